package report

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/finding"
)

// place is where a byte of a file stands, as people and editors count.
type place struct {
	Offset int `json:"offset"` // bytes from 0
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // Unicode code points from 1
	Byte   int `json:"-"`      // the column in bytes, from 1
}

// lines knows where the lines of a text begin, as far as it was asked. Places are mostly asked for in order: it goes on counting from the
// last, since a paragraph of Markdown may be one line of any length.
type lines struct {
	text   finding.Text
	in     finding.Passage // the one that was asked for last
	starts []int           // of its lines
	next   int             // where the last of them begins; behind the passage once there are no more
	last   place
}

func linesOf(text finding.Text) *lines {
	l := &lines{}
	l.of(text)
	return l
}

// of begins with another text. The memory is used again.
func (l *lines) of(text finding.Text) {
	l.text = text
	l.enter(finding.Passage{Line: 1})
	if len(text) > 0 {
		l.enter(text[0])
	}
}

func (l *lines) enter(p finding.Passage) {
	l.in, l.starts, l.next, l.last = p, append(l.starts[:0], p.Start), p.Start, place{p.Start, p.Line, 1, 1}
}

// reach finds the beginnings of all lines up to an offset, and that of the next.
func (l *lines) reach(offset int) {
	if offset < l.in.Start || offset > l.in.End() {
		l.enter(l.text.At(offset))
	}
	for l.next <= offset {
		i := bytes.IndexByte(l.in.Bytes[l.next-l.in.Start:], '\n')
		if i < 0 {
			l.next = l.in.End() + 1
			return
		}
		l.next += i + 1
		l.starts = append(l.starts, l.next)
	}
}

// place finds the place of a byte offset.
func (l *lines) place(offset int) place {
	l.reach(offset)
	p := l.last
	if behind := p.Line + 1 - l.in.Line; offset < p.Offset || behind < len(l.starts) && offset >= l.starts[behind] {
		i := sort.SearchInts(l.starts, offset+1) - 1
		p = place{l.starts[i], l.in.Line + i, 1, 1}
	}
	p.Column += utf8.RuneCount(l.in.Bytes[p.Offset-l.in.Start : offset-l.in.Start])
	p.Byte += offset - p.Offset
	p.Offset = offset
	l.last = p
	return p
}

// line returns the line that an offset stands in, without its end, and where it begins.
func (l *lines) line(offset int) (text []byte, start int) {
	l.reach(offset)
	i := sort.SearchInts(l.starts, offset+1) - 1
	start, end := l.starts[i], l.in.End()
	if i+1 < len(l.starts) {
		end = l.starts[i+1] - 1
	}
	return bytes.TrimSuffix(l.in.Bytes[start-l.in.Start:end-l.in.Start], []byte{'\r'}), start
}
