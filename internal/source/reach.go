package source

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// Standing is what stands behind one sentence.
type Standing struct {
	Sourced   bool
	Carried   bool // the sentence names nothing and points to nothing: it goes on with what was said of a study
	Reference int  // index into Article.References of the nearest reference, or article.None where the source is named in words only
	From      int  // index of the sentence whose marks and links name it, or article.None
}

// unnamed is the standing of a sentence behind which no mark, link or reference stands.
var unnamed = Standing{Reference: article.None, From: article.None}

// Reach tells what stands behind each sentence of an article.
//
// A mark, or a link to a source, covers its sentence and what leads up to it: back to the mark before, or to the start of the paragraph.
// A source named in words covers its sentence. What follows is covered as long as it speaks of that source (“the authors”), says the
// same again (“that means”), or goes on with the story of a study in the past tense; a figure that is merely put behind a sourced
// sentence is not. What the publisher says for himself is covered by nothing around it.
//
// A table is one paragraph, and is reached by what stands right before and behind it as well: its caption, or the sentence that
// announces it. A list is reached by the sentence that announces it with a colon.
type Reach struct {
	finder  *Finder
	article *article.Article
	found   []sentence
	reach   []Standing
	wide    [Whole + 1]map[int]Standing // by extent, of each unit; made when first asked for
	table   article.Table               // the one looked at last
}

// sentence is what is found in one sentence.
type sentence struct {
	cues  cue
	mark  Standing // what a mark or a link in it names
	words int      // index of the reference that it names in words, or article.None
	page  bool     // a link to some page stands in it
}

// Of works out the reach of an article's sources.
func (f *Finder) Of(a *article.Article) *Reach {
	r := &Reach{finder: f, article: a, found: make([]sentence, len(a.Sentences)), reach: make([]Standing, len(a.Sentences))}
	for i := range r.found {
		r.found[i].mark, r.found[i].words, r.reach[i] = unnamed, article.None, unnamed
	}
	r.look()
	r.marks()
	r.spread()
	r.tables()
	r.report()
	return r
}

// At returns what stands behind a sentence.
func (r *Reach) At(sentence int) Standing { return r.reach[sentence] }

// look finds the cues and the links of each sentence.
func (r *Reach) look() {
	a := r.article
	var found []pattern.Match
	var quantities []prose.Quantity
	link := 0
	for s := range a.Sentences {
		base := a.Sentences[s].First
		quantities = append(quantities[:0], a.QuantitiesIn(base, a.Sentences[s].Last)...)
		for i := range quantities {
			quantities[i].First -= base
			quantities[i].Last -= base
		}
		tokens := a.SentenceTokens(s)
		found = r.finder.sentences.Match(found[:0], tokens, quantities)
		own := &r.found[s]
		for _, m := range found {
			own.cues |= r.finder.cues[m.Pattern] &^ offers
		}
		if own.cues&authors != 0 && (len(a.References) > 0 || slices.ContainsFunc(quantities, isDate)) {
			own.cues |= names
		}
		for ; link < len(a.Links) && a.Links[link].Start < a.Sentences[s].End; link++ {
			l := a.Links[link]
			var text cue
			for _, m := range found {
				if tokens[m.First].Start >= l.Start && tokens[m.Last-1].End <= l.End {
					text |= r.finder.cues[m.Pattern]
				}
			}
			switch r.finder.links.worth(l, text) {
			case aSource:
				own.mark.Sourced, own.mark.From = true, s
			case somePage:
				own.page = true
			}
		}
	}
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
			own.words = c.Names[0].Reference
			continue
		}
		for _, n := range c.Names {
			if n.Reference != article.None {
				own.mark = Standing{Sourced: true, Reference: n.Reference, From: c.Sentence}
			} else if !c.Checkable() || c.Linked {
				own.mark.Sourced, own.mark.From = true, c.Sentence
			}
		}
	}
}

