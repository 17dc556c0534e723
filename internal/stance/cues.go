package stance

import (
	"fmt"

	"github.com/primum-lint/primum/internal/pattern"
)

// Cues are the words that decide a stance, and how far each reaches (rules/english/stance.toml).
type Cues struct {
	Negated     Words `toml:"negated"`
	Asked       Words `toml:"asked"`
	Hedged      Words `toml:"hedged"`
	Conditional Words `toml:"conditional"`
	Reported    Words `toml:"reported"`
	Clause      struct {
		// Ends are the words and signs at which a clause ends: no cue reaches across them.
		Ends []pattern.Pattern `toml:"ends"`
		// Pauses are the words that a near cue does not reach across, though other cues do.
		Pauses []pattern.Pattern `toml:"pauses"`
	} `toml:"clause"`
	Answer struct {
		Yes []pattern.Pattern `toml:"yes"` // how an answer begins that asserts what was asked
		No  []pattern.Pattern `toml:"no"`  // how one begins that denies it
	} `toml:"answer"`
}

// Words are the cues of one stance.
type Words struct {
	Ahead    []pattern.Pattern `toml:"ahead"`    // stand before the claim and govern what follows, to the end of the clause
	Near     []pattern.Pattern `toml:"near"`     // the same, but only to the next comma or “and”
	Behind   []pattern.Pattern `toml:"behind"`   // stand after the claim, in the same clause
	Except   []pattern.Pattern `toml:"except"`   // look like cues and are none: “not only”
	Headings []pattern.Pattern `toml:"headings"` // in a heading, govern the whole section
}

// role is what a cue pattern does.
type role uint8

const (
	ahead role = iota
	near
	behind
	except
	inHeading
	clauseEnd
	clausePause
	answersYes
	answersNo
)

type cuePattern struct {
	stance Stance
	role   role
}

// NewReader compiles the cues. Like all patterns they must be compiled before any article is read.
func NewReader(v *pattern.Vocabulary, c Cues) (*Reader, error) {
	r := &Reader{}
	var sources []pattern.Source
	add := func(s Stance, role role, patterns []pattern.Pattern) {
		for _, p := range patterns {
			sources = append(sources, pattern.Source{Pattern: p})
			r.cues = append(r.cues, cuePattern{s, role})
		}
	}
	for _, w := range []struct {
		Stance
		Words
	}{{Negated, c.Negated}, {Asked, c.Asked}, {Hedged, c.Hedged}, {Conditional, c.Conditional}, {Reported, c.Reported}} {
		add(w.Stance, ahead, w.Ahead)
		add(w.Stance, near, w.Near)
		add(w.Stance, behind, w.Behind)
		add(w.Stance, except, w.Except)
		add(w.Stance, inHeading, w.Headings)
	}
	add(0, clauseEnd, c.Clause.Ends)
	add(0, clausePause, c.Clause.Pauses)
	add(0, answersYes, c.Answer.Yes)
	add(0, answersNo, c.Answer.No)
	machine, err := v.Compile(sources)
	if err != nil {
		return nil, fmt.Errorf("cues of stance: %w", err)
	}
	r.machine = machine
	return r, nil
}
