package pattern

import "github.com/primum-lint/primum/internal/prose"

// state is a state of the automaton. Every state but the roots stands for “these patterns have been read up to here”.
type state uint32

const (
	patternRoot state = iota // patterns begin here
	listRoot                 // entries of named lists do
	firstState
)

// automaton is a Glushkov automaton, that is one without empty steps, of many patterns that share their beginnings, and of the
// lists that they name. Its size is linear in the patterns but for options in a row, of which each can be stepped over to all that
// follow.
type automaton struct {
	entries []entry  // the first one is empty; those of the words at which a gap ends come next
	stops   uint32   // so many they are
	words   []uint32 // places in entries by prose.ID, 0 for a word that no pattern reads
	names   []uint32 // the same by NameID
	edges   table    // chains of states, of all states but the roots
	links   []link
	states  []properties
	bounds  []bound
}

// entry is what the automaton knows of a word, sign or name. For most words of an article nothing else is looked at, and it fills one
// cache line.
type entry struct {
	on       bits      // the labels that it lies on, but for those of the roots' edges
	names    chain     // lists of which the word alone is an entry
	accepts  chain     // patterns that it matches alone
	lists    beginning // of longer entries of lists
	patterns beginning // of longer patterns
}

// beginning is where the edges of a root lead.
type beginning struct {
	ahead // of all the states
	to    chain
}

// ahead is what must stand ahead of a thread if it is to go on.
type ahead struct {
	next   bits // the labels that lead on
	beyond bits // the labels that lead on from the end of a gap
}

func (a *ahead) add(b ahead) {
	a.next |= b.next
	a.beyond |= b.beyond
}

// bits is a set of labels. Labels share its bits: it may seem to hold one that it does not hold, never the reverse.
type bits uint64

// chain is a list in automaton.links; 0 is the empty one.
type chain uint32

// link holds a state, or what a state accepts: a pattern, or the NameID of a list.
type link struct {
	to   uint32
	next chain
}

// properties are all that is looked at before a thread is put into a state.
type properties struct {
	ahead
	accepts  chain
	anyWord  chain // states
	crossing chain // states
}

func (a *automaton) word(id prose.ID) *entry {
	return &a.entries[a.entryOf(id)]
}

// entryOf returns the place of a word's entry.
func (a *automaton) entryOf(id prose.ID) uint32 {
	if int(id) < len(a.words) {
		return a.words[id]
	}
	return 0
}

// stopsGap reports whether a gap ends at the word with the entry. The order of entries tells, so that nothing more need be read for
// each word of an article; a look-up in a table of its own shows in BenchmarkMatch.
func (a *automaton) stopsGap(entry uint32) bool { return entry-1 < a.stops }

func (a *automaton) name(id NameID) *entry {
	if int(id) < len(a.names) {
		return &a.entries[a.names[id]]
	}
	return &a.entries[0]
}
