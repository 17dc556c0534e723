package finding

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/article"
)

// Applicability is how far a fix can be trusted.
type Applicability uint8

const (
	Unsafe Applicability = iota // it may change what the article says
	Safe                        // it leaves that alone
)

var applicabilities = []string{"unsafe", "safe"}

func (a Applicability) String() string { return applicabilities[a] }

// Fix is what would answer a finding. Its edits are made together or not at all.
type Fix struct {
	Applicability Applicability
	Edits         []Edit // in order, none over another
}

// Edit puts a text in the place of bytes of the source.
type Edit struct {
	Span article.Span
	Text string
}

// Apply makes the fixes of findings that can be trusted at least so far. Of fixes that overlap the first is made: the other may be wrong
// by then, and a later run finds it again. It returns the source itself where there is none.
func Apply(source []byte, findings []Finding, least Applicability) (fixed []byte, made int) {
	var edits []Edit
	for _, f := range findings {
		if f.Fix != nil && f.Fix.Applicability >= least && !slices.ContainsFunc(f.Fix.Edits, touches(edits)) {
			edits = append(edits, f.Fix.Edits...)
			made++
		}
	}
	if made == 0 {
		return source, 0
	}
	SortEdits(edits)
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(source[at:e.Span.Start])
		out.WriteString(e.Text)
		at = e.Span.End
	}
	out.Write(source[at:])
	return out.Bytes(), made
}

// SortEdits orders edits of which none lies over another.
func SortEdits(edits []Edit) {
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

// touches returns whether an edit overlaps with others or borders on one, for two that insert at one place have no order.
func touches(others []Edit) func(Edit) bool {
	return func(e Edit) bool {
		return slices.ContainsFunc(others, func(o Edit) bool { return o.Span.Start <= e.Span.End && e.Span.Start <= o.Span.End })
	}
}
