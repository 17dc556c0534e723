package pattern

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// builder adds patterns and lists to a machine.
type builder struct {
	Machine
	vocabulary *Vocabulary
	scope      string             // of the names in the pattern that is being added
	elements   map[NameID]element // of names
	places     map[label]uint32   // in Machine.sets
	eithers    map[label]either
	used       uses
	symbols    []symbol
}

// uses are what elements are used for.
type uses struct {
	top      element // no element is larger
	names    []useOf[element]
	entries  []useOf[candidate]
	patterns []useOf[candidate]
	stops    []element
	lifts    []element
}

type useOf[T any] struct {
	element element
	as      T
}

// newBuilder returns a builder of patterns that have no names but these.
func newBuilder(v *Vocabulary, names []NameID) *builder {
	b := &builder{vocabulary: v, elements: map[NameID]element{}, places: map[label]uint32{}, eithers: map[label]either{}}
	b.memory = v.memory
	b.base = 1
	b.kinds = make([]element, v.kinds)
	for _, id := range names {
		if _, ok := b.elements[id]; ok {
			continue
		}
		e := b.base
		b.base++
		b.elements[id] = e
		if id < v.kinds {
			b.kinds[id] = e
		}
		for _, x := range v.bounds {
			if x.name == id {
				b.bounds = append(b.bounds, boundName{x, e})
			}
		}
	}
	for _, s := range v.stops {
		b.used.stops = append(b.used.stops, b.element(s))
	}
	for _, s := range v.lifts {
		b.used.lifts = append(b.used.lifts, b.element(s))
	}
	return b
}

// element returns the element of a symbol.
func (b *builder) element(s symbol) element {
	e := b.word(prose.ID(s))
	if s >= atomSymbol(0) {
		e = b.elements[NameID(s-atomSymbol(0))]
	}
	b.used.top = max(b.used.top, e)
	return e
}

// addPattern adds a pattern.
func (b *builder) addPattern(n *node, i int) {
	c := candidate{root: uint32(len(b.steps)), of: uint32(i)}
	b.add(n)
	b.list(c, b.need(nil, n, 0), func(anchor element, c candidate) {
		b.used.patterns = append(b.used.patterns, useOf[candidate]{anchor, c})
	})
	b.most = max(b.most, i+1)
}

// addEntry adds the entry of a list. A word that stands alone needs no trying.
func (b *builder) addEntry(n *node, list element) {
	if n.op == word || n.op == sign {
		for _, s := range b.vocabulary.alphabet.sets[b.label(n)] {
			b.used.names = append(b.used.names, useOf[element]{b.element(s), list})
		}
		return
	}
	c := candidate{root: uint32(len(b.steps)), of: uint32(list)}
	b.add(n)
	b.list(c, b.need(nil, n, 0), func(anchor element, c candidate) {
		b.used.entries = append(b.used.entries, useOf[candidate]{anchor, c})
	})
}

// addLists adds the entries of all lists that the patterns name.
func (b *builder) addLists() {
	for id, entries := range b.vocabulary.lists {
		if list, named := b.elements[NameID(id)]; named {
			for i := range entries {
				b.addEntry(&entries[i], list)
			}
		}
	}
}

// add adds the steps of a node.
func (b *builder) add(n *node) {
	switch n.op {
	case word, sign:
		b.addSet(b.label(n))
		return
	case choice:
		b.addChoice(n)
		return
	}
	at := len(b.steps)
	s := step{op: n.op, min: uint8(n.min), max: uint8(n.max)}
	if n.op == name {
		id, _ := b.vocabulary.lookup(b.scope, n.text)
		s.of = uint32(b.elements[id])
	}
	b.steps = append(b.steps, s)
	for i := range n.parts {
		b.add(&n.parts[i])
	}
	b.steps[at].end = uint32(len(b.steps))
}

