package source

import (
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
	folded     []byte
}

// reach is what reaches a sentence. Who only wants to know whether anything does need not look for the source itself.
type reach struct {
	Standing
	by     int32 // the sentence that names the source, or article.None
	before bool  // that one does not name it, but speaks of the last that is named before
}

// alone is what reaches a sentence that nothing does.
var alone = reach{by: article.None}

// cells are the blocks of tables from one to another, and the source that reaches all of them.
type cells struct {
	first, end int
	source     reach
}

// Of returns the reach of an article's sources, for one goroutine.
func (f *Finder) Of(a *article.Article) *Reach {
	r := &Reach{finder: f, article: a, found: make([]sentence, len(a.Sentences)), reach: make([]reach, len(a.Sentences)), spread: make([]bool, len(a.Blocks))}
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
	story := article.None // the sentence that may have begun the story of a study
	covered := b.FirstSentence
	for s := b.FirstSentence; s < b.LastSentence; s++ {
		own := r.look(int(s))
		here := reach{Standing{Sourced: true}, s, false}
		told := reach{Standing{Sourced: true}, s, true}
		at := &r.reach[s]
		switch *at = above; {
		case own.marked:
			covered = r.back(covered, s)
			story = int(s)
		case own.cues&anyName != 0:
			*at = here
			if own.cues&credits != 0 || own.cues&byWords != 0 && own.opens&speaks != 0 { // “These figures come from the WHO.”
				covered = r.back(covered, s)
			}
			story = int(s)
		case own.page:
			*at = reach{Standing{Sourced: true}, article.None, false}
		case own.cues&departs != 0:
			*at = alone
			story = article.None
		case own.cues&speaks != 0 && r.follows(int(s)):
			*at = told
			story = int(s)
		case story != article.None && r.begins(story) && r.hear(int(s))&tells != 0:
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
