package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// lonely finds figures that need another beside them which their section does not give: a relative risk without the absolute. One
// finding a section. A title, or a field of the front matter, has the whole article to give it.
func (x *examination) lonely(found []finding.Finding, r int) []finding.Finding {
	section, at := int32(article.None-1), 0
	for _, h := range x.hits[r] {
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Statistic.Exempts(held) || x.answered(r, h) {
			continue
		}
		if s := x.sectionOf(h); s != section {
			section, at = s, len(found)
			found = append(found, x.finding(r, h))
			continue
		}
		found[at].Related = append(found[at].Related, finding.Related{Span: x.article.TokenSpan(h.first, h.last), Message: "nor does this one"})
	}
	return found
}

func (x *examination) sectionOf(h hit) int32 {
	return x.article.Blocks[x.article.BlockOf(int(h.sentence))].Section
}

// answered reports whether what a figure needs beside it is given.
func (x *examination) answered(r int, h hit) bool {
	kind := x.article.Blocks[x.article.BlockOf(int(h.sentence))].Kind
	for _, other := range x.beside[r] {
		if kind == article.Heading || kind == article.FrontMatter || x.sectionOf(other) == x.sectionOf(h) {
			return true
		}
	}
	return false
}

// format is how a share is told.
type format uint8

const (
	noShare format = 1 << iota
	inPercent
	ofPeople // 3 in 100
)

// mixed finds harms that a section tells in another format than it tells all its benefits, and all other harms.
func (x *examination) mixed(found []finding.Finding, r int) []finding.Finding {
	harms := x.beside[r]
	for i, benefit := range x.hits[r] {
		section := x.sectionOf(benefit)
		if i > 0 && x.sectionOf(x.hits[r][i-1]) == section {
			continue
		}
		good, bad := x.formats(x.hits[r], section), x.formats(harms, section)
		if good|bad != inPercent|ofPeople || good&bad != 0 {
			continue
		}
		for _, harm := range harms {
			if x.sectionOf(harm) != section {
				continue
			}
			if held, _ := x.reading.Stance(harm.first, harm.last); x.rules[r].Statistic.Exempts(held) {
				break
			}
			f := x.finding(r, harm)
			f.Related = []finding.Related{{Span: x.article.TokenSpan(benefit.first, benefit.last), Message: "the benefit is told otherwise"}}
			found = append(found, f)
			break
		}
	}
	return found
}

// formats returns how the sentences of the hits in a section tell shares, all formats together.
func (x *examination) formats(hits []hit, section int32) format {
	var all format
	for _, h := range hits {
		if x.sectionOf(h) != section {
			continue
		}
		s := x.article.Sentences[h.sentence]
		for _, q := range x.article.QuantitiesIn(s.First, s.Last) {
			switch q.Kind {
			case prose.Percentage:
				all |= inPercent
			case prose.CountOf, prose.Rate:
				all |= ofPeople
			}
		}
	}
	return all
}