// spread lets each source reach the sentences of its paragraph.
func (r *Reach) spread() {
	a := r.article
	last := Standing{Sourced: len(a.References) > 0, Reference: article.None, From: article.None} // the source named last
	if len(a.References) == 1 {
		last.Reference = 0
	}
	above := unnamed // what announces the list
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.In&article.InList == 0 {
			above = unnamed
		}
		story := false // a study has been spoken of, and its results may follow
		covered := b.FirstSentence
		for s := b.FirstSentence; s < b.LastSentence; s++ {
			own := &r.found[s]
			switch {
			case own.mark.Sourced:
				last = own.mark
				covered = r.back(covered, s, last)
				story = own.cues&(studies|names|speaks) != 0
			case own.cues&names != 0:
				last = Standing{Sourced: true, Reference: own.words, From: article.None}
				if len(a.References) == 1 {
					last.Reference = 0
				}
				if own.cues&speaks != 0 { // “These figures come from the WHO.”
					covered = r.back(covered, s, last)
				}
				r.reach[s] = last
				story = true
			case own.page:
				r.reach[s].Sourced = true
			case own.cues&departs != 0:
				story = false
			case own.cues&speaks != 0 && last.Sourced:
				r.reach[s] = last
				story = true
			case own.cues&tells != 0 && story:
				r.reach[s] = last
				r.reach[s].Carried = true
			case own.cues&resumes != 0 && s > b.FirstSentence && r.reach[s-1].Sourced:
				r.reach[s] = r.reach[s-1]
				r.reach[s].Carried = true
			default:
				r.reach[s] = above
			}
			if own.cues&lists != 0 && r.reach[s].Sourced {
				above = r.reach[s]
			}
		}
		if b.In&article.InList == 0 && b.FirstSentence < b.LastSentence && r.announces(b) {
			above = r.reach[b.LastSentence-1]
		}
	}
}

// back lets a source reach the sentences from one to another and returns the next. What the publisher says for himself it does not
// reach, and what has its own source keeps that.
func (r *Reach) back(from, to int32, source Standing) int32 {
	for s := from; s <= to; s++ {
		if s == to || !r.reach[s].Sourced && r.found[s].cues&departs == 0 {
			r.reach[s] = source
		}
	}
	return to + 1
}

// announces reports whether a block ends with a colon.
func (r *Reach) announces(b *article.Block) bool {
	return b.LastToken > b.FirstToken && r.article.Tokens[b.LastToken-1].ID == prose.Colon
}

// tables lets what is named in or beside a table reach all of its cells.
func (r *Reach) tables() {
	blocks := r.article.Blocks
	for first := 0; first < len(blocks); first++ {
		if blocks[first].Kind != article.Cell {
			continue
		}
		end := first + 1
		for end < len(blocks) && blocks[end].Kind == article.Cell {
			end++
		}
		source := r.named(first, end)
		if !source.Sourced {
			if source = r.neighbour(first, first-1); !source.Sourced {
				source = r.neighbour(first, end)
			}
		}
		for s := blocks[first].FirstSentence; s < blocks[end-1].LastSentence; s++ {
			if !r.reach[s].Sourced && r.found[s].cues&departs == 0 {
				r.reach[s] = source
			}
		}
		first = end
	}
}

// named returns the first source that reaches the blocks from one to another.
func (r *Reach) named(first, end int) Standing {
	blocks := r.article.Blocks
	for s := blocks[first].FirstSentence; s < blocks[end-1].LastSentence; s++ {
		if r.reach[s].Sourced {
			return r.reach[s]
		}
	}
	return unnamed
}

// neighbour returns the source that reaches a block beside a table, where both stand in one section.
func (r *Reach) neighbour(table, block int) Standing {
	blocks := r.article.Blocks
	if block < 0 || block >= len(blocks) || blocks[block].Kind == article.Heading || blocks[block].Section != blocks[table].Section {
		return unnamed
	}
	return r.named(block, block+1)
}

// report lets an article that reports its authors' own study stand behind what it measured, and one that plans it behind its plan.
func (r *Reach) report() {
	blocks := r.article.Blocks
	parts := make([]part, len(blocks))
	var all part
	for i := range blocks {
		b := &blocks[i]
		if b.Section != article.None {
			parts[i] = parts[b.Section]
		}
		if b.Kind == article.Heading {
			parts[i] |= r.partOf(b)
			all |= parts[i]
		}
	}
	own := methods // of a plan, the methods alone are its own: it has measured nothing
	switch {
	case all&methods == 0 || all&(results|plans) == 0:
		return
	case all&results != 0:
		own |= results | others
	}
	for i := range blocks {
		for s := blocks[i].FirstSentence; s < blocks[i].LastSentence && parts[i]&own != 0 && blocks[i].Kind != article.Heading; s++ {
			r.reach[s].Sourced, r.reach[s].Carried = true, false
		}
	}
}

// partOf returns the part of a report that a heading opens, whose words must all be of one pattern: “2.1 Methods”, not “Our methods”.
func (r *Reach) partOf(heading *article.Block) part {
	tokens := r.article.Tokens[heading.FirstToken:heading.LastToken]
	words := 0
	for _, t := range tokens {
		if t.Kind == prose.Word {
			words++
		}
	}
	var parts part
	for _, m := range r.finder.headings.Match(nil, tokens, nil) {
		matched := 0
		for _, t := range tokens[m.First:m.Last] {
			if t.Kind == prose.Word {
				matched++
			}
		}
		if matched == words {
			parts |= r.finder.parts[m.Pattern]
		}
	}
	return parts
}
