package article

import (
	"slices"
	"sort"

	"github.com/primum-lint/primum/internal/prose"
)

// flattened finds bare figures that pasting has left of raised citation marks: “earlier treatment 1. Multiple”. They are read so only
// in an article that has the reference and marks it nowhere else, and where no other reading (type 1, 1 January) explains the figure.
func flattened(a *Article) {
	keys := map[string]bool{}
	for i := range a.References {
		r := &a.References[i]
		if r.Key != "" && r.Key[0] != '^' && r.Block != None && a.Blocks[r.Block].Kind == Entry {
			keys[r.Key] = true
		}
	}
	if len(keys) == 0 {
		return
	}
	for _, c := range a.Citations {
		for _, n := range c.Names {
			delete(keys, n.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	quantities, marks := a.Quantities, len(a.Citations)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for t := b.FirstToken; t < b.LastToken; t++ {
			tok := &a.Tokens[t]
			if tok.Kind != prose.Number || b.Kind == Entry || !keys[a.Text[tok.Start:tok.End]] || !bare(a.Tokens[b.FirstToken:b.LastToken], int(t-b.FirstToken)) || explained(quantities, t) {
				continue
			}
			tok.Kind, tok.ID = prose.Mark, prose.Unknown
			a.Citations = append(a.Citations, Citation{Form: Bare, Start: tok.Start, End: tok.End, Sentence: a.SentenceAt(tok.Start),
				Names: []Name{{Key: a.Text[tok.Start:tok.End]}}})
		}
	}
	if len(a.Citations) == marks {
		return
	}
	a.Quantities = slices.DeleteFunc(quantities, func(q prose.Quantity) bool { return a.Tokens[q.First].Kind == prose.Mark })
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
