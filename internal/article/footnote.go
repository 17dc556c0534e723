package article

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/primum-lint/primum/internal/prose"
)

// footnote is a definition “[^label]: text” (PHP Markdown Extra). The marks that name it are found in the text, like all others.
type footnote struct {
	ast.BaseBlock
	label string
	span  Span // of “[^label]:”
}

var kindFootnote = ast.NewNodeKind("Footnote")

func (n *footnote) Kind() ast.NodeKind { return kindFootnote }

func (n *footnote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type footnoteParser struct{}

func (footnoteParser) Trigger() []byte { return []byte{'['} }

// The longest label that CommonMark allows.
const longestLabel = 999

func (footnoteParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("[^")) {
		return nil, parser.NoChildren
	}
	label := line[pos+2 : min(len(line), pos+2+longestLabel)]
	end := bytes.IndexAny(label, "[]")
	if end <= 0 || !bytes.HasPrefix(label[end:], []byte("]:")) || util.IsBlank(label[:end]) {
		return nil, parser.NoChildren
	}
	start := segment.Start + pos - segment.Padding
	n := &footnote{label: string(label[:end]), span: Span{start, start + 2 + end + 2}}
	n.SetPos(start)
	reader.AdvanceAndSetPadding(pos+2+end+2-segment.Padding, segment.Padding)
	return n, parser.HasChildren
}

func (footnoteParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (footnoteParser) Close(ast.Node, text.Reader, parser.Context) {}

func (footnoteParser) CanInterruptParagraph() bool { return true }

func (footnoteParser) CanAcceptIndentedLine() bool { return false }

// inlineNote opens a note in the text itself: Pandoc’s ^[…].
const inlineNote = "^["

// inlineKey is the key of an inline note. No label of a footnote can hold a bracket.
func inlineKey(n int) string { return inlineNote + itoa(n) + "]" }

// inlineNotes finds the inline notes that hold a source: each is both a mark and a reference. Other notes are prose like the rest.
func (bib *bibliography) inlineNotes(a *Article, refs []Reference, marks []prose.Range) ([]Reference, []prose.Range) {
	const longest = 2000
	n := 0
	for at := 0; ; {
		i := strings.Index(a.Text[at:], inlineNote)
		if i < 0 {
			return refs, marks
		}
		start := at + i
		at = start + len(inlineNote)
		block := sort.Search(len(a.Blocks), func(i int) bool { return int(a.Blocks[i].End) > start })
		limit := min(int(a.Blocks[block].End), at+longest)
		end, depth := at, 1
		for ; end < limit; end++ {
			if a.Text[end] == '[' {
				depth++
			} else if a.Text[end] == ']' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		if end == limit || !bibliographic(a.Text[at:end]) {
			continue
		}
		n++
		r := Reference{Key: inlineKey(n), Span: a.Span(int32(at), int32(end)), Block: int32(block), Entry: true, Particulars: none}
		bib.fillIn(&r, a, int32(at), int32(end))
		refs = append(refs, r)
		marks = append(marks, prose.Range{Start: int32(start), End: int32(end + 1)})
		at = end + 1
	}
}
