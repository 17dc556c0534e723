package evidence

import "strings"

// tagged is a line of RIS or MEDLINE with the lines that go on with it.
type tagged struct {
	tag, value string
	at         int // bytes of the file
}

// lines reads what begins with a tag, a hyphen and a space; other lines go on with the one before. The width is that of the tag and the
// blanks behind it: “TY  - JOUR” in RIS, “PMID- 123” in MEDLINE. A blank line ends a value and is a line without a tag.
func (in input) lines(width int) []tagged {
	var lines []tagged
	var more []string // of the last of them
	whole := func() {
		if len(more) > 0 {
			lines[len(lines)-1].value += " " + strings.Join(more, " ")
			more = nil
		}
	}
	at := 0
	for line := range strings.Lines(in.text) {
		text := strings.TrimRight(line, " \t\r\n")
		tag, value, ok := tagOf(text, width)
		if !ok && text != "" && len(lines) > 0 && lines[len(lines)-1].tag != "" {
			more = append(more, strings.TrimLeft(text, " \t"))
		} else {
			whole()
			if !ok {
				value = text
			}
			lines = append(lines, tagged{tag, value, at})
		}
		at += len(line)
	}
	whole()
	return lines
}

// tagOf reads the tag that a line begins with. Files that were edited by hand have lost blanks before the hyphen.
func tagOf(line string, width int) (tag, value string, ok bool) {
	n := 0
	for n < len(line) && n < width && ('A' <= line[n] && line[n] <= 'Z' || n > 0 && '0' <= line[n] && line[n] <= '9') {
		n++
	}
	rest := strings.TrimLeft(line[n:], " ")
	if n < 2 || !strings.HasPrefix(rest, "-") || len(line)-n-len(rest) > width {
		return "", "", false
	}
	rest = rest[1:]
	if rest != "" && rest[0] != ' ' {
		return "", "", false
	}
	return line[:n], strings.TrimLeft(rest, " "), true
}
