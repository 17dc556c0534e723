package finding

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/article"
)

// Answer is what takes a finding out of a report.
type Answer uint8

const (
	Directive Answer = iota // a writer gave a reason in the article
	Baseline                // it was known before
	Unchanged               // the change that was asked about did not bring it
)

var answers = [...]string{"directive", "baseline", "unchanged"}

// String returns the name that machine formats give the answer.
func (a Answer) String() string { return answers[a] }

// Answered is a finding that needs nobody's attention any more. It is kept, for whoever wants to know what was let pass and why.
type Answered struct {
	Finding
	By     Answer
	Reason string
	Until  string       // the last day on which the answer holds, YYYY-MM-DD; "" where it holds for good
	Place  article.Span // of the directive
}

// SortAnswered orders answered findings as Sort does.
func SortAnswered(answered []Answered) {
	slices.SortStableFunc(answered, func(a, b Answered) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
}
