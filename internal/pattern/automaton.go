package pattern

import "github.com/primum-lint/primum/internal/prose"

// state is a state of the automaton. Every state but root stands for “these patterns have been read up to here”.
type state uint32

const root state = 0

// automaton is a Glushkov automaton, that is one without empty steps, of many patterns that share their beginnings. Its size is
// linear in the patterns but for options in a row, of which each can be stepped over to all that follow.
type automaton struct {
	edges  table
	links  []link
	begin  []chain // edges of root by prose.ID: for most tokens of an article this look-up is all that happens
	states []properties
}

// link holds a state that an edge leads to, or a pattern that a state accepts.
type link struct {
	to   uint32
	next chain
}

// properties are all that is looked at for most live threads and tokens.
type properties struct {
	accepts  chain  // patterns
	anyWord  chain  // states
	crossing chain  // states
	words    uint64 // bits of the words and signs that lead on: without the bit, the table need not be asked
	atoms    bool   // whether atoms lead on
}

// bit is one of 64 that stands for a word.
func bit(id prose.ID) uint64 { return 1 << (uint32(id) * 0x9E3779B1 >> 26) }

// final reports whether nothing leads out of the state.
func (p *properties) final() bool {
	return p.words == 0 && p.anyWord == 0 && p.crossing == 0 && !p.atoms
}

// leadsOn reports whether a token, at which an atom may begin or not, can lead out of the state; false is sure.
func (p *properties) leadsOn(t prose.Token, atom bool) bool {
	return p.words&bit(t.ID) != 0 || p.anyWord != 0 || p.crossing != 0 || p.atoms && atom || t.Skipped()
}

// begins returns the states to which a word or sign leads from root.
func (a *automaton) begins(id prose.ID) chain {
	if int(id) < len(a.begin) {
		return a.begin[id]
	}
	return 0
}
