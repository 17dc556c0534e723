package pattern

import "github.com/primum-lint/primum/internal/prose"

// scratch is the memory that matching one sentence needs. The zero value is ready, and serves any machine.
type scratch struct {
	sentence uint16    // counts them, so that nothing need be cleared
	last     []uint16  // by element: the sentence in which it was found last
	anchors  []element // of patterns, in the sentence
	begun    []element // anchors of entries, likewise

	places  []place  // set out when the first candidate is tried
	all     []thread // one that begins at each place
	crossed int      // places that gaps run over
	atoms   []atom   // quantities, and entries of lists that are longer than a word
	listed  []uint16 // by name: the sentence in which its entries were looked for last
	tried   []uint16 // by pattern: the sentence in which it was tried from every place last
	threads []thread
	hits    []hit
}

// run is a machine at work on one sentence.
type run struct {
	*Machine
	*scratch
	tokens     []prose.Token
	quantities []prose.Quantity
}

// begin makes the memory ready for the next sentence.
func (r *run) begin() {
	if r.sentence++; r.sentence == 0 { // all numbers have been used
		clear(r.last)
		clear(r.listed)
		clear(r.tried)
		r.sentence = 1
	}
	r.last, r.listed, r.tried = room(r.last, len(r.flags)), room(r.listed, int(r.base)), room(r.tried, r.most)
	r.anchors, r.begun, r.places, r.atoms, r.hits = r.anchors[:0], r.begun[:0], r.places[:0], r.atoms[:0], r.hits[:0]
}

// room returns a slice that is at least so long.
func room(s []uint16, n int) []uint16 {
	if len(s) < n {
		s = append(s, make([]uint16, n-len(s))...)
	}
	return s
}

// look finds the elements of the sentence.
func (r *run) look() {
	for i := range r.tokens {
		e := r.word(r.tokens[i].ID)
		if int(e) >= len(r.flags) {
			continue
		}
		f := r.flags[e]
		if f == 0 || r.last[e] == r.sentence {
			continue
		}
		r.last[e] = r.sentence
		if f&anchors != 0 {
			r.anchors = append(r.anchors, e)
		}
		if f&begins != 0 {
			r.begun = append(r.begun, e)
		}
		if f&isEntry != 0 {
			for _, name := range r.names[r.uses[e].names:r.uses[e+1].names] {
				r.find(name)
			}
		}
	}
	for _, e := range r.begun {
		entries := r.entries[r.uses[e].entries:r.uses[e+1].entries]
		for i := range entries {
			if c := &entries[i]; !r.found(element(c.of)) && r.worthTrying(c) {
				r.find(element(c.of))
			}
		}
	}
	for i := range r.quantities {
		q := &r.quantities[i]
		r.find(r.kinds[q.Kind])
		for b := range r.bounds {
			if r.bounds[b].holds(q) {
				r.find(r.bounds[b].element)
			}
		}
	}
}

func (r *run) find(e element) {
	if r.last[e] != r.sentence {
		r.last[e] = r.sentence
		if r.flags[e]&anchors != 0 {
			r.anchors = append(r.anchors, e)
		}
	}
}

func (r *run) found(e element) bool { return r.last[e] == r.sentence }

// worthTrying reports whether the sentence has what else a candidate needs.
func (r *run) worthTrying(c *candidate) bool {
	for _, a := range c.also {
		if a == 0 {
			break
		}
		if !r.has(a) {
			return false
		}
	}
	return true
}

func (r *run) has(a either) bool {
	if a&several == 0 {
		return r.found(element(a))
	}
	at := a &^ several
	for _, e := range r.choices[at+1:][:r.choices[at]] {
		if r.found(e) {
			return true
		}
	}
	return false
}
