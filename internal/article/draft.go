package article

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/primum-lint/primum/internal/prose"
)

// draft is an article while its blocks are being read.
type draft struct {
	textBuilder
	blocks []Block
	links  []Link
	marks  []prose.Range // raised figures: <sup>1</sup>
	refs   []Reference   // footnotes and link definitions
	struck []prose.Range // what is struck out

	block  Block
	isOpen bool
	item   string // number of the ordered list item that the next block begins
	items  int    // items so far of the list of raw HTML that is open
	row    int32  // rows so far of all tables
	raised int    // where a <sup> began in the text, or None
	erased int    // where a <del> or <s> began in the text, or None
	hidden string // the element whose content is being read past
	depth  int    // how many of its name are open in each other
	href   string // where the <a> that is open leads
	linked int    // where its text begins

	listsLater bool
	evidence   []Field // files that the front matter names
	unclosed   bool    // a comment of raw HTML is open to the end of its block
	unread     int     // source offset up to which a tag of raw HTML reaches

	// What describes images is read after the block that they stand in, so that it does not break the sentence.
	images []*ast.Image
	alts   []Span

	attributes []Span // texts of masked tags that are still to be read
	unmasked   []byte // the source with them
	edges      []int  // line ends that no sentence goes on over
	remarks    []Remark
}

// begin makes the draft one of another source, in the memory of the last.
func (d *draft) begin(src []byte) {
	*d = draft{
		textBuilder: textBuilder{src: src, text: slices.Grow(d.text[:0], len(src)), pieces: d.pieces[:0]},
		blocks:      d.blocks[:0], links: d.links[:0], marks: d.marks[:0], refs: d.refs[:0], remarks: d.remarks[:0],
		raised: None, erased: None,
	}
}

// open begins a block.
func (d *draft) open(b Block) {
	d.start = len(d.text)
	b.Start = int32(d.start)
	b.item, d.item = d.item, ""
	d.block, d.isOpen, d.linked = b, true, d.start
}

// close ends the block. One without text is forgotten.
func (d *draft) close() {
	d.breaking = 0
	d.endRaised()
	if !d.isOpen {
		return
	}
	d.isOpen = false
	if d.href != "" {
		d.link(d.linked, d.href)
	}
	b := d.block
	b.End = int32(len(d.text))
	if blank(d.text[b.Start:]) {
		d.item = b.item
	} else {
		d.blocks = append(d.blocks, b)
		d.text = append(d.text, '\n')
	}
	d.describe(b.In)
	if n := len(d.pieces); n > 0 && len(d.attributes) > 0 {
		d.describeUpTo(int(d.pieces[n-1].src), b.In)
	}
}

func blank(text []byte) bool {
	for _, c := range text {
		if !spaceByte(c) {
			return false
		}
	}
	return true
}

// describe reads the alt texts of the images of the block just closed.
func (d *draft) describe(in Context) {
	images, alts := d.images, d.alts
	d.images, d.alts = nil, nil
	for _, n := range images {
		d.leaf(n, Block{Kind: Alt, In: in})
	}
	for _, s := range alts {
		d.open(Block{Kind: Alt, In: in})
		d.prose(s.Start, s.End, false)
		d.close()
	}
}

// describeUpTo reads the texts of masked tags that begin before a source offset.
func (d *draft) describeUpTo(at int, in Context) {
	for len(d.attributes) > 0 && d.attributes[0].Start < at {
		s := d.attributes[0]
		d.attributes = d.attributes[1:]
		source := d.src
		d.src = d.unmasked
		d.open(Block{Kind: Alt, In: in})
		d.prose(s.Start, s.End, false)
		d.src = source
		d.close()
	}
}

// restart ends the block and begins one like it: a further entry of a reference list, a further line of plain text.
func (d *draft) restart() {
	next := d.block
	d.close()
	d.open(next)
}

// link notes that the text from start on leads to an address.
func (d *draft) link(start int, url string) {
	if start >= len(d.text) || len(d.links) > 0 && int(d.links[len(d.links)-1].End) > start { // none in another
		return
	}
	d.links = append(d.links, Link{int32(start), int32(len(d.text)), url})
	if text := string(d.text[start:min(len(d.text), start+longestMark)]); isMarkList(text) && text[0] != '[' && (strings.Contains(url, "#") || leadsElsewhere(url)) {
		d.marks = append(d.marks, prose.Range{Start: int32(start), End: int32(len(d.text))})
	}
}

// endRaised ends what a <sup> began: a citation mark, if it looks like one.
func (d *draft) endRaised() {
	if d.raised == None {
		return
	}
	start := d.raised
	d.raised = None
	if end := len(d.text); end > start && end-start < longestMark && isMarkList(string(d.text[start:end])) && !exponent(string(d.text[max(0, start-16):start]), string(d.text[start:end])) {
		d.marks = append(d.marks, prose.Range{Start: int32(start), End: int32(end)})
	}
}

// define adds a reference that Markdown itself knows as one: a footnote (label ^…), or a link definition. Its blocks are those
// from first on.
func (d *draft) define(label, url string, span Span, first int) {
	r := Reference{Key: label, Span: span, Block: None, Particulars: none}
	if url != "" {
		if i := bytes.Index(d.src[span.Start:span.End], []byte(url)); i >= 0 {
			span = Span{span.Start + i, span.Start + i + len(url)}
		}
		r.Particulars = &Particulars{URL: Field{url, span}}
	}
	if first < len(d.blocks) {
		r.Block = int32(first)
		last := d.blocks[len(d.blocks)-1]
		r.Span.End = textMap(d.pieces).end(last.End)
	}
	d.refs = append(d.refs, r)
}
