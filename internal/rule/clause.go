package rule

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/primum-lint/primum/internal/strict"
)

// Clause is one clause of a law or code that rules enforce, told in the project's own words.
type Clause struct {
	Market     string   `toml:"market"`
	Instrument string   `toml:"instrument"`
	Clause     string   `toml:"clause"`
	Applies    string   `toml:"applies"`
	Asks       string   `toml:"asks"`
	Seen       Seen     `toml:"seen"`
	Breach     []string `toml:"breach"`
	Source     string   `toml:"source"`
}

// Seen is how surely a clause is known.
type Seen string

// Words are all ways of seeing a clause.
func (Seen) Words() []string { return []string{"text", "second-hand", "memory"} }

// UnmarshalText reads text, second-hand or memory.
func (s *Seen) UnmarshalText(text []byte) error {
	if !slices.Contains(s.Words(), string(text)) {
		return strict.Unknown("way of seeing a clause", string(text), s.Words())
	}
	*s = Seen(text)
	return nil
}

// String says how surely a clause is known.
func (s Seen) String() string {
	switch s {
	case "text":
		return "read in its text"
	case "second-hand":
		return "known second-hand, from somebody who quotes it"
	}
	return "from memory, not seen"
}

// doubt is what a finding says of a clause that nobody read, or nothing.
func (s Seen) doubt() string {
	switch s {
	case "second-hand":
		return "known second-hand"
	case "memory":
		return "from memory, not seen"
	}
	return ""
}

// Clauses reads the clause table of the built-in rules, by id. It is not read before somebody asks.
func Clauses(fsys fs.FS) (map[string]Clause, error) {
	const file = "clauses.toml"
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("the clause table: %w", err)
	}
	var clauses map[string]Clause
	return clauses, strict.Decode("rules/"+file, text, &clauses)
}
