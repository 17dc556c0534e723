package check

import (
	"fmt"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// statistics finds the fault that a statistic rule names.
func (x *examination) statistics(found []finding.Finding, r int) []finding.Finding {
	if x.rules[r].Statistic.Finds == rule.Unsourced {
		return x.unsourced(found, r)
	}
	return found
}

// unsourced finds figures that no source reaches: one finding a paragraph or table, the other figures as related places. A figure that stands
// elsewhere in the article with its source has been sourced once and may be repeated.
func (x *examination) unsourced(found []finding.Finding, r int) []finding.Finding {
	if len(x.hits[r]) == 0 {
		return found
	}
	given := map[figure]bool{}
	for _, h := range x.hits[r] {
		if x.sourced(h.sentence) {
			given[x.figure(h)] = true
		}
	}
	block, at := article.None, 0
	end := int32(0)
	for _, h := range x.hits[r] {
		if h.first < end || x.sourced(h.sentence) || given[x.figure(h)] {
			continue
		}
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Statistic.Exempts(held) {
			continue
		}
		end = h.last
		if b := x.article.TableOf(x.article.BlockOf(int(h.sentence))); b != block {
			block, at = b, len(found)
			found = append(found, x.finding(r, h))
			continue
		}
		found[at].Related = append(found[at].Related, finding.Related{
			Span:    x.article.TokenSpan(h.first, h.last),
			Message: "this figure has no source either",
		})
	}
	return found
}

// figure is what a figure says, however it is written.
type figure struct {
	kind      prose.QuantityKind
	value, of string
}

// figure returns the first quantity in a hit.
func (x *examination) figure(h hit) figure {
	for _, q := range x.article.QuantitiesIn(h.first, h.last) {
		return figure{q.Kind, fmt.Sprint(q.Value), fmt.Sprint(q.Of)}
	}
	return figure{}
}
