package rule

import (
	"fmt"
	"io/fs"

	"github.com/primum-lint/primum/internal/strict"
)

// MeasuredFile is where the figures of Measured lie, in the folder of the built-in rules.
const MeasuredFile = "measured.toml"

// Measured is how well the built-in rules did on a set of labelled sentences.
type Measured struct {
	What      string           `toml:"what"`
	Outside   bool             `toml:"outside"` // labelled by people who did not write the rules
	Date      string           `toml:"date"`    // YYYY-MM-DD: since when the figures have been these
	Sentences int              `toml:"sentences"`
	Precision map[string]Share `toml:"precision"` // of what a rule found, by its id: so much was wanted
	Recall    map[string]Share `toml:"recall"`    // of what was wanted, by category: so much was found, as a warning or an error
}

// Share is so many out of so many.
type Share struct {
	Hit int `toml:"hit"`
	Of  int `toml:"of"`
}

// fewestToSay is the number below which a share tells chance rather than a rule.
const fewestToSay = 20

// Says reports whether the share tells anything but chance.
func (s Share) Says() bool { return s.Of >= fewestToSay }

// String gives the share to two digits, with its number. It rounds down.
func (s Share) String() string {
	if !s.Says() {
		return fmt.Sprintf("too few to say (n = %d)", s.Of)
	}
	hundredths := s.Hit * 100 / s.Of
	return fmt.Sprintf("%d.%02d (n = %d)", hundredths/100, hundredths%100, s.Of)
}

// ReadMeasured reads how the built-in rules did, by the names of the sets. It is not read before somebody asks.
func ReadMeasured(fsys fs.FS) (map[string]Measured, error) {
	text, err := fs.ReadFile(fsys, MeasuredFile)
	if err != nil {
		return nil, fmt.Errorf("the measured figures: %w", err)
	}
	var sets map[string]Measured
	return sets, strict.Decode("rules/"+MeasuredFile, text, &sets)
}
