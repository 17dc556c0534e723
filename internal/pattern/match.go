package pattern

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// Machine is all the patterns of one Compile. It is only read, by any number of goroutines.
type Machine struct{ automaton automaton }

// Match is a place where a pattern matches: its index in the call of Compile, and indices of tokens, Last exclusive.
type Match struct {
	Pattern     int32
	First, Last int32
}

// Match appends every place of one sentence where a pattern matches, but those inside another match of the same pattern. Atoms are
// the sentence's, as Vocabulary.Atoms gives them. Matches are sorted by First, Last and Pattern.
func (m *Machine) Match(dst []Match, tokens []prose.Token, atoms []Atom, s *Scratch) []Match {
	r := start(&m.automaton, s)
	for i, t := range tokens {
		n := 0
		for n < len(atoms) && int(atoms[n].First) <= i {
			n++
		}
		if n > 0 || !r.idle() || m.automaton.begins(t.ID) != 0 {
			r.read(int32(i), t, atoms[:n], true)
		}
		atoms = atoms[n:]
	}
	base := len(dst)
	for _, h := range outermost(s.hits) {
		dst = append(dst, Match{Pattern: int32(h.accepts), First: h.first, Last: h.last})
	}
	slices.SortFunc(dst[base:], func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Pattern, b.Pattern))
	})
	return dst
}

// outermost leaves out the hits inside another hit of the same pattern.
func outermost(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.accepts, b.accepts), cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last))
	})
	kept := hits[:0]
	for _, h := range hits {
		if n := len(kept); n > 0 && kept[n-1].accepts == h.accepts && kept[n-1].last >= h.last {
			continue
		}
		kept = append(kept, h)
	}
	return kept
}

// Atoms appends the quantities of one sentence and the entries of lists that stand in it, overlapping ones too. They are sorted by
// First, Last and Name, and serve all machines of the vocabulary.
func (v *Vocabulary) Atoms(dst []Atom, tokens []prose.Token, quantities []prose.Quantity, s *Scratch) []Atom {
	base := len(dst)
	for _, q := range quantities {
		dst = append(dst, Atom{First: q.First, Last: q.Last, Name: NameID(q.Kind)})
	}
	for i, t := range tokens {
		if v.lists.begins(t.ID) == 0 {
			continue
		}
		// Each start is followed by itself: where “cancer” and “lung cancer” are entries, a pattern may want either.
		r := start(&v.lists.automaton, s)
		r.read(int32(i), t, nil, true)
		for j := i + 1; j < len(tokens) && !r.idle(); j++ {
			r.read(int32(j), tokens[j], nil, false)
		}
		for _, h := range s.hits {
			dst = append(dst, Atom{First: h.first, Last: h.last, Name: NameID(h.accepts)})
		}
	}
	slices.SortFunc(dst[base:], func(a, b Atom) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Name, b.Name))
	})
	return dst[:base+len(slices.Compact(dst[base:]))]
}
