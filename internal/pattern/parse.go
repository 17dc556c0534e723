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

// Parse reads a pattern. Its error is a *SyntaxError.
func Parse(source string) (Pattern, error) {
	if _, err := parse(source); err != nil {
		return Pattern{}, err
	}
	return Pattern{source}, nil
}

func parse(source string) (node, error) {
	p := parser{source: source, nodes: make([]node, 0, 1+strings.Count(source, " "))}
	root, err := p.sequence()
	if err != nil {
		return node{}, err
	}
	if p.pos < len(source) {
		if source[p.pos] == '|' {
			return node{}, p.errorf(p.pos, "put alternatives in brackets: (a | b)")
		}
		return node{}, p.errorf(p.pos, "this ) closes nothing: remove it")
	}
	if g := root.first(); g != nil {
		return node{}, p.errorf(g.offset, "a pattern may not begin with a gap: remove it, or put a word before it")
	}
	if g := root.last(); g != nil {
		return node{}, p.errorf(g.offset, "a pattern may not end with a gap: remove it, or put a word after it")
	}
	if root.nullable(false) {
		return node{}, p.errorf(0, "a pattern needs a word, sign or name that is not optional")
	}
	if root.nullable(true) {
		return node{}, p.errorf(0, "a pattern needs more than a full stop, which the end of every sentence is")
	}
	return root, nil
}

type parser struct {
	source string
	pos    int // bytes
	items  int
	nodes  []node // the parts of what is being read, the innermost last
	tokens []prose.Token
}

func (p *parser) errorf(offset int, format string, args ...any) error {
	return &SyntaxError{At: offset, Message: fmt.Sprintf(format, args...)}
}

func (p *parser) tooLarge(offset int) error {
	return p.errorf(offset, "the pattern grows beyond %d words, signs, brackets and names, gaps counted at their longest: split it, "+
		"or move words into a named list", maxItems)
}

// sequence reads up to the end, a | or a ), and leaves that standing. A sequence of one part is that part.
func (p *parser) sequence() (node, error) {
	seq := node{op: sequence, offset: p.pos}
	base := len(p.nodes)
	optional := false // the ? that stands here would have something to follow
	for {
		p.space()
		if p.pos == len(p.source) || p.source[p.pos] == '|' || p.source[p.pos] == ')' {
			if seq.parts = p.take(base); len(seq.parts) == 1 {
				return seq.parts[0], nil
			}
			return seq, nil
		}
		if p.source[p.pos] == '?' {
			if !optional {
				return seq, p.errorf(p.pos, `nothing stands before ? that could be optional: write \? for the sign`)
			}
			last := len(p.nodes) - 1
			option := node{op: option, offset: p.nodes[last].offset}
			option.parts = p.take(last)
			p.nodes = append(p.nodes, option)
			optional = false
			p.pos++
			continue
		}
		before := len(p.nodes)
		if err := p.item(); err != nil {
			return seq, err
		}
		optional = len(p.nodes) > before
		if p.items > maxItems {
			return seq, p.tooLarge(p.nodes[before].offset)
		}
	}
}

// take removes the nodes from base on, and returns them.
func (p *parser) take(base int) []node {
	if base == 0 {
		all := p.nodes
		p.nodes = nil
		return all
	}
	parts := make([]node, len(p.nodes)-base)
	copy(parts, p.nodes[base:])
	p.nodes = p.nodes[:base]
	return parts
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

// item reads what stands at the position: one node, or the words and signs of a literal stretch.
func (p *parser) item() error {
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
		return p.literal(true)
	case '\\':
		if !strings.HasPrefix(p.source[p.pos:], `\?`) {
			return p.errorf(p.pos, `\ stands before ? only: remove it`)
		}
		n = node{op: sign, offset: p.pos, sign: prose.Question}
		p.items++
		p.pos += len(`\?`)
	case '}':
		err = p.errorf(p.pos, "this } closes nothing: remove it")
	default:
		return p.literal(false)
	}
	p.nodes = append(p.nodes, n)
	return err
}

