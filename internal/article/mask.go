package article

import "bytes"

// masked stands for a byte that mask has taken out of a line that keeps some text. A space will not do: four of them at the head of
// a line make it indented code, and two at its end a line break. To goldmark this control character is like a letter, neither
// space nor punctuation, so that it makes no markup and unmakes none; and nobody writes it.
const masked = 0x01

// mask takes out of Markdown what its reader never sees but goldmark would read as text, or would let swallow text: shortcodes and
// template tags, the JSX and JavaScript of MDX (if mdx is set), tags of components, admonition and callout markers, attribute lists
// formulas, and what its writer has commented out. What stands between a pair of such tags stays. It returns the source itself if there
// is nothing of the kind, else a copy of the same length with the same line ends, so that offsets stay true; memory is that of the copy. A
// line that has nothing else is left blank. What a reader sees of it all the same is found beside it.
func mask(memory *scratch, src []byte, mdx bool, names tagNames) (out []byte, found extract) {
	if !mdx && !maskable(src) {
		return src, extract{}
	}
	m := masker{src: src, memory: memory, mdx: mdx, names: names}
	m.document()
	if m.out == nil {
		return src, extract{}
	}
	m.settle()
	return m.out, m.found
}

// maskable reports whether the source holds the beginning of anything that could be taken out.
func maskable(src []byte) bool {
	if bytes.IndexByte(src, '{') >= 0 || bytes.IndexByte(src, '$') >= 0 ||
		bytes.Contains(src, []byte(":::")) || bytes.Contains(src, []byte("[!")) || bytes.Contains(src, []byte("%%")) {
		return true
	}
	for _, opener := range indentedBodies {
		if bytes.Contains(src, []byte(opener)) {
			return true
		}
	}
	for i := 0; ; i++ {
		next := bytes.IndexByte(src[i:], '<')
		if next < 0 {
			return false
		}
		i += next
		if name := bytes.TrimPrefix(src[i+1:min(i+3, len(src))], []byte("/")); len(name) > 0 && isUpper(name[0]) {
			return true
		}
	}
}

// masker walks the source by stretches: runs of lines without a blank line or a fence among them. Nothing that is taken out reaches
// over the end of a stretch, except comments.
type masker struct {
	src, out []byte
	memory   *scratch // of out
	mdx      bool
	names    tagNames
	found    extract
	items    []int // the columns at which the content of the open list items begins
	body     int   // the column at which the body of the open admonition begins, or 0
	ticks    ticks
	url      int  // where the last address ends; there are no formulas in it
	tries    int  // how many more expressions of this stretch may turn out to have no end, lest each be sought to the end of it
	noHTML   bool // a comment of HTML was found to have no end, so those that begin later have none
	noJSX    bool // or a comment of MDX
	noLiquid bool // or one of Liquid
	noNote   bool // or one of Obsidian
}

const triesPerStretch = 16

func (m *masker) document() {
	var open fence
	text := false // whether the line before is text that this line may continue
	for at := 0; at < len(m.src); {
		l := lineAt(m.src, at)
		if open.length > 0 {
			if !l.blank() && (l.quotes < open.quotes || l.indent < open.base) {
				open = fence{} // its container has ended
			} else {
				if !l.marker && l.quotes == open.quotes && open.closedBy(m.src[l.content:l.end]) {
					open = fence{}
				}
				at, text = l.end+1, false
				continue
			}
		}
		if l.blank() {
			at, text = l.end+1, false
			continue
		}
		base := m.base(l, text)
		for m.body > 0 && l.indent < m.body {
			m.body = max(0, m.body-4)
		}
		if m.body > base && !text {
			base = m.body - 4
		}
		indented := !text && l.indent >= max(base, m.body)+4
		if indented && !m.mdx { // code
			at = l.end + 1
			continue
		}
		if f := fenceIn(m.src[l.content:l.end]); f.length > 0 {
			if l.marker {
				base = l.inner
				m.items = append(m.items, base)
			}
			open = fence{f.char, f.length, l.quotes, base}
			at = l.end + 1
			continue
		}
		// In MDX this is the child of a component.
		if (indented || m.body > base && !text) && l.quotes == 0 {
			head := l.end - len(bytes.TrimLeft(m.src[at:l.end], " \t\r"))
			m.blank(min(at+base, head-1), head)
		}
		at, text = m.stretch(at, m.stretchEnd(l)), true
	}
}

// stretchEnd returns the end of the stretch that a line begins. A lone > is a blank line of a quote, or the end of a tag.
func (m *masker) stretchEnd(before line) int {
	at := before.end + 1
	for at < len(m.src) {
		l := lineAt(m.src, at)
		if l.blank() && l.quotes <= before.quotes || fenceIn(m.src[l.content:l.end]).length > 0 {
			break
		}
		before, at = l, l.end+1
	}
	return min(at, len(m.src))
}

