package check

import (
	"math"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// abstract returns the abstract of a record under the rules' words, or nil where it has none.
func (x *examination) abstract(record *evidence.Record) *examination {
	text, ok := x.against.texts[record]
	if !ok {
		if a := x.against.Abstract(record); a != nil {
			text = &examination{Checker: x.Checker, article: a, reading: x.stance.Of(a)}
		}
		x.against.texts[record] = text
	}
	return text
}

// finder returns the rule that looks for a fault of figures, whose words the evidence rules share; -1 where there is none.
func (c *Checker) finder(fault rule.StatisticFault) int {
	return slices.IndexFunc(c.rules, func(r *rule.Rule) bool { return r.Statistic != nil && r.Statistic.Finds == fault })
}

// facts returns the figures of an abstract whose measure is known.
func (x *examination) facts(record *evidence.Record, comparing int) map[topic][]stated {
	facts, ok := x.against.facts[record]
	if ok {
		return facts
	}
	facts = map[topic][]stated{}
	if text := x.abstract(record); text != nil {
		for _, f := range text.allStated(comparing) {
			t := topic{f.measure.key, f.measure.telling, f.unit}
			facts[t] = append(facts[t], f)
		}
	}
	x.against.facts[record] = facts
	return facts
}

// allStated returns the figures that count.
func (x *examination) allStated(comparing int) []stated {
	m := &measurer{article: x.article, classes: x.classes[comparing]}
	var all []stated
	for s, quantities := range x.figured {
		block := x.article.BlockOf(int(s))
		if x.article.Blocks[block].Kind != article.Alt {
			first := len(all)
			all = x.measured(all, m, quantities, s, block)
			x.judge(comparing, all[first:])
		}
	}
	return slices.DeleteFunc(all, func(f stated) bool { return !f.counts })
}

// gainsaid finds figures where the abstract of their source has another figure of the same measure. What the article attributes to
// nothing is held against all that it cites.
func (x *examination) gainsaid(found []finding.Finding, r int) []finding.Finding {
	comparing := x.finder(rule.Disagreeing)
	if comparing < 0 {
		return found
	}
	for _, f := range x.allStated(comparing) {
		records, known := x.sources(f.sentence)
		if !known {
			if x.standing(f.sentence).Sourced && !x.standing(f.sentence).Carried {
				continue
			}
			records = x.against.cited
		}
		if record, against, ok := x.denied(f, records, comparing, x.rules[r].Evidence.Loosely); ok {
			text := x.abstract(record)
			span := x.article.TokenSpan(f.measure.first, f.measure.last)
			found = append(found, x.contrasted(r, span, x.words(hit{first: f.measure.first, last: f.measure.last}), record, text.sentence(against.sentence)))
		}
	}
	return found
}

// denied returns the figure of an abstract that a figure contradicts, where none of the abstracts agrees with it.
func (x *examination) denied(f stated, records []*evidence.Record, comparing int, loosely []string) (*evidence.Record, stated, bool) {
	values := x.loosened(f.values, f.figure, loosely)
	var record *evidence.Record
	var against stated
	for _, candidate := range records {
		for _, o := range x.facts(candidate, comparing)[topic{f.measure.key, f.measure.telling, f.unit}] {
			if values.meets(o.values) {
				return nil, stated{}, false
			}
			if record == nil {
				record, against = candidate, o
			}
		}
	}
	return record, against, record != nil
}

// loosened widens what a figure leaves open where a word before it says that it is rounded, or only a bound.
func (x *examination) loosened(values between, q prose.Quantity, loosely []string) between {
	slack := 0.0 // of a whole, or of the value where that is larger
	if x.after(q, loosely) {
		slack = 0.05
	}
	if comparing := x.finder(rule.Disagreeing); comparing >= 0 {
		m := &measurer{article: x.article, classes: x.classes[comparing]}
		if s := x.article.SentenceOf(q.First); s != article.None && m.bounded(q, x.article.Sentences[s]) {
			slack = 0.1
		}
	}
	wide := math.Max(1, math.Abs(values.high)) * slack
	return between{values.low - wide, values.high + wide}
}

// after reports whether one of the words stands right before a figure, or one word before.
func (x *examination) after(q prose.Quantity, words []string) bool {
	for i := max(q.First-2, 0); i < q.First; i++ {
		t := x.article.Tokens[i]
		if slices.Contains(words, string(prose.Fold(nil, x.article.Text[t.Start:t.End]))) {
			return true
		}
	}
	return false
}

// absent finds figures that the abstracts of their sources do not have.
func (x *examination) absent(found []finding.Finding, r int) []finding.Finding {
	statistics := x.finder(rule.Unsourced)
	if statistics < 0 {
		return found
	}
	for _, h := range x.hits[statistics] {
		records, known := x.sources(h.sentence)
		if !known || slices.ContainsFunc(records, func(r *evidence.Record) bool { return r.Abstract == "" }) {
			continue
		}
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Evidence.Exempts(held) {
			continue
		}
		for _, q := range x.article.QuantitiesIn(h.first, h.last) {
			if q.Kind == prose.Fraction && x.standing(h.sentence).Carried {
				continue // “Median means that half of them did better” explains, and counts nobody
			}
			if !compares(q) || x.stands(q, records, x.rules[r].Evidence.Loosely) {
				continue
			}
			f := hit{q.First, q.Last, h.sentence}
			found = append(found, x.contrasted(r, x.article.TokenSpan(f.first, f.last), x.words(f), records[0], x.nearest(h.sentence, records[0])))
		}
	}
	return found
}

// compares reports whether a quantity is of a kind that an abstract can be asked for.
func compares(q prose.Quantity) bool {
	switch q.Kind {
	case prose.Percentage, prose.CountOf, prose.Rate, prose.Ratio, prose.Effect, prose.FoldChange, prose.Duration, prose.Count:
		return q.Value != 0 || q.High != 0
	case prose.Fraction:
		return q.Value > 0 && q.High < 1
	}
	return false
}

// stands reports whether a figure stands in the abstract of one of the records, or follows from figures there.
func (x *examination) stands(q prose.Quantity, records []*evidence.Record, loosely []string) bool {
	for _, record := range records {
		if text := x.abstract(record); text != nil {
			for _, quantities := range text.figured {
				if x.standsAmong(q, text, quantities, loosely) {
					return true
				}
			}
		}
	}
	return false
}

// standsAmong reports whether a figure is one of the quantities of a sentence of an abstract, or follows from them.
func (x *examination) standsAmong(q prose.Quantity, text *examination, quantities []prose.Quantity, loosely []string) bool {
	if values, ok := x.share(q); ok {
		return text.sharesOf(quantities, x.loosened(values, q, loosely))
	}
	half := x.unitOfLastDigit(q) / 2
	own := x.loosened(between{q.Value - half, q.High + half}, q, loosely)
	for _, o := range quantities {
		grain := text.unitOfLastDigit(o) / 2
		switch {
		case q.Kind == prose.Duration:
			if days(q.Unit) > 0 && days(o.Unit) > 0 && o.Kind == prose.Duration {
				scale := days(o.Unit) / days(q.Unit)
				if own.meets(between{(o.Value - grain) * scale, (o.High + grain) * scale}) {
					return true
				}
			}
		case own.meets(between{o.Value - grain, o.High + grain}):
			return true
		case q.Kind == prose.FoldChange && o.Kind == prose.Effect && o.Value > 0 && own.meets(between{1/o.Value - 0.1, 1/o.Value + 0.1}):
			return true
		}
	}
	return follows(quantities, func(a, b float64) bool {
		made := a - b // percentage points, months
		if q.Kind == prose.FoldChange {
			made = a / b
		}
		return own.low <= made && made <= own.high
	})
}

// sharesOf reports whether a share is one of the quantities of a sentence, what is left of one to the whole, or what two of them make: the
// difference, how much less the one is than the other, or so many of so many.
func (x *examination) sharesOf(quantities []prose.Quantity, values between) bool {
	for _, o := range quantities {
		if share, ok := x.share(o); ok && (values.meets(share) || values.meets(between{1 - share.high, 1 - share.low})) {
			return true
		}
		half := x.unitOfLastDigit(o) / 2
		part := between{o.Value - half, o.Value + half}
		switch o.Kind {
		case prose.Effect, prose.PlainNumber, prose.Ratio: // a pooled proportion of 0.86; a hazard ratio of 0.70 is 30% less
			if part.low >= 0 && part.high <= 2 && half < 0.5 && (values.meets(part) || values.meets(between{1 - part.high, 1 - part.low}) ||
				values.meets(between{part.low - 1, part.high - 1})) {
				return true
			}
			if values.meets(between{part.low / 100, part.high / 100}) {
				return true
			}
		}
	}
	return follows(quantities, func(a, b float64) bool {
		for _, v := range [...]float64{a / b, (a - b) / a, (a - b) / 100} {
			if values.low <= v && v <= values.high {
				return true
			}
		}
		return false
	})
}

// follows reports whether two of the quantities, the larger first, make what is asked for.
func follows(quantities []prose.Quantity, make func(a, b float64) bool) bool {
	for i, a := range quantities {
		for _, b := range quantities[i+1:] {
			small, large := min(a.Value, b.Value), max(a.Value, b.Value)
			if comparable(a, b) && small > 0 && make(large, small) {
				return true
			}
		}
	}
	return false
}

// comparable reports whether two quantities may be set off against each other.
func comparable(a, b prose.Quantity) bool {
	counts := func(q prose.Quantity) bool { return q.Kind == prose.Count || q.Kind == prose.PlainNumber }
	return a.Kind == b.Kind && a.Unit == b.Unit || counts(a) && counts(b)
}

// days returns how many days a unit of time has, or 0.
func days(unit string) float64 {
	switch unit {
	case "hour":
		return 1.0 / 24
	case "day":
		return 1
	case "week":
		return 7
	case "month":
		return 365.25 / 12
	case "year":
		return 365.25
	}
	return 0
}

// nearest returns the sentence of an abstract that shares most words with a sentence of the article; of equals, the first with a figure.
func (x *examination) nearest(sentence int32, record *evidence.Record) string {
	text := x.abstract(record)
	if len(text.article.Sentences) == 0 {
		return record.Abstract
	}
	own := x.article.Sentences[sentence]
	words := x.things(own.First, own.Last)
	best, most := int32(0), -1
	for i, s := range text.article.Sentences {
		shared := 0
		for _, w := range text.things(s.First, s.Last) {
			if slices.ContainsFunc(words, func(o []byte) bool { return string(o) == string(w) }) {
				shared += 2
			}
		}
		if len(text.article.QuantitiesIn(s.First, s.Last)) > 0 {
			shared++
		}
		if shared > most {
			best, most = int32(i), shared
		}
	}
	return text.sentence(best)
}

// sentence returns the words of a sentence, cut where it is very long.
func (x *examination) sentence(s int32) string {
	const longest = 300 // bytes
	words := strings.Fields(x.article.Text[x.article.Sentences[s].Start:x.article.Sentences[s].End])
	length := 0
	for i, w := range words {
		if length += len(w) + 1; length > longest {
			return strings.Join(words[:i], " ") + " …"
		}
	}
	return strings.Join(words, " ")
}

// evidenced reports whether a figure that no mark sources stands in the abstract of something that the article cites, in a sentence that
// speaks of the same thing.
func (x *examination) evidenced(h hit) bool {
	if x.against == nil {
		return false
	}
	own := x.article.Sentences[h.sentence]
	words := x.things(own.First, own.Last)
	asked := false
	for _, q := range x.article.QuantitiesIn(h.first, h.last) {
		if !compares(q) {
			continue
		}
		asked = true
		if !slices.ContainsFunc(x.against.cited, func(record *evidence.Record) bool { return x.standsBeside(q, record, words) }) {
			return false
		}
	}
	return asked
}

// standsBeside reports whether a figure stands in a sentence of an abstract in which one of the words stands too.
func (x *examination) standsBeside(q prose.Quantity, record *evidence.Record, words [][]byte) bool {
	text := x.abstract(record)
	if text == nil {
		return false
	}
	for s, quantities := range text.figured {
		sentence := text.article.Sentences[s]
		shared := slices.ContainsFunc(text.things(sentence.First, sentence.Last), func(w []byte) bool {
			return slices.ContainsFunc(words, func(o []byte) bool { return string(o) == string(w) })
		})
		if shared && x.standsAmong(q, text, quantities, nil) {
			return true
		}
	}
	return false
}
