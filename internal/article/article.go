// Package article reads a file into what its reader sees: one text made of blocks, with its words, sentences, figures and citations,
// and the way back from every byte of that text to the bytes of the file. An article is read once and never changes afterwards.
package article

import (
	"slices"
	"sort"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// Span is a stretch of the source: byte offsets from 0 into the file as it lies on disk, end exclusive.
type Span struct{ Start, End int }

// Kind is what a block is to its reader.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading
	Term        // of a definition list
	Cell        // of a table
	Caption     // of a table or figure
	Alt         // what an image is described by
	Entry       // an entry of a reference list, wherever it stands; it has no tokens, and so no sentences
	FrontMatter // one prose field of the front matter
)

// Context is what a block stands in: a set of bits.
type Context uint8

const (
	InQuote Context = 1 << iota
	InList
	InFootnote
	InTable
	InReferences // under a heading that announces references
)

// None is the index of a block, sentence or reference that there is not.
const None = -1

// Block is a stretch of the text that is read without a break: a paragraph, a heading, a table cell. Its text is
// Article.Text[Start:End]; its tokens and sentences are stretches of the article's.
type Block struct {
	Kind                        Kind
	In                          Context
	Level                       int8   // of a heading: 1 to 6
	Section                     int32  // index of the heading block that it stands under, or None; a heading's own is the one above it
	Start, End                  int32  // bytes of the text
	FirstToken, LastToken       int32  // indexes into Article.Tokens, end exclusive
	FirstSentence, LastSentence int32  // indexes into Article.Sentences, end exclusive
	Key                         string // the key of a front matter field
	Announces                   bool   // a heading that announces references: “References”, “5. Sources:”
	item                        string // the number of an item of an ordered list
	row, column                 int32  // of a cell: which of all rows of tables, and which in its row, from 0
	head                        bool   // a cell of the head of a table
	isEntry                     bool   // it is a reference, and the mark that it begins with its number
}

// Article is a file as its reader sees it.
type Article struct {
	Path       string
	Source     []byte
	Text       string // all blocks, each ended by a newline
	Blocks     []Block
	Tokens     []prose.Token
	Sentences  []prose.Sentence
	Quantities []prose.Quantity // in reading order; Quantity.First and Last are indexes into Tokens
	Citations  []Citation
	References []Reference
	Links      []Link
	Year       int           // in which the front matter says that it was written or last looked through, or 0
	Remarks    []Remark      // in the order of the source
	Evidence   []Field       // files of evidence that the front matter names
	Settings   []Setting     // what the front matter says of the article to Primum
	Matter     []Matter      // what else the front matter says, in the order of the source
	Tags       []Span        // shortcodes, template tags and components
	Struck     []prose.Range // stretches of the text that are struck out
	ListsLater bool          // a reference list is put in when the page is built: by {{< bibliography >}}, <References /> or Pandoc's #refs

	places textMap
}

// Link is a stretch of the text that leads to an address.
type Link struct {
	Start, End int32 // bytes of the text
	URL        string
}

// LeadsElsewhere reports whether the address is one of another site rather than a page or anchor of the same one.
func (l Link) LeadsElsewhere() bool { return leadsElsewhere(l.URL) }

func leadsElsewhere(url string) bool {
	return strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "//")
}

// linkedElsewhere reports whether a stretch of the text lies in a link to another site.
func (a *Article) linkedElsewhere(r prose.Range) bool {
	i := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].End >= r.End })
	return i < len(a.Links) && a.Links[i].Start <= r.Start && a.Links[i].LeadsElsewhere()
}

// Span returns the source bytes that the text bytes from start to end stand for.
func (a *Article) Span(start, end int32) Span { return a.places.span(int(start), int(end)) }

// TokenSpan returns the source bytes of the tokens from first to last, end exclusive.
func (a *Article) TokenSpan(first, last int32) Span {
	if first >= last {
		return Span{}
	}
	return a.Span(a.Tokens[first].Start, a.Tokens[last-1].End)
}

// Excerpt returns the file's own bytes of a span.
func (a *Article) Excerpt(s Span) string { return string(a.Source[s.Start:s.End]) }

