package report

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// item is a finding as most formats want it: at its lines and columns, under a name that outlasts changes around it.
type item struct {
	finding.Finding
	path        string
	start, end  place
	related     [][2]place // of the finding's related places: start and end
	edits       [][2]place // of those of its fix
	fingerprint string
}

func itemsOf(f finding.File) []item {
	if len(f.Findings) == 0 {
		return nil
	}
	lines := linesOf(f.Text())
	prints := finding.Fingerprints(f)
	items := make([]item, len(f.Findings))
	for i, x := range f.Findings {
		items[i] = item{x, f.Path, lines.place(x.Span.Start), lines.place(x.Span.End), nil, nil, prints[i]}
		for _, r := range x.Related {
			items[i].related = append(items[i].related, [2]place{lines.place(r.Span.Start), lines.place(r.Span.End)})
		}
		if x.Fix != nil {
			for _, e := range x.Fix.Edits {
				items[i].edits = append(items[i].edits, [2]place{lines.place(e.Span.Start), lines.place(e.Span.End)})
			}
		}
	}
	return items
}

// choice tells the wordings that a person may choose from: Or: “may ease asthma”. It is "" where there are none. What is to be done by
// hand stands in messages; what programs may put there themselves, fixes alone, stands where they look for it.
func choice(x finding.Finding) string {
	var quoted []string
	for _, s := range x.Suggestions {
		quoted = append(quoted, "“"+s.Text+"”")
	}
	if quoted == nil {
		return ""
	}
	return "Or: " + strings.Join(quoted, ", ")
}

// after puts a text behind another, where there is one.
func after(text, separator, more string) string {
	if more == "" {
		return text
	}
	return text + separator + more
}

// whole is the text that a fix puts in the place of all from its first edit to its last, for readers that may make edits one by one.
func whole(source finding.Text, fix *finding.Fix) string {
	var text strings.Builder
	at := fix.Edits[0].Span.Start
	for _, e := range fix.Edits {
		text.Write(source.Bytes(article.Span{Start: at, End: e.Span.Start}))
		text.WriteString(e.Text)
		at = e.Span.End
	}
	return text.String()
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
