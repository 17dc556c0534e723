package article

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

// Reference is something that an article cites: an entry of a reference list, a footnote, a link definition.
type Reference struct {
	Key   string // what a mark names it by: “1”, “^note”; empty for an entry without a number
	Span  Span
	Block int32 // index of the block that holds it, or None
	DOI   string
	PMID  string
	URL   string
	Year  int // of publication as the entry gives it, or 0
}

// HasLocator reports whether a reader can find the source by what the reference gives: a DOI, a PMID or an address.
func (r Reference) HasLocator() bool { return r.DOI != "" || r.PMID != "" || r.URL != "" }

// entries finds the entries of reference lists, by the heading that they stand under and by their shape anywhere, and adds what
// Markdown itself knows as a reference. What reads as a bibliography's entry becomes Entry, which no rule of wording looks at; whatever
// else stands in a list can be cited, and is read as prose: a claim must not hide among the sources.
func entries(a *Article, defined []Reference) []Reference {
	for i := range defined {
		r := &defined[i]
		if r.Block != None {
			r.fillIn(a, a.Blocks[r.Block].Start, a.Blocks[r.Block].End)
		} else {
			r.fillIn(a, 0, 0)
		}
	}
	for i := 0; i < len(a.Blocks); i++ {
		b := &a.Blocks[i]
		first, last := i, i
		for b.Kind == Cell && last+1 < len(a.Blocks) && a.Blocks[last+1].row == b.row {
			last++
		}
		i = last
		if b.Kind != Paragraph && b.Kind != Cell {
			continue
		}
		end := a.Blocks[last].End
		text := a.Text[b.Start:end]
		if b.In&InFootnote != 0 { // the footnote is a reference already; what it holds may be an entry or prose
			if year(text) > 0 && (initials(text) || doi(text) != "") {
				b.Kind = Entry
			}
			continue
		}
		before := "0" // the number of the entry right before
		if n := len(defined); n > 0 && first > 0 && defined[n-1].Block == int32(first-1) {
			before = defined[n-1].Key
		}
		key, isEntry, isSource := a.entry(b, text, before)
		if !isEntry {
			continue
		}
		for j := first; j <= last; j++ {
			a.Blocks[j].isEntry = true
			if isSource {
				a.Blocks[j].Kind = Entry
			}
		}
		r := Reference{Key: key, Span: a.Span(b.Start, end), Block: int32(first)}
		r.fillIn(a, b.Start, end)
		defined = append(defined, r)
	}
	sort.SliceStable(defined, func(i, j int) bool { return defined[i].Span.Start < defined[j].Span.Start })
	return defined
}

// entry reads a paragraph or a row of a table as an entry: the number that it has, whether it can be one at all, and whether it is
// written as a bibliography writes its sources. Before is the number of the entry right before it.
func (a *Article) entry(b *Block, text, before string) (key string, isEntry, isSource bool) {
	if b.In&InReferences != 0 {
		return a.listed(b, text)
	}
	if b.Kind == Cell {
		return "", false, false
	}
	number, n := entryNumber(text)
	key, marked := entryKey(text)
	switch {
	case marked:
		// A paragraph may begin with the mark of the sentence before it; a list begins with 1 and goes on in sequence.
		last, _ := markNumber(before)
		isSource = bibliographic(text)
		return key, isSource || key == itoa(last+1) && beginsTitle(text[n:]), isSource
	case b.item != "":
		key = b.item
	case n == 0:
		return "", false, false
	case !isDigit(text[n-1]): // else a note that pasting has flattened, as have been its marks
		key = number
	}
	isSource = initials(text) && bibliographic(text)
	return key, isSource, isSource
}

// listed reads an entry under a heading that announces references.
func (a *Article) listed(b *Block, text string) (key string, isEntry, isSource bool) {
	number, n := entryNumber(text)
	key, marked := entryKey(text)
	if !marked {
		key = number
	}
	links, whole := a.linkedFor(b.Start, b.End), !strings.Contains(text, " ")
	source := bibliographic(text)
	title := source || published(text) || initials(text) || n == len(text) || 2*links > b.End-b.Start || whole && strings.HasPrefix(text, "http")
	switch {
	case b.Kind == Cell:
		return key, title && (key != "" || source), title
	case b.In&InList != 0 && !marked:
		return b.item, true, title
	}
	numbered := key != "" && (marked || n == len(text) || beginsTitle(text[n:]))
	return key, numbered || source || links > 0 || address(text) != "", title && (key != "" || source || whole)
}

// bibliographic reports whether a text has what only a source has: an identifier, or its authors and its year.
func bibliographic(text string) bool {
	return doi(text) != "" || strings.Contains(text, "PMID") || (initials(text) || strings.Contains(text, "et al")) && published(text)
}

// beginsTitle reports whether what follows the number of an entry can be its author or title.
func beginsTitle(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \n\"“‘'"))
	return unicode.IsUpper(r)
}

// linkedFor returns how many bytes of a stretch of the text lead to other sites.
func (a *Article) linkedFor(start, end int32) int32 {
	n := int32(0)
	for _, l := range a.linksIn(start, end) {
		if l.LeadsElsewhere() {
			n += l.End - l.Start
		}
	}
	return n
}

// linksIn returns the links that begin in a stretch of the text.
func (a *Article) linksIn(start, end int32) []Link {
	from := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= start })
	to := from
	for to < len(a.Links) && a.Links[to].Start < end {
		to++
	}
	return a.Links[from:to]
}

