package article

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// goldmark takes quadratic time and memory on input that is made for it: a kilobyte of “![](” is nothing, a megabyte is minutes. Here
// those of its parsers that do are wrapped, and stop when they have done enough; what is left they leave as text. To overwrite the
// excess before the parse was rejected: a filter of bytes can only guess where a paragraph, a cell or an item ends, so it either
// harms honest text or is outwitted. The parsers know; no byte changes, and ordinary text costs next to nothing.
const (
	// maxDepth is how many containers may stand in each other (each level of a list is two). goldmark measures a line anew for each.
	maxDepth = 48
	// maxRuns is how many runs of *, _ and ~ a block may hold. Each closing one is compared with those before it.
	maxRuns = 1024
	// maxRun is how many marks a run may have. Each pair of them may become a level of the tree.
	maxRun = 64
	// maxBrackets is how many [ of a block may be open. Each ] looks at all that follows its [.
	maxBrackets = 96
	// maxEffort is how many steps links and code spans may take in vain, for each byte of their block.
	maxEffort = 64
	// maxDefinitions is how many lines of link reference definitions are handed on at a time. goldmark copies the rest for each.
	maxDefinitions = 64
	// allowance is how many blank lines in containers, and cells of tables, a file may have whatever its size. A blank line costs
	// goldmark memory for each container that is open, and it fills up short rows of tables.
	allowance = 1 << 16
)

// guardedParser returns a parser of CommonMark with tables, strikethrough, task lists, definition lists and footnotes. Its trees last until
// it makes the next one.
//
// goldmark's Linkify costs a third of the parse, its AutoHeadingID names what nobody asks for, and its footnotes drop unused
// definitions and hide undefined marks, which are the very things that are looked for here. Its transformer of tables' trees is
// left out since it is quadratic, and all it does is to take the backslash out of “\|” in code.
func guardedParser() parser.Parser {
	kept := &nodes{}
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(container{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(container{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(container{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(container{footnoteParser{}}, 999),
			util.Prioritized(paragraphs{parser.NewParagraphParser(), kept}, 1000),
		),
		parser.WithInlineParsers(util.Prioritized(newInlines(
			kept,
			extension.NewTaskCheckBoxParser(),
			codeSpans{parser.NewCodeSpanParser()},
			links{parser.NewLinkParser()},
			parser.NewAutoLinkParser(),
			parser.NewRawHTMLParser(),
			emphasis{parser.NewEmphasisParser()},
			emphasis{extension.NewStrikethroughParser()},
		), 0)),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// toll is what goldmark has been made to do: for the file, and for the block whose inline content is being read.
type toll struct {
	blanks int // blank lines, each as often as it goes on through a container
	cells  int // of tables

	texts, paragraphs int // nodes, those that goldmark makes itself aside

	runs     int // of *, _ and ~
	brackets int // that are open
	vain     int // steps taken for nothing
}

var tollKey = parser.NewContextKey()

func tollOf(pc parser.Context) *toll {
	return pc.ComputeIfAbsent(tollKey, func() any { return &toll{} }).(*toll)
}

// exhausted reports whether too much of the effort on a block was in vain.
func (t *toll) exhausted(block ast.Node) bool {
	lines := block.Lines()
	return t.vain > 1<<12+maxEffort*(lines.At(lines.Len()-1).Stop-lines.At(0).Start)
}

// container wraps the parser of a block that holds blocks.
type container struct{ parser.BlockParser }

func (c container) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, position := reader.Position()
	// The parser is asked first, since the one of lists must see each line that could begin an item.
	node, state := c.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth > maxDepth {
		reader.SetPosition(line, position)
		return nil, parser.NoChildren
	}
	return node, state
}

func (c container) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if line, _ := reader.PeekLine(); util.IsBlank(line) {
		t := tollOf(pc)
		if t.blanks++; t.blanks > len(reader.Source())/2+allowance {
			return parser.Close
		}
	}
	return c.BlockParser.Continue(node, reader, pc)
}

// emphasis wraps the parsers of emphasis and strikethrough.
type emphasis struct{ parser.InlineParser }

func (e emphasis) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	line, _ := reader.PeekLine()
	n, t := runLength(line), tollOf(pc)
	// goldmark would measure a long run of tildes again from each of them.
	if t.runs >= maxRuns || n > maxRun || line[0] == '~' && n > 2 {
		return plainRun(reader, n)
	}
	t.runs++
	return e.InlineParser.Parse(block, reader, pc)
}

// codeSpans wraps the parser of code spans. A run of backticks without its like makes it read to the end of the block.
type codeSpans struct{ parser.InlineParser }

func (c codeSpans) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	t := tollOf(pc)
	if t.exhausted(block) {
		line, _ := reader.PeekLine()
		return plainRun(reader, runLength(line))
	}
	effort := ahead(block, reader)
	node := c.InlineParser.Parse(block, reader, pc)
	if node.Kind() == ast.KindText {
		t.vain += effort
	}
	return node
}

// links wraps the parser of links and images.
type links struct{ parser.InlineParser }

func (l links) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	t := tollOf(pc)
	if t.exhausted(block) {
		return nil
	}
	line, _ := reader.PeekLine()
	if n := footnoteMark(line); n > 0 {
		return plainRun(reader, n)
	}
	if line[0] != ']' {
		if t.brackets == maxBrackets {
			return nil
		}
		node := l.InlineParser.Parse(block, reader, pc)
		if node != nil {
			t.brackets++
		}
		return node
	}
	if t.brackets == 0 {
		return nil
	}
	t.brackets--
	at, _ := reader.Position()
	t.vain += block.Lines().Len() - at // the label is sought from the last line upwards
	if pc.LastDelimiter() != nil {
		t.vain += block.ChildCount() // and emphasis back to the first node
	}
	effort := 0
	if len(line) > 1 && line[1] == '(' {
		effort = ahead(block, reader)
	}
	node := l.InlineParser.Parse(block, reader, pc)
	if node == nil {
		t.vain += effort
	}
	return node
}

// footnoteMark returns the length of the mark [^1] that a line begins with and that is no link, or 0. As a link that fails, it would
// leave five nodes in the tree instead of one; an article of nothing but footnotes has a hundred thousand.
func footnoteMark(line []byte) int {
	if !bytes.HasPrefix(line, []byte("[^")) {
		return 0
	}
	n := len("[^")
	for n < len(line) && (isLetter(line[n]) || isDigit(line[n])) {
		n++
	}
	if n == len("[^") || n+1 >= len(line) || line[n] != ']' || line[n+1] == '(' || line[n+1] == '[' {
		return 0
	}
	return n + 1
}

// CloseBlock is called at the end of each block.
func (l links) CloseBlock(block ast.Node, reader text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(block, reader, pc)
	t := tollOf(pc)
	t.runs, t.brackets, t.vain = 0, 0, 0
}

// ahead is the effort of reading on to the end of a block: a step for each byte, and as long as 48 of them for each line.
func ahead(block ast.Node, reader text.Reader) int {
	line, position := reader.Position()
	lines := block.Lines()
	return lines.At(lines.Len()-1).Stop - position.Start + 48*(lines.Len()-line)
}

// plainRun reads the run of n marks that stands here as text.
func plainRun(reader text.Reader, n int) ast.Node {
	_, segment := reader.PeekLine()
	reader.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n))
}

