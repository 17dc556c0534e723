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
	title := article.Span{Start: 0, End: 5}
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
		{"both miss something in the whole article", []Finding{{Rule: cure, Whole: true, Span: title}, {Rule: other, Whole: true, Span: title}}, "a0-5 b0-5"},
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

// TestAlso: what a finding outweighs is named in it where it is of another pack, however many stand between them.
func TestAlso(t *testing.T) {
	cite := func(id string, seen rule.Seen) []rule.Cite {
		return []rule.Cite{{Clause: id, Market: rule.Market(id[:2]), Seen: seen}}
	}
	core := &rule.Rule{ID: "core", Pack: "core", Category: "cure", Clauses: []string{"uk.1", "x.1"}, Cites: cite("uk.1", "text")}
	second := &rule.Rule{ID: "second", Pack: "core", Category: "cure", Clauses: []string{"x.2"}, Cites: cite("x.2", "text")}
	uk := &rule.Rule{ID: "uk", Pack: "uk", Market: "uk", Category: "cure", Clauses: []string{"uk.1", "uk.2"}, Cites: cite("uk.2", "text")}
	th := &rule.Rule{ID: "th", Pack: "th", Market: "th", Category: "cure", Clauses: []string{"th.1"}, Cites: cite("th.1", "second-hand"), Locked: true}
	at := func(r *rule.Rule, s rule.Severity, start, end int) Finding {
		return Finding{Rule: r, Severity: s, Span: article.Span{Start: start, End: end}}
	}
	for _, c := range []struct {
		name    string
		found   []Finding
		cites   string
		clauses int
		locked  bool
	}{
		{"core alone names none", []Finding{at(core, rule.Error, 0, 9)}, "()", 2, false},
		{"a market's names its own", []Finding{at(uk, rule.Error, 0, 9)}, "(uk.2)", 2, false},
		{"one nobody read", []Finding{at(th, rule.Error, 0, 9)}, "(th.1: known second-hand)", 1, true},
		{"the severer of two packs", []Finding{at(core, rule.Warning, 0, 9), at(uk, rule.Error, 3, 5)}, "(uk.2; uk.1)", 3, false},
		{"the longer of two packs", []Finding{at(core, rule.Error, 0, 9), at(th, rule.Error, 3, 5)}, "(uk.1; th.1: known second-hand)", 3, true},
		{"another of its own pack", []Finding{at(core, rule.Error, 0, 9), at(second, rule.Error, 3, 5)}, "()", 2, false},
		{"a chain of three", []Finding{at(th, rule.Note, 0, 4), at(uk, rule.Note, 3, 8), at(core, rule.Note, 7, 14)}, "(uk.1; th.1: known second-hand; uk.2)", 4, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := Longest(c.found)
			if len(kept) != 1 {
				t.Fatalf("kept %v", kept)
			}
			f := kept[0]
			if cites := rule.Cites(f.Cites(nil)); cites != c.cites || len(f.Clauses()) != c.clauses || f.Locked() != c.locked {
				t.Errorf("cites %s, %d clauses, locked %t; want %s, %d, %t", cites, len(f.Clauses()), f.Locked(), c.cites, c.clauses, c.locked)
			}
		})
	}
}

// TestCitesOfMarkets: where an article is not read, the law is not named.
func TestCitesOfMarkets(t *testing.T) {
	r := &rule.Rule{Market: "eu", Cites: []rule.Cite{{Clause: "eu.1", Market: "eu"}, {Clause: "us.1", Market: "us"}, {Clause: "house"}}}
	for _, c := range []struct {
		markets []rule.Market
		want    string
	}{
		{nil, "(eu.1; us.1; house)"},
		{[]rule.Market{"de"}, "(eu.1; house)"},
		{[]rule.Market{"us-ca", "uk"}, "(us.1; house)"},
	} {
		if got := rule.Cites(Finding{Rule: r}.Cites(c.markets)); got != c.want {
			t.Errorf("in %v: %s, want %s", c.markets, got, c.want)
		}
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
