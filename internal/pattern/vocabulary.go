package pattern

import (
	"fmt"
	"slices"
	"sync"

	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/strict"
)

// NameID is a kind of quantity, of equal value, or a named list.
type NameID uint32

// Vocabulary is what patterns are made of: words, their inflections, the named lists and the kinds of quantities.
//
// Compile adds words to the lexicon. It must be done with before the first article is tokenised, or its words would not be known; and
// all lists must be defined before the patterns that name them are compiled. A machine holds all it needs of the vocabulary.
type Vocabulary struct {
	alphabet *alphabet
	names    map[scoped]NameID
	kinds    NameID           // those below are kinds of quantities
	lists    [][]node         // entries by NameID
	bounds   []bound          // names of quantities of a certain value
	ranks    map[prose.ID]int // of words that stand everywhere, from 1, the commonest
	costs    map[NameID]int   // what it costs to be found by a list, as far as it is known
	lengths  map[NameID]int   // of the longest entry of a list, likewise
	stops    []symbol         // words at which a gap ends
	lifts    []symbol         // words after which it does not
	memory   *sync.Pool       // of *scratch
	short    contractions     // of two words
}

type scoped struct{ scope, name string }

// NewVocabulary returns a vocabulary without lists. Irregular gives words that the regular rules read wrong all their forms, as
// prose.Fold spells them: beat → beats, beaten, beating. The word itself is always one of its forms. Common are words that stand
// everywhere, the commonest first: patterns are looked for by others. They decide nothing but speed. Stops are words at which a gap ends,
// unless they stand right after one that lifts them: “few” turns a claim into its reverse, “a few” does not. Short are words that stand for
// two, with all that each stands for: he's → he is, he has.
func NewVocabulary(lex *prose.Lexicon, irregular map[string][]string, common, stops, lifts []string, short map[string][]string) *Vocabulary {
	v := &Vocabulary{alphabet: newAlphabet(lex, irregular), names: make(map[scoped]NameID), ranks: make(map[prose.ID]int),
		costs: make(map[NameID]int), lengths: make(map[NameID]int), memory: new(sync.Pool), short: newContractions(short)}
	for i, w := range common {
		v.ranks[lex.Intern(w)] = i + 1
	}
	for _, w := range stops {
		v.stops = append(v.stops, symbol(lex.Intern(w)))
	}
	for _, w := range lifts {
		v.lifts = append(v.lifts, symbol(lex.Intern(w)))
	}
	for kind := range prose.QuantityKinds {
		for _, name := range kind.Names() {
			v.names[scoped{"", name}] = NameID(kind)
		}
		v.lists = append(v.lists, nil)
	}
	v.kinds = NameID(len(v.lists))
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
		id = NameID(len(v.lists))
		v.lists = append(v.lists, nil)
		v.names[scoped{scope, name}] = id
	}
	for _, entry := range entries {
		root := entry.root()
		for inner := range root.names {
			return fmt.Errorf("list %q: its entry %q names another list: write the words of {%s} out", name, entry, inner.text)
		}
		v.lists[id] = append(v.lists[id], root)
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
	var names []NameID
	for i, p := range patterns {
		root := p.Pattern.root()
		for n := range root.names {
			id, ok := v.lookup(p.Scope, n.text)
			if !ok {
				return nil, &UnknownNameError{Pattern: i, At: n.offset, Name: n.text, Nearest: v.nearest(p.Scope, n.text)}
			}
			names = append(names, id)
		}
	}
	b := newBuilder(v, names)
	for i, p := range patterns {
		b.scope = p.Scope
		root := p.Pattern.root() // parsed once more: the parts of all patterns together take more memory than the machine
		v.short.in(&root)
		b.addPattern(&root, i)
	}
	b.addLists()
	return b.finish(), nil
}

// lookup returns the number of a name: the scope's own list, else the one that every pack can use, or a quantity of a certain value.
func (v *Vocabulary) lookup(scope, name string) (NameID, bool) {
	if id, ok := v.names[scoped{scope, name}]; ok {
		return id, true
	}
	if id, ok := v.names[scoped{"", name}]; ok {
		return id, true
	}
	return v.bounded(name)
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
