package article

import "bytes"

// inline reads running text up to a chunk's end, and returns where it stopped: there, or behind something that goes on further. What
// begins in the chunk ends before the limit, except a comment.
func (m *masker) inline(at, chunk, limit int) int {
	m.ticks.found = false
	for at < chunk {
		if at += indexIn(m.src[at:chunk], &telling); at == chunk {
			break
		}
		switch m.src[at] {
		case '\\':
			at += 2
		case '`':
			at = m.ticks.skip(m.src, at, chunk)
		case '{':
			at = m.brace(at, limit)
		case '<':
			at = m.angle(at, limit)
		case '$':
			at = m.formula(at, chunk, limit)
		case '%':
			at = m.note(at)
		case ']', ':':
			m.address(at, chunk)
			at++
		}
	}
	return at
}

var telling = byteSet{'\\': 1, '`': 1, '{': 1, '<': 1, '$': 1, '%': 1, ']': 1, ':': 1}

// ticks are the runs of backticks of a chunk: where the last of each length stands. Without them each run that has no partner would
// be sought to the end.
type ticks struct {
	found bool
	last  [longestTicks + 1]int
}

const longestTicks = 32

// skip returns the end of the code span that begins at the offset, or of the run if none does.
func (t *ticks) skip(src []byte, at, chunk int) int {
	if !t.found {
		*t = ticks{found: true}
		for i := at; i < chunk; i++ {
			if src[i] == '`' {
				n := runLength(src[i:chunk])
				t.last[min(n, longestTicks)] = i
				i += n - 1
			}
		}
	}
	n := runLength(src[at:chunk])
	if n >= longestTicks || t.last[n] <= at {
		return at + n
	}
	for i := at + n; ; i++ {
		if src[i] == '`' {
			k := runLength(src[i:chunk])
			i += k
			if k == n {
				return i
			}
		}
	}
}

// brace takes out what begins with the brace at the offset, and returns where reading goes on.
func (m *masker) brace(at, limit int) int {
	s := m.src[at:limit]
	var n int
	switch {
	case m.mdx && bytes.HasPrefix(s, []byte("{/*")):
		if n = m.comment(at, "*/}", &m.noJSX); n > 0 {
			m.found.comments = append(m.found.comments, Span{at, at + n})
		}
	case m.mdx:
		n = m.expression(at, limit)
	case bytes.HasPrefix(s, []byte("{#")):
		if n = between(m.src[at:], "{", "}"); n < len("{##}") || m.src[at+n-2] != '#' {
			return at + 1
		}
	case bytes.HasPrefix(s, []byte("{{<")):
		n = between(s, "{{", ">}}")
	case bytes.HasPrefix(s, []byte("{{%")):
		n = between(s, "{{", "%}}")
	case bytes.HasPrefix(s, []byte("{{")):
		n = between(s, "{{", "}}")
	case bytes.HasPrefix(s, []byte("{%")):
		n = between(s, "{%", "%}")
		if bytes.HasPrefix(bytes.TrimLeft(s[2:], " \t-"), []byte("comment")) {
			if end := m.comment(at, "endcomment", &m.noLiquid); end > 0 {
				if shut := m.comment(at+end, "%}", &m.noLiquid); shut > 0 { // a dash may stand before it
					n = max(n, end+shut)
				}
			}
		}
	}
	if n == 0 {
		return at + 1
	}
	m.take(at, at+n)
	return at + n
}

// note takes out the comment of Obsidian that begins at the offset, and returns where reading goes on. “100%%” begins none.
func (m *masker) note(at int) int {
	const sign = "%%"
	if m.mdx || !bytes.HasPrefix(m.src[at:], []byte(sign)) || at > 0 && isDigit(m.src[at-1]) {
		return at + 1
	}
	n := m.comment(at+len(sign), sign, &m.noNote)
	if n == 0 {
		return at + len(sign)
	}
	m.blank(at, at+len(sign)+n)
	return at + len(sign) + n
}

