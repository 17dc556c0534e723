package rule_test

import (
	"testing"
	"testing/fstest"

	"github.com/primum-lint/primum/internal/rule"
)

func TestShare(t *testing.T) {
	for _, c := range []struct {
		share rule.Share
		want  string
	}{
		{rule.Share{}, "too few to say (n = 0)"},
		{rule.Share{Hit: 19, Of: 19}, "too few to say (n = 19)"},
		{rule.Share{Hit: 20, Of: 20}, "1.00 (n = 20)"},
		{rule.Share{Hit: 0, Of: 20}, "0.00 (n = 20)"},
		{rule.Share{Hit: 199, Of: 200}, "0.99 (n = 200)"},
		{rule.Share{Hit: 1, Of: 30}, "0.03 (n = 30)"},
	} {
		if got := c.share.String(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.share, got, c.want)
		}
	}
}

func TestReadMeasured(t *testing.T) {
	got, err := rule.ReadMeasured(fstest.MapFS{rule.MeasuredFile: {Data: []byte(`
[pages]
what      = "sentences"
outside   = true
date      = "2026-01-02"
sentences = 3
[pages.precision]
cure-promise = { hit = 1, of = 2 }
[pages.recall]
cure = { hit = 2, of = 3 }
`)}})
	if err != nil {
		t.Fatal(err)
	}
	pages := got["pages"]
	if !pages.Outside || pages.Date != "2026-01-02" || pages.Precision["cure-promise"] != (rule.Share{Hit: 1, Of: 2}) || pages.Recall["cure"].Of != 3 {
		t.Errorf("got %+v", pages)
	}
	if _, err := rule.ReadMeasured(fstest.MapFS{}); err == nil {
		t.Error("a missing file is no error")
	}
}