// runLength returns how many bytes at the head of s are alike.
func runLength(s []byte) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// definitions wraps the transformer that takes link reference definitions out of the head of a paragraph. It gives it a few lines at
// a time, in a paragraph of their own.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	if lines.Len() > 0 && !bytes.HasPrefix(source[skipSpace(source, lines.At(0).Start):], []byte("[")) {
		return // goldmark would make a reader to find that out
	}
	for from := 0; ; {
		cut := from + maxDefinitions
		for cut < lines.Len() && !beginsDefinition(lines.At(cut), source) {
			cut++
		}
		if cut >= lines.Len() {
			if from > 0 {
				node.SetLines(joined(lines.Sliced(from, lines.Len())))
			}
			d.ParagraphTransformer.Transform(node, reader, pc)
			return
		}
		head := ast.NewParagraph()
		head.SetBlankPreviousLines(from == 0 && node.HasBlankPreviousLines())
		head.SetLines(joined(lines.Sliced(from, cut)))
		node.Parent().InsertBefore(node.Parent(), node, head)
		d.ParagraphTransformer.Transform(head, reader, pc)
		if head.Parent() != nil { // here the text begins
			head.Parent().RemoveChild(head.Parent(), head)
			node.SetLines(joined(head.Lines().Sliced(0, head.Lines().Len()), lines.Sliced(cut, lines.Len())))
			return
		}
		from = cut
	}
}

func beginsDefinition(line text.Segment, source []byte) bool {
	s := bytes.TrimLeft(line.Value(source), " ")
	return len(s) > 0 && s[0] == '[' && bytes.Contains(s, []byte("]:"))
}

func joined(parts ...[]text.Segment) *text.Segments {
	all := text.NewSegments()
	for _, p := range parts {
		all.AppendAll(p)
	}
	return all
}

// tables wraps the transformer that makes tables of paragraphs. An honest table has no more cells than half its bytes.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if n := columns(line.Value(source)); n > 0 {
			toll := tollOf(pc)
			toll.cells += n * (lines.Len() - i)
			if toll.cells <= len(source)/2+allowance {
				t.ParagraphTransformer.Transform(node, reader, pc)
			}
			return
		}
	}
}

// columns returns how many columns a delimiter row (“|:--|--:|”) has, or 0 if the line is none.
func columns(line []byte) int {
	if len(bytes.TrimLeft(line, "-|: \t\r\n")) > 0 {
		return 0
	}
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|"))
	n := 0
	for cell := range bytes.SplitSeq(bytes.TrimSuffix(line, []byte("|")), []byte("|")) {
		cell = bytes.TrimSpace(cell)
		cell = bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte(":")), []byte(":"))
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return 0
		}
		n++
	}
	return n
}
