package article

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inlines reads the inline content of a block. To goldmark it is one parser, which begins with any byte and reads to the end of the block;
// behind it stand goldmark's own. goldmark's loop asks of each byte what it is and who begins with it, and next to none begins anything:
// here a table tells them.
type inlines struct {
	parsers [256][]parser.InlineParser // by the bytes that they begin with, in the order in which they are asked
	telling byteSet                    // those bytes, and what begins an escape, an entity or what mask has taken out
	closers []parser.CloseBlocker
	nodes   *nodes
}

func newInlines(nodes *nodes, parsers ...parser.InlineParser) *inlines {
	in := &inlines{nodes: nodes, telling: byteSet{'\\': 1, '&': 1, masked: 1}}
	for _, p := range parsers {
		for _, c := range p.Trigger() {
			in.parsers[c], in.telling[c] = append(in.parsers[c], p), 1
		}
		if c, ok := p.(parser.CloseBlocker); ok {
			in.closers = append(in.closers, c)
		}
	}
	return in
}

// Trigger returns all bytes that goldmark calls a parser for: punctuation, and space, which stands for all others at the head of a line.
func (in *inlines) Trigger() []byte {
	all := []byte{' '}
	for c := byte('!'); c <= '~'; c++ {
		if punctuation(c) {
			all = append(all, c)
		}
	}
	return all
}

// Parse reads the block. It appends all nodes but the last, as goldmark appends what is returned.
func (in *inlines) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	line, here := reader.PeekLine()
	for {
		node := in.next(line, here, block, reader, pc)
		if line, here = reader.PeekLine(); line == nil {
			return node
		}
		block.AppendChild(block, node)
	}
}

// next reads what is left of a line up to and with its first markup, or to its end. It returns the last node of that, and appends the text
// before it.
func (in *inlines) next(line []byte, here text.Segment, block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	body, wrap := withoutBreak(line)
	read := 0   // of the body, before here
	raw := true // the text from here on stands for itself
	for i := indexIn(body, &in.telling); i < len(body); i += indexIn(body[i:], &in.telling) {
		c := body[i]
		switch c {
		case '\\':
			i, raw = min(i+2, len(body)), false
			continue
		case '&', masked:
			i, raw = i+1, false
			continue
		}
		if i > 0 {
			reader.Advance(i - read)
			_, at := reader.Position()
			block.AppendChild(block, in.text(block, here.Between(at), raw, pc))
			here, read, raw = at, i, true
		}
		n, _ := reader.Position()
		for _, p := range in.parsers[c] {
			if node := p.Parse(block, reader, pc); node != nil {
				if node.Pos() < 0 {
					node.(interface{ SetPos(int) }).SetPos(here.Start)
				}
				return node
			}
			reader.SetPosition(n, here)
		}
		i++
	}
	here.Stop = here.Start + len(body) - read - here.Padding
	if wrap != escapedBreak {
		here = here.TrimRightSpace(reader.Source())
	}
	t := in.text(block, here, raw, pc)
	t.SetSoftLineBreak(wrap == softBreak)
	t.SetHardLineBreak(wrap == hardBreak || wrap == escapedBreak)
	reader.AdvanceLine()
	return t
}

// text returns a node of text, or the last one of the block, made longer, if the text goes on from there.
func (in *inlines) text(block ast.Node, s text.Segment, raw bool, pc parser.Context) *ast.Text {
	if last, ok := block.LastChild().(*ast.Text); ok && last.Segment.Stop == s.Start {
		last.Segment.Stop = s.Stop
		last.SetRaw(last.IsRaw() && raw)
		return last
	}
	t := in.nodes.text(s, tollOf(pc))
	t.SetRaw(raw)
	return t
}

// CloseBlock is called at the end of each block.
func (in *inlines) CloseBlock(block ast.Node, reader text.Reader, pc parser.Context) {
	for _, c := range in.closers {
		c.CloseBlock(block, reader, pc)
	}
}

// lineBreak is how a line ends.
type lineBreak uint8

const (
	noBreak      lineBreak = iota // with the block
	softBreak                     // the text flows on
	hardBreak                     // by two spaces
	escapedBreak                  // by a backslash
)

// withoutBreak returns a line without what breaks it.
func withoutBreak(line []byte) (body []byte, by lineBreak) {
	body, ends := bytes.CutSuffix(line, []byte("\n"))
	if !ends {
		return line, noBreak
	}
	body = bytes.TrimSuffix(body, []byte("\r"))
	switch {
	case bytes.HasSuffix(body, []byte(`\`)) && !bytes.HasSuffix(body, []byte(`\\`)):
		return body[:len(body)-1], escapedBreak
	case bytes.HasSuffix(body, []byte("  ")):
		return body, hardBreak
	}
	return body, softBreak
}
