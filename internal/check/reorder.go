package check

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// beforeEntry is what may stand on a line before an entry: a list's or a quote's sign.
var beforeEntry = regexp.MustCompile(`^\s*([-*>] +)?$`)

// reorder returns the fix that puts the numbered references in order, or nil where that is not sure: every entry must begin with its number
// in brackets, which Markdown leaves alone, and fill one line of its own; and the numbers must be 1, 2, 3 … without one left out. Marks
// go on to lead to the same sources.
func (x *examination) reorder() *finding.Fix {
	type entry struct {
		number int
		span   article.Span
	}
	var entries []entry
	for i := range x.article.References {
		r := &x.article.References[i]
		number, err := strconv.Atoi(r.Key)
		if err != nil {
			continue
		}
		line, ok := wholeLine(x.article.Source, r.Span)
		if !ok || !strings.HasPrefix(x.article.Excerpt(line), "["+r.Key+"]") {
			return nil
		}
		entries = append(entries, entry{number, line})
	}
	ordered := slices.Clone(entries)
	slices.SortFunc(ordered, func(a, b entry) int { return cmp.Compare(a.number, b.number) })
	fix := &finding.Fix{Applicability: finding.Safe}
	for i, e := range ordered {
		if e.number != i+1 {
			return nil
		}
		if e != entries[i] {
			fix.Edits = append(fix.Edits, finding.Edit{Span: entries[i].span, Text: x.article.Excerpt(e.span)})
		}
	}
	return fix
}

// wholeLine widens a span to the end of its line, white space left out. It reports whether it then fills one line but for a sign before it.
func wholeLine(source []byte, s article.Span) (article.Span, bool) {
	start := bytes.LastIndexByte(source[:s.Start], '\n') + 1
	end := len(source)
	if i := bytes.IndexByte(source[s.Start:], '\n'); i >= 0 {
		end = s.Start + i
	}
	line := article.Span{Start: s.Start, End: s.Start + len(bytes.TrimRight(source[s.Start:end], " \t\r"))}
	inside := len(bytes.TrimRight(source[s.Start:s.End], " \t\r\n")) <= line.End-line.Start
	return line, inside && beforeEntry.Match(source[start:s.Start])
}
