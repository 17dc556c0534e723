package pattern

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/prose"
)

const (
	stop = "c" // a gap ends at it, and patterns read it all the same
	lift = "b" // but not right after this
)

// short are the words that stand for two in the test.
var short = map[string][]string{"ab": {"a b"}, "ac": {"a c"}, "b's": {"b a", "b b"}}

// naive matches by trying everything: the meaning of a pattern, and nothing else.
type naive struct {
	c          *testCase
	tokens     []prose.Token
	quantities []prose.Quantity
	lists      map[string][]Pattern
	whole      bool // contractions stand for themselves only
}

// within is where the first word of a contraction has been read, and the second has not.
const within = 1000

// half returns where a part of a contraction ends that is such a word.
func (v naive) half(word string, i int) (ends []int) {
	at := i % within
	for s, longs := range short {
		if v.whole || at == len(v.tokens) || v.tokens[at].ID != v.c.lexicon.Intern(s) {
			continue
		}
		for _, long := range longs {
			first, second, _ := strings.Cut(long, " ")
			if i == at && word == first {
				ends = append(ends, at+within)
			}
			if i > at && word == second {
				ends = append(ends, at+1)
			}
		}
	}
	return ends
}

// ends returns where n can end that begins at token i.
func (v naive) ends(n node, i int) []int {
	at := i
	for at < len(v.tokens) && v.tokens[at].Skipped() {
		at++
	}
	if i >= within {
		switch n.op {
		case word:
			if n.inflect {
				return nil
			}
			return v.half(n.text, i)
		case gap:
			if n.min == 0 {
				return []int{i}
			}
			return nil
		case sign, name:
			return nil
		}
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
		for _, q := range v.quantities {
			if int(q.First) == at && slices.Contains(q.Kind.Names(), n.text) {
				ends = append(ends, int(q.Last))
			}
		}
		v.whole = true
		for _, entry := range v.lists[n.text] {
			ends = append(ends, v.ends(entry.root(), at)...)
		}
		return ends
	case word:
		alphabet := v.c.vocabulary.alphabet
		if at < len(v.tokens) && slices.Contains(alphabet.sets[alphabet.word(n.text, n.inflect)], symbol(v.tokens[at].ID)) {
			return []int{at + 1}
		}
		if !n.inflect {
			return v.half(n.text, at)
		}
	case sign:
		switch {
		case at == len(v.tokens) && n.sign == prose.Period:
			return []int{i}
		case at < len(v.tokens) && v.tokens[at].ID == n.sign:
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
	case v.tokens[i].ID == v.c.lexicon.Intern(stop) && !v.lifted(i):
	case t.Kind == prose.Word || t.Kind == prose.Number:
		if words < int(n.max) {
			ends = append(ends, v.gap(n, i+1, words+1)...)
		}
	case t.ID == prose.Percent:
		ends = append(ends, v.gap(n, i+1, words)...)
	}
	return ends
}

// lifted reports whether the token before one, of those that are read, lifts its stop.
func (v naive) lifted(i int) bool {
	for i--; i >= 0; i-- {
		if !v.tokens[i].Skipped() {
			return v.tokens[i].ID == v.c.lexicon.Intern(lift)
		}
	}
	return false
}

// match returns the matches of all patterns that lie in no other of the same pattern.
func (v naive) match(patterns []Source) []Match {
	var all []Match
	for p, s := range patterns {
		for i := range v.tokens {
			if v.tokens[i].Skipped() {
				continue
			}
			for _, end := range v.ends(s.Pattern.root(), i) {
				if end < within {
					all = append(all, Match{int32(p), int32(i), int32(end)})
				}
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
			part = []string{"{x}", "{x}", "{y}", "{percentage}"}[r.IntN(4)]
		case n < 9:
			part = "%."[r.IntN(2):][:1]
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

// Two machines take turns in one memory, since what one of them left there must not matter to the other.
func TestMatchAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 2000 {
		c := &testCase{lexicon: prose.NewLexicon()}
		c.vocabulary = NewVocabulary(c.lexicon, nil, []string{"a", "as"}, []string{stop}, []string{lift}, short)
		for s := range short {
			c.lexicon.Intern(s)
		}
		random := func() Pattern {
			for {
				if p, err := Parse(phrase(r, 2)); err == nil {
					return p
				}
			}
		}
		lists := make(map[string][]Pattern)
		for _, list := range []string{"x", "y"} {
			for len(lists[list]) < 3 {
				if p := random(); !strings.Contains(p.String(), "{") {
					lists[list] = append(lists[list], p)
				}
			}
			if err := c.vocabulary.Define("", list, lists[list]); err != nil {
				t.Fatal(err)
			}
		}
		var patterns [2][]Source
		var machines [2]*Machine
		for k := range machines {
			for range 1 + r.IntN(5) {
				patterns[k] = append(patterns[k], Source{Pattern: random()})
			}
			var err error
			if machines[k], err = c.vocabulary.Compile(patterns[k]); err != nil {
				t.Fatal(err)
			}
		}
		for i := range 20 {
			var words []string
			for range r.IntN(12) {
				words = append(words, []string{"a", "as", "b", "c", "a", "b", "c", "d", "9", "%", ",", `"`, "ab", "ac", "b's"}[r.IntN(15)])
			}
			text, k := strings.Join(words, " "), i%2
			tokens := c.tokens(text)
			quantities := c.quantities(tokens)
			got := machines[k].Match(nil, tokens, quantities)
			want := naive{c: c, tokens: tokens, quantities: quantities, lists: lists}.match(patterns[k])
			if !slices.Equal(got, want) {
				t.Fatalf("patterns %v\nlists %v\ntext %q\n got %v\nwant %v", patterns[k], lists, text, got, want)
			}
			matched += len(got)
		}
	}
	if matched < 10000 {
		t.Errorf("only %d matches: the comparison says little", matched)
	}
}
