package pattern

import (
	"fmt"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/strict"
)

// NameID is a kind of quantity, of equal value, or a named list.
type NameID uint32

// Vocabulary is what patterns are made of: words, their inflections, the named lists and the kinds of quantities.
//
// Define and Compile add words to the lexicon. Both must be done with before the first article is tokenised, or its words would
// not be known; and all lists before the patterns that name them. From then on a vocabulary is only read, by any number of
// goroutines.
type Vocabulary struct {
	alphabet *alphabet
	names    map[scoped]NameID
	next     NameID
	kinds    int      // NameIDs below are kinds of quantities
	longest  int      // how many tokens the entry of a list can have, those aside that are read across
	lists    *builder // all entries of all lists; what it accepts are NameIDs
}

type scoped struct{ scope, name string }

// NewVocabulary returns a vocabulary without lists. Irregular gives words that the regular rules read wrong all their forms, as
// prose.Fold spells them: beat → beats, beaten, beating. The word itself is always one of its forms. Common are words that stand
// everywhere: patterns are looked for by others. They decide nothing but speed.
func NewVocabulary(lex *prose.Lexicon, irregular map[string][]string, common []string) *Vocabulary {
	a := newAlphabet(lex, irregular)
	for _, w := range common {
		a.common[lex.Intern(w)] = true
	}
	v := &Vocabulary{alphabet: a, names: make(map[scoped]NameID), lists: newBuilder(a)}
	for kind := range prose.QuantityKinds {
		for _, name := range kind.Names() {
			v.names[scoped{"", name}] = NameID(kind)
		}
		v.next = NameID(kind) + 1
	}
	v.kinds = int(v.next)
	return v
}

// Define adds entries to a named list and makes its name known. A scope is a pack's name, or "" for lists that every pack
// can use. Entries are patterns without names.
func (v *Vocabulary) Define(scope, name string, entries []Pattern) error {
	if !validName(name) {
		return fmt.Errorf("list %q: a name has lower-case letters, digits and hyphens", name)
	}
	id, ok := v.names[scoped{scope, name}]
	if !ok {
		id = v.next
		v.next++
		v.names[scoped{scope, name}] = id
	}
	for _, entry := range entries {
		for inner := range entry.root.names {
			return fmt.Errorf("list %q: its entry %q names another list: write the words of {%s} out", name, entry, inner.text)
		}
		v.lists.add(root, entry.root, uint32(id), nil)
		v.alphabet.listed[id]++
		v.longest = max(v.longest, entry.root.longest())
		for s := range v.lists.firsts(entry.root) {
			v.alphabet.listStart[id] = append(v.alphabet.listStart[id], prose.ID(s))
		}
	}
	return nil
}

// Source is a pattern and the scope in which its names are looked up first, before "".
type Source struct {
	Pattern Pattern
	Scope   string
}

// UnknownNameError tells of a name in braces that is no list and no quantity.
type UnknownNameError struct {
	Pattern int // index of the Source
	At      int // of the { in the pattern, bytes from 0
	Name    string
	Nearest string // a known name that is spelled much like it, or ""
}

func (e *UnknownNameError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("no list or quantity is named {%s}", e.Name)
	}
	return fmt.Sprintf("no list or quantity is named {%s}: did you mean {%s}?", e.Name, e.Nearest)
}

// Offset returns At: where the mistake stands in the pattern, in bytes.
func (e *UnknownNameError) Offset() int { return e.At }

// Compile makes one machine of all the patterns. Its error is an *UnknownNameError.
func (v *Vocabulary) Compile(patterns []Source) (*Machine, error) {
	m := &Machine{vocabulary: v, prefixes: make([]prefix, len(patterns))}
	forward, backward := newBuilder(v.alphabet), newBuilder(v.alphabet)
	for i, p := range patterns {
		ids := make(map[string]NameID)
		for n := range p.Pattern.root.names {
			id, ok := v.lookup(p.Scope, n.text)
			if !ok {
				return nil, &UnknownNameError{Pattern: i, At: int(n.offset), Name: n.text, Nearest: v.nearest(p.Scope, n.text)}
			}
			ids[n.text] = id
		}
		forward.ids, backward.ids = ids, ids
		tail, head := forward.split(p.Pattern.root)
		forward.add(root, tail, uint32(i), ids)
		m.heads = append(m.heads, backward.newState())
		backward.add(m.heads[i], head, uint32(i), ids)
		switch {
		case len(head.parts) == 0:
		case head.nullable():
			m.prefixes[i] = optional
		default:
			m.prefixes[i] = required
		}
		m.anchor(forward, tail)
	}
	m.forward, m.backward = forward.automaton, backward.automaton
	return m, nil
}

// anchor notes what a pattern's anchor can begin with.
func (m *Machine) anchor(b *builder, tail node) {
	note := func(id prose.ID, as anchor) {
		if n := int(id) + 1; n > len(m.anchors) {
			m.anchors = append(m.anchors, make([]anchor, n-len(m.anchors))...)
		}
		m.anchors[id] |= as
	}
	for s := range b.firsts(tail) {
		if s < atomSymbol(0) {
			note(prose.ID(s), itself)
			continue
		}
		name := NameID(s - atomSymbol(0))
		for _, id := range b.alphabet.listStart[name] {
			note(id, inList)
		}
		m.quantities = m.quantities || int(name) < m.vocabulary.kinds
	}
}

// lookup returns the number of a name: the scope's own list, else the one that every pack can use.
func (v *Vocabulary) lookup(scope, name string) (NameID, bool) {
	if id, ok := v.names[scoped{scope, name}]; ok {
		return id, true
	}
	id, ok := v.names[scoped{"", name}]
	return id, ok
}

func (v *Vocabulary) nearest(scope, name string) string {
	var known []string
	for s := range v.names {
		if s.scope == scope || s.scope == "" {
			known = append(known, s.name)
		}
	}
	slices.Sort(known) // of equally near names the same one each time
	return strict.Nearest(name, known)
}
