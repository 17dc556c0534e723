package rule

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/strict"
)

// Disclaimer is the kind of rule that looks for a notice which the article owes its readers.
type Disclaimer struct {
	// About are the words that make an article one which owes the notice, once AtLeast of them stand in it. One more has to for each
	// PerWords words that it has, for which AlsoAbout count as well.
	About     []pattern.Pattern `toml:"about" freeze:"-"`
	AlsoAbout []pattern.Pattern `toml:"also-about" freeze:"-"`
	AtLeast   int               `toml:"at-least"`
	PerWords  int               `toml:"per-words"`
	// Papers are headings, in lower case, of papers that scientists write for each other. An article that has three of them owes nothing.
	Papers []string `toml:"papers"`

	SatisfiedBy []pattern.Pattern `toml:"satisfied-by-text" freeze:"-"` // the ways to say it, where a notice has one thing to say: it is its element “notice”

	Elements []Element         `toml:"elements"`             // what a notice can say; the first is what it says first of all
	Requires []string          `toml:"requires"`             // those of which none may lack, by their ids; absent, any one will do
	Position Position          `toml:"position"`             // where it has to stand
	Fold     int               `toml:"fold"`                 // how many words that is from the beginning, or from the end
	Except   []pattern.Pattern `toml:"except" freeze:"-"`    // what looks like the notice and is none
	Inverted []pattern.Pattern `toml:"inverted" freeze:"-"`  // what says the opposite
	Linked   []pattern.Pattern `toml:"linked" freeze:"-"`    // what names a notice that stands elsewhere
	Undone   []pattern.Pattern `toml:"undone-by" freeze:"-"` // what takes a notice back that stands before it in its sentence, or in the one before

	Text string `toml:"-"` // what the config would insert
}

// Element is one thing that a notice can say.
type Element struct {
	ID       string            `toml:"id"`
	Says     string            `toml:"says"`             // for messages: “that it is no medical advice”
	Match    []pattern.Pattern `toml:"match" freeze:"-"` // the ways to say it
	Verbatim []string          `toml:"verbatim"`         // where a law fixes the wording: the wordings, of which one must stand there
}

// Elements is a set of the elements of a rule, by their index.
type Elements uint32

// mostElements is how many a rule can have.
const mostElements = 32

// Needed returns the elements of which none may lack; none of them stands for any.
func (d *Disclaimer) Needed() Elements {
	var set Elements
	for i, e := range d.Elements {
		if slices.Contains(d.Requires, e.ID) {
			set |= 1 << i
		}
	}
	return set
}

// Lacking returns what a notice that gives some elements lacks of those that it has to give; of any that would do, the first.
func (d *Disclaimer) Lacking(given Elements) Elements {
	if needed := d.Needed(); needed != 0 {
		return needed &^ given
	}
	if given == 0 {
		return 1
	}
	return 0
}

// Say lists what elements say: “that it is no medical advice, and that readers are to ask their doctor”.
func (d *Disclaimer) Say(set Elements) string {
	var says []string
	for i, e := range d.Elements {
		if set&(1<<i) != 0 {
			says = append(says, e.Says)
		}
	}
	return strings.Join(says, ", and ")
}

// lacks is what a message says of a rule's notice where it lacks altogether.
func (r *Rule) lacks() string {
	if r.Disclaimer == nil {
		return "…"
	}
	return r.Disclaimer.Say(r.Disclaimer.Lacking(0))
}

// Require makes elements, by their ids, ones that none may lack. The error names the index of one that there is not.
func (d *Disclaimer) Require(ids []string) (index int, err error) {
	for i, id := range ids {
		if err := d.know(id); err != nil {
			return i, err
		}
	}
	d.Requires = ids
	return 0, nil
}

func (d *Disclaimer) know(id string) error {
	var known []string
	for _, e := range d.Elements {
		known = append(known, e.ID)
	}
	if !slices.Contains(known, id) {
		return strict.Unknown("element of the notice", id, known)
	}
	return nil
}

// complete reports what a rule about a notice lacks to be one.
func (d *Disclaimer) complete(r *Rule) error {
	switch {
	case len(d.Elements)+len(d.SatisfiedBy) == 0:
		return r.At(errors.New("satisfied-by-text is missing: the ways to give the notice; or elements, where it has several things to say"), "disclaimer")
	case len(d.Elements) > 0 && len(d.SatisfiedBy) > 0:
		return r.At(errors.New("the ways to say it stand in elements, where there are some"), "disclaimer", "satisfied-by-text")
	case len(d.Elements) > mostElements:
		return r.At(fmt.Errorf("there are more than %d", mostElements), "disclaimer", "elements")
	case len(d.SatisfiedBy) > 0:
		d.Elements = []Element{{ID: "notice", Says: "so", Match: d.SatisfiedBy}}
	}
	for i, e := range d.Elements {
		switch {
		case e.ID == "":
			return r.At(errors.New("id is missing: the name by which it is required"), "disclaimer", "elements", i)
		case e.Says == "":
			return r.At(errors.New("says is missing: what a notice says by it, as “that it is no medical advice”"), "disclaimer", "elements", i)
		case len(e.Match)+len(e.Verbatim) == 0:
			return r.At(errors.New("match is missing: the ways to say it"), "disclaimer", "elements", i)
		case slices.ContainsFunc(d.Elements[:i], func(o Element) bool { return o.ID == e.ID }):
			return r.At(fmt.Errorf("there is an element %q already", e.ID), "disclaimer", "elements", i, "id")
		}
	}
	for i, id := range d.Requires {
		if err := d.know(id); err != nil {
			return r.At(err, "disclaimer", "requires", i)
		}
	}
	if (d.Position == BeforeFold || d.Position == AtEnd) && d.Fold <= 0 {
		return r.At(errors.New("fold is missing: how many words it may be away"), "disclaimer")
	}
	return nil
}

// Position is where a notice has to stand.
type Position uint8

const (
	_ Position = iota
	Anywhere
	BeforeFold // among so many first words
	AtEnd      // among so many last ones, references not counted
	Beside     // in the section of the words that owe it, or tied to them by the sign that it begins with
)

var positions = []string{"", "anywhere", "before-fold", "end", "beside"}

func (p Position) String() string { return positions[p] }

// Words are the names of all positions.
func (Position) Words() []string { return slices.Clone(positions[1:]) }

// UnmarshalText reads a position by its name.
func (p *Position) UnmarshalText(text []byte) error { return choose(p, text, "position", positions) }
