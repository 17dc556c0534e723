package article

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/primum-lint/primum/internal/prose"
)

// markdown reads Markdown source into blocks.
func (d *draft) markdown(p parser.Parser) {
	d.container(p.Parse(text.NewReader(d.src)), 0)
}

// container reads the blocks that stand in a node.
func (d *draft) container(n ast.Node, in Context) {
	item := 0
	if list, ok := n.(*ast.List); ok {
		in |= InList
		item = list.Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			d.leaf(c, Block{Kind: Heading, In: in, Level: int8(c.Level)})
		case *ast.Paragraph, *ast.TextBlock:
			d.leaf(c, Block{Kind: Paragraph, In: in})
		case *ast.ListItem:
			if list := n.(*ast.List); list.IsOrdered() {
				d.item = strconv.Itoa(item)
				item++
			}
			d.container(c, in)
			d.item = ""
		case *ast.Blockquote:
			d.container(c, in|InQuote)
		case *footnote:
			first := len(d.blocks)
			d.container(c, in|InFootnote)
			d.define("^"+strings.ToLower(c.label), "", c.span, first)
		case *extast.Table:
			d.table(c, in|InTable)
		case *extast.DefinitionTerm:
			d.leaf(c, Block{Kind: Term, In: in})
		case *ast.LinkReferenceDefinition:
			if lines := c.Lines(); lines.Len() > 0 {
				span := Span{lines.At(0).Start, lines.At(lines.Len() - 1).Stop}
				d.define(string(c.Label), string(c.Destination), span, len(d.blocks))
			}
		case *ast.HTMLBlock:
			d.htmlBlock(c, in)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
		default:
			d.container(c, in)
		}
	}
}

func (d *draft) table(t *extast.Table, in Context) {
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		column := int32(0)
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() > 0 {
				d.leaf(cell, Block{Kind: Cell, In: in, row: d.row, column: column, head: row.Kind() == extast.KindTableHeader})
			}
			column++
		}
		d.row++
	}
}

// leaf reads the inline content of a block.
func (d *draft) leaf(n ast.Node, b Block) {
	if len(d.attributes) > 0 && n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		d.describeUpTo(n.Lines().At(0).Start, b.In)
	}
	d.open(b)
	d.inline(n)
	d.close()
	d.endHTML()
}

func (d *draft) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			switch {
			case d.hidden != "":
			case c.IsRaw():
				d.copy(c.Segment.Start, c.Segment.Stop)
			default:
				d.prose(c.Segment.Start, c.Segment.Stop, true)
			}
			switch {
			case (c.HardLineBreak() || c.SoftLineBreak()) && (d.atEdge(c.Segment.Stop) || d.nextEntry(c.Segment.Stop)):
				d.restart()
			case c.HardLineBreak():
				d.lineBreak('\n', c.Segment.Stop)
			case c.SoftLineBreak():
				d.lineBreak(' ', c.Segment.Stop)
			}
		case *ast.CodeSpan:
			d.opaque(c)
		case *ast.Link:
			start := len(d.text)
			d.inline(c)
			d.link(start, string(c.Destination))
		case *extast.Strikethrough:
			start := len(d.text)
			d.inline(c)
			d.struck = append(d.struck, prose.Range{Start: int32(start), End: int32(len(d.text))})
		case *ast.Image:
			if d.hidden == "" {
				d.images = append(d.images, c)
			}
			d.opaque(c)
		case *ast.AutoLink:
			if d.hidden != "" {
				continue
			}
			label := c.Label(d.src)
			at := d.offset(label)
			start := len(d.text)
			d.placeholder(at, at+len(label))
			d.link(start, string(c.URL(d.src)))
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				s := c.Segments.At(i)
				if t, ok := scanTag(d.src[s.Start:]); ok && i == 0 {
					d.tag(t, s.Start, false)
				}
			}
		default:
			d.inline(c)
		}
	}
}

// atEdge reports whether the line that ends at the source offset is parted from the next as by a blank line.
func (d *draft) atEdge(at int) bool {
	if len(d.edges) == 0 {
		return false
	}
	at += max(0, bytes.IndexByte(d.src[at:], '\n'))
	_, found := slices.BinarySearch(d.edges, at)
	return found
}

// nextEntry reports whether the block that is open, and the line after the one that ends at the source offset, are entries of a
// reference list that are written without blank lines between them: both begin with a mark, or with numbers in sequence.
func (d *draft) nextEntry(at int) bool {
	const longest = 12 // bytes of “**(123)** ”
	this := string(d.text[d.block.Start:min(len(d.text), int(d.block.Start)+longest)])
	if this == "" || !isDigit(this[0]) && this[0] != '[' && this[0] != '(' {
		return false
	}
	i := bytes.IndexByte(d.src[at:], '\n')
	if i < 0 {
		return false
	}
	next := d.src[skipSpace(d.src, at+i):]
	next = next[:min(len(next), longest)]
	_, marked := entryKey(this)
	if _, follows := entryKey(string(next)); marked && follows && this[0] == '[' && next[0] == '[' {
		return true
	}
	number, _ := entryNumber(this)
	bare := strings.TrimPrefix(string(next), "<sup>")
	bare = strings.TrimLeft(bare, "*_\\([")
	n, size := markNumber(bare)
	return n > 1 && number == itoa(n-1) && size < len(bare) && strings.IndexByte(".)]\\*_<", bare[size]) >= 0
}

// opaque writes a placeholder for a node whose content is no prose.
func (d *draft) opaque(n ast.Node) {
	if d.hidden != "" {
		return
	}
	at := n.Pos()
	if at < 0 {
		at = d.from
	}
	d.placeholder(at, at+1)
}

// offset returns where a sub-slice of the source begins.
func (d *draft) offset(sub []byte) int { return cap(d.src) - cap(sub) }
