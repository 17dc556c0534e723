package directive

import (
	"bytes"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// removal returns the fix that takes an answer out which nothing needs: the name, or the directive where nothing needs the rest of it
// either. It is nil where that would leave something behind that is no directive any more.
func (r *reading) removal(a *answer) *finding.Fix {
	d := a.by
	if d.remark.Head == d.remark.Span { // a field of the front matter, which others may read
		return nil
	}
	needless, closers := true, map[article.Span]int{}
	for _, other := range d.answers {
		needless = needless && other.needless
		closers[other.closer]++
	}
	isRegion := d.remark.Verb == disable
	var spans []article.Span
	switch {
	case needless:
		spans = append(spans, r.comment(d.remark.Span))
		for closer, n := range closers {
			if isRegion && n != r.closed[closer] { // it closes another directive, too
				return nil
			}
			if isRegion {
				spans = append(spans, r.comment(closer))
			}
		}
	case isRegion:
		return nil
	default:
		spans = append(spans, r.word(a.span))
	}
	fix := &finding.Fix{Applicability: finding.Safe}
	for _, s := range spans {
		fix.Edits = append(fix.Edits, finding.Edit{Span: s})
	}
	finding.SortEdits(fix.Edits)
	return fix
}

// word returns the bytes of a name with what parts it from the next, or, where that is a comma, from the one before.
func (r *reading) word(s article.Span) article.Span {
	source := r.article.Source
	start := s.Start
	for start > 0 && parts(source[start-1]) {
		start--
	}
	if bytes.IndexByte(source[start:s.Start], ',') >= 0 {
		return article.Span{Start: start, End: s.End}
	}
	for s.End < len(source) && parts(source[s.End]) {
		s.End++
	}
	return s
}

// comment returns the bytes of a comment with the blanks before it, and with the line where that holds nothing else. Where a comment of
// HTML alone parts two paragraphs, the line end stays and parts them.
func (r *reading) comment(s article.Span) article.Span {
	source := r.article.Source
	start, end := r.lineStart(s.Start), min(r.lineEnd(s.End), len(source))
	if !blank(source[start:s.Start]) || !blank(source[s.End:end]) {
		for s.Start > start && (source[s.Start-1] == ' ' || source[s.Start-1] == '\t') {
			s.Start--
		}
		return s
	}
	next := min(r.lineEnd(end), len(source))
	blankBefore := start == 0 || blank(source[r.lineStart(start-1):start])
	blankBehind := end >= len(source) || blank(source[end:next])
	switch {
	case blankBefore && blankBehind:
		return article.Span{Start: start, End: next}
	case !blankBefore && !blankBehind && bytes.HasPrefix(source[s.Start:], []byte("<!--")):
		return article.Span{Start: start, End: s.End}
	}
	return article.Span{Start: start, End: end}
}

func blank(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }
