package source

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

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
	r.matches = r.finder.headings.machine.Match(r.matches[:0], tokens, nil)
	if len(r.matches) == 0 {
		return 0
	}
	words := wordsIn(tokens)
	var parts part
	for _, m := range r.matches {
		if wordsIn(tokens[m.First:m.Last]) == words {
			parts |= r.finder.headings.of[m.Pattern]
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
