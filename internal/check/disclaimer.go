package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
)

// disclaimer finds that an article which owes its readers a notice has none. The finding stands at the title.
func (x *examination) disclaimer(found []finding.Finding, r int) []finding.Finding {
	if len(x.notices[r]) > 0 || !x.owes(r) {
		return found
	}
	return append(found, x.at(r, x.article.Title()))
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
			spans = append(spans, a.TokenSpan(h.first, h.last))
		}
	}
	return spans
}
