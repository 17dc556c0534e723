package article

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Remark is what a writer says to Primum rather than to readers. It stands in a comment of HTML, MDX or the front matter, or is a
// field of the front matter, and begins with a word on “primum-”: <!-- primum-disable-line hype -- a quotation -->. What looks like
// one inside code is none.
type Remark struct {
	Span Span   // the comment, or the value of the field
	Verb string // the first word, or the key of the field
	Head Span   // where it stands; the whole span for a field
	Rest Span   // what follows it
}

const remarkPrefix = "primum-"

// remark keeps a comment if it is a remark. Its signs are so many bytes long at either end.
func (d *draft) remark(comment Span, open, shut int) {
	rest := Span{comment.Start + open, max(comment.Start+open, comment.End-shut)}
	text := d.unmasked[rest.Start:rest.End]
	text = bytes.TrimLeft(text, " \t\r\n>")
	if !bytes.HasPrefix(text, []byte(remarkPrefix)) {
		return
	}
	head := Span{rest.End - len(text), rest.End}
	if i := bytes.IndexAny(text, " \t\r\n"); i >= 0 {
		head.End = head.Start + i
	}
	rest.Start = head.End
	d.remarks = append(d.remarks, Remark{comment, string(d.unmasked[head.Start:head.End]), head, rest})
}

// htmlRemark keeps the comment of raw HTML at a source offset if it is a remark. What stands in <pre>, <code> or <script> is code.
func (d *draft) htmlRemark(t tag, at int) {
	const open, shut = "<!--", "-->"
	if elements[d.hidden] != hidden && bytes.HasPrefix(d.src[at:], []byte(open)) {
		d.remark(Span{at, at + t.len}, len(open), len(shut))
	}
}

// matterRemarks keeps the remarks of the front matter, which reaches up to an offset: its comments, which begin with # in YAML and in
// TOML, and the fields whose key is the word that a comment would begin with. An editor that writes front matter anew loses comments.
func (d *draft) matterRemarks(start, end int, fields []field) {
	if !bytes.Contains(d.unmasked[start:end], []byte(remarkPrefix)) {
		return
	}
	var values []Span
	for _, f := range fields {
		value := Span{start + f.parts[0].start, start + f.parts[len(f.parts)-1].end}
		values = append(values, value)
		if key, _, _ := strings.Cut(f.key, "."); strings.HasPrefix(key, remarkPrefix) {
			d.remarks = append(d.remarks, Remark{value, key, value, value})
		}
	}
	for at := start; at < end; {
		_, next := matterLine(d.unmasked, at)
		line := bytes.TrimRight(d.unmasked[at:next], " \t\r\n")
		for i, c := range line {
			if c != '#' || i > 0 && !isBlankByte(line[i-1]) {
				continue
			}
			if !slices.ContainsFunc(values, func(v Span) bool { return v.Start <= at+i && at+i < v.End }) {
				d.remark(Span{at + i, at + len(line)}, len("#"), 0)
				break
			}
		}
		at = next
	}
}

// sortedRemarks returns the remarks in the order of the source: the comments of MDX were found before those of HTML.
func (d *draft) sortedRemarks() []Remark {
	slices.SortFunc(d.remarks, func(a, b Remark) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return d.remarks
}
