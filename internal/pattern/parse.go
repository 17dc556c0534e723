package pattern

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

const (
	// maxItems bounds what one pattern may cost: at most so many states, and never more live threads. Rules of the longest kind
	// have forty; what needs more is a named list.
	maxItems = 200
	// maxGap is the length of a long sentence. A phrase that spans more words than that is no phrase.
	maxGap = 20
)

// syntax are the characters that end a literal stretch of a pattern.
const syntax = `~(){}|?_\`

// Parse reads a pattern. Its error is a *SyntaxError.
func Parse(source string) (Pattern, error) {
	p := parser{source: source}
	root, err := p.sequence()
	if err != nil {
		return Pattern{}, err
	}
	if p.pos < len(source) {
		if source[p.pos] == '|' {
			return Pattern{}, p.errorf(p.pos, "put alternatives in brackets: (a | b)")
		}
		return Pattern{}, p.errorf(p.pos, "this ) closes nothing: remove it")
	}
	if g := root.first(); g != nil {
		return Pattern{}, p.errorf(int(g.offset), "a pattern may not begin with a gap: remove it, or put a word before it")
	}
	if g := root.last(); g != nil {
		return Pattern{}, p.errorf(int(g.offset), "a pattern may not end with a gap: remove it, or put a word after it")
	}
	if root.nullable() {
		return Pattern{}, p.errorf(0, "a pattern needs a word, sign or name that is not optional")
	}
	return Pattern{source: source, root: root}, nil
}

type parser struct {
	source string
	pos    int // bytes
	items  int
	tokens []prose.Token // scratch
}

func (p *parser) errorf(offset int, format string, args ...any) error {
	return &SyntaxError{At: offset, Message: fmt.Sprintf(format, args...)}
}

func (p *parser) tooLarge(offset int) error {
	return p.errorf(offset, "the pattern grows beyond %d words, signs, brackets and names, gaps counted at their longest: split it, "+
		"or move words into a named list", maxItems)
}

// sequence reads up to the end, a | or a ), and leaves that standing.
func (p *parser) sequence() (node, error) {
	seq := node{op: sequence, offset: int32(p.pos)}
	optional := false // the ? that stands here would have something to follow
	for {
		p.space()
		if p.pos == len(p.source) || p.source[p.pos] == '|' || p.source[p.pos] == ')' {
			return seq, nil
		}
		if p.source[p.pos] == '?' {
			if !optional {
				return seq, p.errorf(p.pos, `nothing stands before ? that could be optional: write \? for the sign`)
			}
			last := &seq.parts[len(seq.parts)-1]
			*last = node{op: option, offset: last.offset, parts: []node{*last}}
			optional = false
			p.pos++
			continue
		}
		before := len(seq.parts)
		var err error
		if seq.parts, err = p.item(seq.parts); err != nil {
			return seq, err
		}
		optional = len(seq.parts) > before
		if p.items > maxItems {
			return seq, p.tooLarge(int(seq.parts[before].offset))
		}
	}
}

func (p *parser) space() {
	for p.pos < len(p.source) {
		r, n := utf8.DecodeRuneInString(p.source[p.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		p.pos += n
	}
}

// item appends what stands at the position: one node, or the words and signs of a literal stretch.
func (p *parser) item(dst []node) ([]node, error) {
	var n node
	var err error
	switch p.source[p.pos] {
	case '(':
		n, err = p.group()
	case '{':
		n, err = p.name()
	case '_':
		n, err = p.gap()
	case '~':
		p.pos++
		return p.literal(dst, true)
	case '\\':
		if !strings.HasPrefix(p.source[p.pos:], `\?`) {
			return nil, p.errorf(p.pos, `\ stands before ? only: remove it`)
		}
		n = node{op: sign, offset: int32(p.pos), sign: prose.Question}
		p.items++
		p.pos += len(`\?`)
	case '}':
		err = p.errorf(p.pos, "this } closes nothing: remove it")
	default:
		return p.literal(dst, false)
	}
	return append(dst, n), err
}

func (p *parser) group() (node, error) {
	group := node{op: choice, offset: int32(p.pos)}
	if p.items++; p.items > maxItems { // before the stack grows
		return group, p.tooLarge(p.pos)
	}
	for {
		p.pos++ // ( or |
		part, err := p.sequence()
		if err != nil {
			return group, err
		}
		if p.pos == len(p.source) {
			return group, p.errorf(int(group.offset), "this ( is never closed: add )")
		}
		if len(part.parts) == 0 {
			return group, p.errorf(p.pos, "an alternative is empty: write (a | b)? where nothing will do too")
		}
		if len(part.parts) == 1 {
			part = part.parts[0]
		}
		group.parts = append(group.parts, part)
		if p.source[p.pos] == ')' {
			p.pos++
			return group, nil
		}
	}
}

func (p *parser) name() (node, error) {
	start := p.pos
	text, ok := p.braces()
	if !ok {
		return node{}, p.errorf(start, "this { is never closed: write {name}")
	}
	if !validName(text) {
		return node{}, p.errorf(start, "a name has lower-case letters, digits and hyphens: write {name}")
	}
	p.items++
	return node{op: name, offset: int32(start), text: text}, nil
}

func (p *parser) gap() (node, error) {
	g := node{op: gap, offset: int32(p.pos), min: 1, max: 1}
	p.pos++
	if p.pos < len(p.source) && p.source[p.pos] == '{' {
		text, _ := p.braces()
		low, high, _ := strings.Cut(text, ",")
		least, err1 := strconv.ParseUint(low, 10, 16)
		most, err2 := strconv.ParseUint(high, 10, 16)
		if err1 != nil || err2 != nil {
			return g, p.errorf(int(g.offset), "a gap takes two numbers: write _{0,3}; before a {name}, put a space after _")
		}
		g.min, g.max = uint8(min(least, maxGap+1)), uint8(min(most, maxGap+1))
	}
	if g.max == 0 || g.min > g.max || g.max > maxGap {
		return g, p.errorf(int(g.offset), "a gap goes from a smaller number to a larger one, %d at most", maxGap)
	}
	p.items += int(g.max)
	return g, nil
}

// braces reads {text} and reports false, having read nothing, where it is not closed.
func (p *parser) braces() (string, bool) {
	end := strings.IndexByte(p.source[p.pos:], '}')
	if end < 0 {
		return "", false
	}
	text := p.source[p.pos+1 : p.pos+end]
	p.pos += end + 1
	return text, true
}

// literal appends the words and signs up to white space or a character of the syntax. The tokeniser of articles reads them, so
// that a pattern and an article can never disagree on what a word is. Hyphenated words become one node, which a ? can follow.
func (p *parser) literal(dst []node, inflect bool) ([]node, error) {
	start := p.pos
	end := start + strings.IndexFunc(p.source[start:], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(syntax, r)
	})
	if end < start {
		end = len(p.source)
	}
	p.pos = end
	if text := p.source[start:end]; letters(text) { // as nearly always
		p.items++
		return append(dst, node{op: word, offset: int32(start), text: text, inflect: inflect}), nil
	}
	p.tokens = anyLexicon.Tokens(p.tokens[:0], p.source, prose.Range{Start: int32(start), End: int32(end)}, nil)
	tokens := p.tokens
	if inflect && (len(tokens) == 0 || tokens[0].Kind != prose.Word) {
		return nil, p.errorf(start-1, "~ stands directly before the word that it inflects")
	}
	for i, t := range tokens {
		text, at := p.source[t.Start:t.End], int(t.Start)
		switch {
		case t.Kind == prose.Word || t.Kind == prose.Number:
			w := node{op: word, offset: int32(at), text: text}
			if inflect && (i+1 == len(tokens) || !tokens[i+1].Has(prose.Joined)) {
				w.inflect, inflect = true, false
			}
			dst = joined(dst, w, t.Has(prose.Joined))
		case t.Kind == prose.Opaque:
			return nil, p.errorf(at, "“%s” is no word: remove it", text)
		case (text == "'" || text == "’") && !t.Has(prose.Spaced):
			continue // doctors’ advice: the article's apostrophe is read across
		case t.Skipped():
			return nil, p.errorf(at, "“%s” is read across in articles: remove it", text)
		case t.ID == prose.OpenBracket || t.ID == prose.CloseBracket || t.ID == prose.Unknown:
			return nil, p.errorf(at, "“%s” is no sign that a pattern can name: remove it", text)
		case text == "-" && len(tokens) > 1:
			return nil, p.errorf(at, "a hyphen stands between two words only: write a space instead")
		default:
			dst = append(dst, node{op: sign, offset: int32(at), sign: t.ID})
		}
		p.items++
	}
	return dst, nil
}

// joined appends a word; where a hyphen joins it to the last, both become one node.
func joined(dst []node, w node, hyphen bool) []node {
	if !hyphen {
		return append(dst, w)
	}
	last := &dst[len(dst)-1]
	if last.op != sequence {
		*last = node{op: sequence, offset: last.offset, parts: []node{*last}}
	}
	last.parts = append(last.parts, w)
	return dst
}

func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || 'z' < c {
			return false
		}
	}
	return len(s) > 0
}

// anyLexicon knows no word. It is only read, to tokenise patterns before there is a lexicon that they belong to.
var anyLexicon = prose.NewLexicon()

// validName reports whether a list can have the name: lower-case ASCII letters, digits and hyphens.
func validName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
