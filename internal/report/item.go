package report

import (
	"cmp"
	"iter"
	"slices"

	"github.com/primum-lint/primum/internal/finding"
)

// item is a finding as most formats want it: at its lines and columns, under a name that outlasts changes around it.
type item struct {
	finding.Finding
	path        string
	start, end  place
	related     [][2]place // of the finding's related places: start and end
	fingerprint string
}

func itemsOf(f finding.File) []item {
	if len(f.Findings) == 0 {
		return nil
	}
	lines := linesOf(f.Source)
	prints := finding.Fingerprints(f)
	items := make([]item, len(f.Findings))
	for i, x := range f.Findings {
		items[i] = item{x, f.Path, lines.place(x.Span.Start), lines.place(x.Span.End), nil, prints[i]}
		for _, r := range x.Related {
			items[i].related = append(items[i].related, [2]place{lines.place(r.Span.Start), lines.place(r.Span.End)})
		}
	}
	return items
}

// failure is a file that could not be read.
type failure struct{ path, message string }

// gravest returns all findings, the severest first, for readers that show only the first few, and the files that could not be read.
func gravest(files iter.Seq[finding.File]) (items []item, failures []failure) {
	for f := range files {
		if f.Err != nil {
			failures = append(failures, failure{f.Path, f.Err.Error()})
		}
		items = append(items, itemsOf(f)...)
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.Severity, a.Severity) })
	return items, failures
}
