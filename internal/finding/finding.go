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
	Rule        *rule.Rule
	Severity    rule.Severity
	Span        article.Span // bytes of the source, end exclusive
	Message     string
	Related     []Related    // other places that it speaks of
	Whole       bool         // it is about the article as a whole, and its place is only where the article begins
	Fix         *Fix         // nil where only a person can answer it
	Suggestions []Edit       // wordings of which a person may choose one, each in the place of the finding's bytes; no fix makes them
	Also        []*rule.Rule // of other packs: they say the same of words that it overlaps, and it outweighs them
	Context     [2]string    // up to two words of its sentence before and after, in lower case: what tells equal excerpts apart when lines move
}

// Related is another place of the same article that a finding speaks of.
type Related struct {
	Span    article.Span
	Message string
}

// File is what was found in one file. Where Err is set the file could not be read, and nothing else is.
type File struct {
	Path     string        // as given, with forward slashes
	Source   []byte        // nil where it was not read
	Excerpt  Text          // then, what its findings speak of
	Before   []byte        // its text before fixes; nil where none was made
	Fixed    int           // fixes made
	Findings []Finding     // sorted; with fixes made, what is left
	Answered []Answered    // likewise
	FailOn   rule.Severity // the least severity that makes a run fail; Off where none does
	Err      error
}

// Rules gives the rules that the findings of a file name, always in the same order, those that are answered behind the others. They can be
// changed.
func (f File) Rules(give func(**rule.Rule)) {
	of := func(x *Finding) {
		give(&x.Rule)
		for i := range x.Also {
			give(&x.Also[i])
		}
	}
	for i := range f.Findings {
		of(&f.Findings[i])
	}
	for i := range f.Answered {
		of(&f.Answered[i].Finding)
	}
}

// Sort orders findings by start, end and rule, and drops those that say the same of the same place.
func Sort(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool { return a.Span == b.Span && a.Rule == b.Rule })
}

// Longest drops each finding that overlaps with a severer or longer one of its category. One of another pack is told of in the finding
// that is kept: where two markets ask for the same, the stricter holds, and both are named.
func Longest(findings []Finding) []Finding {
	byCategory := map[rule.Category][]Finding{}
	kept := findings[:0:0]
	for _, f := range findings {
		if f.Whole { // stands at the title only because it has to stand somewhere
			kept = append(kept, f)
			continue
		}
		byCategory[f.Rule.Category] = append(byCategory[f.Rule.Category], f)
	}
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
	by := make([]int, len(same)) // which finding outweighs each; itself where none does
	for i, f := range same {
		by[i] = i
		for j := i - 1; j >= 0 && reach[j+1] > f.Span.Start && by[i] == i; j-- {
			if overlap(same[j].Span, f.Span) && outweighs(same[j], f) {
				by[i] = j
			}
		}
		for j := i + 1; j < len(same) && same[j].Span.Start < f.Span.End && by[i] == i; j++ {
			if outweighs(same[j], f) {
				by[i] = j
			}
		}
	}
	var kept []Finding
	for i := range same {
		if at := keeper(by, i); at != i {
			same[at].also(same[i].Rule)
		}
	}
	for i, f := range same {
		if by[i] == i {
			kept = append(kept, f)
		}
	}
	return kept
}

// keeper is the finding at the end of those that outweigh one another, each kept by the next. It shortens the way for whoever asks next.
func keeper(by []int, i int) int {
	end := i
	for by[end] != end {
		end = by[end]
	}
	for by[i] != end && by[i] != i {
		by[i], i = end, by[i]
	}
	return end
}

// also notes a rule of another pack that the finding outweighs.
func (f *Finding) also(r *rule.Rule) {
	if r.Pack != f.Rule.Pack && !slices.Contains(f.Also, r) {
		f.Also = append(f.Also, r)
	}
}

// Locked reports whether the config lets no directive and no baseline answer it, for its own rule or one that it outweighs.
func (f Finding) Locked() bool {
	return f.Rule.Locked || slices.ContainsFunc(f.Also, func(r *rule.Rule) bool { return r.Locked })
}

// Clauses are the ids of the clauses that the rule enforces, and then those of the rules that it outweighs.
func (f Finding) Clauses() []string {
	clauses := slices.Clone(f.Rule.Clauses)
	for _, r := range f.Also {
		clauses = append(clauses, missing(clauses, r.Clauses)...)
	}
	return clauses
}

// Cites are the clauses that the message names: those of a market's rule, and those of all rules where packs meet. Of an article that is read
// in some markets they are those of these.
func (f Finding) Cites(markets []rule.Market) []rule.Cite {
	if f.Rule.Market == "" && len(f.Also) == 0 {
		return nil
	}
	cites := slices.Clone(f.Rule.Cites)
	for _, r := range f.Also {
		cites = append(cites, missing(cites, r.Cites)...)
	}
	return slices.DeleteFunc(cites, func(c rule.Cite) bool { return !c.In(markets) })
}

// missing returns the elements of b that a lacks.
func missing[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(b), func(x T) bool { return slices.Contains(a, x) })
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
