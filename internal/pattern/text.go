package pattern

import (
	"cmp"
	"slices"
	"sort"

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
	atoms      []Atom // sorted by First: the quantities, or, where complete is set, all
	complete   bool
	here       []Atom
	turned     *text // what this one is, from the last token to the first
}

// read makes t the text of a sentence. Its list entries are found only where they are asked for.
func (t *text) read(v *Vocabulary, tokens []prose.Token, quantities []prose.Quantity, entries *walk) {
	t.vocabulary, t.tokens, t.entries, t.complete = v, tokens, entries, false
	t.atoms = t.atoms[:0]
	for _, q := range quantities {
		t.atoms = append(t.atoms, Atom{First: q.First, Last: q.Last, Name: NameID(q.Kind)})
	}
}

// at returns the atoms that begin at token i. They are good until the next call.
func (t *text) at(i int) []Atom {
	if t.turned != nil && !t.complete {
		t.turnAtoms()
	}
	from := sort.Search(len(t.atoms), func(k int) bool { return int(t.atoms[k].First) >= i })
	to := from
	for to < len(t.atoms) && int(t.atoms[to].First) == i {
		to++
	}
	if t.complete {
		return t.atoms[from:to]
	}
	t.here = append(t.here[:0], t.atoms[from:to]...)
	t.here = t.vocabulary.entries(t.here, t, i)
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
		longer = longer || i+1 < len(t.tokens) && p.leadsOn(t.tokens[i+1])
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

// turn makes t the text of another, from the last token to the first. Its atoms are found only when one is asked for.
func (t *text) turn(of *text) {
	t.tokens = append(t.tokens[:0], of.tokens...)
	slices.Reverse(t.tokens)
	t.turned, t.complete = of, false
}

func (t *text) turnAtoms() {
	n := int32(len(t.tokens))
	t.atoms, t.complete = t.atoms[:0], true
	for i := range t.turned.tokens {
		for _, a := range t.turned.at(i) {
			t.atoms = append(t.atoms, Atom{n - a.Last, n - a.First, a.Name})
		}
	}
	slices.SortFunc(t.atoms, func(a, b Atom) int { return cmp.Compare(a.First, b.First) })
}