// addChoice makes one step of all alternatives that are one word or sign.
func (b *builder) addChoice(n *node) {
	at := len(b.steps)
	b.steps = append(b.steps, step{op: choice})
	base := len(b.symbols)
	for i := range n.parts {
		if part := &n.parts[i]; part.op == word || part.op == sign {
			b.symbols = append(b.symbols, b.vocabulary.alphabet.sets[b.label(part)]...)
		} else {
			b.add(part)
		}
	}
	if single := b.symbols[base:]; len(single) > 0 {
		b.addSet(b.vocabulary.alphabet.label(single...))
	}
	b.symbols = b.symbols[:base]
	b.steps[at].end = uint32(len(b.steps))
}

// addSet adds the step that reads one word or sign of a set.
func (b *builder) addSet(of label) {
	s := step{op: oneOf, end: uint32(len(b.steps) + 1)}
	if set := b.vocabulary.alphabet.sets[of]; len(set) == 1 {
		s.op, s.of = word, uint32(b.element(set[0]))
	} else {
		s.of = b.place(of)
	}
	b.steps = append(b.steps, s)
}

// place returns the place of a set in Machine.sets.
func (b *builder) place(of label) uint32 {
	at, ok := b.places[of]
	if !ok {
		at = uint32(len(b.sets))
		b.places[of] = at
		var elements []element
		for _, s := range b.vocabulary.alphabet.sets[of] {
			elements = append(elements, b.element(s))
		}
		b.sets = append(b.sets, b.newSet(elements))
	}
	return at
}

// either returns the choice between the elements of a label.
func (b *builder) either(of label) either {
	set := b.vocabulary.alphabet.sets[of]
	if len(set) == 1 {
		return either(b.element(set[0]))
	}
	x, ok := b.eithers[of]
	if !ok {
		x = several | either(len(b.choices))
		b.choices = append(b.choices, element(len(set)))
		for _, s := range set {
			b.choices = append(b.choices, b.element(s))
		}
		b.eithers[of] = x
	}
	return x
}

// label returns the label of a word, sign or name.
func (b *builder) label(n *node) label {
	switch n.op {
	case word:
		return b.vocabulary.alphabet.word(n.text, n.inflect)
	case sign:
		return b.vocabulary.alphabet.label(symbol(n.sign))
	}
	id, _ := b.vocabulary.lookup(b.scope, n.text)
	return b.vocabulary.alphabet.label(atomSymbol(id))
}

// finish lays out what elements are used for, one behind the other.
func (b *builder) finish() *Machine {
	m := b.Machine // by itself: nobody needs the builder any more
	u := &b.used
	u.names = distinct(u.names)
	m.flags = make([]flags, u.top+1)
	m.names, m.startOf.names = lay(u.names, isEntry, m.flags)
	m.entries, m.startOf.entries = lay(u.entries, begins, m.flags)
	// Of an anchor those come first that need a single element, then those that need one of several: a processor foresees what comes next.
	slices.SortStableFunc(u.patterns, func(x, y useOf[candidate]) int { return cmp.Compare(x.as.also[0]&several, y.as.also[0]&several) })
	m.patterns, m.startOf.patterns = lay(u.patterns, anchors, m.flags)
	m.firsts = make([]either, len(m.patterns))
	for i := range m.patterns {
		m.firsts[i] = m.patterns[i].also[0]
	}
	for _, e := range u.stops {
		m.flags[e] |= stops
	}
	for _, e := range u.lifts {
		m.flags[e] |= lifts
	}
	return &m
}

// lay lays out what elements are used for in one way, flags them, and tells where that starts for each.
func lay[T any](used []useOf[T], as flags, flags []flags) (laid []T, at starts) {
	slices.SortStableFunc(used, func(x, y useOf[T]) int { return cmp.Compare(x.element, y.element) })
	laid, at = make([]T, 0, len(used)), make(starts, 0, len(flags)+1)
	for e := range flags {
		at = append(at, uint32(len(laid)))
		for len(used) > 0 && used[0].element == element(e) {
			flags[e] |= as
			laid, used = append(laid, used[0].as), used[1:]
		}
	}
	return laid, append(at, uint32(len(laid)))
}

// distinct sorts names and leaves out those that are given twice.
func distinct(names []useOf[element]) []useOf[element] {
	slices.SortFunc(names, func(x, y useOf[element]) int {
		return cmp.Or(cmp.Compare(x.element, y.element), cmp.Compare(x.as, y.as))
	})
	return slices.Compact(names)
}
