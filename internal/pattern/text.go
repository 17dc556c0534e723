package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// Atom is a stretch of a sentence that a name in braces consumes whole: a list's entry or a quantity. First and Last are indexes of
// tokens, Last exclusive.
type Atom struct {
	First, Last int32
	Name        NameID
}

// text is a sentence, or one turned round, and the atoms in it.
type text struct {
	vocabulary *Vocabulary
	entries    *walk
	tokens     []prose.Token
	atoms      []Atom // the quantities; entries of lists are found where they are asked for
	here       []Atom
	turned     *text // what this one is, from the last token to the first
}

// read makes t the text of a sentence.
func (t *text) read(v *Vocabulary, tokens []prose.Token, quantities []prose.Quantity, entries *walk) {
	t.vocabulary, t.tokens, t.entries, t.turned = v, tokens, entries, nil
	t.atoms = t.atoms[:0]
	for _, q := range quantities {
		t.atoms = append(t.atoms, Atom{First: q.First, Last: q.Last, Name: NameID(q.Kind)})
	}
}

// mayBegin reports whether an atom may begin at token i; false is sure.
func (t *text) mayBegin(i int) bool {
	return len(t.atoms) > 0 || t.vocabulary.lists.begins(t.tokens[i].ID) != 0
}

// at returns the atoms that begin at token i. They are good until the next call.
func (t *text) at(i int) []Atom {
	t.here = t.here[:0]
	if t.turned != nil {
		return t.endingAt(len(t.tokens) - i)
	}
	for _, q := range t.atoms {
		if int(q.First) == i {
			t.here = append(t.here, q)
		}
	}
	t.here = t.vocabulary.entries(t.here, t, i)
	return t.here
}

// endingAt returns, as atoms of a text turned round, those of the other that end before its token last.
func (t *text) endingAt(last int) []Atom {
	n, of := int32(len(t.tokens)), t.turned
	for _, q := range of.atoms {
		if int(q.Last) == last {
			t.here = append(t.here, Atom{n - q.Last, n - q.First, q.Name})
		}
	}
	read := 0
	for i := last - 1; i >= 0 && read < of.vocabulary.longest; i-- {
		if of.tokens[i].Skipped() {
			continue
		}
		read++
		of.here = of.vocabulary.entries(of.here[:0], of, i)
		for _, a := range of.here {
			if int(a.Last) == last {
				t.here = append(t.here, Atom{n - a.Last, n - a.First, a.Name})
			}
		}
	}
	return t.here
}

// entries appends the entries of lists that begin at token i.
func (v *Vocabulary) entries(dst []Atom, t *text, i int) []Atom {
	lists := &v.lists.automaton
	first := lists.begins(t.tokens[i].ID)
	longer := false
	for c := first; c != 0; c = lists.links[c].next {
		p := &lists.states[lists.links[c].to]
		for x := p.accepts; x != 0; x = lists.links[x].next {
			dst = append(dst, Atom{int32(i), int32(i + 1), NameID(lists.links[x].to)})
		}
		longer = longer || i+1 < len(t.tokens) && p.leadsOn(t.tokens[i+1], false)
	}
	if !longer {
		return dst
	}
	// Where “cancer” and “cancer cell” are entries, a pattern may want either: each length of each list is an atom.
	lists.start(t.entries, root)
	lists.run(t.entries, t, i)
	for _, hit := range t.entries.hits {
		if hit.last > int32(i+1) {
			dst = append(dst, Atom{int32(i), hit.last, NameID(hit.accepts)})
		}
	}
	return dst
}

// turn makes t the text of another, from the last token to the first.
func (t *text) turn(of *text) {
	t.tokens = append(t.tokens[:0], of.tokens...)
	slices.Reverse(t.tokens)
	t.turned = of
}
