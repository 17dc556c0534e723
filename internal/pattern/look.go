package pattern

import (
	"math"

	"github.com/primum-lint/primum/internal/prose"
)

// scratch is the memory that matching one sentence needs. The zero value is ready, and serves any machine.
type scratch struct {
	sentence uint16    // counts them, so that nothing need be cleared
	last     []uint16  // by element: the sentence in which it was found last
	used     []element // words and signs of any use, in the sentence
	anchors  []element // of patterns, in the sentence
	begun    []element // anchors of entries, likewise
	listed   []element // words that are entries, likewise

	places  []place  // set out when the first candidate is tried
	all     []thread // one that begins at each place
	crossed int      // places that gaps run over
	atoms   []atom   // quantities, and entries of lists that are longer than a word
	sought  []uint16 // by name: the sentence in which its entries were looked for last
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
		clear(r.sought)
		clear(r.tried)
		r.sentence = 1
	}
	r.last, r.sought, r.tried = room(r.last, len(r.flags)), room(r.sought, int(r.base)), room(r.tried, r.most)
	r.last[0] = r.sentence
	r.places, r.atoms, r.hits = r.places[:0], r.atoms[:0], r.hits[:0]
}

// room returns a slice that is at least so long.
func room[E any](s []E, n int) []E {
	s = s[:cap(s)]
	if len(s) < n {
		s = append(s, make([]E, n-len(s))...)
	}
	return s
}

// look finds the elements of the sentence.
func (r *run) look() {
	r.words()
	for _, e := range r.listed {
		first, last := r.startOf.names.of(e)
		for _, name := range r.names[first:last] {
			r.find(name)
		}
	}
	for _, e := range r.begun {
		first, last := r.startOf.entries.of(e)
		entries := r.entries[first:last]
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

// words finds words and signs.
func (r *run) words() {
	used := r.usedWords()
	r.anchors, r.begun, r.listed = room(r.anchors, len(used)), room(r.begun, len(used)), room(r.listed, len(used))
	anchored, begun, listed := 0, 0, 0
	for _, e := range used {
		r.anchors[anchored], r.begun[begun], r.listed[listed] = e, e, e
		f := r.flags[e]
		anchored += int(f / anchors & 1)
		begun += int(f / begins & 1)
		listed += int(f / isEntry & 1)
	}
	r.anchors, r.begun, r.listed = r.anchors[:anchored], r.begun[:begun], r.listed[:listed]
	if end := r.word(prose.Period); int(end) < len(r.flags) {
		r.last[end] = r.sentence // with or without a full stop
	}
}

// usedWords returns the elements of words and signs by which something is looked for, each once. All are written down, and count where
// something is, by a sum: no processor can foresee where, and a branch that is taken wrongly costs more than all the rest. Nothing else is
// done here, so that all it needs stays in registers.
func (r *run) usedWords() []element {
	r.used = room(r.used, len(r.tokens))
	tokens, base, sentence := r.tokens, r.base, r.sentence
	used, uses := r.used[:len(tokens)], r.flags
	last := r.last[:len(uses)]
	n := 0
	for i := range tokens {
		e := base + element(tokens[i].ID)
		e &= element(int32(e-element(len(uses))) >> 31)            // none, if the machine has no use for it
		fresh := (uint32(last[e]^sentence) + math.MaxUint16) >> 16 // 1, or 0
		last[e] = sentence
		used[n] = e
		n += int(fresh * uint32(uses[e]&(anchors|begins|isEntry)+7) / 8) // one more if it has any of the three, which are bits 1, 2 and 4
	}
	return used[:n]
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
	return r.has(c.also[0]) && r.has(c.also[1]) && r.has(c.also[2])
}

func (r *run) has(a either) bool {
	if a < several {
		return r.found(element(a))
	}
	return r.hasOne(a &^ several)
}

func (r *run) hasOne(at either) bool {
	for _, e := range r.choices[at+1:][:r.choices[at]] {
		if r.found(e) {
			return true
		}
	}
	return false
}
