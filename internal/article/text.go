package article

import (
	"html"
	"sort"

	"github.com/primum-lint/primum/internal/prose"
)

// piece ties a stretch of the text to the stretch of the source that it stands for. Where both are equally long they are the same
// bytes, and a place inside the piece maps exactly; otherwise the piece is one thing (an entity, an escape, a line break) and maps
// as a whole.
type piece struct{ text, src, textLen, srcLen int32 }

func (p piece) identity() bool { return p.textLen == p.srcLen }

// textBuilder writes the text that a reader sees and remembers where each byte of it comes from.
type textBuilder struct {
	src    []byte
	text   []byte
	pieces []piece
	grows  bool // the last piece may take in the bytes that follow it
	// A line break becomes a space (or a hard break a newline) only between text and text; from is where it began in the source.
	breaking byte
	from     int
	start    int // of the block in the text
	// What is printed in place of masked bytes.
	printed []printed
}

// copy writes source bytes as they are, without the space that a block begins with.
func (b *textBuilder) copy(start, end int) {
	for len(b.text) == b.start && start < end && spaceByte(b.src[start]) {
		start++
	}
	if start >= end {
		return
	}
	b.flush(start)
	if n := len(b.pieces); n > 0 && b.grows {
		last := &b.pieces[n-1]
		if last.identity() && int(last.src+last.srcLen) == start && int(last.text+last.textLen) == len(b.text) {
			last.textLen += int32(end - start)
			last.srcLen = last.textLen
			b.text = append(b.text, b.src[start:end]...)
			return
		}
	}
	b.pieces = append(b.pieces, piece{int32(len(b.text)), int32(start), int32(end - start), int32(end - start)})
	b.text = append(b.text, b.src[start:end]...)
	b.grows = true
}

// put writes s for the source bytes from start to end.
func (b *textBuilder) put(s string, start, end int) {
	b.flush(start)
	b.pieces = append(b.pieces, piece{int32(len(b.text)), int32(start), int32(len(s)), int32(end - start)})
	b.text = append(b.text, s...)
	b.grows = false
}

// placeholder marks source bytes that are no prose.
func (b *textBuilder) placeholder(start, end int) { b.put(string(prose.Placeholder), start, end) }

// lineBreak notes that a line ends at the source offset; c is ' ' where the text flows on and '\n' where the writer forced a break.
func (b *textBuilder) lineBreak(c byte, at int) {
	if b.breaking == 0 {
		b.breaking, b.from = c, at
	} else if c == '\n' {
		b.breaking = c
	}
}

func (b *textBuilder) flush(next int) {
	if b.breaking == 0 {
		return
	}
	c := string(b.breaking)
	b.breaking = 0
	if n := len(b.text); n == b.start || c == " " && b.text[n-1] == ' ' {
		return
	}
	b.put(c, b.from, max(next, b.from))
	b.grows = true
}

// prose writes source text in which entities count and, where escapes is set, backslashes escape punctuation as in Markdown.
func (b *textBuilder) prose(start, end int, escapes bool) {
	from := start
	for i := start; i < end; i++ {
		if i += indexIn(b.src[i:end], &special); i == end {
			break
		}
		switch c := b.src[i]; {
		case c == '\\' && escapes && i+1 < end && punctuation(b.src[i+1]):
			b.copy(from, i)
			b.put(string(b.src[i+1]), i, i+2)
			i++
		case c == '&':
			decoded, n := entity(b.src[i:end])
			if n == 0 {
				continue
			}
			b.copy(from, i)
			b.put(decoded, i, i+n)
			i += n - 1
		case c == '\n':
			b.copy(from, i)
			b.lineBreak(' ', i)
		case c == masked:
			n := 1
			for i+n < end && b.src[i+n] == masked {
				n++
			}
			b.copy(from, i)
			i += b.masked(i, i+n) - 1
		default:
			continue
		}
		from = i + 1
	}
	b.copy(from, end)
}

// masked writes what the reader sees of a run of masked bytes, up to where something else is printed, and returns the length of that.
func (b *textBuilder) masked(start, end int) int {
	next := sort.Search(len(b.printed), func(i int) bool { return b.printed[i].Start >= start })
	if next < len(b.printed) && b.printed[next].Start < end {
		p := b.printed[next]
		if p.Start == start {
			end = min(end, p.End)
			b.put(p.text, start, end)
			return end - start
		}
		end = p.Start
	}
	b.placeholder(start, end)
	return end - start
}

var special = byteSet{'\\': 1, '&': 1, '\n': 1, masked: 1}

func punctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// entity decodes the HTML entity that s begins with. It returns its length in bytes, or 0 where s begins with none. As in
// CommonMark, the semicolon is required.
func entity(s []byte) (string, int) {
	const longest = len("&CounterClockwiseContourIntegral;")
	for i := 1; i < min(len(s), longest); i++ {
		c := s[i]
		if c == ';' {
			raw := string(s[:i+1])
			if decoded := html.UnescapeString(raw); decoded != raw && decoded[len(decoded)-1] != ';' {
				return decoded, i + 1
			}
			return "", 0
		}
		if !(c == '#' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z') {
			break
		}
	}
	return "", 0
}

// textMap leads from the text back to the source.
type textMap []piece

// span returns the source bytes that text bytes from start to end stand for.
func (m textMap) span(start, end int) Span {
	if len(m) == 0 {
		return Span{}
	}
	return Span{m.start(int32(start)), m.end(int32(max(start, end)))}
}

// start is the source offset of the text byte at off.
func (m textMap) start(off int32) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].text+m[i].textLen > off })
	if i == len(m) {
		last := m[len(m)-1]
		return int(last.src + last.srcLen)
	}
	if p := m[i]; p.identity() && off >= p.text {
		return int(p.src + off - p.text)
	}
	return int(m[i].src)
}

// end is the source offset after the last text byte before off.
func (m textMap) end(off int32) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].text >= off }) - 1
	if i < 0 {
		return int(m[0].src)
	}
	if p := m[i]; p.identity() && off < p.text+p.textLen {
		return int(p.src + off - p.text)
	}
	return int(m[i].src + m[i].srcLen)
}
