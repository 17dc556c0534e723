package check

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/stance"
)

// disclaimer finds that an article which owes its readers a notice has none. The finding stands at the title.
func (x *examination) disclaimer(found []finding.Finding, r int) []finding.Finding {
	if slices.ContainsFunc(x.notices[r], x.given) || !x.owes(r) {
		return found
	}
	f := x.at(r, x.article.Title())
	f.Whole = true
	return append(found, f)
}

// elsewhere are the stances of a notice that somebody else gives, or that is spoken of: “sellers write ‘this is not medical advice’”.
const elsewhere = stance.Quoted | stance.Reported | stance.Mentioned | stance.Asked

// given reports whether the article itself gives a notice.
func (x *examination) given(notice hit) bool {
	held, _ := x.reading.Stance(notice.first, notice.last)
	return held&elsewhere == 0
}

// owes reports whether enough words of the article make it one that owes the notice.
func (x *examination) owes(r int) bool {
	var topics []pattern.Match
	for s := range x.article.Sentences {
		topics = x.topics[r].Match(topics, x.article.SentenceTokens(s), nil)
		if len(topics) >= max(1, x.rules[r].Disclaimer.AtLeast) {
			return true
		}
	}
	return false
}

// Disclaimers returns the places of an article that any disclaimer rule takes for the notice it looks for.
func (c *Checker) Disclaimers(a *article.Article) []article.Span {
	x := c.examine(a)
	var spans []article.Span
	for _, hits := range x.notices {
		for _, h := range hits {
			if x.given(h) {
				spans = append(spans, a.TokenSpan(h.first, h.last))
			}
		}
	}
	return spans
}
