package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// place is a token that is not read across, as an automaton sees it.
type place struct {
	view
	entry uint32
	id    prose.ID
	gap   passage
	token int32
	atoms int32 // the end of its atoms in scratch.atoms; those of the next place end where they begin
}

// view is what can be read from a place on.
type view struct {
	on   bits // the labels that the place lies on, as a word or as the beginning of an atom
	near bits // the labels that can be met at the end of a gap of up to nearWords that begins with the place
	far  bits // the same of a gap of any length
}

// nearWords is a length of gaps. What a longer one might lead to is half of what stands in a sentence, and tells little.
const nearWords = 2

// leads reports whether something of what must stand ahead seems to.
func (v *view) leads(a *ahead) bool { return a.next.meet(v.on) || v.leadsBeyond(a) }

func (v *view) leadsBeyond(a *ahead) bool {
	if a.far {
		return a.beyond.meet(v.far)
	}
	return a.beyond.meet(v.near)
}

// read sets out the places of a sentence, their atoms, and the threads that begin there. It goes from the last token to the first:
// when a thread would begin, all that stands ahead of it is known, and most need not begin at all.
func (r *run) read(tokens []prose.Token, quantities []prose.Quantity) {
	n := len(tokens)
	r.places = slices.Grow(r.places[:0], n+1)[:n+1]
	places := r.places
	places[n] = place{token: int32(n)}
	k := int32(n)
	// What can be met behind the place at hand: right behind it, and at the end of gaps that begin there. They are kept out of places,
	// where a processor would have to wait for what it has just written (BenchmarkMatch).
	var on, noWord, oneWord, near, far bits
	for i := n - 1; i >= 0; i-- {
		t := &tokens[i]
		entry := r.entryOf(t)
		e := &r.entries[entry]
		switch e.gap {
		case readAcross:
			continue
		case endsGap:
			noWord, oneWord, near, far = bits{}, bits{}, bits{}, bits{}
		case isWord:
			near, oneWord, noWord = on.or(oneWord), on.or(noWord), bits{}
			far = on.or(far)
		default:
			near, oneWord, noWord = on.or(near), on.or(oneWord), on.or(noWord)
			far = on.or(far)
		}
		k--
		if e.lists != 0 {
			r.findAtoms(e.lists, k)
		}
		if len(quantities) > 0 {
			quantities = r.findQuantity(quantities, int32(i), k)
		}
		p := &places[k]
		p.id, p.entry, p.gap, p.token, p.atoms = t.ID, entry, e.gap, int32(i), int32(len(r.atoms))
		if e.accepts != 0 {
			r.accept(e.accepts, k, k+1)
		}
		if e.patterns != 0 {
			r.begin(e.patterns, k, k+1)
		}
		for c := e.names; c != 0; c = r.links[c].next {
			r.begin(r.name(NameID(r.links[c].to)).patterns, k, k+1)
		}
		on = e.on
		for _, a := range r.atoms[places[k+1].atoms:p.atoms] {
			e := r.name(NameID(a.of))
			on = on.or(e.on)
			r.accept(e.accepts, k, a.last)
			r.begin(e.patterns, k, a.last)
		}
		p.on, p.near, p.far = on, near, far
	}
}

// findAtoms finds the entries of lists, of more than one word, that begin at place k. Each place is looked at by itself: where
// “small cell lung cancer” and “lung cancer” are entries, a pattern may want either.
func (r *run) findAtoms(lists uint32, k int32) {
	hits, starts := len(r.hits), len(r.starts)
	r.begin(lists, k, k+1)
	if len(r.starts) == starts {
		return
	}
	r.forward(starts)
	r.atoms = append(r.atoms, r.hits[hits:]...)
	r.hits = r.hits[:hits]
}

// findQuantity makes an atom of the quantity that begins with token i, which is place k, and returns the quantities before it.
func (r *run) findQuantity(quantities []prose.Quantity, i, k int32) []prose.Quantity {
	n := len(quantities)
	for ; n > 0 && quantities[n-1].First >= i; n-- {
		if q := &quantities[n-1]; q.First == i {
			last := k + 1
			for r.places[last].token < q.Last {
				last++
			}
			r.atoms = append(r.atoms, span{k, last, uint32(q.Kind)})
			for b := range r.bounds {
				if r.bounds[b].holds(q) {
					r.atoms = append(r.atoms, span{k, last, uint32(r.bounds[b].name)})
				}
			}
		}
	}
	return quantities[:n]
}
