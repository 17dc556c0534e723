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
//
// What is looked at for each word lies close together: time goes to waiting for memory, not to the steps.
type automaton struct {
	entries    []entry     // those of the words that no pattern reads come first, by prose.Kind
	words      []uint32    // places in entries by prose.ID, 0 for a word that no pattern reads
	names      []uint32    // the same by NameID
	beginnings []beginning // the first one is empty
	openings   []opening   // of all beginnings
	edges      table       // chains of states, of all states but the roots
	links      []link
	states     []properties
	bounds     []bound
}

// unread is how many entries are there of words that no pattern reads.
const unread = int(prose.Opaque) + 1

// entry is what the automaton knows of a word, sign or name. For most words of an article nothing else is looked at.
type entry struct {
	on       bits // the labels that it lies on, but for those of the roots' edges
	gap      passage
	names    chain  // lists of which the word alone is an entry
	accepts  chain  // patterns that it matches alone
	lists    uint32 // place in beginnings: of longer entries of lists
	patterns uint32 // place in beginnings: of longer patterns
}

// beginning is where the edges of a root lead.
type beginning struct {
	ahead              // of all the states
	first, last uint32 // places in openings, end exclusive
}

// opening is a state in which a pattern is under way after its first word.
type opening struct {
	ahead
	to state
}

// ahead is what must stand ahead of a thread if it is to go on.
type ahead struct {
	next   bits // the labels that lead on
	beyond bits // the labels that lead on from the end of a gap
	far    bool // the gap may be longer than nearWords
}

func (a *ahead) add(b ahead) {
	a.next = a.next.or(b.next)
	a.beyond = a.beyond.or(b.beyond)
	a.far = a.far || b.far
}

// bits is a set of labels. Words and names have bits of their own; labels share them: a set may seem to hold a label that it does not
// hold, never the reverse.
type bits struct{ words, names uint64 }

func (b bits) meet(other bits) bool { return b.words&other.words|b.names&other.names != 0 }

func (b bits) or(other bits) bits { return bits{b.words | other.words, b.names | other.names} }

// passage says how a gap passes a word or sign.
type passage uint8

const (
	isWord     passage = iota // counts it
	isCrossed                 // runs over it
	endsGap                   // ends
	readAcross                // does not see it, nor does anything else
)

// passageOf returns how gaps pass a token.
func passageOf(kind prose.Kind, id prose.ID) passage {
	switch kind {
	case prose.Word, prose.Number:
		return isWord
	case prose.Sign:
		switch id {
		case prose.Comma, prose.Semicolon, prose.Colon, prose.Dash, prose.OpenBracket, prose.CloseBracket,
			prose.Question, prose.Exclamation, prose.Ellipsis, prose.Bullet, prose.Line:
			return endsGap
		}
		if (prose.Token{Kind: kind, ID: id}).Skipped() {
			return readAcross
		}
		return isCrossed
	case prose.Mark:
		return readAcross
	}
	return endsGap
}

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

// entryOf returns the place of a token's entry.
func (a *automaton) entryOf(t *prose.Token) uint32 {
	if int(t.ID) < len(a.words) {
		if entry := a.words[t.ID]; entry != 0 {
			return entry
		}
	}
	return uint32(t.Kind)
}

func (a *automaton) name(id NameID) *entry {
	if int(id) < len(a.names) {
		return &a.entries[a.names[id]]
	}
	return &a.entries[0]
}