func (p *parser) group() (node, error) {
	group := node{op: choice, offset: p.pos}
	if p.items++; p.items > maxItems { // before the stack grows
		return group, p.tooLarge(p.pos)
	}
	base := len(p.nodes)
	for {
		p.pos++ // ( or |
		part, err := p.sequence()
		if err != nil {
			return group, err
		}
		if p.pos == len(p.source) {
			return group, p.errorf(group.offset, "this ( is never closed: add )")
		}
		if part.op == sequence && len(part.parts) == 0 {
			return group, p.errorf(p.pos, "an alternative is empty: write (a | b)? where nothing will do too")
		}
		p.nodes = append(p.nodes, part)
		if p.source[p.pos] == ')' {
			p.pos++
			group.parts = p.take(base)
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
	if _, _, _, bounds := splitBound(text); !bounds && !validName(text) {
		return node{}, p.errorf(start, "a name has lower-case letters, digits and hyphens: write {name}; a quantity of a certain value is "+
			"{percentage >= 50}, with >=, <= or =")
	}
	p.items++
	return node{op: name, offset: start, text: text}, nil
}

func (p *parser) gap() (node, error) {
	g := node{op: gap, offset: p.pos, min: 1, max: 1}
	p.pos++
	if p.pos < len(p.source) && p.source[p.pos] == '{' {
		text, _ := p.braces()
		low, high, _ := strings.Cut(text, ",")
		least, err1 := strconv.ParseUint(low, 10, 16)
		most, err2 := strconv.ParseUint(high, 10, 16)
		if err1 != nil || err2 != nil {
			return g, p.errorf(g.offset, "a gap takes two numbers: write _{0,3}; before a {name}, put a space after _")
		}
		g.min, g.max = int32(least), int32(most)
	}
	if g.max == 0 || g.min > g.max || g.max > maxGap {
		return g, p.errorf(g.offset, "a gap goes from a smaller number to a larger one, %d at most", maxGap)
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

// literal reads the words and signs up to white space or a character of the syntax. The tokeniser of articles reads them, so that a
// pattern and an article can never disagree on what a word is. Hyphenated words become one node, which a ? can follow.
func (p *parser) literal(inflect bool) error {
	start := p.pos
	end := len(p.source)
	if n := strings.IndexFunc(p.source[start:], endsLiteral); n >= 0 {
		end = start + n
	}
	p.pos = end
	if text := p.source[start:end]; letters(text) { // as nearly always
		p.nodes = append(p.nodes, node{op: word, offset: start, text: text, inflect: inflect})
		p.items++
		return nil
	}
	p.tokens = anyLexicon.Tokens(p.tokens[:0], p.source, prose.Range{Start: int32(start), End: int32(end)}, nil)
	tokens := p.tokens
	if inflect && (len(tokens) == 0 || tokens[0].Kind != prose.Word) {
		return p.errorf(start-1, "~ stands directly before the word that it inflects")
	}
	for i, t := range tokens {
		text, at := p.source[t.Start:t.End], int(t.Start)
		switch {
		case t.Kind == prose.Word || t.Kind == prose.Number:
			ends := i+1 == len(tokens) || !tokens[i+1].Has(prose.Joined)
			p.word(node{op: word, offset: at, text: text, inflect: inflect && ends}, t.Has(prose.Joined))
			inflect = inflect && !ends
		case t.Kind == prose.Opaque:
			return p.errorf(at, "“%s” is no word: remove it", text)
		case (text == "'" || text == "’") && !t.Has(prose.Spaced):
			continue // doctors’ advice: the article's apostrophe is read across
		case t.Skipped():
			return p.errorf(at, "“%s” is read across in articles: remove it", text)
		case t.ID == prose.OpenBracket || t.ID == prose.CloseBracket || t.ID == prose.Unknown:
			return p.errorf(at, "“%s” is no sign that a pattern can name: remove it", text)
		case text == "-" && len(tokens) > 1:
			return p.errorf(at, "a hyphen stands between two words only: write a space instead")
		default:
			p.nodes = append(p.nodes, node{op: sign, offset: at, sign: t.ID})
		}
		p.items++
	}
	return nil
}

// endsLiteral reports whether a character ends a literal stretch: white space, and what means something in patterns.
func endsLiteral(r rune) bool {
	switch r {
	case ' ', '~', '(', ')', '{', '}', '|', '?', '_', '\\':
		return true
	}
	return unicode.IsSpace(r)
}

// word adds a word, by a hyphen to the word before it or by itself.
func (p *parser) word(w node, joined bool) {
	if !joined {
		p.nodes = append(p.nodes, w)
		return
	}
	last := &p.nodes[len(p.nodes)-1]
	if last.op == sequence {
		last.parts = append(last.parts, w)
	} else {
		*last = node{op: sequence, offset: last.offset, parts: []node{*last, w}}
	}
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
