package finding

import (
	"bytes"
	"cmp"
	"slices"
	"sort"

	"github.com/primum-lint/primum/internal/article"
)

// Text is of a file's text what somebody may want to see: passages in order, with gaps between them.
type Text []Passage

// Passage is lines that follow one another.
type Passage struct {
	Start int // byte of the file
	Line  int // from 1
	Bytes []byte
}

// TextOf is all of a text.
func TextOf(source []byte) Text { return Text{{0, 1, source}} }

// End is the byte of the file behind the passage.
func (p Passage) End() int { return p.Start + len(p.Bytes) }

// At returns the passage that a byte stands in.
func (t Text) At(offset int) Passage {
	return t[sort.Search(len(t), func(i int) bool { return t[i].Start > offset })-1]
}

// Bytes returns the bytes of a span, which lies in one passage.
func (t Text) Bytes(s article.Span) []byte {
	p := t.At(s.Start)
	return p.Bytes[s.Start-p.Start : s.End-p.Start]
}

// Text returns what there is of the text of a file: all that its findings speak of, and their lines.
func (f File) Text() Text {
	if f.Excerpt != nil {
		return f.Excerpt
	}
	return TextOf(f.Source)
}

// Lines returns of the text of a file the lines that its findings speak of. That is enough to tell them, in whatever format.
func (f File) Lines() (t Text) {
	spans := f.spans()
	slices.SortFunc(spans, func(a, b article.Span) int { return cmp.Compare(a.Start, b.Start) })
	at, line := 0, 1 // where the last passage ends, and the number of the line that begins there
	for _, s := range spans {
		if n := len(t); n == 0 || s.Start >= at { // else it begins in the last passage
			start := at + bytes.LastIndexByte(f.Source[at:s.Start], '\n') + 1
			line += bytes.Count(f.Source[at:start], []byte{'\n'})
			if n == 0 || start > at {
				t = append(t, Passage{Start: start, Line: line})
			}
			at = start
		}
		if s.End >= at {
			end := len(f.Source)
			if i := bytes.IndexByte(f.Source[s.End:], '\n'); i >= 0 {
				end = s.End + i + 1
			}
			line += bytes.Count(f.Source[at:end], []byte{'\n'})
			at = end
			last := &t[len(t)-1]
			last.Bytes = f.Source[last.Start:at]
		}
	}
	return t
}

// spans are the bytes that the findings of a file speak of. A fix speaks of all from its first edit to its last.
func (f File) spans() (all []article.Span) {
	of := func(x Finding) {
		all = append(all, x.Span)
		for _, r := range x.Related {
			all = append(all, r.Span)
		}
		if x.Fix != nil {
			all = append(all, article.Span{Start: x.Fix.Edits[0].Span.Start, End: x.Fix.Edits[len(x.Fix.Edits)-1].Span.End})
		}
	}
	for _, x := range f.Findings {
		of(x)
	}
	for _, x := range f.Answered {
		of(x.Finding)
		all = append(all, x.Place)
	}
	return all
}
