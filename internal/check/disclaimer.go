package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// disclaimer finds that an article which owes its readers a notice has none. The finding stands at the title.
func (x *examination) disclaimer(found []finding.Finding, r int) []finding.Finding {
	owes := x.topics[r] >= max(1, x.rules[r].Disclaimer.AtLeast)
	if !owes || len(x.notices[r]) > 0 {
		return found
	}
	return append(found, x.at(r, x.article.Title()))
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
