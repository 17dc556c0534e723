package pattern

import "github.com/primum-lint/primum/internal/prose"

// place is a token that is not read across.
type place struct {
	element element
	gap     passage
	token   int32
	words   int32 // before it that gaps count
}

// atom is a stretch of places that a name stands for. Last is exclusive.
type atom struct {
	first, last int32
	name        element
}

// setOut sets out the places of the sentence, and the quantities in them.
func (r *run) setOut() {
	r.places, r.crossed = r.places[:0], 0
	words, before := int32(0), element(0)
	for i := range r.tokens {
		t := &r.tokens[i]
		e := r.word(t.ID)
		gap := r.passage(e, t, before)
		if gap == readAcross {
			continue
		}
		before = e
		r.places = append(r.places, place{e, gap, int32(i), words})
		switch gap {
		case isWord:
			words++
		case isCrossed:
			r.crossed++
		}
	}
	for k := int32(len(r.all)); len(r.all) < len(r.places); k++ {
		r.all = append(r.all, thread{k, k})
	}
	r.all = r.all[:len(r.places)]
	r.places = append(r.places, place{r.word(prose.Period), endsGap, int32(len(r.tokens)), words}) // where the sentence ends
	k := int32(0)
	for i := range r.quantities {
		q := &r.quantities[i]
		for r.places[k].token < q.First {
			k++
		}
		if r.places[k].token != q.First {
			continue
		}
		last := k + 1
		for r.places[last].token < q.Last {
			last++
		}
		r.atoms = append(r.atoms, atom{k, last, r.kinds[q.Kind]})
		for b := range r.bounds {
			if r.bounds[b].holds(q) {
				r.atoms = append(r.atoms, atom{k, last, r.bounds[b].element})
			}
		}
	}
}

// passage says how a gap passes a word or sign.
type passage uint8

const (
	isWord     passage = iota // counts it
	isCrossed                 // runs over it
	endsGap                   // ends
	readAcross                // does not see it, nor does anything else
)

// passage returns how gaps pass a token that stands behind another.
func (m *Machine) passage(e element, t *prose.Token, before element) passage {
	if m.is(e, stops) && !m.is(before, lifts) {
		return endsGap
	}
	switch t.Kind {
	case prose.Word, prose.Number:
		return isWord
	case prose.Sign:
		switch t.ID {
		case prose.Comma, prose.Semicolon, prose.Colon, prose.Dash, prose.OpenBracket, prose.CloseBracket,
			prose.Question, prose.Exclamation, prose.Ellipsis, prose.Bullet, prose.Line:
			return endsGap
		}
		if t.Skipped() {
			return readAcross
		}
		return isCrossed
	case prose.Mark:
		return readAcross
	}
	return endsGap
}
