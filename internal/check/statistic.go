package check

import (
	"bytes"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// statistics finds the fault that a statistic rule names.
func (x *examination) statistics(found []finding.Finding, r int) []finding.Finding {
	switch x.rules[r].Statistic.Finds {
	case rule.Unsourced:
		return x.unsourced(found, r)
	case rule.Lonely:
		return x.lonely(found, r)
	case rule.Mixed:
		return x.mixed(found, r, disjoint)
	case rule.Lopsided:
		return x.mixed(found, r, lopsided)
	case rule.Disagreeing:
		return x.disagreeing(found, r)
	case rule.Impossible:
		return x.impossible(found, r)
	}
	return found
}

// unsourced finds figures that no source reaches: one finding a paragraph or table, the other figures as related places. A figure that stands
// elsewhere in the article with its source has been sourced once and may be repeated, as long as it counts the same.
func (x *examination) unsourced(found []finding.Finding, r int) []finding.Finding {
	if len(x.hits[r]) == 0 {
		return found
	}
	given := map[figure][]int32{} // the sentences in which a figure has its source
	for _, h := range x.hits[r] {
		if x.within(x.rules[r].Statistic.Reach, h.sentence).Sourced {
			f := x.figure(h)
			given[f] = append(given[f], h.sentence)
		}
	}
	block, at := article.None, 0
	end := int32(0)
	for _, h := range x.hits[r] {
		if h.first < end || x.within(x.rules[r].Statistic.Reach, h.sentence).Sourced {
			continue
		}
		if f := x.figure(h); x.repeats(h, given[f]) {
			given[f] = append(given[f], h.sentence)
			continue
		}
		if x.evidenced(h) {
			continue
		}
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Statistic.Exempts(held) {
			continue
		}
		end = h.last
		if b := x.tableOf(x.article.BlockOf(int(h.sentence))).First; b != block {
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
	value, of float64
}

// figure returns the first quantity in a hit.
func (x *examination) figure(h hit) figure {
	for _, q := range x.article.QuantitiesIn(h.first, h.last) {
		return figure{q.Kind, q.Value, q.Of}
	}
	return figure{}
}

// repeats reports whether one of the sentences, which have the same figure, counts the same as the hit: whether half of the words beside
// the hit stand there too. What is counted may stand before or behind the figure (“a response rate of 86%”, “86% of patients
// responded”), so that no single noun is compared.
func (x *examination) repeats(h hit, sentences []int32) bool {
	if len(sentences) == 0 {
		return false
	}
	const reach = 4 // tokens
	own := x.article.Sentences[h.sentence]
	q := h
	if found := x.article.QuantitiesIn(h.first, h.last); len(found) > 0 {
		q.first, q.last = found[0].First, found[0].Last
	}
	beside := append(x.things(max(q.first-reach, own.First), q.first), x.things(q.last, min(q.last+reach, own.Last))...)
	for _, s := range sentences {
		shared := 0
		there := x.things(x.article.Sentences[s].First, x.article.Sentences[s].Last)
		for _, w := range beside {
			if slices.ContainsFunc(there, func(t []byte) bool { return bytes.Equal(t, w) }) {
				shared++
			}
		}
		if shared > 0 && 2*shared >= len(beside) {
			return true
		}
	}
	return false
}

// things returns the words between two tokens that may name a thing, in lower case and the singular. Short words are mostly grammar.
func (x *examination) things(first, last int32) [][]byte {
	const shortest = 4 // bytes
	var words [][]byte
	for _, t := range x.article.Tokens[first:last] {
		if t.Kind == prose.Word && t.End-t.Start >= shortest {
			words = append(words, bytes.TrimSuffix(prose.Fold(nil, x.article.Text[t.Start:t.End]), []byte("s")))
		}
	}
	return words
}
