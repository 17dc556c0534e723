// Package finding is the currency of the house: what a check says of an article, at its exact place.
package finding

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/rule"
)

// Finding is one fault in one article.
type Finding struct {
	Rule     *rule.Rule
	Severity rule.Severity
	Span     article.Span // bytes of the source, end exclusive
	Message  string
	Related  []Related // other places that it speaks of
	Whole    bool      // it is about the article as a whole, and its place is only where the article begins
	Fix      *Fix      // nil where only a person can answer it
	Context  [2]string // up to two words of its sentence before and after, in lower case: what tells equal excerpts apart when lines move
}

// Related is another place of the same article that a finding speaks of.
type Related struct {
	Span    article.Span
	Message string
}

// File is what was found in one file. Where Err is set the file could not be read, and nothing else is.
type File struct {
	Path     string // as given, with forward slashes
	Source   []byte
	Before   []byte        // its text before fixes; nil where none was made
	Fixed    int           // fixes made
	Findings []Finding     // sorted; with fixes made, what is left
	Answered []Answered    // likewise
	FailOn   rule.Severity // the least severity that makes a run fail; Off where none does
	Err      error
}

// Sort orders findings by start, end and rule, and drops those that say the same of the same place.
func Sort(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool { return a.Span == b.Span && a.Rule == b.Rule })
}

// Longest drops each finding that overlaps with a severer or longer one of its category.
func Longest(findings []Finding) []Finding {
	byCategory := map[rule.Category][]Finding{}
	for _, f := range findings {
		byCategory[f.Rule.Category] = append(byCategory[f.Rule.Category], f)
	}
	kept := findings[:0:0]
	for _, same := range byCategory {
		kept = append(kept, longest(same)...)
	}
	return kept
}

// longest looks from each finding at its neighbours only, so that a large file with many findings takes no quadratic time.
func longest(same []Finding) []Finding {
	slices.SortStableFunc(same, func(a, b Finding) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	reach := make([]int, len(same)+1) // how far any finding before the index reaches
	for i, f := range same {
		reach[i+1] = max(reach[i], f.Span.End)
	}
	var kept []Finding
	for i, f := range same {
		outweighed := false
		for j := i - 1; j >= 0 && reach[j+1] > f.Span.Start && !outweighed; j-- {
			outweighed = overlap(same[j].Span, f.Span) && outweighs(same[j], f)
		}
		for j := i + 1; j < len(same) && same[j].Span.Start < f.Span.End && !outweighed; j++ {
			outweighed = outweighs(same[j], f)
		}
		if !outweighed {
			kept = append(kept, f)
		}
	}
	return kept
}

func overlap(a, b article.Span) bool { return a.Start < b.End && b.Start < a.End }

// outweighs orders overlapping findings of one category: the severer wins, since a long note must not hide a short error, then the
// longer, then the earlier, then the rule's name.
func outweighs(g, f Finding) bool {
	return cmp.Or(
		cmp.Compare(g.Severity, f.Severity),
		cmp.Compare(g.Span.End-g.Span.Start, f.Span.End-f.Span.Start),
		cmp.Compare(f.Span.Start, g.Span.Start),
		cmp.Compare(f.Rule.ID, g.Rule.ID)) > 0
}
