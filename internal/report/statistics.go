package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/primum-lint/primum/internal/finding"
)

// Statistics writes how many findings there are, by rule, category and file, instead of the findings: where to begin in a site that has
// thousands.
func Statistics(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	byRule, byCategory, byFile := map[string]int{}, map[string]int{}, map[string]int{}
	var tally Tally
	for f := range tally.Count(files) {
		for _, x := range f.Findings {
			byRule[x.Severity.String()+" "+x.Rule.ID]++
			byCategory[string(x.Rule.Category)]++
			byFile[Printable(f.Path)]++
		}
	}
	out := bufio.NewWriter(w)
	counts(out, "rule", byRule)
	counts(out, "category", byCategory)
	counts(out, "article", byFile)
	summary := printer{out: out, paint: palette(false)}
	summary.summary(tally)
	return out.Flush()
}

// counts writes what was counted, the most frequent first.
func counts(w io.Writer, by string, counted map[string]int) {
	if len(counted) == 0 {
		return
	}
	names := slices.SortedFunc(maps.Keys(counted), func(a, b string) int {
		return cmp.Or(cmp.Compare(counted[b], counted[a]), cmp.Compare(a, b))
	})
	width := len(fmt.Sprint(counted[names[0]]))
	fmt.Fprintf(w, "by %s:\n", by)
	for _, name := range names {
		fmt.Fprintf(w, "  %*d  %s\n", width, counted[name], name)
	}
	fmt.Fprintln(w)
}
