package pattern

import (
	"cmp"
	"slices"
)

// step is a part of a pattern. A machine has its patterns as trees that lie step by step in the order in which they are written, each
// step before its parts: what is read together lies together.
type step struct {
	op       op
	min, max uint8  // of a gap, in words
	of       uint32 // the element of a word, sign or name; or the place of a set
	end      uint32 // the step behind its last part
}

// thread is a way in which the steps so far have been read: from the place where it begins up to another, which is still to be read.
type thread struct{ first, at int32 }

// take returns the ways in which a step can be read after others. Of those that lead to one place it keeps the one that began first:
// whatever a later one would match lies inside what the earlier one matches. So there are never more than places, and reading a
// pattern takes no more than its length times the sentence’s. Threads are sorted by where they have come to.
func (r *run) take(i uint32, from []thread) []thread {
	s := &r.steps[i]
	switch s.op {
	case sequence:
		for part := i + 1; part < s.end && len(from) > 0; part = r.steps[part].end {
			from = r.take(part, from)
		}
		return from
	case choice:
		var all []thread
		for part := i + 1; part < s.end; part = r.steps[part].end {
			all = r.join(all, r.take(part, from))
		}
		return all
	case option:
		return r.join(from, r.take(i+1, from))
	case gap:
		return r.cross(s, from)
	case name:
		return r.named(element(s.of), from)
	case oneOf:
		return r.oneOf(&r.sets[s.of], from)
	}
	return r.one(element(s.of), from)
}

func (r *run) one(e element, from []thread) []thread {
	if !r.found(e) {
		return nil
	}
	base := len(r.threads)
	for _, t := range from {
		if r.places[t.at].element == e {
			r.threads = append(r.threads, thread{t.first, r.behind(t.at)})
		}
	}
	return r.threads[base:]
}

func (r *run) oneOf(s *set, from []thread) []thread {
	base := len(r.threads)
	for _, t := range from {
		if r.in(r.places[t.at].element, s) {
			r.threads = append(r.threads, thread{t.first, r.behind(t.at)})
		}
	}
	return r.threads[base:]
}

// behind returns the place behind one, and where the sentence ends that itself: nothing stands there.
func (r *run) behind(at int32) int32 { return min(at+1, int32(len(r.all))) }

// named reads entries of a list, or quantities of a kind.
func (r *run) named(name element, from []thread) []thread {
	if !r.found(name) || len(from) == 0 {
		return nil
	}
	r.findEntries(name)
	base := len(r.threads)
	for _, t := range from {
		if r.isEntryOf(r.places[t.at].element, name) {
			r.put(base, thread{t.first, t.at + 1})
		}
	}
	for _, a := range r.atoms {
		if a.name == name {
			if i, ok := slices.BinarySearchFunc(from, a.first, func(t thread, at int32) int { return cmp.Compare(t.at, at) }); ok {
				r.put(base, thread{from[i].first, a.last})
			}
		}
	}
	return r.threads[base:]
}

// isEntryOf reports whether a word alone is an entry of a list.
func (m *Machine) isEntryOf(e, list element) bool {
	if int(e) >= len(m.flags) || m.flags[e]&isEntry == 0 {
		return false
	}
	first, last := m.startOf.names.of(e)
	return slices.Contains(m.names[first:last], list)
}

// put adds a thread to those from base on. It mostly comes last.
func (r *run) put(base int, t thread) {
	i := len(r.threads)
	for i > base && r.threads[i-1].at > t.at {
		i--
	}
	if i > base && r.threads[i-1].at == t.at {
		r.threads[i-1].first = min(r.threads[i-1].first, t.first)
		return
	}
	r.threads = slices.Insert(r.threads, i, t)
}

// cross reads a gap. Where it may end, threads have come that began so many words before, with nothing between that ends a gap.
func (r *run) cross(s *step, from []thread) []thread {
	base := len(r.threads)
	least, most := int32(s.min), int32(s.max)
	for lo, hi, at := 0, 0, int32(0); ; at++ {
		if lo == hi {
			if hi == len(from) {
				return r.threads[base:]
			}
			at = from[hi].at
		}
		for hi < len(from) && from[hi].at == at {
			hi++
		}
		p := &r.places[at]
		for lo < hi && p.words-r.places[from[lo].at].words > most {
			lo++
		}
		first := int32(-1)
		for _, t := range from[lo:hi] {
			if p.words-r.places[t.at].words >= least && (first < 0 || t.first < first) {
				first = t.first
			}
		}
		if first >= 0 {
			r.threads = append(r.threads, thread{first, at})
		}
		if p.gap == endsGap {
			lo = hi
		}
	}
}

// join returns the threads of both.
func (r *run) join(x, y []thread) []thread {
	switch {
	case len(x) == 0:
		return y
	case len(y) == 0:
		return x
	}
	base := len(r.threads)
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].at < y[0].at:
			r.threads, x = append(r.threads, x[0]), x[1:]
		case y[0].at < x[0].at:
			r.threads, y = append(r.threads, y[0]), y[1:]
		default:
			r.threads = append(r.threads, thread{min(x[0].first, y[0].first), x[0].at})
			x, y = x[1:], y[1:]
		}
	}
	r.threads = append(append(r.threads, x...), y...)
	return r.threads[base:]
}