// between returns the length of s up to and with the closing mark, or 0 if it opens again before: then it was never closed.
func between(s []byte, open, shut string) int {
	for i := len(open); i < len(s); i++ {
		switch {
		case s[i] == shut[0] && bytes.HasPrefix(s[i:], []byte(shut)):
			return i + len(shut)
		case s[i] == open[0] && bytes.HasPrefix(s[i:], []byte(open)):
			return 0
		}
	}
	return 0
}

// comment returns the length of the comment at the offset, which blank lines do not end, or 0 if nothing does.
func (m *masker) comment(at int, shut string, endless *bool) int {
	if *endless {
		return 0
	}
	n := bytes.Index(m.src[at:], []byte(shut))
	if n < 0 {
		*endless = true
		return 0
	}
	return n + len(shut)
}

// angle takes out the tag at the offset, and returns where reading goes on. Comments are read past, since they may hold directives.
func (m *masker) angle(at, limit int) int {
	s := m.src[at:limit]
	if bytes.HasPrefix(s, []byte("<!--")) {
		return at + max(1, m.comment(at, "-->", &m.noHTML))
	}
	if m.mdx {
		for _, fragment := range []string{"<>", "</>"} {
			if bytes.HasPrefix(s, []byte(fragment)) {
				m.blank(at, at+len(fragment))
				return at + len(fragment)
			}
		}
	}
	n, script := m.component(at, limit)
	if n == 0 {
		return at + 1
	}
	// Elements of HTML are read as such, but for two things of MDX: attributes that HTML does not know, and Markdown between tags
	// on lines of their own.
	name := bytes.TrimPrefix(s[1:n], []byte("/"))
	if isUpper(name[0]) || script || m.alone(at, at+n) && !bytes.HasPrefix(name, []byte("img")) {
		m.take(at, at+n)
	}
	return at + n
}

// formula takes out the TeX that begins with the dollar at the offset, and returns where reading goes on.
func (m *masker) formula(at, chunk, limit int) int {
	if bytes.HasPrefix(m.src[at:limit], []byte("$$")) {
		n := bytes.Index(m.src[at+2:limit], []byte("$$"))
		if n <= 0 {
			return at + 2
		}
		m.blank(at, at+n+4)
		return at + n + 4
	}
	if at < m.url {
		return at + 1
	}
	n := inlineFormula(m.src[at:chunk])
	if n == 0 {
		return at + 1
	}
	m.blank(at, at+n)
	return at + n
}

// inlineFormula returns the length of the formula at the head of s, or 0. As in Pandoc, no space may follow the opening dollar or
// stand before the closing one, and no digit may follow that, so “$5 and $10” is none. Nor is a price that runs into words
// (“$5 more, or US$6”), nor what holds code or an address: to miss a formula does less harm than to miss prose.
func inlineFormula(s []byte) int {
	if len(s) < 3 || isBlankByte(s[1]) || s[1] == '$' {
		return 0
	}
	letters, longest := 0, 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			for i++; i+1 < len(s) && isLetter(s[i]) && isLetter(s[i+1]); i++ {
			}
			letters = 0
		case c == '$':
			if isBlankByte(s[i-1]) || i+1 < len(s) && isDigit(s[i+1]) || isDigit(s[1]) && longest > 2 {
				return 0
			}
			return i + 1
		case c == '`', bytes.HasPrefix(s[i:], []byte("](")), bytes.HasPrefix(s[i:], []byte("://")):
			return 0
		case isLetter(c):
			letters++
			longest = max(longest, letters)
		default:
			letters = 0
		}
	}
	return 0
}

// address notes where the address ends whose “](” or “://” stands at the offset.
func (m *masker) address(at, chunk int) {
	if at < m.url || !bytes.HasPrefix(m.src[at:chunk], []byte("](")) && !bytes.HasPrefix(m.src[at:chunk], []byte("://")) {
		return
	}
	m.url = at + 2
	for m.url < chunk && !isBlankByte(m.src[m.url]) {
		m.url++
	}
}
