package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// place is a token that is not read across, as an automaton sees it.
type place struct {
	view
	id    prose.ID
	gap   symbol // anyWord, crossing, or 0 where a gap ends
	token int32
	atoms int32 // the end of its atoms in scratch.atoms; those of the next place end where they begin
}

// view is what can be read from a place on.
type view struct {
	on     bits // the labels that the place lies on, as a word or as the beginning of an atom
	beyond bits // the labels that can be met at the end of a gap that begins with the place
}

// before returns the view from the place before.
func (v view) before(on bits, gap symbol) view {
	if gap == 0 {
		return view{on: on}
	}
	return view{on: on, beyond: v.on | v.beyond}
}

// leads reports whether something of what must stand ahead seems to.
func (v *view) leads(a *ahead) bool { return a.next&v.on|a.beyond&v.beyond != 0 }

// read sets out the places of a sentence, their atoms, and the threads that begin there. It goes from the last token to the first:
// when a thread would begin, all that stands ahead of it is known, and most need not begin at all.
func (r *run) read(tokens []prose.Token, quantities []prose.Quantity) {
	n := len(tokens)
	r.places = slices.Grow(r.places[:0], n+1)[:n+1]
	places := r.places
	places[n] = place{token: int32(n)}
	var ahead view
	k := int32(n)
	for i := n - 1; i >= 0; i-- {
		t := &tokens[i]
		entry := r.entryOf(t.ID)
		gap := anyWord
		if t.Kind > prose.Number {
			if t.Skipped() {
				continue
			}
			gap = inGap(t)
		} else if r.stopsGap(entry) {
			gap = 0
		}
		k--
		e := &r.entries[entry]
		if ahead.leads(&e.lists.ahead) {
			r.findAtoms(e, k)
		}
		if len(quantities) > 0 {
			quantities = r.findQuantity(quantities, int32(i), k)
		}
		p := &places[k]
		p.id, p.gap, p.token, p.atoms = t.ID, gap, int32(i), int32(len(r.atoms))
		if e.accepts != 0 {
			r.accept(e.accepts, k, k+1)
		}
		if ahead.leads(&e.patterns.ahead) {
			r.begin(e.patterns.to, k, k+1)
			for c := e.names; c != 0; c = r.links[c].next {
				r.begin(r.name(NameID(r.links[c].to)).patterns.to, k, k+1)
			}
		}
		on := e.on
		for _, a := range r.atoms[places[k+1].atoms:p.atoms] {
			e := r.name(NameID(a.of))
			on |= e.on
			r.accept(e.accepts, k, a.last)
			r.begin(e.patterns.to, k, a.last)
		}
		ahead = ahead.before(on, gap)
		p.view = ahead
	}
}

// findAtoms finds the entries of lists, of more than one word, that begin at place k. Each place is looked at by itself: where
// “small cell lung cancer” and “lung cancer” are entries, a pattern may want either.
func (r *run) findAtoms(e *entry, k int32) {
	hits, starts := len(r.hits), len(r.starts)
	r.begin(e.lists.to, k, k+1)
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

// inGap returns the symbol by which a gap reads the token, or 0 where it ends.
func inGap(t *prose.Token) symbol {
	switch t.Kind {
	case prose.Word, prose.Number:
		return anyWord
	case prose.Sign:
		switch t.ID {
		case prose.Comma, prose.Semicolon, prose.Colon, prose.Dash, prose.OpenBracket, prose.CloseBracket,
			prose.Question, prose.Exclamation, prose.Ellipsis, prose.Bullet, prose.Line:
			return 0
		}
		return crossing
	}
	return 0
}
