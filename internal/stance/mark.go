package stance

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// marks holds a claim by the citation marks in its clause. One that dangles leads nowhere and holds
// nothing; the verb behind an author’s name tells how he holds the claim.
func (r *Reading) marks(first, last int32, hold func(Cue)) {
	s := r.article.Sentences[r.here.sentence]
	for _, c := range r.article.CitationsIn(s.Start, s.End) {
		i, ok := slices.BinarySearchFunc(r.article.SentenceTokens(r.here.sentence), c.Start, func(t prose.Token, start int32) int { return int(t.Start - start) })
		mark := hit{cuePattern{Attributed, anywhere}, s.First + int32(i), s.First + int32(i) + 1}
		if ok && c.Form != article.InWords && !c.Dangles() && r.here.governs(mark, first, last) {
			hold(mark.cue())
		}
	}
}
