package source

import (
	"slices"
	"sort"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// Standing tells whether a source stands behind a sentence.
type Standing struct {
	Sourced bool
	Carried bool // the sentence names nothing and points to nothing: it goes on with what was said of a study
}

// Source tells where a source is named.
type Source struct {
	Reference int // index into Article.References of the nearest reference, or article.None where it is named in words only
	From      int // index of the sentence whose marks and links name it, or article.None
}

// untold is a source that no mark, link or reference names, and none at all.
var untold = Source{Reference: article.None, From: article.None}

// Reach tells what stands behind each sentence of an article. Few sentences are asked for, so it looks for cues only where they bear on one.
//
// A mark, or a link to a source, covers its sentence and what leads up to it: back to the mark before, or to the start of the paragraph.
// A source named in words covers its sentence. What follows is covered as long as it speaks of that source (“the authors”), says the
// same again (“that means”), or goes on with the story of a study in the past tense; a figure that is merely put behind a sourced
// sentence is not. What the publisher says for himself is covered by nothing around it.
//
// A table is one paragraph, and is reached by what stands right before and behind it as well: its caption, or the sentence that
// announces it. A list is reached by the sentence that announces it with a colon.
type Reach struct {
	finder     *Finder
	article    *article.Article
	found      []sentence
	reach      []reach                 // of the sentences of blocks that are spread, but for what reaches all of a table or a report
	spread     []bool                  // by block
	cells      cells                   // those looked at last
	parts      []part                  // of the report that the article may be, by block; made when first asked for
	own        part                    // of these, those that the article itself stands behind
	wide       [Whole + 1]map[int]bool // by extent, of each unit; made when first asked for
	table      article.Table           // the one looked at last
	matches    []pattern.Match
	quantities []prose.Quantity
}

// sentence is what is found in one sentence.
type sentence struct {
	looked bool // its words and links have been looked at
	marked bool // a mark or a link in it names a source
	page   bool // a link to some page stands in it
	cues   cue
	mark   int32 // index of the reference that a mark names, or article.None
	words  int32 // of the one that it names in words, likewise
	last   int32 // of the sentences before it the last that names a source, counted from 1; article.None where nobody asked
}

// reach is what reaches a sentence. Who only wants to know whether anything does need not look for the source itself.
type reach struct {
	Standing
	by     int32 // the sentence that names the source, or article.None
	before bool  // that one does not name it, but speaks of the last that is named before
}

// alone is what reaches a sentence that nothing does.
var alone = reach{by: article.None}

// names reports whether a sentence that has been looked at names a source, be it by a mark or in words.
func (s *sentence) names() bool { return s.marked || s.cues&names != 0 }

// cells are the blocks of tables from one to another, and the source that reaches all of them.
type cells struct {
	first, end int
	source     reach
}

// Of returns the reach of an article's sources, for one goroutine.
func (f *Finder) Of(a *article.Article) *Reach {
	r := &Reach{finder: f, article: a, found: make([]sentence, len(a.Sentences)), reach: make([]reach, len(a.Sentences)), spread: make([]bool, len(a.Blocks))}
	for i := range r.found {
		r.found[i] = sentence{mark: article.None, words: article.None, last: article.None}
	}
	r.marks()
	return r
}

// At tells what stands behind a sentence.
func (r *Reach) At(sentence int) Standing {
	standing := r.at(sentence).Standing
	if standing != (Standing{Sourced: true}) && r.reports(r.article.BlockOf(sentence)) {
		return Standing{Sourced: true}
	}
	return standing
}

// Source returns the source that stands behind a sentence.
func (r *Reach) Source(sentence int) Source {
	switch reach := r.at(sentence); {
	case reach.by == article.None:
		return untold
	case reach.before:
		last, _ := r.before(int(reach.by))
		return last
	default:
		return r.naming(int(reach.by))
	}
}

// at returns what reaches a sentence, but for a report.
func (r *Reach) at(sentence int) reach {
	if r.found[sentence].marked {
		return reach{Standing{Sourced: true}, int32(sentence), false}
	}
	block := r.article.BlockOf(sentence)
	r.spreadOver(block)
	if !r.reach[sentence].Sourced && r.article.Blocks[block].Kind == article.Cell && r.found[sentence].cues&departs == 0 {
		return r.beside(block)
	}
	return r.reach[sentence]
}

// look finds the cues and the links of a sentence.
func (r *Reach) look(s int) *sentence {
	own := &r.found[s]
	if own.looked {
		return own
	}
	own.looked = true
	a := r.article
	base := a.Sentences[s].First
	r.quantities = append(r.quantities[:0], a.QuantitiesIn(base, a.Sentences[s].Last)...)
	for i := range r.quantities {
		r.quantities[i].First -= base
		r.quantities[i].Last -= base
	}
	tokens := a.SentenceTokens(s)
	r.matches = r.finder.sentences.Match(r.matches[:0], tokens, r.quantities)
	for _, m := range r.matches {
		own.cues |= r.finder.cues[m.Pattern] &^ offers
	}
	if own.cues&authors != 0 && (len(a.References) > 0 || slices.ContainsFunc(r.quantities, isDate)) {
		own.cues |= names
	}
	for _, l := range r.linksOf(s) {
		var text cue
		for _, m := range r.matches {
			if tokens[m.First].Start >= l.Start && tokens[m.Last-1].End <= l.End {
				text |= r.finder.cues[m.Pattern]
			}
		}
		switch r.finder.links.worth(l, text) {
		case aSource:
			own.marked = true
		case somePage:
			own.page = true
		}
	}
	return own
}

// linksOf returns the links that begin in a sentence, or between it and the one before.
func (r *Reach) linksOf(s int) []article.Link {
	a, start := r.article, int32(0)
	if s > 0 {
		start = a.Sentences[s-1].End
	}
	from := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= start })
	to := from
	for to < len(a.Links) && a.Links[to].Start < a.Sentences[s].End {
		to++
	}
	return a.Links[from:to]
}

