package article

import "bytes"

// moduleCode returns the length of the imports or exports of MDX at the head of a stretch, or 0. An export reaches to the end of the
// stretch, an import to the end of the line on which its braces are closed.
func moduleCode(s []byte) int {
	first, _, _ := bytes.Cut(s, []byte("\n"))
	word, rest, _ := bytes.Cut(first, []byte(" "))
	rest = bytes.TrimLeft(rest, " ")
	switch string(word) {
	case "export":
		for _, head := range []string{"const ", "let ", "var ", "function", "class ", "default ", "async ", "{", "*"} {
			if bytes.HasPrefix(rest, []byte(head)) {
				return len(s)
			}
		}
	case "import":
		if len(rest) == 0 || bytes.IndexByte([]byte("{*'\""), rest[0]) < 0 && !bytes.Contains(first, []byte(" from ")) {
			return 0
		}
		n := len(first)
		if open := bytes.IndexByte(first, '{'); open >= 0 && bytes.IndexByte(first[open:], '}') < 0 {
			shut := bytes.IndexByte(s[n:], '}')
			if shut < 0 {
				return 0
			}
			n += shut
			if i := bytes.IndexByte(s[n:], '\n'); i >= 0 {
				n += i
			} else {
				n = len(s)
			}
		}
		return min(n+1, len(s))
	}
	return 0
}

// component returns the length of the tag of a component, in MDX of any element, or 0 if there is none here; and whether it holds
// JavaScript in braces.
func (m *masker) component(at, limit int) (n int, script bool) {
	s := m.src[at:limit]
	i := 1
	closing := i < len(s) && s[i] == '/'
	if closing {
		i++
	}
	if i == len(s) || !isUpper(s[i]) && !(m.mdx && isLetter(s[i])) {
		return 0, false
	}
	lower := false
	for i < len(s) && (isNameByte(s[i]) || s[i] == '.') {
		lower = lower || isLetter(s[i]) && !isUpper(s[i])
		i++
	}
	if !lower && !m.mdx { // <TABLE> and <BR> are HTML as it was once written
		return 0, false
	}
	for i < len(s) {
		spaced := i
		for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
			i++
		}
		rest := s[i:]
		switch {
		case len(rest) == 0:
			return 0, false
		case rest[0] == '>':
			return i + 1, script
		case bytes.HasPrefix(rest, []byte("/>")):
			return i + 2, script
		case closing || i == spaced:
			return 0, false
		case rest[0] == '{':
			k := m.expression(at+i, limit)
			if k == 0 {
				return 0, false
			}
			i, script = i+k, true
		default:
			k, braces := m.attribute(at+i, limit)
			if k == 0 {
				return 0, false
			}
			i, script = i+k, script || braces
		}
	}
	return 0, false
}

// attribute returns the length of an attribute of a tag, or 0 if there is none here, and whether its value stands in braces.
func (m *masker) attribute(at, limit int) (n int, script bool) {
	s := m.src[at:limit]
	i := 0
	if !isLetter(s[0]) && s[0] != '_' && s[0] != ':' && s[0] != '@' {
		return 0, false
	}
	for i < len(s) && (isNameByte(s[i]) || s[i] == '.' || s[i] == ':' || s[i] == '@') {
		i++
	}
	if i+1 >= len(s) || s[i] != '=' {
		return i, false
	}
	i++
	switch s[i] {
	case '"', '\'':
		if k := bytes.IndexByte(s[i+1:], s[i]); k >= 0 {
			return i + k + 2, false
		}
		return 0, false
	case '{':
		if k := m.expression(at+i, limit); k > 0 {
			return i + k, true
		}
		return 0, false
	}
	from := i
	for i < len(s) && bytes.IndexByte([]byte(" \t\r\n\"'=<>`"), s[i]) < 0 {
		i++
	}
	if i == from {
		return 0, false
	}
	return i, false
}

// alone reports whether lines hold nothing but the bytes from start to end.
func (m *masker) alone(start, end int) bool {
	for start > 0 && (m.src[start-1] == ' ' || m.src[start-1] == '\t') {
		start--
	}
	for end < len(m.src) && m.src[end] != '\n' && isBlankByte(m.src[end]) {
		end++
	}
	return (start == 0 || m.src[start-1] == '\n') && (end == len(m.src) || m.src[end] == '\n')
}

// expression returns the length of the JavaScript in braces at the offset, or 0 if they are not balanced before the limit.
func (m *masker) expression(at, limit int) int {
	if m.tries == 0 {
		return 0
	}
	depth := 0
	s := m.src[at:limit]
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'', '`':
			i += quoted(s[i:])
		case '/':
			if bytes.HasPrefix(s[i:], []byte("/*")) {
				n := bytes.Index(s[i:], []byte("*/"))
				if n < 0 {
					n = len(s)
				}
				i += n
			}
		}
	}
	m.tries--
	return 0
}

// quoted returns how far the closing quote of a string is, or 0 if there is none on the line: then the quote is an apostrophe.
func quoted(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return i
		case '\n':
			if s[0] != '`' {
				return 0
			}
		}
	}
	return 0
}
