// Package source tells what stands behind a sentence: whether a source is named in it, or reaches it from nearby.
package source

import (
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

type role uint8

const (
	names role = iota
	speaks
	departs
)

// Finder finds what reaches each sentence of an article. It is shared by goroutines.
type Finder struct {
	vocabulary *pattern.Vocabulary
	machine    *pattern.Machine
	roles      []role
}

// NewFinder compiles the cues. Like all patterns they must be compiled before any article is read.
func NewFinder(v *pattern.Vocabulary, c Cues) (*Finder, error) {
	f := &Finder{vocabulary: v}
	var sources []pattern.Source
	for role, patterns := range [...][]pattern.Pattern{names: c.Names, speaks: c.Speaks, departs: c.Departs} {
		for _, p := range patterns {
			sources = append(sources, pattern.Source{Pattern: p})
			f.roles = append(f.roles, rolesInOrder[role])
		}
	}
	machine, err := v.Compile(sources)
	if err != nil {
		return nil, fmt.Errorf("cues of sources: %w", err)
	}
	f.machine = machine
	return f, nil
}

var rolesInOrder = [...]role{names, speaks, departs}

// Reach tells, for each sentence of an article, what stands behind it.
type Reach []Standing

// Standing is what stands behind one sentence.
type Standing struct {
	Sourced   bool
	Reference int // index into Article.References of the nearest reference, or article.None where the source is named in words only
}

// Of works out the reach of an article's sources.
//
// A mark, a link to another site or a source named in words reaches its whole paragraph, in both directions, save for the sentences
// in which the publisher speaks for himself. A sentence that goes on speaking of a source named earlier is reached by it. A table is
// one paragraph, and is reached by what stands right before and behind it: its caption, or the sentence that announces it.
func (f *Finder) Of(a *article.Article) Reach {
	w := &work{article: a, direct: make(Reach, len(a.Sentences)), departs: make([]bool, len(a.Sentences)), reach: make(Reach, len(a.Sentences))}
	w.marks()
	w.cues(f)
	for first := 0; first < len(a.Blocks); {
		last := first + 1
		for a.Blocks[first].Kind == article.Cell && last < len(a.Blocks) && a.Blocks[last].Kind == article.Cell {
			last++
		}
		w.spread(first, last)
		first = last
	}
	return w.reach
}

// work is the reach of one article while it is worked out.
type work struct {
	article *article.Article
	direct  Reach  // what is named in the sentence itself, or spoken of in it
	departs []bool // the publisher speaks for himself
	reach   Reach
}

// marks notes the sources that citation marks and links name.
func (w *work) marks() {
	a := w.article
	for i := range w.direct {
		w.direct[i].Reference = article.None
	}
	for _, c := range a.Citations {
		if c.Sentence == article.None {
			continue
		}
		for _, n := range c.Names {
			if n.Reference != article.None {
				w.direct[c.Sentence] = Standing{true, n.Reference}
			} else if !c.Checkable() {
				w.direct[c.Sentence].Sourced = true
			}
		}
	}
	for _, l := range a.Links {
		if s := a.SentenceAt(l.Start); s != article.None && l.LeadsElsewhere() {
			w.direct[s].Sourced = true
		}
	}
}

// cues notes the sources that words name or go on speaking of.
func (w *work) cues(f *Finder) {
	a := w.article
	named := Standing{Sourced: len(a.References) > 0, Reference: article.None} // the source named last
	if len(a.References) == 1 {
		named.Reference = 0
	}
	var scratch pattern.Scratch
	var atoms []pattern.Atom
	var found []pattern.Match
	for s := range a.Sentences {
		tokens := a.SentenceTokens(s)
		atoms = f.vocabulary.Atoms(atoms[:0], tokens, nil, &scratch)
		found = f.machine.Match(found[:0], tokens, atoms, &scratch)
		for _, m := range found {
			switch f.roles[m.Pattern] {
			case names:
				w.direct[s].Sourced = true
			case speaks:
				if named.Sourced && !w.direct[s].Sourced {
					w.direct[s] = named
				}
			case departs:
				w.departs[s] = true
			}
		}
		if w.direct[s].Sourced {
			named = w.direct[s]
		}
	}
}

// spread lets what is named in the blocks from first to last reach all of their sentences.
func (w *work) spread(first, last int) {
	from, to := w.article.Blocks[first].FirstSentence, w.article.Blocks[last-1].LastSentence
	standing := w.named(from, to)
	if !standing.Sourced && w.article.Blocks[first].Kind == article.Cell {
		if standing = w.neighbour(first, first-1); !standing.Sourced {
			standing = w.neighbour(first, last)
		}
	}
	for s := from; s < to; s++ {
		switch {
		case w.direct[s].Sourced:
			standing = w.direct[s]
			w.reach[s] = standing
		case w.departs[s]:
			w.reach[s].Reference = article.None
		default:
			w.reach[s] = standing
		}
	}
}

// named returns the first source that the sentences from one to another name.
func (w *work) named(from, to int32) Standing {
	for _, d := range w.direct[from:to] {
		if d.Sourced {
			return d
		}
	}
	return Standing{Reference: article.None}
}

// neighbour returns the source that a block beside a table names, where both stand in one section.
func (w *work) neighbour(table, block int) Standing {
	blocks := w.article.Blocks
	if block < 0 || block >= len(blocks) || blocks[block].Kind == article.Heading || blocks[block].Section != blocks[table].Section {
		return Standing{Reference: article.None}
	}
	return w.named(blocks[block].FirstSentence, blocks[block].LastSentence)
}