func isDate(q prose.Quantity) bool { return q.Kind == prose.Date }

// marks notes what citation marks name.
func (r *Reach) marks() {
	for _, c := range r.article.Citations {
		if c.Sentence == article.None {
			continue
		}
		own := &r.found[c.Sentence]
		if c.Form == article.InWords {
			own.cues |= names
			own.words = int32(c.Names[0].Reference)
			continue
		}
		for _, n := range c.Names {
			if n.Reference != article.None {
				own.marked, own.mark = true, int32(n.Reference)
			} else if !c.Checkable() || c.Linked {
				own.marked = true
			}
		}
	}
}

// spreadOver lets each source reach the sentences of its paragraph, in a block and in the list that it stands in or announces.
func (r *Reach) spreadOver(block int) {
	inList := func(i int) bool { return r.article.Blocks[i].In&article.InList != 0 }
	if r.spread[block] {
		return
	}
	for block > 0 && inList(block) {
		block--
	}
	above := alone // what announces the list
	for i := block; i == block || i < len(r.spread) && inList(i); i++ {
		r.spread[i] = true
		above = r.paragraph(&r.article.Blocks[i], above)
	}
}

// paragraph lets each source reach the sentences of a block. It returns the source that announces the list behind it, or goes on to.
func (r *Reach) paragraph(b *article.Block, above reach) reach {
	story := false // a study has been spoken of, and its results may follow
	covered := b.FirstSentence
	for s := b.FirstSentence; s < b.LastSentence; s++ {
		own := r.look(int(s))
		named := reach{Standing{Sourced: true}, s, false}
		told := reach{Standing{Sourced: true}, s, true}
		at := &r.reach[s]
		switch *at = above; {
		case own.marked:
			covered = r.back(covered, s)
			story = own.cues&(studies|names|speaks) != 0
		case own.cues&names != 0:
			*at = named
			if own.cues&speaks != 0 { // “These figures come from the WHO.”
				covered = r.back(covered, s)
			}
			story = true
		case own.page:
			*at = reach{Standing{Sourced: true}, article.None, false}
		case own.cues&departs != 0:
			*at = alone
			story = false
		case own.cues&speaks != 0 && r.follows(int(s)):
			*at = told
			story = true
		case own.cues&tells != 0 && story:
			*at = told
			at.Carried = true
		case own.cues&resumes != 0 && s > b.FirstSentence && r.reach[s-1].Sourced:
			*at = r.reach[s-1]
			at.Carried = true
		}
		if own.cues&lists != 0 && at.Sourced {
			above = *at
		}
	}
	if b.In&article.InList == 0 && b.FirstSentence < b.LastSentence && r.announces(b) {
		return r.reach[b.LastSentence-1]
	}
	return above
}

// names reports whether a sentence names a source, be it by a mark or in words.
func (r *Reach) names(s int) bool {
	return r.found[s].marked || r.look(s).names()
}

// naming returns the source that a sentence names.
func (r *Reach) naming(s int) Source {
	switch own := &r.found[s]; {
	case own.marked:
		return Source{int(own.mark), s}
	case len(r.article.References) == 1:
		return Source{0, article.None}
	default:
		return Source{int(own.words), article.None}
	}
}

