package rule

import (
	"slices"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/stance"
)

// Structure is the kind of rule that looks at an article as a whole: at what its readers are owed, and how its parts go together.
type Structure struct {
	Finds StructureFault `toml:"finds"`

	When    []pattern.Pattern `toml:"when" freeze:"-"` // the words by which it is owed, once at-least of them stand there; absent, always. Of a headline, the claims
	AtLeast int               `toml:"at-least"`
	With    []pattern.Pattern `toml:"with" freeze:"-"`   // words of which one must stand there, too, for it to be owed
	Any     []pattern.Pattern `toml:"any" freeze:"-"`    // the words that give it. Of a headline, those that hold back
	Except  []pattern.Pattern `toml:"except" freeze:"-"` // what looks like any of these and is none
	Unless  []stance.Stance   `toml:"unless"`            // the stances in which words do not count

	Fields   []string          `toml:"fields"`              // the keys of front matter that give it, at whatever depth. Of a headline, those it stands under
	Dated    bool              `toml:"dated"`               // a reference with a year gives it, too
	Bylines  []string          `toml:"bylines"`             // words, in lower case, that open a line which names a person, and so gives it
	Sections []pattern.Pattern `toml:"sections" freeze:"-"` // the headings of the sections that are looked at; of acronyms, of those that are not
	Months   int               `toml:"months"`              // how old the date may be
	Known    []string          `toml:"known"`               // acronyms that nobody needs to be told, as they are written
	Names    []string          `toml:"names"`               // the words, in lower case, behind which or before which letters are a name: gene
	Shouted  []string          `toml:"shouted"`             // words that are often written in capitals for effect: NOT
}

// StructureFault is what a structure rule finds.
type StructureFault uint8

const (
	_          StructureFault = iota
	Absence                   // the article does not give what it owes
	Unbalanced                // one of its sections does not
	Stale                     // the last date that it gives is over
	Acronym                   // letters that stand for words are not spelled out where they are first used
	Headline                  // a headline or takeaway claims what the body only holds possible
)

var structureFaults = []string{"", "absent", "unbalanced", "stale", "acronym", "headline"}

// Words are the names of all faults.
func (StructureFault) Words() []string { return slices.Clone(structureFaults[1:]) }

// UnmarshalText reads a fault by its name.
func (f *StructureFault) UnmarshalText(text []byte) error {
	return choose(f, text, "structure fault", structureFaults)
}

// Counts reports whether words count as they are held.
func (s *Structure) Counts(held stance.Stance) bool { return !Words{Unless: s.Unless}.Exempts(held) }

// lacks returns the key that the rule needs for what it finds, and what stands there; "" where it has all.
func (s *Structure) lacks() (key, what string) {
	switch {
	case s.Finds == 0:
		return "finds", "the fault that the rule finds"
	case s.Finds == Absence && len(s.Any)+len(s.Fields)+len(s.Bylines) == 0 && !s.Dated, s.Finds == Unbalanced && len(s.Any) == 0:
		return "any", "the words that give what is owed"
	case s.Finds == Unbalanced && len(s.Sections) == 0:
		return "sections", "the headings of the sections that owe it"
	case (s.Finds == Unbalanced || s.Finds == Headline) && len(s.When) == 0:
		return "when", "the claims that are looked at"
	case s.Finds == Headline && len(s.Any) == 0:
		return "any", "the words that hold a claim back"
	case s.Finds == Stale && len(s.Fields)+len(s.Any) == 0:
		return "fields", "the keys of front matter that give the date"
	}
	return "", ""
}
