package pattern

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// Match is a place where a pattern matches: its index in the call of Compile, and indexes of tokens, Last exclusive.
type Match struct {
	Pattern     int32
	First, Last int32
}

// Match appends every place of one sentence where a pattern matches, but those inside another match of the same pattern. Quantities
// are the sentence's, in order, their indexes counted from its first token. Matches are sorted by First, Last and Pattern.
func (m *Machine) Match(dst []Match, tokens []prose.Token, quantities []prose.Quantity) []Match {
	s, _ := m.memory.Get().(*scratch)
	if s == nil {
		s = new(scratch)
	}
	defer m.memory.Put(s)
	r := run{m, s, tokens, quantities}
	r.begin()
	r.look()
	if len(r.anchors) == 0 {
		return dst
	}
	r.findPatterns()
	base := len(dst)
	for _, h := range outermost(r.hits) {
		dst = append(dst, Match{int32(h.pattern), r.places[h.first].token, r.places[h.at-1].token + 1})
	}
	slices.SortFunc(dst[base:], func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Pattern, b.Pattern))
	})
	return dst
}

// hit is a thread that has come to the end of a pattern.
type hit struct {
	thread
	pattern uint32
}

// outermost leaves out the hits inside another hit of the same pattern.
func outermost(hits []hit) []hit {
	if len(hits) < 2 {
		return hits
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.first, b.first), cmp.Compare(b.at, a.at))
	})
	kept := hits[:0]
	for _, h := range hits {
		if n := len(kept); n == 0 || kept[n-1].pattern != h.pattern || kept[n-1].at < h.at {
			kept = append(kept, h)
		}
	}
	return kept
}

// findPatterns finds where patterns match.
func (r *run) findPatterns() {
	for _, e := range r.anchors {
		first, last := r.startOf.patterns.of(e)
		at := reach{first: -1} // not known yet
		for i, need := range r.firsts[first:last] {
			if !r.has(need) {
				continue
			}
			p := &r.patterns[first:last][i]
			if !r.worthTrying(p) || r.tried[p.of] == r.sentence {
				continue
			}
			if len(r.places) == 0 {
				r.setOut()
			}
			if at.first < 0 {
				at = r.reachOf(e)
			}
			from := r.from(at, p)
			if len(from) == len(r.all) {
				r.tried[p.of] = r.sentence
			}
			r.threads = r.threads[:0]
			for _, t := range r.take(p.root, from) {
				r.hits = append(r.hits, hit{t, p.of})
			}
		}
	}
}

// findEntries makes atoms of the entries of a list, the first time that a pattern asks for them. Each place is looked at by itself:
// where “small cell lung cancer” and “lung cancer” are entries, a pattern may want either.
func (r *run) findEntries(list element) {
	if r.sought[list] == r.sentence {
		return
	}
	r.sought[list] = r.sentence
	base := len(r.threads)
	for _, e := range r.begun {
		first, last := r.startOf.entries.of(e)
		entries := r.entries[first:last]
		for k := range entries {
			c := &entries[k]
			if element(c.of) != list || !r.worthTrying(c) {
				continue
			}
			from := r.from(r.reachOfWord(e), c)
			if len(r.take(c.root, from)) == 0 {
				continue
			}
			for p := range from {
				for _, t := range r.take(c.root, from[p:p+1]) {
					r.atoms = append(r.atoms, atom{t.first, t.at, list})
				}
			}
			r.threads = r.threads[:base]
		}
	}
	r.threads = r.threads[:base]
}

// reach is where an anchor stands in the sentence: from its first place to its last, which is smaller where it stands nowhere.
type reach struct{ first, last int }

func (r *run) reachOf(anchor element) reach {
	if anchor >= r.base {
		return r.reachOfWord(anchor)
	}
	at := reach{len(r.all), -1}
	add := func(i int) { at.first, at.last = min(at.first, i), max(at.last, i) }
	r.findEntries(anchor)
	for i := range r.all {
		if r.isEntryOf(r.places[i].element, anchor) {
			add(i)
		}
	}
	for _, a := range r.atoms {
		if a.name == anchor {
			add(int(a.first))
		}
	}
	return at
}

func (r *run) reachOfWord(anchor element) reach {
	at := reach{0, len(r.all) - 1}
	for at.first < at.last && r.places[at.first].element != anchor {
		at.first++
	}
	for at.first < at.last && r.places[at.last].element != anchor {
		at.last--
	}
	return at
}

// from returns the threads that begin where a candidate can, whose anchor stands there.
func (r *run) from(at reach, c *candidate) []thread {
	first := 0
	if c.before != anywhere {
		first = max(0, at.first-int(c.before)-r.crossed)
	}
	return r.all[min(first, at.last+1) : at.last+1]
}