// stretch reads the lines of a stretch, and returns where it stopped, which is later than the end if a comment goes on.
func (m *masker) stretch(at, end int) int {
	m.tries, m.url = triesPerStretch, 0
	first, quotes := at, 0
	for at < end {
		if at > 0 && m.src[at-1] != '\n' { // behind something that ended in the middle of a line
			at = m.inline(at, m.chunkEnd(at, end), end)
			continue
		}
		l := lineAt(m.src, at)
		if at > first {
			m.base(l, true)
		}
		if l.marker {
			m.items = append(m.items, l.inner)
		}
		if m.mdx && at == first && l.content == at {
			if stop := moduleCode(m.src[at:end]); stop > 0 {
				m.blank(at, at+stop)
				at, first = at+stop, at+stop
				continue
			}
		}
		from := m.lineStart(l, end, l.quotes > quotes)
		quotes = l.quotes
		at = m.inline(from, m.chunkEnd(at, end), end)
	}
	return at
}

// chunkEnd returns where the run of lines ends that may be one block, and so may hold a code span or a formula.
func (m *masker) chunkEnd(at, end int) int {
	before := lineAt(m.src, at)
	if m.src[min(before.content, len(m.src)-1)] == '#' {
		return min(before.end+1, end)
	}
	for at = before.end + 1; at < end; {
		l := lineAt(m.src, at)
		s := m.src[l.content:l.end]
		if l.marker || l.quotes > before.quotes || l.blank() || s[0] == '#' || s[0] == '|' || s[0] == ':' || attributes(s) == 0 || indentedBody(s) != (Span{}) {
			return at
		}
		before, at = l, l.end+1
	}
	return end
}

// lineStart takes out what may only stand at the head of a line, and attribute lists. It returns where running text begins.
func (m *masker) lineStart(l line, end int, opensQuote bool) int {
	s := m.src[l.content:l.end]
	if title := indentedBody(s); title != (Span{}) {
		m.blank(l.content, l.content+title.Start)
		m.blank(l.content+title.End, l.end)
		if l.quotes == 0 {
			m.body = l.indent + 4
		}
		m.edges(l)
		return l.content + title.Start
	}
	if open, title, shut := admonition(s); open > 0 {
		m.take(l.content, l.content+open)
		m.blank(l.content+title, l.content+shut)
		m.edges(l)
		return l.content + open
	}
	if opensQuote {
		if n := callout(s); n > 0 {
			m.blank(l.content, l.content+n)
			m.edges(l)
			return l.content + n
		}
	}
	at := attributes(s)
	if at == 0 || at > 0 && (s[0] == '#' || l.end+1 < end && underline(m.src[l.end+1:end])) {
		m.blank(l.content+at, l.end)
	}
	return l.content
}

// edges notes where a line begins and ends that is by itself, although no blank line parts it from others.
func (m *masker) edges(l line) {
	m.found.edges = append(m.found.edges, bytes.LastIndexByte(m.src[:l.content], '\n'), l.end)
}

// blank takes bytes out. Where they go on in further lines, the markers of the quote that they stand in are kept.
func (m *masker) blank(start, end int) {
	if m.out == nil {
		m.out = m.memory.copy(m.src)
	}
	quotes := -1
	for i := start; i < end; i++ {
		switch m.src[i] {
		case '\n':
			if quotes < 0 {
				quotes = lineAt(m.src, bytes.LastIndexByte(m.src[:start], '\n')+1).quotes
			}
			for left := quotes; i+1 < end && (m.src[i+1] == ' ' || m.src[i+1] == '\t' || m.src[i+1] == '>' && left > 0); i++ {
				if m.src[i+1] == '>' {
					left--
				}
			}
		case '\r':
		default:
			m.out[i] = masked
		}
	}
}

// settle makes those lines blank that hold nothing any more. But a tag on a line of its own may be followed by an indented child,
// which goldmark would take for code after a blank line: there the bytes stay, and the child goes on with their paragraph.
func (m *masker) settle() {
	for at := 0; ; {
		i := bytes.IndexByte(m.out[at:], masked)
		if i < 0 {
			return
		}
		l := lineAt(m.out, bytes.LastIndexByte(m.out[:at+i], '\n')+1)
		at = l.end
		if len(bytes.Trim(m.out[l.content:l.end], " \t\r\x01")) > 0 {
			continue
		}
		fill := byte(' ')
		opensBody := m.src[len(bytes.TrimRight(m.src[:l.end], " \t\r"))-1] == '>' || indentedBody(bytes.TrimLeft(m.src[l.content:l.end], " \t")) != (Span{})
		if opensBody && l.end+1 < len(m.src) {
			if next := lineAt(m.src, l.end+1); !next.blank() && next.indent >= 4 {
				fill = masked
			}
		}
		for i := l.from; i < l.end; i++ {
			if c := m.out[i]; c == masked || fill == masked && c != '\r' {
				m.out[i] = fill
			}
		}
	}
}

// base closes the list items that a line does not stand in, and returns the column at which the content of the innermost other one
// begins. A line that continues a paragraph may do so from any column.
func (m *masker) base(l line, continues bool) int {
	if l.marker || !continues {
		for len(m.items) > 0 && l.indent < m.items[len(m.items)-1] {
			m.items = m.items[:len(m.items)-1]
		}
	}
	if len(m.items) == 0 {
		return 0
	}
	return m.items[len(m.items)-1]
}
