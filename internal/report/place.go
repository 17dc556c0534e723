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
}

// lines knows where the lines of a file begin.
type lines struct {
	source []byte
	starts []int
}

func linesOf(source []byte) *lines {
	l := &lines{source: source, starts: []int{0}}
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
	line := sort.SearchInts(l.starts, offset+1)
	return place{offset, line, utf8.RuneCount(l.source[l.starts[line-1]:offset]) + 1}
}

// text returns a line, from 1, without its end.
func (l *lines) text(line int) []byte {
	end := len(l.source)
	if line < len(l.starts) {
		end = l.starts[line] - 1
	}
	return bytes.TrimSuffix(l.source[l.starts[line-1]:end], []byte{'\r'})
}
