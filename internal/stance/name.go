package stance

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// longestName bounds the words of a name, from a claim in it to its end.
const longestName = 8

// names reports whether a claim stands in the name that ends with h: all words from the claim on are written with capitals, save small
// ones, and the words of the sentence are not. A heading may have capitals throughout, so it names nobody.
func (r *Reading) names(h hit, first, last int32) bool {
	if h.first < last || h.first-first > longestName || r.article.Blocks[r.article.BlockOf(r.here.sentence)].Kind == article.Heading {
		return false
	}
	for i := first; i < h.last; i++ {
		if t := r.article.Tokens[i]; t.Kind != prose.Word || !t.Has(prose.Capital) && !small(t) {
			return false
		}
	}
	return r.plain(r.here.first, first) || r.plain(h.last, r.here.end())
}

// plain reports whether a word has no capital.
func (r *Reading) plain(from, to int32) bool {
	for i := from; i < to; i++ {
		if t := r.article.Tokens[i]; t.Kind == prose.Word && !t.Has(prose.Capital) {
			return true
		}
	}
	return false
}

// small reports whether a word is too short to take a capital inside a name: of, for, and.
func small(t prose.Token) bool { return t.End-t.Start <= 3 }