// follows reports whether a source is named before a sentence, or listed.
func (r *Reach) follows(s int) bool {
	if len(r.article.References) > 0 {
		return true
	}
	_, ok := r.before(s)
	return ok
}

// before returns the source that is named last before a sentence, if one is.
func (r *Reach) before(s int) (source Source, ok bool) {
	i := s
	for i > 0 && r.found[i].last == article.None && !r.names(i-1) {
		i--
	}
	last := int32(i)
	if known := r.found[i].last; known != article.None {
		last = known
	}
	for ; i <= s; i++ {
		r.found[i].last = last
	}
	switch {
	case last > 0:
		return r.naming(int(last) - 1), true
	case len(r.article.References) == 1:
		return Source{0, article.None}, false
	}
	return untold, false
}

// back lets the source that a sentence names reach it and those before it from one on, and returns the next. What the publisher says for
// himself it does not reach, and what has its own source keeps that.
func (r *Reach) back(from, by int32) int32 {
	for s := from; s <= by; s++ {
		if s == by || !r.reach[s].Sourced && r.found[s].cues&departs == 0 {
			r.reach[s] = reach{Standing{Sourced: true}, by, false}
		}
	}
	return by + 1
}

// announces reports whether a block ends with a colon.
func (r *Reach) announces(b *article.Block) bool {
	return b.LastToken > b.FirstToken && r.article.Tokens[b.LastToken-1].ID == prose.Colon
}

// beside returns the source that is named in or beside the table that a cell stands in.
func (r *Reach) beside(cell int) reach {
	if r.cells.first <= cell && cell < r.cells.end {
		return r.cells.source
	}
	isCell := func(i int) bool { return r.article.Blocks[i].Kind == article.Cell }
	first, end := cell, cell+1
	for first > 0 && isCell(first-1) {
		first--
	}
	for end < len(r.article.Blocks) && isCell(end) {
		end++
	}
	source := r.named(first, end)
	if !source.Sourced {
		if source = r.neighbour(first, first-1); !source.Sourced {
			source = r.neighbour(first, end)
		}
	}
	r.cells = cells{first, end, source}
	return source
}

// named returns the first source that reaches the blocks from one to another.
func (r *Reach) named(first, end int) reach {
	for i := first; i < end; i++ {
		r.spreadOver(i)
		for s := r.article.Blocks[i].FirstSentence; s < r.article.Blocks[i].LastSentence; s++ {
			if r.reach[s].Sourced {
				return r.reach[s]
			}
		}
	}
	return alone
}

// neighbour returns the source that reaches a block beside a table, where both stand in one section.
func (r *Reach) neighbour(table, block int) reach {
	blocks := r.article.Blocks
	if block < 0 || block >= len(blocks) || blocks[block].Kind == article.Heading || blocks[block].Section != blocks[table].Section {
		return alone
	}
	return r.named(block, block+1)
}

// reports reports whether a block belongs to what an article that reports its authors' own study has measured, or to the plan of one.
func (r *Reach) reports(block int) bool {
	if r.parts == nil {
		r.report()
	}
	return r.parts[block]&r.own != 0 && r.article.Blocks[block].Kind != article.Heading
}

// report finds the parts of the report that the article may be, and which of them it stands behind itself.
func (r *Reach) report() {
	blocks := r.article.Blocks
	r.parts = make([]part, len(blocks))
	var all part
	for i := range blocks {
		b := &blocks[i]
		if b.Section != article.None {
			r.parts[i] = r.parts[b.Section]
		}
		if b.Kind == article.Heading {
			r.parts[i] |= r.partOf(b)
			all |= r.parts[i]
		}
	}
	switch {
	case all&methods == 0:
	case all&results != 0:
		r.own = methods | results | others
	case all&plans != 0: // it has measured nothing yet
		r.own = methods
	}
}

// partOf returns the part of a report that a heading opens, whose words must all be of one pattern: “2.1 Methods”, not “Our methods”.
func (r *Reach) partOf(heading *article.Block) part {
	tokens := r.article.Tokens[heading.FirstToken:heading.LastToken]
	words := wordsIn(tokens)
	var parts part
	r.matches = r.finder.headings.Match(r.matches[:0], tokens, nil)
	for _, m := range r.matches {
		if wordsIn(tokens[m.First:m.Last]) == words {
			parts |= r.finder.parts[m.Pattern]
		}
	}
	return parts
}

func wordsIn(tokens []prose.Token) int {
	words := 0
	for _, t := range tokens {
		if t.Kind == prose.Word {
			words++
		}
	}
	return words
}
