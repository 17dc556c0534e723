package article

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// nodes is the memory of the commonest nodes, which one tree leaves to the next. Few articles have more of them.
type nodes struct {
	texts      [1 << 10]ast.Text
	paragraphs [1 << 8]ast.Paragraph
}

// text returns a node of text.
func (n *nodes) text(s text.Segment, t *toll) *ast.Text {
	if t.texts == len(n.texts) {
		return ast.NewTextSegment(s)
	}
	node := &n.texts[t.texts]
	t.texts++
	*node = ast.Text{Segment: s}
	return node
}

// paragraph returns a paragraph without lines, but with room for a few.
func (n *nodes) paragraph(t *toll) *ast.Paragraph {
	const room = 16
	if t.paragraphs == len(n.paragraphs) {
		return ast.NewParagraph()
	}
	node := &n.paragraphs[t.paragraphs]
	t.paragraphs++
	lines := *node.Lines()
	*node = ast.Paragraph{}
	if cap(lines.Sliced(0, 0)) <= room {
		lines.SetSliced(0, 0)
		node.SetLines(&lines)
	}
	return node
}

// paragraphs wraps the parser of paragraphs, so that they are made in the memory of the last ones.
type paragraphs struct {
	parser.BlockParser
	nodes *nodes
}

func (p paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	node := p.nodes.paragraph(tollOf(pc))
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}
