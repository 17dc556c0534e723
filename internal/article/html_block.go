package article

import (
	"bytes"
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"github.com/primum-lint/primum/internal/prose"
)

// htmlBlock reads a block of raw HTML: its text, in blocks of its own where elements break it.
func (d *draft) htmlBlock(n *ast.HTMLBlock, in Context) {
	d.open(Block{Kind: Paragraph, In: in})
	lines := n.Lines()
	for i := range lines.Len() {
		d.htmlLine(lines.At(i).Start, lines.At(i).Stop)
	}
	if n.HasClosure() {
		d.htmlLine(n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	d.close()
	d.unread, d.unclosed = 0, false
	d.endHTML()
}

// endHTML ends what raw HTML has left open at the end of a block. But a <div> that is hidden hides the blocks up to its end.
func (d *draft) endHTML() {
	d.href = ""
	if d.hidden != "div" && d.hidden != "section" {
		d.hidden = ""
	}
}

// listItem counts the items of lists in raw HTML. Only the innermost list's are counted.
func (d *draft) listItem(t tag, b *Block) {
	switch {
	case t.name == "ol" && !t.closing:
		d.items = 0
	case t.name == "li" && !t.closing:
		d.items++
		d.item = strconv.Itoa(d.items)
		b.In |= InList
	case t.name == "li", t.name == "ol", t.name == "ul":
		d.item = ""
		b.In &^= InList
	}
}

// htmlLine reads a line of raw HTML. A tag that began on an earlier line is read past.
func (d *draft) htmlLine(start, end int) {
	at := max(start, d.unread)
	if d.unclosed {
		return
	}
	for at < end {
		i := bytes.IndexByte(d.src[at:end], '<')
		if i < 0 {
			break
		}
		t, ok := scanTag(d.src[at+i:])
		if !ok && bytes.HasPrefix(d.src[at+i:], []byte("<!--")) { // a comment that nothing closes hides the rest, as in a browser
			d.htmlText(at, at+i)
			d.unclosed = true
			return
		}
		if !ok {
			d.htmlText(at, at+i+1)
			at += i + 1
			continue
		}
		d.htmlText(at, at+i)
		d.tag(t, at+i, true)
		at += i + t.len
		d.unread = at
	}
	if at < end {
		d.htmlText(at, end)
	}
}

func (d *draft) htmlText(start, end int) {
	if d.hidden == "" {
		d.prose(start, end, false)
	}
}

// tag does what an element asks of the text around it. In a block of raw HTML (block is set) an element that stands on lines of its
// own ends the block; in running Markdown it breaks the line.
func (d *draft) tag(t tag, at int, block bool) {
	if t.name == "!" {
		d.htmlRemark(t, at)
		d.lineBreak(' ', at)
		return
	}
	kind := elements[t.name]
	if d.hidden != "" {
		d.pass(t)
		return
	}
	d.listsLater = d.listsLater || t.isList
	if t.hides && !t.closing && !t.selfShut && !void[t.name] {
		defer func() { d.hidden, d.depth = t.name, 1 }()
	}
	if t.name == "img" {
		if t.alt != (Span{}) {
			d.alts = append(d.alts, Span{at + t.alt.Start, at + t.alt.End})
		}
		d.placeholder(at, at+t.len)
		return
	}
	if t.name == "a" {
		d.anchor(t, at)
		return
	}
	switch kind {
	case hidden:
		if !t.closing && !t.selfShut {
			d.hidden, d.depth = t.name, 1
			d.placeholder(at, at+t.len)
		}
	case raised:
		if t.closing {
			d.endRaised()
		} else {
			d.raised = len(d.text)
		}
	case struck:
		switch {
		case !t.closing && d.erased == None:
			d.erased = len(d.text)
		case t.closing && d.erased != None:
			d.struck = append(d.struck, prose.Range{Start: int32(d.erased), End: int32(len(d.text))})
			d.erased = None
		}
	case breaks, heading, caption:
		if t.name == "br" && d.nextEntry(at) {
			d.restart()
			return
		}
		if !block || t.name == "br" {
			d.lineBreak('\n', at)
			return
		}
		next := Block{Kind: Paragraph, In: d.block.In}
		d.close()
		d.listItem(t, &next)
		if !t.closing && kind == heading {
			next.Kind, next.Level = Heading, int8(t.name[1]-'0')
		} else if !t.closing && kind == caption {
			next.Kind = Caption
		}
		d.open(next)
	}
}

// pass reads past a tag in a hidden element.
func (d *draft) pass(t tag) {
	switch {
	case t.name != d.hidden || t.selfShut:
	case !t.closing && elements[t.name] != hidden: // <script> and its like hold no elements
		d.depth++
	case t.closing:
		if d.depth--; d.depth == 0 {
			d.hidden = ""
		}
	}
}

// anchor begins or ends the link of an <a>.
func (d *draft) anchor(t tag, at int) {
	if d.href != "" {
		d.link(d.linked, d.href)
	}
	d.href = ""
	if !t.closing && t.href != (Span{}) {
		d.href, d.linked = html.UnescapeString(string(d.src[at+t.href.Start:at+t.href.End])), len(d.text)
	}
}