// entryKey reads the mark that an entry begins with: “[1] Zhou Y …”, “¹ Zhou Y …”.
func entryKey(text string) (string, bool) {
	if len(text) == 0 {
		return "", false
	}
	switch n := markLength(text, " "); {
	case n == 0 || text[0] == '(' || n == len(text):
		return "", false
	default:
		c := cite(text, prose.Range{Start: 0, End: int32(n)})
		if len(c.Names) != 1 {
			return "", false
		}
		return c.Names[0].Key, true
	}
}

// entryNumber reads the number that an entry begins with in any form, and its length: “1. Zhou Y”, “(1) Zhou Y”, “1 Zhou Y”, “[1]”.
func entryNumber(text string) (key string, length int) {
	at := 0
	if len(text) > 0 && (text[0] == '(' || text[0] == '[') {
		at = 1
	}
	n, size := markNumber(text[at:])
	if n == 0 {
		return "", 0
	}
	for at += size; at < len(text) && strings.IndexByte(".):]", text[at]) >= 0; at++ {
	}
	if at < len(text) && !spaceByte(text[at]) {
		return "", 0
	}
	return itoa(n), at
}

// initials reports whether a text begins with names as bibliographies write them: “Zhou Y,” “Smith, J.”, “Lee K et al”. A capital inside a
// sentence (“Vitamin C cures”) is none.
func initials(text string) bool {
	const latest = 5 // which word they may be, a number and “van der” before the name counted
	head := strings.Fields(text[:min(len(text), 120)])
	for i := 1; i < min(len(head), latest+1); i++ {
		w := strings.TrimRight(head[i], ".,;:")
		before := head[i-1]
		closed := len(w) < len(head[i]) || i+1 < len(head) && (head[i+1] == "et" || head[i+1] == "and" || head[i+1] == "&")
		if 1 <= len(w) && len(w) <= 3 && closed && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-") == "" && len(before) > 1 && isUpper(before[0]) {
			return true
		}
	}
	return false
}

// published reports whether a text gives a year as bibliographies do: behind a stop, a bracket or a name, not in the flow of a
// sentence (“cured in 2021”).
func published(text string) bool {
	before := "."
	for w := range strings.FieldsSeq(text) {
		bare := strings.TrimLeft(w, "([")
		if len(bare) >= 4 && isYear(bare[:4]) && (len(bare) == 4 || !isDigit(bare[4])) {
			last := before[len(before)-1]
			if len(bare) < len(w) || isUpper(before[0]) || strings.IndexByte(".,;:)]*", last) >= 0 {
				return true
			}
		}
		before = w
	}
	return false
}

// fillIn reads the fields of a reference out of its text and its links.
func (r *Reference) fillIn(a *Article, start, end int32) {
	text := r.URL
	if start < end {
		text = a.Text[start:end]
		for _, l := range a.linksIn(start, end) {
			if r.URL == "" {
				r.URL = l.URL
			}
		}
		if r.URL == "" {
			r.URL = address(text)
		}
	}
	if r.DOI = doi(text); r.DOI == "" {
		r.DOI = doi(r.URL)
	}
	r.PMID = pmid(text)
	r.Year = year(text)
}

// flattened finds bare figures that pasting has left of raised citation marks: “earlier treatment 1. Multiple”. They are read so only
// in an article that has the reference and marks it nowhere else, and where no other reading (type 1, 1 January) explains the figure.
func flattened(a *Article) {
	keys := map[string]bool{}
	for _, r := range a.References {
		if r.Key != "" && r.Block != None && a.Blocks[r.Block].Kind == Entry {
			keys[r.Key] = true
		}
	}
	for _, c := range a.Citations {
		for _, n := range c.Names {
			delete(keys, n.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	var kept []prose.Quantity
	quantities := a.Quantities
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for t := b.FirstToken; t < b.LastToken; t++ {
			tok := &a.Tokens[t]
			if tok.Kind != prose.Number || b.Kind == Entry || !keys[a.Text[tok.Start:tok.End]] || !bare(a.Tokens[b.FirstToken:b.LastToken], int(t-b.FirstToken)) || explained(quantities, t) {
				continue
			}
			tok.Kind = prose.Mark
			a.Citations = append(a.Citations, Citation{Form: Bare, Start: tok.Start, End: tok.End, Sentence: a.SentenceAt(tok.Start),
				Names: []Name{{Key: a.Text[tok.Start:tok.End]}}})
		}
	}
	for _, q := range quantities {
		if a.Tokens[q.First].Kind != prose.Mark {
			kept = append(kept, q)
		}
	}
	a.Quantities = kept
	sort.Slice(a.Citations, func(i, j int) bool { return a.Citations[i].Start < a.Citations[j].Start })
}

// bare reports whether a figure stands after a word and closes its sentence or clause.
func bare(tokens []prose.Token, i int) bool {
	if i == 0 || !tokens[i].Has(prose.Spaced) || tokens[i-1].Kind != prose.Word {
		return false
	}
	if i+1 == len(tokens) {
		return true
	}
	switch next := tokens[i+1]; next.ID {
	case prose.Period, prose.Comma, prose.Semicolon:
		return !next.Has(prose.Spaced)
	}
	return false
}

// explained reports whether a quantity of more than the figure itself covers the token.
func explained(quantities []prose.Quantity, token int32) bool {
	i := sort.Search(len(quantities), func(i int) bool { return quantities[i].Last > token })
	return i < len(quantities) && quantities[i].First <= token && quantities[i].Last-quantities[i].First > 1
}
