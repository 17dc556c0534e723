package article

import (
	"slices"
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
	Entry bool  // it is written as a bibliography writes its sources, so that it has the fields of one

	*Particulars // shared by references that have none: most footnotes, of which there may be a hundred thousand

	start, end int32 // of its text in the article's; equal where it has none
	titleEnd   int32 // likewise, 0 where it has no title
}

// Particulars are what a reference says of its source.
type Particulars struct {
	// Authors, Title and Year are read of entries only. Year is that of publication.
	Authors, Title, Year Field
	First                string // the family name of the first author, or the name of a body

	DOI, PMID, PMCID Field
	Trial            Field // its number at ClinicalTrials.gov: NCT01234567
	URL              Field
}

// none are the particulars of references that say nothing of their source. Nobody writes to them.
var none = &Particulars{}

// Name returns what a reference is called: its key, or else its author and year.
func (r *Reference) Name() string {
	if r.Key != "" || r.First == "" {
		return r.Key
	}
	return strings.TrimSpace(r.First + " " + r.Year.Text)
}

// AfterTitle returns what a reference says behind its title, as its reader sees it; nothing where it has none.
func (a *Article) AfterTitle(r *Reference) string {
	if r.titleEnd == 0 {
		return ""
	}
	return a.Text[r.titleEnd:r.end]
}

// TextOf returns a reference as its reader sees it, without the number that it begins with.
func (a *Article) TextOf(r *Reference) string {
	text := a.Text[r.start:r.end]
	return strings.TrimSpace(text[numbered(text):])
}

// numbered returns the length of the number that an entry begins with.
func numbered(text string) int {
	if _, n := entryNumber(text); n > 0 {
		return n
	}
	if n := markLength(text, " "); n > 0 && text[0] != '(' {
		return n
	}
	return 0
}

// HasLocator reports whether a reader can find the source by what the reference gives: an identifier or an address.
func (r *Reference) HasLocator() bool {
	return r.DOI.Given() || r.PMID.Given() || r.PMCID.Given() || r.Trial.Given() || r.URL.Given()
}

// entries finds the entries of reference lists, by the heading that they stand under and by their shape anywhere, and adds what
// Markdown itself knows as a reference. What reads as a bibliography's entry becomes Entry, which no rule of wording looks at; whatever
// else stands in a list can be cited, and is read as prose: a claim must not hide among the sources.
func (bib *bibliography) entries(a *Article, defined []Reference, marks []prose.Range) []Reference {
	notes := len(defined) // footnotes and link definitions
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
			if (initials(text) || doi(text).end > 0) && years(text) {
				b.Kind = Entry
			}
			continue
		}
		before := "0" // the number of the entry right before
		if n := len(defined); n > 0 && first > 0 && defined[n-1].Block == int32(first-1) {
			before = defined[n-1].Key
		}
		_, raised := slices.BinarySearchFunc(marks, b.Start, func(m prose.Range, start int32) int { return int(m.Start - start) })
		key, isEntry, isSource := bib.entry(a, b, text, before, raised)
		if !isEntry {
			continue
		}
		for j := first; j <= last; j++ {
			a.Blocks[j].isEntry = true
			if isSource {
				a.Blocks[j].Kind = Entry
			}
		}
		r := Reference{Key: key, Span: a.Span(b.Start, end), Block: int32(first), Entry: isSource, Particulars: none}
		bib.fillIn(&r, a, b.Start, end)
		defined = append(defined, r)
	}
	for i := range defined[:notes] {
		r := &defined[i]
		if r.Block == None {
			bib.fillIn(r, a, 0, 0)
			continue
		}
		b := &a.Blocks[r.Block]
		if strings.HasPrefix(r.Key, inlineNote) { // it has been read already
			continue
		}
		r.Entry = b.Kind == Entry
		bib.fillIn(r, a, b.Start, b.End)
	}
	sort.SliceStable(defined, func(i, j int) bool { return defined[i].Span.Start < defined[j].Span.Start })
	return defined
}

// entry reads a paragraph or a row of a table as an entry: the number that it has, whether it can be one at all, and whether it is
// written as a bibliography writes its sources. Before is the number of the entry right before it; raised says that its own is raised.
func (bib *bibliography) entry(a *Article, b *Block, text, before string, raised bool) (key string, isEntry, isSource bool) {
	if b.In&InReferences != 0 {
		return bib.listed(a, b, text)
	}
	if b.Kind == Cell {
		return "", false, false
	}
	number, n := entryNumber(text)
	key, marked := entryKey(text)
	if raised && n > 0 {
		key, marked = number, true
	}
	switch {
	case marked:
		// A paragraph may begin with the mark of the sentence before it; a list begins with 1 and goes on in sequence.
		last, _ := markNumber(before)
		isSource = bibliographic(text)
		return key, isSource || !raised && key == itoa(last+1) && beginsTitle(text[n:]), isSource
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
func (bib *bibliography) listed(a *Article, b *Block, text string) (key string, isEntry, isSource bool) {
	number, n := entryNumber(text)
	key, marked := entryKey(text)
	if !marked {
		key = number
	}
	links, whole := a.linkedFor(b.Start, b.End), !strings.Contains(text, " ")
	source := bibliographic(text) || published(text) && bib.byBody(text)
	title := source || published(text) || initials(text) || n == len(text) || 2*links > b.End-b.Start || whole && strings.HasPrefix(text, "http")
	switch {
	case b.Kind == Cell:
		return key, title && (key != "" || source), title
	case b.In&InList != 0 && !marked:
		return b.item, true, title
	}
	numbered := key != "" && (marked || n == len(text) || beginsTitle(text[n:]))
	return key, numbered || source || links > 0 || address(text).end > 0, title && (key != "" || source || whole)
}

// byBody reports whether a text begins with the name of a body and a year: “World Sleep Society (2021). …”.
func (bib *bibliography) byBody(text string) bool {
	text = text[numbered(text):]
	by := bib.authors(text)
	return by.end > 0 && opensTitle(text[by.end:])
}

// bibliographic reports whether a text has what only a source has: an identifier, or its authors and its year.
func bibliographic(text string) bool {
	return doi(text).end > 0 || strings.Contains(text, "PMID") || (initials(text) || strings.Contains(text, "et al")) && published(text)
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
	var words [latest + 2]string
	head := words[:0]
	for w := range strings.FieldsSeq(text[:min(len(text), 120)]) {
		if head = append(head, w); len(head) == len(words) {
			break
		}
	}
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
