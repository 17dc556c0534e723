package pattern

import (
	"sync"

	"github.com/primum-lint/primum/internal/prose"
)

// Machine is all the patterns of one Compile. It is only read, by any number of goroutines.
//
// Most patterns cannot stand in most sentences, and the words of a sentence tell: look.go looks for anchors, as anchor.go has chosen them.
// The few patterns that are left are tried, each by itself, around their anchors: see step.go. One automaton of all patterns would take as
// many steps, but each into another corner of tables that no processor keeps at hand.
type Machine struct {
	flags    []flags     // by element: it is looked at for every word of every article, and so has a table of its own
	names    []element   // lists of which a word alone is an entry
	entries  []candidate // entries of lists, of more than a word, by their anchors
	patterns []candidate // by their anchors
	firsts   []either    // of patterns: what each needs first, since few need be looked at any further
	startOf  struct{ names, entries, patterns starts }
	choices  []element // that candidates need one of: how many there are, and then they themselves
	most     int       // patterns

	steps  []step
	sets   []set
	slots  []element // of all sets
	kinds  []element // names, by prose.QuantityKind
	bounds []boundName
	base   element // the first word: names come before

	memory *sync.Pool // of *scratch, for all machines of a vocabulary
}

// element is what patterns are made of: a name, counted from 1, or a word or sign, by its prose.ID behind the names. Element 0 is none,
// and every sentence has it.
type element uint32

func (m *Machine) word(id prose.ID) element { return m.base + element(id) }

// starts tell, by element and for one more, where in a table that starts for which it is used: it ends where that of the next one starts.
type starts []uint32

func (s starts) of(e element) (first, last uint32) { return s[e], s[e+1] }

// flags tell what an element is used for.
type flags uint8

const (
	isEntry flags = 1 << iota // of a list
	begins                    // is the anchor of entries
	anchors                   // is the anchor of patterns
	stops                     // gaps end at it
	lifts                     // but not where it stands right after one of these
)

// is reports whether an element is used for that.
func (m *Machine) is(e element, use flags) bool { return int(e) < len(m.flags) && m.flags[e]&use != 0 }

// set is a set of elements: a hash table in Machine.slots, from first to last, whose size is a power of two. Empty slots have element 0.
type set struct {
	first, last uint32
	shift       uint8 // leaves as many bits of a 32-bit hash as a place in the table has
}

// in reports whether an element, which is not 0, is in a set.
func (m *Machine) in(e element, s *set) bool {
	slots := m.slots[s.first:s.last]
	for i := hash(e) >> s.shift; ; i++ {
		switch slots[i&uint32(len(slots)-1)] {
		case e:
			return true
		case 0:
			return false
		}
	}
}

// hash spreads numbers that lie close together (Knuth’s multiplicative hash).
func hash(e element) uint32 { return uint32(e) * 0x9E3779B1 }

// newSet adds a set to the tables, at most half full.
func (m *Machine) newSet(elements []element) set {
	s := set{first: uint32(len(m.slots)), shift: 31}
	size := 2
	for ; size < 2*len(elements); size *= 2 {
		s.shift--
	}
	m.slots = append(m.slots, make([]element, size)...)
	s.last = uint32(len(m.slots))
	slots := m.slots[s.first:]
	for _, e := range elements {
		i := hash(e) >> s.shift
		for slots[i&uint32(size-1)] != 0 {
			i++
		}
		slots[i&uint32(size-1)] = e
	}
	return s
}
