package pattern

import (
	"cmp"
	"slices"
	"sync"

	"github.com/primum-lint/primum/internal/prose"
)

// Machine is all the patterns of one Compile. It is only read, by any number of goroutines.
type Machine struct {
	automaton automaton
	anchors   anchors
	memory    *sync.Pool // of *scratch, for all machines of a vocabulary
}

// Match is a place where a pattern matches: its index in the call of Compile, and indexes of tokens, Last exclusive.
type Match struct {
	Pattern     int32
	First, Last int32
}

// Match appends every place of one sentence where a pattern matches, but those inside another match of the same pattern. Quantities
// are the sentence's, in order, their indexes counted from its first token. Matches are sorted by First, Last and Pattern.
func (m *Machine) Match(dst []Match, tokens []prose.Token, quantities []prose.Quantity) []Match {
	if !m.anchors.in(tokens, quantities) {
		return dst
	}
	s, _ := m.memory.Get().(*scratch)
	if s == nil {
		s = new(scratch)
	}
	defer m.memory.Put(s)
	r := start(&m.automaton, s)
	r.read(tokens, quantities)
	r.forward(0)
	base := len(dst)
	for _, h := range outermost(s.hits) {
		dst = append(dst, Match{int32(h.of), s.places[h.first].token, s.places[h.last-1].token + 1})
	}
	slices.SortFunc(dst[base:], func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Pattern, b.Pattern))
	})
	return dst
}

// outermost leaves out the hits inside another hit of the same pattern.
func outermost(hits []span) []span {
	if len(hits) < 2 {
		return hits
	}
	slices.SortFunc(hits, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last))
	})
	kept := hits[:0]
	for _, h := range hits {
		if n := len(kept); n > 0 && kept[n-1].of == h.of && kept[n-1].last >= h.last {
			continue
		}
		kept = append(kept, h)
	}
	return kept
}
