package source

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/strict"
)

// Extent is how far a source reaches that stands in the text.
type Extent uint8

const (
	Spoken    Extent = iota // as far as the text goes on speaking of it: see Reach
	Sentence                // its own sentence only
	Paragraph               // everything in its paragraph, list item or table
	Section                 // everything under its heading
	Whole                   // the article
)

var extents = []string{"spoken", "sentence", "paragraph", "section", "article"}

// Words are the names of all extents.
func (Extent) Words() []string { return slices.Clone(extents) }

// UnmarshalText reads an extent by its name.
func (e *Extent) UnmarshalText(text []byte) error {
	i := slices.Index(extents, string(text))
	if i < 0 {
		return strict.Unknown("reach", string(text), extents)
	}
	*e = Extent(i)
	return nil
}

func (e Extent) String() string { return extents[e] }

// Within tells what stands behind a sentence where sources reach so far. What the publisher says for himself none of them reaches.
func (r *Reach) Within(e Extent, sentence int) Standing {
	if e == Spoken {
		return r.At(sentence)
	}
	switch own := r.look(sentence); {
	case e == Sentence:
		return Standing{Sourced: own.page || own.names()}
	case own.cues&departs != 0 || r.At(sentence).Sourced:
		return r.At(sentence)
	}
	if r.wide[e] == nil {
		r.widen(e)
	}
	return Standing{Sourced: r.wide[e][r.unit(e, r.article.BlockOf(sentence))]}
}

// unit is what a block is one with at an extent.
func (r *Reach) unit(e Extent, block int) int {
	switch e {
	case Paragraph:
		if !r.table.Has(block) {
			r.table = r.article.TableAt(block)
		}
		return r.table.First
	case Section:
		if r.article.Blocks[block].Kind == article.Heading { // its Section is the one above it
			return block
		}
		return int(r.article.Blocks[block].Section)
	}
	return article.None
}

// widen finds the units that have a source. Those that only stand in the reference list are named nowhere.
func (r *Reach) widen(e Extent) {
	r.wide[e] = map[int]bool{}
	for i := range r.article.Blocks {
		b := &r.article.Blocks[i]
		if b.Kind == article.Entry || b.In&article.InReferences != 0 {
			continue
		}
		unit := r.unit(e, i)
		for s := b.FirstSentence; s < b.LastSentence && !r.wide[e][unit]; s++ {
			r.wide[e][unit] = r.names(int(s))
		}
	}
}
