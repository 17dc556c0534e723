package article

import "bytes"

// line is a line of the source, by offsets.
type line struct {
	from    int  // behind the last marker of a container
	content int  // at the first byte that is no space
	end     int  // at the line end
	quotes  int  // how many > stand at its head
	indent  int  // columns before the content, or before the first list marker, counted from the last >
	inner   int  // columns before the content
	marker  bool // a list marker stands at its head
}

func (l line) blank() bool { return l.content >= l.end }

func lineAt(src []byte, at int) line {
	l := line{from: at, end: len(src)}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		l.end = at + i
	}
	column := 0
	for {
		for at < l.end && (src[at] == ' ' || src[at] == '\t' || src[at] == '\r') {
			column++
			if src[at] == '\t' {
				column = (column + 3) &^ 3
			}
			at++
		}
		l.content, l.inner = at, column
		if !l.marker {
			l.indent = column
		}
		if at == l.end {
			return l
		}
		if src[at] == '>' && !l.marker {
			l.quotes++
			at, column = at+1, 0
			if at < l.end && src[at] == ' ' {
				at++
			}
			l.from = at
			continue
		}
		n := listMarker(src[at:l.end])
		if n == 0 {
			return l
		}
		l.marker = true
		at, column = at+n, column+n
		l.from = at
	}
}

// listMarker returns the length of the list marker at the head of s, without the space that follows, or 0.
func listMarker(s []byte) int {
	n := 0
	for n < len(s) && n < 9 && isDigit(s[n]) {
		n++
	}
	switch {
	case n == len(s):
		return 0
	case n > 0 && (s[n] == '.' || s[n] == ')'), n == 0 && (s[n] == '-' || s[n] == '+' || s[n] == '*'):
		n++
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\r' {
		return 0
	}
	return n
}

// fence is an open code fence.
type fence struct {
	char         byte
	length       int
	quotes, base int // of the containers that it stands in: how many quotes, and at which column their content begins
}

// fenceIn returns the code fence that a line's content opens, if any.
func fenceIn(s []byte) fence {
	if len(s) < 3 || s[0] != '`' && s[0] != '~' {
		return fence{}
	}
	n := runLength(s)
	if n < 3 || s[0] == '`' && bytes.IndexByte(s[n:], '`') >= 0 {
		return fence{}
	}
	return fence{char: s[0], length: n}
}

func (f fence) closedBy(s []byte) bool {
	s = bytes.TrimRight(s, " \t\r")
	return len(s) >= f.length && s[0] == f.char && runLength(s) == len(s)
}

// admonition reads the head of a line of colons (“:::note Title”, “:::note[Title]{.wide}”, “::: {.warning}”, “:::”): the kind ends
// at open, and what follows the title stands between title and shut. All are 0 if it is no such line.
func admonition(s []byte) (open, title, shut int) {
	if len(s) < 3 || s[0] != ':' {
		return 0, 0, 0
	}
	if open = runLength(s); open < 3 {
		return 0, 0, 0
	}
	end := len(bytes.TrimRight(s, " \t\r"))
	shut = len(bytes.TrimRight(s[:end], ": \t"))
	for open < shut && isBlankByte(s[open]) {
		open++
	}
	for open < shut && isNameByte(s[open]) {
		open++
	}
	if open >= shut {
		return end, end, end
	}
	if s[open] == '[' {
		if i := bytes.IndexByte(s[open:shut], ']'); i > 0 {
			return open + 1, open + i, end
		}
	}
	if s[open] == '{' {
		if i := bytes.IndexByte(s[open:shut], '}'); i > 0 {
			open += i + 1
		}
	}
	return open, max(open, shut), end
}

// indentedBodies open the admonitions and tabs of Python-Markdown, whose bodies are indented by four.
var indentedBodies = [...]string{"!!! ", "??? ", "???+ ", `=== "`}

// indentedBody returns where the title stands in a line that opens an indented body (“!!! warning "Title"”); where the line has
// none, an empty span at its end. It is the zero span if the line opens no such body.
func indentedBody(s []byte) Span {
	for _, opener := range indentedBodies {
		if !bytes.HasPrefix(s, []byte(opener)) {
			continue
		}
		s = bytes.TrimRight(s, " \t\r")
		if open := bytes.IndexByte(s, '"'); open >= 0 && open < len(s)-1 && s[len(s)-1] == '"' {
			return Span{open + 1, len(s) - 1}
		}
		return Span{len(s), len(s)}
	}
	return Span{}
}

// callout returns the length of the marker of a callout at the head of a quote (“[!WARNING]”, “[!note]-”), or 0.
func callout(s []byte) int {
	if !bytes.HasPrefix(s, []byte("[!")) {
		return 0
	}
	n := 2
	for n < len(s) && (isNameByte(s[n]) || s[n] == '|' || s[n] == ' ') {
		n++
	}
	if n == 2 || n == len(s) || s[n] != ']' {
		return 0
	}
	n++
	if n < len(s) && (s[n] == '-' || s[n] == '+') {
		n++
	}
	return n
}

// attributes returns where the attribute list begins that ends a line (“{#id .class key=value}”, “{: .class}”), or -1.
func attributes(s []byte) int {
	s = bytes.TrimRight(s, " \t\r")
	if !bytes.HasSuffix(s, []byte("}")) {
		return -1
	}
	at := bytes.LastIndexByte(s, '{')
	if at < 0 {
		return -1
	}
	fields := bytes.Fields(bytes.TrimPrefix(s[at+1:len(s)-1], []byte(":")))
	for _, f := range fields {
		if f[0] != '#' && f[0] != '.' && bytes.IndexByte(f, '=') <= 0 {
			return -1
		}
	}
	if len(fields) == 0 {
		return -1
	}
	return at
}

// underline reports whether s begins with the line that makes a heading of the text before it.
func underline(s []byte) bool {
	s, _, _ = bytes.Cut(s, []byte("\n"))
	s = bytes.TrimSpace(s)
	return len(s) > 0 && (s[0] == '=' || s[0] == '-') && runLength(s) == len(s)
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLetter(c byte) bool { return isUpper(c &^ 0x20) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isNameByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' || c == '_' }

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
