package cli

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/finding"
)

func TestProgress(t *testing.T) {
	quiet, loud := finding.File{}, finding.File{Findings: make([]finding.Finding, 1)}
	const line = "\r\x1b[K"
	for _, c := range []struct {
		name  string
		took  time.Duration // by each file
		files []finding.File
		want  string
	}{
		{"a short run says nothing", time.Millisecond, []finding.File{quiet, loud, quiet}, ""},
		{"a long run counts, and the line vanishes", time.Second, []finding.File{quiet, quiet, quiet}, line + "2 of 3 articles …" + line + "3 of 3 articles …" + line},
		{"it vanishes before a finding is written", time.Second, []finding.File{quiet, quiet, loud}, line + "2 of 3 articles …" + line + line + "3 of 3 articles …" + line},
		{"it is not drawn for every file", 150 * time.Millisecond, slices.Repeat([]finding.File{quiet}, 17), line + "14 of 17 articles …" + line + "16 of 17 articles …" + line},
	} {
		var out bytes.Buffer
		now := time.Unix(0, 0)
		p := progress{&out, len(c.files), func() time.Time { return now }}
		for range p.on(slices.Values(c.files)) {
			now = now.Add(c.took)
		}
		if diff := cmp.Diff(c.want, out.String()); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
	// A run that is broken off leaves no line behind.
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := progress{&out, 9, func() time.Time { return now }}
	files := 0
	for range p.on(slices.Values(slices.Repeat([]finding.File{quiet}, 9))) {
		if now = now.Add(time.Second); files == 4 {
			break
		}
		files++
	}
	if got := out.String(); !bytes.HasSuffix(out.Bytes(), []byte(fmt.Sprintf("%d of 9 articles …%s", files, line))) {
		t.Errorf("broken off: %q", got)
	}
}
