package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// lonely finds figures that need another beside them which their section does not give: a relative risk without the absolute. One
// finding a section. A title, or a field of the front matter, has the whole article to give it.
func (x *examination) lonely(found []finding.Finding, r int) []finding.Finding {
	answered := map[int32]bool{} // sections
	for _, h := range x.beside[r] {
		answered[x.blockOf(h).Section] = true
	}
	section, at := int32(article.None-1), 0
	for _, h := range x.hits[r] {
		b := x.blockOf(h)
		if answered[b.Section] || len(answered) > 0 && (b.Kind == article.Heading || b.Kind == article.FrontMatter) {
			continue
		}
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Statistic.Exempts(held) {
			continue
		}
		if b.Section != section {
			section, at = b.Section, len(found)
			found = append(found, x.finding(r, h))
			continue
		}
		found[at].Related = append(found[at].Related, finding.Related{Span: x.article.TokenSpan(h.first, h.last), Message: "nor does this one"})
	}
	return found
}

func (x *examination) blockOf(h hit) *article.Block {
	return &x.article.Blocks[x.article.BlockOf(int(h.sentence))]
}

// format is how a share is told: a set of bits.
type format uint8

const (
	inPercent format = 1 << iota
	ofPeople         // 3 in 100
)

// disjoint reports whether benefits and harms share no format.
func disjoint(good, bad format) bool { return good|bad == inPercent|ofPeople && good&bad == 0 }

// lopsided reports whether benefits are told in people as well, and harms in percentages only.
func lopsided(good, bad format) bool { return good == inPercent|ofPeople && bad == inPercent }

// mixed finds harms that a section, with all its other harms, tells in other formats than its benefits: one finding a section.
func (x *examination) mixed(found []finding.Finding, r int, fault func(good, bad format) bool) []finding.Finding {
	benefits, harms := x.formats(x.hits[r]), x.formats(x.beside[r])
	for _, harm := range x.beside[r] {
		section := x.blockOf(harm).Section
		good, bad := benefits[section], harms[section]
		if !fault(good.all, bad.all) {
			continue
		}
		if held, _ := x.reading.Stance(harm.first, harm.last); x.rules[r].Statistic.Exempts(held) {
			continue
		}
		delete(harms, section)
		f := x.finding(r, harm)
		f.Related = []finding.Related{{Span: x.article.TokenSpan(good.first.first, good.first.last), Message: "the benefit is told otherwise"}}
		found = append(found, f)
	}
	return found
}

// told is how a section tells the shares of something.
type told struct {
	all   format // of all that it tells, together
	first hit
}

// formats returns by section how the sentences of the hits tell shares.
func (x *examination) formats(hits []hit) map[int32]told {
	sections := map[int32]told{}
	for _, h := range hits {
		section := x.blockOf(h).Section
		t, ok := sections[section]
		if !ok {
			t.first = h
		}
		s := x.article.Sentences[h.sentence]
		for _, q := range x.article.QuantitiesIn(s.First, s.Last) {
			switch q.Kind {
			case prose.Percentage:
				t.all |= inPercent
			case prose.CountOf, prose.Rate:
				t.all |= ofPeople
			}
		}
		sections[section] = t
	}
	return sections
}