// BlockOf returns the index of the block that a sentence stands in.
func (a *Article) BlockOf(sentence int) int {
	return sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].LastSentence > int32(sentence) })
}

// SentenceAt returns the index of the sentence that a byte of the text stands in, or that ends before it in the same block; None
// where there is none.
func (a *Article) SentenceAt(at int32) int {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].End > at })
	b := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > at })
	if b == len(a.Blocks) || a.Blocks[b].FirstSentence == a.Blocks[b].LastSentence {
		return None
	}
	return min(i, int(a.Blocks[b].LastSentence)-1)
}

// SentenceOf returns the index of the sentence that a token stands in, or None.
func (a *Article) SentenceOf(token int32) int {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Last > token })
	if i == len(a.Sentences) || token < a.Sentences[i].First {
		return None
	}
	return i
}

// SentenceTokens returns the tokens of a sentence.
func (a *Article) SentenceTokens(sentence int) []prose.Token {
	s := a.Sentences[sentence]
	return a.Tokens[s.First:s.Last]
}

// CitationsIn returns the citation marks that stand between two bytes of the text, end exclusive.
func (a *Article) CitationsIn(start, end int32) []Citation {
	from := sort.Search(len(a.Citations), func(i int) bool { return a.Citations[i].Start >= start })
	to := sort.Search(len(a.Citations), func(i int) bool { return a.Citations[i].Start >= end })
	return a.Citations[from:to]
}

// QuantitiesIn returns the quantities that begin between two tokens, end exclusive.
func (a *Article) QuantitiesIn(first, last int32) []prose.Quantity {
	from := sort.Search(len(a.Quantities), func(i int) bool { return a.Quantities[i].First >= first })
	to := sort.Search(len(a.Quantities), func(i int) bool { return a.Quantities[i].First >= last })
	return a.Quantities[from:to]
}

// Asks reports whether a sentence ends with a question mark.
func (a *Article) Asks(sentence int) bool {
	s := a.Sentences[sentence]
	for i := s.Last - 1; i >= s.First; i-- {
		switch t := a.Tokens[i]; {
		case t.ID == prose.Question:
			return true
		case t.Kind == prose.Word || t.Kind == prose.Number:
			return false
		}
	}
	return false
}

// Answer returns the index of the sentence that answers a question, or None. In a table a cell asks without a question mark, and the next
// one answers: Side effects | None.
func (a *Article) Answer(question int) int {
	if !a.Asks(question) && a.Blocks[a.BlockOf(question)].Kind != Cell {
		return None
	}
	return a.Reply(question)
}

// Reply returns the index of the sentence that a reader takes for a reply to another, or None: the next one of its block, or, where the
// other closes a block as a heading or a bold line does, the first of the paragraph after it; in a table, of the next cell of the row.
func (a *Article) Reply(sentence int) int {
	next := sentence + 1
	for next < len(a.Sentences) && !a.hasWords(next) {
		next++
	}
	if next == len(a.Sentences) {
		return None
	}
	from, to := &a.Blocks[a.BlockOf(sentence)], &a.Blocks[a.BlockOf(next)]
	switch {
	case from == to, from.Kind == Cell && to.Kind == Cell && to.row == from.row && to.column == from.column+1:
	case to.Kind != Paragraph, to.Section != from.Section && from.Kind != Heading:
		return None
	}
	return next
}

func (a *Article) hasWords(sentence int) bool {
	return slices.ContainsFunc(a.SentenceTokens(sentence), func(t prose.Token) bool { return t.Kind == prose.Word || t.Kind == prose.Number })
}

// Title returns the place at which the article is named: the title of the front matter, the first heading, or the first block.
func (a *Article) Title() Span {
	best := None
	for i, b := range a.Blocks {
		if b.Kind == FrontMatter && b.Key == "title" || b.Kind == Heading {
			best = i
			break
		}
	}
	if best == None && len(a.Blocks) > 0 {
		best = 0
	}
	if best == None {
		return Span{0, 0}
	}
	b := a.Blocks[best]
	return a.Span(b.Start, b.End)
}

var kinds = [...]string{"paragraph", "heading", "term", "cell", "caption", "alt", "reference", "front-matter"}

// String returns the name that inspections give the kind.
func (k Kind) String() string { return kinds[k] }
