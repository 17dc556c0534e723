package pattern

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/prose"
)

// naive matches by trying everything: the meaning of a pattern, without an automaton.
type naive struct {
	c      *testCase
	tokens []prose.Token
	lists  map[string][]Pattern
}

// ends returns where n can end that begins at token i.
func (v naive) ends(n node, i int) []int {
	at := i
	for at < len(v.tokens) && v.tokens[at].Skipped() {
		at++
	}
	switch n.op {
	case sequence:
		ends := []int{i}
		for _, part := range n.parts {
			var next []int
			for _, end := range ends {
				next = append(next, v.ends(part, end)...)
			}
			ends = next
		}
		return ends
	case choice:
		var ends []int
		for _, part := range n.parts {
			ends = append(ends, v.ends(part, i)...)
		}
		return ends
	case option:
		return append(v.ends(n.parts[0], i), i)
	case gap:
		return v.gap(n, i, 0)
	case name:
		var ends []int
		for _, entry := range v.lists[n.text] {
			ends = append(ends, v.ends(entry.root, at)...)
		}
		return ends
	case word:
		if at < len(v.tokens) && slices.Contains(v.c.vocabulary.alphabet.forms(n.text, n.inflect), symbol(v.tokens[at].ID)) {
			return []int{at + 1}
		}
	case sign:
		if at < len(v.tokens) && v.tokens[at].ID == n.sign {
			return []int{at + 1}
		}
	}
	return nil
}

func (v naive) gap(n node, i, words int) []int {
	var ends []int
	if words >= int(n.min) {
		ends = append(ends, i)
	}
	for i < len(v.tokens) && v.tokens[i].Skipped() {
		i++
	}
	if i == len(v.tokens) {
		return ends
	}
	switch t := v.tokens[i]; {
	case t.Kind == prose.Word || t.Kind == prose.Number:
		if words < int(n.max) {
			ends = append(ends, v.gap(n, i+1, words+1)...)
		}
	case t.ID == prose.Percent:
		ends = append(ends, v.gap(n, i+1, words)...)
	}
	return ends
}

// match returns the matches of all patterns that lie in no other of the same pattern.
func (v naive) match(patterns []Source) []Match {
	var all []Match
	for p, s := range patterns {
		for i := range v.tokens {
			if v.tokens[i].Skipped() {
				continue
			}
			for _, end := range v.ends(s.Pattern.root, i) {
				all = append(all, Match{int32(p), int32(i), int32(end)})
			}
		}
	}
	var kept []Match
	for _, m := range all {
		if !slices.Contains(kept, m) && !slices.ContainsFunc(all, func(o Match) bool {
			return o != m && o.Pattern == m.Pattern && o.First <= m.First && m.Last <= o.Last
		}) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Pattern, b.Pattern))
	})
	return kept
}

// phrase writes a random pattern, often one that does not parse.
func phrase(r *rand.Rand, depth int) string {
	var parts []string
	for range 1 + r.IntN(4) {
		var part string
		switch n := r.IntN(14); {
		case n < 6:
			part = string("abc"[r.IntN(3)])
		case n < 7:
			part = "~a"
		case n < 8:
			part = "{x}"
		case n < 9:
			part = "%"
		case n < 10:
			part = "_"
		case n < 11:
			part = []string{"_{0,1}", "_{0,2}", "_{1,3}"}[r.IntN(3)]
		case depth > 0:
			part = "(" + phrase(r, depth-1) + " | " + phrase(r, depth-1) + ")"
		default:
			part = ","
		}
		if r.IntN(4) == 0 {
			part += "?"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func TestMatchAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 3000 {
		c := &testCase{lexicon: prose.NewLexicon()}
		c.vocabulary = NewVocabulary(c.lexicon, nil, []string{"a", "as"})
		random := func() Pattern {
			for {
				if p, err := Parse(phrase(r, 2)); err == nil {
					return p
				}
			}
		}
		var entries []Pattern
		for len(entries) < 3 {
			if p := random(); !strings.Contains(p.String(), "{") {
				entries = append(entries, p)
			}
		}
		if err := c.vocabulary.Define("", "x", entries); err != nil {
			t.Fatal(err)
		}
		var patterns []Source
		for range 1 + r.IntN(5) {
			patterns = append(patterns, Source{Pattern: random()})
		}
		m, err := c.vocabulary.Compile(patterns)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			var words []string
			for range r.IntN(12) {
				words = append(words, []string{"a", "as", "b", "c", "a", "b", "c", "d", "%", ",", `"`}[r.IntN(11)])
			}
			text := strings.Join(words, " ")
			tokens := c.tokens(text)
			got := m.Match(nil, tokens, nil, &c.scratch)
			want := naive{c, tokens, map[string][]Pattern{"x": entries}}.match(patterns)
			if !slices.Equal(got, want) {
				t.Fatalf("patterns %v\n{x} is %v\ntext %q\n got %v\nwant %v", patterns, entries, text, got, want)
			}
			matched += len(got)
		}
	}
	if matched < 10000 {
		t.Errorf("only %d matches: the comparison says little", matched)
	}
}
