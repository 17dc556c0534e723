package pattern

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// Machine is all the patterns of one Compile. It is only read, by any number of goroutines.
type Machine struct {
	vocabulary *Vocabulary
	forward    automaton // from the anchor of each pattern to its end
	backward   automaton // from before the anchor to the beginning
	heads      []state   // by pattern: where its part of backward begins
	anchors    []anchor  // by prose.ID
	quantities bool      // whether an anchor can be a quantity
	prefixes   []prefix  // by pattern
}

// anchor tells whether a word can begin a pattern's anchor: as itself, or as the first of a list's entry.
type anchor uint8

const (
	itself anchor = 1 << iota
	inList
)

// prefix is what a pattern has before its anchor.
type prefix uint8

const (
	none prefix = iota
	optional
	required
)

// Match is a place where a pattern matches: its index in the call of Compile, and indexes of tokens, Last exclusive.
type Match struct {
	Pattern     int32
	First, Last int32
}

// Match appends every place of one sentence where a pattern matches, but those inside another match of the same pattern. Quantities
// are the sentence's; their First and Last count from its first token. Matches are sorted by First, Last and Pattern.
func (m *Machine) Match(dst []Match, tokens []prose.Token, quantities []prose.Quantity, s *Scratch) []Match {
	r := reading{m, s, tokens, quantities, false, false}
	s.matches = s.matches[:0]
	for i := range tokens {
		if id := int(tokens[i].ID); id < len(m.anchors) && m.anchors[id] != 0 {
			r.around(i, m.anchors[id] == inList)
		}
	}
	if m.quantities {
		for _, q := range quantities {
			if id := int(tokens[q.First].ID); id >= len(m.anchors) || m.anchors[id]&itself == 0 {
				r.around(int(q.First), false)
			}
		}
	}
	if len(s.matches) == 0 {
		return dst
	}
	return append(dst, outermost(s.matches)...)
}

// reading is a sentence under a machine.
type reading struct {
	*Machine
	*Scratch
	tokens     []prose.Token
	quantities []prose.Quantity
	ready      bool // there is the sentence
	turned     bool // back is
}

// around matches the patterns whose anchor begins at token i. Where listed is set, it begins with the entry of a list or not at all.
func (r *reading) around(i int, listed bool) {
	if !r.ready {
		r.there.read(r.vocabulary, r.tokens, r.quantities, &r.entries)
		r.ready = true
	}
	if r.tokens[i].Skipped() || listed && len(r.there.at(i)) == 0 || !listed && !r.promises(i) {
		return
	}
	forward, backward := &r.Scratch.forward, &r.Scratch.backward
	r.Machine.forward.start(forward, root)
	r.Machine.forward.run(forward, &r.there, i)
	heads := r.Scratch.heads[:0]
	for _, hit := range forward.hits {
		p := r.prefixes[hit.accepts]
		if p != required {
			r.matches = append(r.matches, Match{int32(hit.accepts), int32(i), hit.last})
		}
		if head := r.Machine.heads[hit.accepts]; p != none && !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	r.Scratch.heads = heads
	if len(heads) == 0 || i == 0 {
		return
	}
	if !r.turned {
		r.back.turn(&r.there)
		r.turned = true
	}
	n := len(r.tokens)
	r.Machine.backward.start(backward, heads...)
	r.Machine.backward.run(backward, &r.back, n-i)
	for _, head := range backward.hits {
		for _, tail := range forward.hits {
			if head.accepts == tail.accepts {
				r.matches = append(r.matches, Match{int32(head.accepts), int32(n) - head.last, tail.last})
			}
		}
	}
}

// promises reports whether token i, or an atom that begins with it, can lead to a match as far as the token behind it tells.
func (r *reading) promises(i int) bool {
	forward := &r.Machine.forward
	if forward.states[root].atoms && len(r.there.at(i)) > 0 {
		return true
	}
	for c := forward.begins(r.tokens[i].ID); c != 0; c = forward.links[c].next {
		p := &forward.states[forward.links[c].to]
		if p.accepts != 0 || i+1 < len(r.tokens) && p.leadsOn(r.tokens[i+1], r.there.mayBegin(i+1)) {
			return true
		}
	}
	return false
}

// outermost leaves out the matches inside another match of the same pattern, and sorts the others.
func outermost(matches []Match) []Match {
	if len(matches) < 2 {
		return matches
	}
	slices.SortFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Pattern, b.Pattern), cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	kept := matches[:0]
	for _, h := range matches {
		if n := len(kept); n > 0 && kept[n-1].Pattern == h.Pattern && kept[n-1].Last >= h.Last {
			continue
		}
		kept = append(kept, h)
	}
	slices.SortFunc(kept, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Pattern, b.Pattern))
	})
	return kept
}
