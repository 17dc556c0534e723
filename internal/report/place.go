package report

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// place is where a byte of a file stands, as people and editors count.
type place struct {
	Offset int `json:"offset"` // bytes from 0
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // Unicode code points from 1
	Byte   int `json:"-"`      // the column in bytes, from 1
}

// lines knows where the lines of a file begin, as far as it was asked. Places are mostly asked for in order: it goes on counting from the
// last, since a paragraph of Markdown may be one line of any length.
type lines struct {
	source []byte
	starts []int
	next   int // where the last of them begins; behind the source once there are no more
	last   place
}

func linesOf(source []byte) *lines {
	l := &lines{}
	l.of(source)
	return l
}

// of begins with another file. The memory is used again.
func (l *lines) of(source []byte) {
	*l = lines{source: source, starts: append(l.starts[:0], 0), last: place{0, 1, 1, 1}}
}

// reach finds the beginnings of all lines up to an offset, and that of the next.
func (l *lines) reach(offset int) {
	for l.next <= offset {
		i := bytes.IndexByte(l.source[l.next:], '\n')
		if i < 0 {
			l.next = len(l.source) + 1
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
	if offset < p.Offset || p.Line < len(l.starts) && offset >= l.starts[p.Line] {
		line := sort.SearchInts(l.starts, offset+1)
		p = place{l.starts[line-1], line, 1, 1}
	}
	p.Column += utf8.RuneCount(l.source[p.Offset:offset])
	p.Byte += offset - p.Offset
	p.Offset = offset
	l.last = p
	return p
}

// text returns a line of which a place was found, from 1, without its end.
func (l *lines) text(line int) []byte {
	end := len(l.source)
	if line < len(l.starts) {
		end = l.starts[line] - 1
	}
	return bytes.TrimSuffix(l.source[l.starts[line-1]:end], []byte{'\r'})
}
