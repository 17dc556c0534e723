package article

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"

	"github.com/primum-lint/primum/internal/prose"
)

// Conventions are the words by which articles of a language are laid out (rules/english/article.toml).
type Conventions struct {
	// FrontMatter names the keys of front matter whose values are prose that readers see, in lower case and without _ and -.
	FrontMatter []string `toml:"front-matter"`
	// Dates names the keys of front matter that tell when an article was written or last looked through, likewise.
	Dates []string `toml:"dates"`
	// Sources names the keys of front matter that name what the article is about or rests on, likewise.
	Sources []string `toml:"sources"`
	// Unfilled are the values of front matter that only keep a place, in lower case: tbc.
	Unfilled []string `toml:"unfilled"`
	// References are the headings that announce a reference list. A tag that is named so prints one.
	References []string `toml:"references"`
	// Attributes are those of components whose values are prose that readers see.
	Attributes []string `toml:"attributes"`
	// Citations are the shortcodes and components that print a citation mark.
	Citations []string `toml:"citations"`
	// Bibliography tells the parts of a reference from each other.
	Bibliography Bibliography `toml:"bibliography"`
}

// Reader reads articles of one language. It may be used by one goroutine at a time; Clone gives another.
type Reader struct {
	lexicon      *prose.Lexicon
	splitter     *prose.Splitter
	quantifier   *prose.Quantifier
	dates        wordSet
	sources      wordSet
	matter       wordSet
	unfilled     wordSet
	references   wordSet
	bibliography bibliography
	tags         tagNames
	parser       parser.Parser `freeze:"-"`
	memory       `freeze:"-"`
}

// memory is that of the article read last, which the next one takes over.
type memory struct {
	draft   draft
	article Article
	blanked scratch // the source without front matter
	masked  scratch // and without what mask takes out
	marks   []prose.Range
	heads   heads
	named   map[string][]Name // what marks with more than one name do name, by their text: each list of names is kept once
}

// NewReader returns a reader. All words that matter to anybody must be in the lexicon by the time that it first reads.
func NewReader(lex *prose.Lexicon, splitter *prose.Splitter, quantifier *prose.Quantifier, c Conventions) *Reader {
	r := &Reader{lexicon: lex, splitter: splitter, quantifier: quantifier, references: newWordSet(c.References),
		unfilled: newWordSet(c.Unfilled), bibliography: c.Bibliography.index()}
	r.matter, r.dates, r.sources = fieldNames(c.FrontMatter), fieldNames(c.Dates), fieldNames(c.Sources)
	r.tags = tagNames{texts: newWordSet(c.Attributes), cites: newWordSet(c.Citations), lists: newWordSet([]string{"refs"})} // Pandoc's is #refs
	for h := range r.references.words {
		r.tags.lists.add(strings.ReplaceAll(h, " ", ""))
	}
	r.parser = guardedParser()
	return r
}

// Clone returns a reader for another goroutine.
func (r *Reader) Clone() *Reader {
	return &Reader{dates: r.dates, sources: r.sources, lexicon: r.lexicon, splitter: r.splitter, quantifier: r.quantifier, matter: r.matter, references: r.references,
		unfilled: r.unfilled, bibliography: r.bibliography, tags: r.tags, parser: guardedParser()}
}

