package article

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// plain reads plain text, as it is pasted from a web page: a line a block; a short line that ends no sentence is a heading. But in a
// reference list, whose headings are given, a line with a number or an author is an entry.
func (d *draft) plain(at int, references *wordSet) {
	listed := false
	for at < len(d.src) {
		end := bytes.IndexByte(d.src[at:], '\n')
		if end < 0 {
			end = len(d.src) - at
		}
		line := d.src[at : at+end]
		start := at + len(line) - len(bytes.TrimLeftFunc(line, unicode.IsSpace))
		stop := start + len(bytes.TrimSpace(line))
		b := Block{Kind: Paragraph}
		if text := d.src[start:stop]; announces(text) && !(listed && beginsEntry(string(text))) {
			b.Kind, b.Level = Heading, 2
			listed = references.hasFold(plainHeading(string(text)))
		}
		d.open(b)
		d.copy(start, stop)
		d.close()
		at += end + 1
	}
}

func beginsEntry(line string) bool {
	_, n := entryNumber(line)
	return n > 0 || published(line) && initials(line)
}

// announces reports whether a line of plain text is a heading: at most 100 characters that end no sentence, or one short question.
func announces(line []byte) bool {
	const longest, longestQuestion = 100, 80
	n := utf8.RuneCount(line)
	if n == 0 || n > longest {
		return false
	}
	first, _ := utf8.DecodeRune(line)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	switch last, _ := utf8.DecodeLastRune(line); last {
	case '?':
		return n <= longestQuestion && !bytes.ContainsAny(line, ".!") && bytes.IndexByte(line, '?') == len(line)-1
	case '.', '!', ',', ';', '…', '”', '"', ')', ']':
		return false
	}
	return true
}
