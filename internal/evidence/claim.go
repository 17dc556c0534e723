package evidence

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/strict"
)

// Claim is a wording that somebody has approved: a table [claim.ID] of a claims file.
type Claim struct {
	ID      string    `toml:"-"`
	File    string    `toml:"-"`
	Place   Place     `toml:"-"`
	Says    string    `toml:"says"`    // the wording
	Source  string    `toml:"source"`  // the record that it rests on, by key, DOI or PMID
	Owner   string    `toml:"owner"`   // who approved it
	Markets []string  `toml:"markets"` // where it may be made; empty for everywhere
	Expires time.Time `toml:"expires"` // the last day on which it may be made; zero for never
}

// Claims reads a file of approved claims, in the order of their ids. The error names file, line, column and key.
func Claims(file string, text []byte) ([]*Claim, error) {
	var all struct {
		Claim map[string]*Claim `toml:"claim"`
	}
	if err := strict.Decode(file, text, &all); err != nil {
		return nil, err
	}
	var claims []*Claim
	var errs []error
	for _, id := range slices.Sorted(maps.Keys(all.Claim)) {
		c := all.Claim[id]
		for _, field := range [...]struct{ name, value string }{{"says", c.Says}, {"source", c.Source}, {"owner", c.Owner}} {
			if strings.TrimSpace(field.value) == "" {
				errs = append(errs, strict.At(file, text, fmt.Errorf("%s is missing", field.name), "claim", strict.Key(id)))
			}
		}
		at := strict.At(file, text, errors.New(""), "claim", strict.Key(id))
		c.ID, c.File, c.Place = id, file, Place{at.Line, at.Column}
		claims = append(claims, c)
	}
	return claims, errors.Join(errs...)
}

// Lapsed tells why a claim may not be made on a day in the markets, or nothing. Without markets nobody knows where it is made.
func (c *Claim) Lapsed(day time.Time, markets []string) string {
	if !c.Expires.IsZero() && day.Format(time.DateOnly) > c.Expires.Format(time.DateOnly) {
		return "it expired on " + c.Expires.Format("2 January 2006")
	}
	for _, m := range markets {
		if len(c.Markets) > 0 && !slices.Contains(c.Markets, m) {
			return fmt.Sprintf("it is approved for %s, not for %s", strings.Join(c.Markets, ", "), m)
		}
	}
	return ""
}

// Cited is what the claim rests on, as Match takes it.
func (c *Claim) Cited() Cited { return Cited{Key: c.Source, DOI: c.Source, PMID: c.pmid()} }

// pmid is the source where that is a PMID.
func (c *Claim) pmid() string {
	if digits(c.Source) == len(c.Source) {
		return c.Source
	}
	number, ok := strings.CutPrefix(c.Source, "PMID:")
	if !ok {
		return ""
	}
	return number
}
