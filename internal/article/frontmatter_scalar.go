package article

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The parser says where a value begins, not where it ends or which bytes its characters come from. So each value is read once more
// from there on, by the rules of its style (YAML 1.2, chapters 7 and 8), and left out where the outcome is not what the parser says.

// yaml reads a scalar and returns the value that it ought to have.
func (r *reading) yaml(n *yaml.Node) string {
	r.properties()
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.quoted('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		r.quoted('\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		value := strings.TrimRight(n.Value, "\n") // the line breaks that end a block are nothing to its reader
		r.block(value, n.Style&yaml.FoldedStyle != 0)
		return value
	default:
		r.plain(n.Value)
	}
	return n.Value
}

// properties skips a tag and an anchor, which the parser counts to the value.
func (r *reading) properties() {
	for r.at < len(r.src) && (r.src[r.at] == '!' || r.src[r.at] == '&') {
		n := bytes.IndexAny(r.rest(), " \t\r\n")
		if n < 0 {
			return
		}
		r.at = skipSpace(r.src, r.at+n)
	}
}

// plain reads a scalar without quotes. Where it ends depends on what it stands in, so the value leads.
func (r *reading) plain(value string) {
	for r.length < len(value) {
		rest, wanted := r.rest(), value[r.length:]
		n := 0
		for n < min(len(rest), len(wanted)) && rest[n] == wanted[n] && strings.IndexByte(" \t\r\n", rest[n]) < 0 {
			n++
		}
		if n == 0 && !r.blanks() {
			return
		}
		r.keep(n)
	}
}

// quoted reads a scalar in quotes.
func (r *reading) quoted(quote byte) {
	r.at++
	for r.at < len(r.src) {
		rest := r.rest()
		switch {
		case r.blanks():
		case quote == '\'' && bytes.HasPrefix(rest, []byte("''")):
			r.replace(2, "'")
		case rest[0] == quote:
			return
		case quote == '"' && rest[0] == '\\':
			if n, breaks := lineBreaks(rest[1:]); breaks > 0 && breakLength(rest[1:]) > 0 {
				r.replace(1+n, strings.Repeat("\n", breaks-1))
			} else if !r.escape() {
				return
			}
		default:
			n := 1
			for n < len(rest) && strings.IndexByte(" \t\r\n\\'\"", rest[n]) < 0 {
				n++
			}
			r.keep(n)
		}
	}
}

// blanks reads white space, if there is any: as it is inside a line, folded where it goes over the end of one.
func (r *reading) blanks() bool {
	n, breaks := lineBreaks(r.rest())
	if breaks > 0 {
		r.replace(n, folded(breaks))
	} else {
		r.keep(n)
	}
	return n > 0
}

// block reads a scalar below | or >. How far it is indented shows by comparison with its first line.
func (r *reading) block(value string, folds bool) {
	_, r.at = matterLine(r.src, r.at)
	indent := r.indentation() - spaces(strings.TrimLeft(value, "\n"))
	from, breaks, wasIndented := r.at, 0, true // the break of the line before, which is no part before its first line
	for r.at < len(r.src) && r.length < len(value) {
		r.at += min(spaces(r.rest()), max(indent, 0))
		text := lineText(r.rest())
		if text == 0 {
			if n := breakLength(r.rest()); n > 0 {
				r.at += n
				breaks++
				continue
			}
			return
		}
		indented := r.src[r.at] == ' ' || r.src[r.at] == '\t'
		joint := strings.Repeat("\n", breaks)
		if folds && !indented && !wasIndented && len(r.parts) > 0 {
			joint = folded(breaks)
		}
		n := r.at - from
		r.at = from
		r.replace(n, joint)
		r.keep(text)
		from, breaks, wasIndented = r.at, 0, indented
	}
}

// indentation counts the spaces before the first line from here on that has anything else.
func (r *reading) indentation() int {
	for at := r.at; at < len(r.src); {
		text, next := matterLine(r.src, at)
		if len(text) > 0 {
			return spaces(text)
		}
		at = next
	}
	return 0
}

// folded is what a reader sees of line breaks: a space for one, and one break less of several.
func folded(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", breaks-1)
}

// lineBreaks measures the white space that s begins with, and counts the line breaks in it.
func lineBreaks(s []byte) (length, breaks int) {
	for length < len(s) {
		if s[length] == ' ' || s[length] == '\t' {
			length++
		} else if n := breakLength(s[length:]); n > 0 {
			length += n
			breaks++
		} else {
			break
		}
	}
	return length, breaks
}

// breakLength is the length of the line break that s begins with, or 0. YAML keeps the rarer ones (U+2028) as text; a value that
// has one is left out.
func breakLength(s []byte) int {
	switch {
	case bytes.HasPrefix(s, []byte("\r\n")):
		return 2
	case len(s) > 0 && (s[0] == '\n' || s[0] == '\r'):
		return 1
	}
	return 0
}

func lineText(s []byte) int {
	if n := bytes.IndexAny(s, "\r\n"); n >= 0 {
		return n
	}
	return len(s)
}

func spaces[T string | []byte](s T) int {
	n := 0
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}
