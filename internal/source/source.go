// Package source tells what stands behind a sentence: whether a source is named in it, or reaches it from nearby.
package source

import (
	"errors"
	"fmt"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
)

// Cues are the words by which a text names a source and goes on speaking of it (rules/english/source.toml).
type Cues struct {
	Names   []pattern.Pattern `toml:"names"`   // name a source in running text: “according to the WHO”
	Speaks  []pattern.Pattern `toml:"speaks"`  // speak of one named before: “the same abstract”, “the authors”
	Departs []pattern.Pattern `toml:"departs"` // speak for the publisher, whom no source covers: “in our experience”
}

// Finder finds what reaches each sentence of an article. It is shared by goroutines.
type Finder struct {
	names    *pattern.Machine
	goesOn   *pattern.Machine // the patterns of Speaks, then those of Departs
	speaking int              // how many of them are of Speaks
}

// NewFinder compiles the cues. Like all patterns they must be compiled before any article is read.
func NewFinder(v *pattern.Vocabulary, c Cues) (*Finder, error) {
	f := &Finder{}
	var errs [2]error
	f.names, errs[0] = v.Compile(sources(c.Names))
	f.goesOn, errs[1] = v.Compile(append(sources(c.Speaks), sources(c.Departs)...))
	f.speaking = len(c.Speaks)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("cues of sources: %w", err)
	}
	return f, nil
}

func sources(patterns []pattern.Pattern) []pattern.Source {
	var out []pattern.Source
	for _, p := range patterns {
		out = append(out, pattern.Source{Pattern: p})
	}
	return out
}

// Standing is what stands behind one sentence.
type Standing struct {
	Sourced   bool
	Reference int // index into Article.References of the nearest reference, or article.None where the source is named in words only
}

// Reach tells what stands behind each sentence of an article. It works out a paragraph when first asked, for one goroutine.
//
// A mark, a link to another site or a source named in words reaches its whole paragraph, in both directions, save for the sentences
// in which the publisher speaks for himself. A sentence that goes on speaking of a source named earlier is reached by it. A table is
// one paragraph, and is reached by what stands right before and behind it: its caption, or the sentence that announces it.
type Reach struct {
	finder  *Finder
	article *article.Article
	direct  []Standing // what is named in the sentence itself, or, once its block has been looked at, spoken of in it
	earlier []Standing // the source named last before the sentence
	departs []bool     // the publisher speaks for himself
	reach   []Standing
	looked  []bool // by block
	spread  []bool // by block
}

// Of returns the reach of an article's sources.
func (f *Finder) Of(a *article.Article) *Reach {
	n, blocks := len(a.Sentences), len(a.Blocks)
	r := &Reach{finder: f, article: a, direct: make([]Standing, n), earlier: make([]Standing, n), reach: make([]Standing, n),
		departs: make([]bool, n), looked: make([]bool, blocks), spread: make([]bool, blocks)}
	r.marks()
	r.names()
	return r
}

// At returns what stands behind a sentence.
func (r *Reach) At(sentence int) Standing {
	first := r.article.TableOf(r.article.BlockOf(sentence))
	if !r.spread[first] {
		r.spread[first] = true
		last := first + 1
		for r.isCell(first) && last < len(r.article.Blocks) && r.isCell(last) {
			last++
		}
		r.reachIn(first, last)
	}
	return r.reach[sentence]
}

func (r *Reach) isCell(block int) bool { return r.article.Blocks[block].Kind == article.Cell }

// marks notes the sources that citation marks and links name.
func (r *Reach) marks() {
	a := r.article
	for i := range r.direct {
		r.direct[i].Reference = article.None
	}
	for _, c := range a.Citations {
		if c.Sentence == article.None {
			continue
		}
		for _, n := range c.Names {
			if n.Reference != article.None {
				r.direct[c.Sentence] = Standing{true, n.Reference}
			} else if !c.Checkable() {
				r.direct[c.Sentence].Sourced = true
			}
		}
	}
	for _, l := range a.Links {
		if s := a.SentenceAt(l.Start); s != article.None && l.LeadsElsewhere() {
			r.direct[s].Sourced = true
		}
	}
}

// names notes the sources that are named in words, and for each sentence the one that was named last before it.
func (r *Reach) names() {
	a := r.article
	named := Standing{Sourced: len(a.References) > 0, Reference: article.None}
	if len(a.References) == 1 {
		named.Reference = 0
	}
	var found []pattern.Match
	for s := range a.Sentences {
		r.earlier[s] = named
		if found = r.finder.names.Match(found[:0], a.SentenceTokens(s), nil); len(found) > 0 {
			r.direct[s].Sourced = true
		}
		if r.direct[s].Sourced {
			named = r.direct[s]
		}
	}
}

// look notes which sentences of a block go on speaking of a source, and in which the publisher speaks for himself.
func (r *Reach) look(block int) {
	if r.looked[block] {
		return
	}
	r.looked[block] = true
	var found []pattern.Match
	earlier := Standing{Reference: article.None}
	b := r.article.Blocks[block]
	for s := b.FirstSentence; s < b.LastSentence; s++ {
		if r.earlier[s].Sourced {
			earlier = r.earlier[s]
		}
		found = r.finder.goesOn.Match(found[:0], r.article.SentenceTokens(int(s)), nil)
		for _, m := range found {
			if int(m.Pattern) >= r.finder.speaking {
				r.departs[s] = true
			} else if earlier.Sourced && !r.direct[s].Sourced {
				r.direct[s] = earlier
			}
		}
	}
}

// reachIn lets what is named in the blocks from first to last reach all of their sentences.
func (r *Reach) reachIn(first, last int) {
	for b := first; b < last; b++ {
		r.look(b)
	}
	from, to := r.article.Blocks[first].FirstSentence, r.article.Blocks[last-1].LastSentence
	standing := r.named(from, to)
	if !standing.Sourced && r.isCell(first) {
		if standing = r.neighbour(first, first-1); !standing.Sourced {
			standing = r.neighbour(first, last)
		}
	}
	for s := from; s < to; s++ {
		switch {
		case r.direct[s].Sourced:
			standing = r.direct[s]
			r.reach[s] = standing
		case r.departs[s]:
			r.reach[s].Reference = article.None
		default:
			r.reach[s] = standing
		}
	}
}

// named returns the first source that the sentences from one to another name.
func (r *Reach) named(from, to int32) Standing {
	for _, d := range r.direct[from:to] {
		if d.Sourced {
			return d
		}
	}
	return Standing{Reference: article.None}
}

// neighbour returns the source that a block beside a table names, where both stand in one section.
func (r *Reach) neighbour(table, block int) Standing {
	blocks := r.article.Blocks
	if block < 0 || block >= len(blocks) || blocks[block].Kind == article.Heading || blocks[block].Section != blocks[table].Section {
		return Standing{Reference: article.None}
	}
	r.look(block)
	return r.named(blocks[block].FirstSentence, blocks[block].LastSentence)
}
