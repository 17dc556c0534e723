package finding

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/rule"
)

func TestLongest(t *testing.T) {
	cure := &rule.Rule{ID: "a", Category: "cure"}
	other := &rule.Rule{ID: "b", Category: "cure"}
	safe := &rule.Rule{ID: "c", Category: "safety"}
	at := func(r *rule.Rule, start, end int) Finding {
		return Finding{Rule: r, Span: article.Span{Start: start, End: end}}
	}
	tests := []struct {
		name  string
		found []Finding
		want  string
	}{
		{"one inside another", []Finding{at(cure, 3, 5), at(other, 2, 9)}, "b2-9"},
		{"equally long: the earlier", []Finding{at(cure, 3, 6), at(other, 2, 5)}, "b2-5"},
		{"the same place: the name decides", []Finding{at(other, 2, 5), at(cure, 2, 5)}, "a2-5"},
		{"another category stays", []Finding{at(cure, 3, 5), at(safe, 2, 9)}, "c2-9 a3-5"},
		{"neighbours do not overlap", []Finding{at(cure, 3, 5), at(cure, 5, 9)}, "a3-5 a5-9"},
		{"a long one far before", []Finding{at(cure, 0, 50), at(cure, 3, 5), at(cure, 6, 8), at(cure, 40, 45)}, "a0-50"},
		{"a chain", []Finding{at(cure, 0, 4), at(cure, 3, 8), at(cure, 7, 14)}, "a7-14"},
		{"none", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for i, f := range Sort(Longest(test.found)) {
				if i > 0 {
					got += " "
				}
				got += fmt.Sprintf("%s%d-%d", f.Rule.ID, f.Span.Start, f.Span.End)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFingerprints holds fingerprints to what they survive: lines added above, rewrapping, and equal findings further down.
func TestFingerprints(t *testing.T) {
	r := &rule.Rule{ID: "cure-promise"}
	file := func(source string, spans ...article.Span) File {
		f := File{Source: []byte(source)}
		for _, s := range spans {
			f.Findings = append(f.Findings, Finding{Rule: r, Span: s, Context: [2]string{"the drip", "all day"}})
		}
		return f
	}
	plain := Fingerprints(file("It cures migraine.", article.Span{Start: 3, End: 17}))
	moved := Fingerprints(file("\n\nIt cures\nmigraine.", article.Span{Start: 5, End: 19}))
	if diff := cmp.Diff(plain, moved); diff != "" {
		t.Errorf("moved and rewrapped:\n%s", diff)
	}
	twice := Fingerprints(file("It cures migraine. It cures migraine.", article.Span{Start: 3, End: 17}, article.Span{Start: 22, End: 36}))
	if twice[0] != plain[0] || twice[1] == plain[0] {
		t.Errorf("two equal findings: %v, one alone: %v", twice, plain)
	}
}
