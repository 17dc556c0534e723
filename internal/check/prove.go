package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// fewest is how many examples of each kind a rule must have.
const fewest = 3

// Prove returns what a rule's own examples hold against it. It reads each as an article of its own.
func (c *Checker) Prove(r *rule.Rule, reader *article.Reader) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if len(r.Flag) < fewest || len(r.Pass) < fewest {
		fault("it has %d flag and %d pass examples; a rule needs %d of each", len(r.Flag), len(r.Pass), fewest)
	}
	for _, missing := range [...]struct{ key, value string }{{"why", r.Why}, {"instead", r.Instead}, {"since", r.Since}} {
		if missing.value == "" {
			fault("%s is missing", missing.key)
		}
	}
	if len(r.Clauses)+len(r.Sources) == 0 {
		fault("it names neither clauses nor sources: what does it enforce?")
	}
	for _, example := range r.Flag {
		if why := c.misread(r, example, true, reader); why != "" {
			fault("flag %q: %s", example, why)
		}
	}
	for _, example := range r.Pass {
		if why := c.misread(r, example, false, reader); why != "" {
			fault("pass %q: %s", example, why)
		}
	}
	for _, example := range r.Gap {
		if c.misread(r, example, strings.Contains(example, open), reader) == "" {
			fault("gap %q is read right by now: move it up", example)
		}
	}
	return faults
}

// misread tells how the rule's findings in an example differ from what they should be, or nothing.
func (c *Checker) misread(r *rule.Rule, example string, flagged bool, reader *article.Reader) string {
	source, want := unmark(example)
	a := reader.Read("example.md", []byte(source))
	found := slices.DeleteFunc(c.Check(a), func(f finding.Finding) bool { return f.Rule.ID != r.ID })
	var got []string
	for _, f := range found {
		got = append(got, a.Excerpt(f.Span))
	}
	switch {
	case flagged && len(found) == 0:
		return "nothing was flagged"
	case !flagged && len(found) > 0:
		return fmt.Sprintf("%q was flagged", got)
	case len(want) > 0 && !slices.EqualFunc(found, want, func(f finding.Finding, s article.Span) bool { return f.Span == s }):
		return fmt.Sprintf("%q was flagged", got)
	}
	return ""
}

// The brackets that mark the exact words to flag.
const open, close = "⟦", "⟧"

// unmark takes the brackets out of an example and returns what they enclosed.
func unmark(example string) (string, []article.Span) {
	var out strings.Builder
	var spans []article.Span
	for {
		head, rest, ok := strings.Cut(example, open)
		out.WriteString(head)
		if !ok {
			return out.String(), spans
		}
		words, tail, _ := strings.Cut(rest, close)
		spans = append(spans, article.Span{Start: out.Len(), End: out.Len() + len(words)})
		out.WriteString(words)
		example = tail
	}
}
