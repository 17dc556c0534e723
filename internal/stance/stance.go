// Package stance tells how a claim is held: asserted, denied, asked, hedged, quoted, reported. “Is not a promise of cure” and “cures”
// are told apart here, in one room, for all rules alike.
package stance

import (
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/strict"
)

// Stance is a set of the ways in which a claim is held back. The zero value asserts.
type Stance uint16

const (
	Negated     Stance = 1 << iota // it is denied: “does not cure”
	Asked                          // it stands in a question that nobody answers with yes
	Hedged                         // it is possible at most: “may cure”
	Conditional                    // it holds under a condition: “if it cures”
	Quoted                         // it stands between quotation marks inside a sentence of somebody else
	Reported                       // others say it, and the writer warns or refutes: “be wary of clinics that promise”
	Mentioned                      // its words are spoken of, not used: “the word cure”
	Attributed                     // a source that is cited or named stands behind it: “can be cured [3]”
	Defined                        // it tells what a word means: “cure is defined as”
	Historical                     // it was held true in another age: “in the 19th century”
)

// Asserts is the stance of a claim that nothing holds back.
const Asserts Stance = 0

var names = [...]string{"negated", "asked", "hedged", "conditional", "quoted", "reported", "mentioned", "attributed", "defined", "historical"}

// Names returns the names of the stances that are set, in a fixed order.
func (s Stance) Names() []string {
	out := []string{}
	for i, name := range names {
		if s&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// String joins the names by commas; a claim that nothing holds back is “asserted”.
func (s Stance) String() string {
	if s == Asserts {
		return "asserted"
	}
	return strings.Join(s.Names(), ", ")
}

// Words are the names of all stances.
func (Stance) Words() []string { return slices.Clone(names[:]) }

// UnmarshalText reads one name. It returns an error that lists the names where there is no such stance.
func (s *Stance) UnmarshalText(text []byte) error {
	for i, name := range names {
		if name == string(text) {
			*s = 1 << i
			return nil
		}
	}
	return strict.Unknown("stance", string(text), names[:])
}
