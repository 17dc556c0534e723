package rule

import (
	"fmt"
	"maps"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/stance"
)

// Evidence is the kind of rule that holds an article against the evidence that its publisher keeps.
type Evidence struct {
	Finds   EvidenceFault              `toml:"finds"`
	Unless  []stance.Stance            `toml:"unless"`             // the stances in which a figure or claim may stand
	Loosely []string                   `toml:"loosely"`            // words before a figure that is rounded: about, nearly
	Records string                     `toml:"records" freeze:"-"` // in BibTeX: what the rule's own examples are held against
	Claims  map[string]*evidence.Claim `toml:"claims" freeze:"-"`
}

// Exempts reports whether a figure or claim may stand in an article as it is held.
func (e *Evidence) Exempts(s stance.Stance) bool { return Words{Unless: e.Unless}.Exempts(s) }

// EvidenceFault is what an evidence rule finds.
type EvidenceFault uint8

const (
	_             EvidenceFault = iota
	Retracted                   // a source that was retracted
	Concern                     // a source that editors are concerned about
	Corrected                   // a source that was corrected
	Differing                   // a reference whose title, year or author is not that of its record
	Absent                      // a figure that the abstract of its source does not have
	Contradicted                // a figure where the abstract has another
	RewordedClaim               // nearly the words of an approved claim
	AlteredClaim                // nearly the words of an approved claim, with other figures
	LapsedClaim                 // an approved claim that is approved no more, or not for this market
)

var evidenceFaults = []string{"", "retracted", "concern", "corrected", "differing", "absent", "contradicted", "reworded-claim", "altered-claim",
	"lapsed-claim"}

// Words are the names of all faults.
func (EvidenceFault) Words() []string { return slices.Clone(evidenceFaults[1:]) }

// UnmarshalText reads a fault by its name.
func (f *EvidenceFault) UnmarshalText(text []byte) error {
	return choose(f, text, "evidence fault", evidenceFaults)
}

// Examples returns the library that the rule's own examples are held against, or nil.
func (r *Rule) Examples(reader *article.Reader) (*evidence.Library, error) {
	if r.Evidence == nil {
		return nil, nil
	}
	records, err := evidence.Records("records.bib", []byte(r.Evidence.Records))
	if err != nil {
		return nil, fmt.Errorf("the examples' %w", err)
	}
	var claims []*evidence.Claim
	for _, id := range slices.Sorted(maps.Keys(r.Evidence.Claims)) {
		c := r.Evidence.Claims[id]
		c.ID = id
		claims = append(claims, c)
	}
	return evidence.NewLibrary(records, claims, reader), nil
}