// Read reads an article. The name's ending decides how: .txt is plain text, .mdx Markdown with JSX, anything else Markdown.
// Every sequence of bytes is an article; there are no errors. The article is good until the reader reads the next one.
func (r *Reader) Read(path string, source []byte) *Article {
	ext := strings.ToLower(filepath.Ext(path))
	src, bom := withoutBOM(source)
	d := &r.draft
	d.begin(src)
	year := 0
	var named []Reference // in the front matter
	var said []Setting
	var matter []Matter
	var tags []Span
	if ext == ".txt" {
		d.plain(bom, &r.references)
	} else {
		end, fields := frontMatter(src[bom:])
		d.unmasked = source
		d.matterRemarks(bom, bom+end, fields)
		if end > 0 {
			src = r.blanked.copy(src)
			blankOut(src[bom : bom+end])
		}
		var found extract
		d.src, found = mask(&r.masked, src, ext == ".mdx", r.tags)
		d.attributes, d.printed, d.listsLater, d.edges, tags = found.texts, found.marks, found.list, found.edges, found.tags
		for _, c := range found.comments {
			d.remark(c, len("{/*"), len("*/}"))
		}
		year, named, said, matter = r.yearOf(fields), r.sourcesOf(fields, bom), settingsOf(fields, bom), r.filledIn(fields, bom)
		r.frontMatter(d, fields, bom)
		d.markdown(r.parser)
		d.describeUpTo(len(src), 0)
	}
	a := &r.article
	*a = Article{
		Path: path, Source: source, Text: string(d.text), Blocks: d.blocks, Links: d.links, ListsLater: d.listsLater, Year: year,
		Evidence: d.evidence, Settings: said, Matter: matter, Tags: tags, Struck: d.struck, Remarks: d.sortedRemarks(), places: d.pieces,
		Tokens: a.Tokens[:0], Sentences: a.Sentences[:0], Quantities: a.Quantities[:0], Citations: a.Citations[:0],
	}
	r.sections(a)
	d.refs, d.marks = r.bibliography.inlineNotes(a, d.refs, d.marks)
	sortRanges(d.marks)
	a.References = withNamed(named, r.bibliography.entries(a, d.refs, d.marks))
	r.words(a, d.marks)
	return a
}

// withoutBOM returns the source with a byte order mark made blank, and the mark's length. A BOM would keep goldmark from seeing a
// heading behind it.
func withoutBOM(source []byte) ([]byte, int) {
	bom := []byte("\uFEFF")
	if !bytes.HasPrefix(source, bom) {
		return source, 0
	}
	blank := bytes.Clone(source)
	blankOut(blank[:len(bom)])
	return blank, len(bom)
}

// blankOut makes spaces of bytes, line ends excepted.
func blankOut(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}

// scratch is memory for a copy of the source, which lasts until the next one is made.
type scratch []byte

func (s *scratch) copy(src []byte) []byte {
	*s = append((*s)[:0], src...)
	return *s
}

func (r *Reader) frontMatter(d *draft, fields []field, offset int) {
	for _, f := range fields {
		if strings.TrimRight(f.key, ".0123456789") == "evidence" && len(f.parts) > 0 {
			d.evidence = append(d.evidence, f.whole(offset))
		}
		if !f.prose || !r.matter.has(fieldName(f.key)) {
			continue
		}
		d.open(Block{Kind: FrontMatter, Key: f.key})
		for _, p := range f.parts {
			d.put(p.text, offset+p.start, offset+p.end)
		}
		d.close()
	}
}

// yearOf returns the latest year of the fields that tell one.
func (r *Reader) yearOf(fields []field) int {
	latest := 0
	for _, f := range fields {
		if r.dates.has(fieldName(f.key)) && len(f.parts) > 0 {
			if p, worth := yearIn(f.parts[0].text, ""); worth > 0 {
				latest = max(latest, Field{Text: p.of(f.parts[0].text)}.Number())
			}
		}
	}
	return latest
}

// fieldName is the last name in the path of a field, which alone tells prose from other values: that of the list for an element of
// one. Whether a template spells it og_title, og-title or ogTitle does not count.
func fieldName(path string) string {
	path = strings.TrimRight(path, ".0123456789")
	return plainKey.Replace(path[strings.LastIndexByte(path, '.')+1:])
}

// fieldNames returns the set of names of fields.
func fieldNames(paths []string) wordSet {
	names := newWordSet(nil)
	for _, path := range paths {
		names.add(fieldName(path))
	}
	return names
}

var plainKey = strings.NewReplacer("_", "", "-", "", " ", "")

// lowest is the level of a heading that is written as a paragraph.
const lowest = 7

// sections gives each block the heading that it stands under, and marks the blocks of reference lists.
func (r *Reader) sections(a *Article) {
	var open []int32 // headings in force, outermost first
	listed := int8(0)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind == Heading {
			for len(open) > 0 && a.Blocks[open[len(open)-1]].Level >= b.Level {
				open = open[:len(open)-1]
			}
			if listed > 0 && b.Level <= listed {
				listed = 0
			}
		}
		if b.Kind == Paragraph && r.announces(a, b) { // “**References**”
			b.Kind, b.Level = Heading, lowest
			if len(open) > 0 && a.Blocks[open[len(open)-1]].Level == lowest {
				open = open[:len(open)-1]
			}
		}
		b.Section = None
		if len(open) > 0 {
			b.Section = open[len(open)-1]
		}
		if b.Kind == Heading {
			open = append(open, int32(i))
			b.Announces = r.announces(a, b)
			switch {
			case listed > 0:
				b.In |= InReferences // a heading inside the list: “Papers”
			case b.Announces:
				listed = b.Level
			}
		} else if listed > 0 && b.Kind != FrontMatter {
			b.In |= InReferences
		}
	}
}

