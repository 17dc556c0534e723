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

// lines knows where the lines of a file begin. Places are mostly asked for in order: it goes on counting from the last, since a
// paragraph of Markdown may be one line of any length.
type lines struct {
	source []byte
	starts []int
	last   place
}

func linesOf(source []byte) *lines {
	l := &lines{source: source, starts: make([]int, 1, 1+bytes.Count(source, []byte{'\n'})), last: place{0, 1, 1, 1}}
	for at := 0; ; {
		i := bytes.IndexByte(source[at:], '\n')
		if i < 0 {
			return l
		}
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

// place finds the place of a byte offset.
func (l *lines) place(offset int) place {
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

// text returns a line, from 1, without its end.
func (l *lines) text(line int) []byte {
	end := len(l.source)
	if line < len(l.starts) {
		end = l.starts[line] - 1
	}
	return bytes.TrimSuffix(l.source[l.starts[line-1]:end], []byte{'\r'})
}