// plainHeading is a heading without what stands around its words: a number, a colon, a symbol, a bracket at its end, and what else it
// announces (“References and further reading”).
func plainHeading(s string) string {
	s, _, _ = strings.Cut(s, "(")
	for _, and := range [...]string{" and further ", " & further "} {
		if i := indexFold(s, and); i >= 0 {
			s = s[:i]
		}
	}
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// announces reports whether a block is the heading of a reference list; a paragraph that says nothing else counts as one.
func (r *Reader) announces(a *Article, b *Block) bool {
	const longest = 60
	if b.Kind != Heading && (b.Kind != Paragraph || b.In != 0) || b.End-b.Start > longest {
		return false
	}
	text := a.Text[b.Start:b.End]
	first := 0
	for text[first] < utf8.RuneSelf && !isLetter(text[first]) && first+1 < len(text) {
		first++
	}
	return r.references.begins(text[first]) && r.references.hasFold(plainHeading(text))
}

// words reads tokens, sentences, quantities and citation marks, block by block.
func (r *Reader) words(a *Article, raised []prose.Range) {
	r.named = map[string][]Name{}
	a.Tokens = slices.Grow(a.Tokens, len(a.Text)/5)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		b.FirstToken, b.FirstSentence = int32(len(a.Tokens)), int32(len(a.Sentences))
		b.LastToken, b.LastSentence = b.FirstToken, b.FirstSentence
		if b.Kind == Entry { // which is no prose: it has fields
			continue
		}
		for len(raised) > 0 && raised[0].End <= b.Start {
			raised = raised[1:]
		}
		r.marks = findMarks(r.marks[:0], a.Text, b.Start, b.End, raised)
		a.Tokens = r.lexicon.Tokens(a.Tokens, a.Text, prose.Range{Start: b.Start, End: b.End}, r.marks)
		b.LastToken = int32(len(a.Tokens))
		a.Sentences = r.splitter.Sentences(a.Sentences, a.Text, a.Tokens[b.FirstToken:b.LastToken], int(b.FirstToken))
		a.Sentences = cutLong(a.Sentences, int(b.FirstSentence), a.Tokens)
		b.LastSentence = int32(len(a.Sentences))
		own := len(a.Quantities)
		for s := b.FirstSentence; s < b.LastSentence; s++ {
			a.Quantities = r.quantifier.Quantities(a.Quantities, a.Text, a.SentenceTokens(int(s)), int(a.Sentences[s].First))
		}
		if b.Kind == Cell {
			r.heads.cell(r.quantifier, a, b, a.Quantities[own:])
		}
		for _, m := range r.marks {
			if b.isEntry && m.Start == b.Start {
				continue
			}
			c := r.cite(a.Text, m)
			c.Sentence = a.SentenceAt(m.Start)
			c.Linked = a.linkedElsewhere(m)
			a.Citations = append(a.Citations, c)
		}
	}
	flattened(a)
	by := indexAuthors(a.References)
	by.inWords(a, r.bibliography.others)
	resolve(a, by)
}

// longestSentence bounds a sentence, in tokens. No honest one is as long; what is read sentence by sentence compares words with each
// other, and a megabyte without a full stop must not take it quadratic time.
const longestSentence = 400

// cutLong cuts the sentences from one on that are too long.
func cutLong(sentences []prose.Sentence, from int, tokens []prose.Token) []prose.Sentence {
	for i := from; i < len(sentences); i++ {
		s := sentences[i]
		if s.Last-s.First <= longestSentence {
			continue
		}
		rest := s
		rest.First = s.First + longestSentence
		rest.Start = tokens[rest.First].Start
		s.Last, s.End = rest.First, tokens[rest.First-1].End
		sentences[i] = s
		sentences = slices.Insert(sentences, i+1, rest)
	}
	return sentences
}

func itoa(n int) string { return strconv.Itoa(n) }
