package check

import (
	"fmt"
	"slices"
	"sort"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/stance"
)

// stated is a figure of a measure, and where it stands.
type stated struct {
	figure   prose.Quantity
	measure  measure
	sentence int32
	block    int
	values   between // what it leaves open, shares from 0 to 1
	unit     string  // of what is no share
	judged   bool    // what follows is known
	asserted bool    // the article says that it is so
	counts   bool    // and its sentence gives no other figure of the measure: where one gives two, it compares
}

// topic is what figures that ought to agree have in common.
type topic struct {
	key, telling uint64
	unit         string // of what is no share
}

// disagreeing finds figures that contradict another figure of the same thing: said twice in one breath (“85% (80 of 100)”), or said again
// elsewhere in the article.
func (x *examination) disagreeing(found []finding.Finding, r int) []finding.Finding {
	m := &measurer{article: x.article, classes: x.classes[r]}
	var all []stated
	for s, quantities := range x.figured {
		block := x.article.BlockOf(int(s))
		b := &x.article.Blocks[block]
		if b.Kind == article.Alt || b.Kind == article.Heading {
			continue
		}
		found = x.restated(found, r, m, quantities)
		if s+1 < b.LastSentence && len(quantities) == 1 {
			found = x.repeated(found, r, quantities[0], s+1)
		}
		all = x.measured(all, m, quantities, s, block)
	}
	for _, same := range topics(all) {
		if vary(all, same) {
			found = x.contradicted(found, r, x.counted(r, all, same))
		}
	}
	return found
}

// topics returns the figures that ought to agree, as indexes, in the order in which they are first spoken of.
func topics(all []stated) [][]int {
	var topics [][]int
	at := map[topic]int{}
	for i, f := range all {
		t := topic{f.measure.key, f.measure.telling, f.unit}
		k, ok := at[t]
		if !ok {
			k = len(topics)
			at[t] = k
			topics = append(topics, nil)
		}
		topics[k] = append(topics[k], i)
	}
	return topics
}

// figured yields each sentence in which quantities stand, and these.
func (x *examination) figured(yield func(sentence int32, quantities []prose.Quantity) bool) {
	all, s := x.article.Quantities, 0
	for len(all) > 0 {
		for x.article.Sentences[s].Last <= all[0].First {
			s++
		}
		n := 1
		for n < len(all) && all[n].First < x.article.Sentences[s].Last {
			n++
		}
		if !yield(int32(s), all[:n]) {
			return
		}
		all = all[n:]
	}
}

// vary reports whether figures have not all the same value. Most have, and need no look at how they are held.
func vary(all []stated, figures []int) bool {
	return slices.ContainsFunc(figures, func(i int) bool { return all[i].values != all[figures[0]].values })
}

// measured appends the figures of a sentence whose measure is known.
func (x *examination) measured(all []stated, m *measurer, quantities []prose.Quantity, s int32, block int) []stated {
	sentence := x.article.Sentences[s]
	for _, q := range quantities {
		unit := ""
		values, ok := x.share(q)
		if q.Kind == prose.Duration && m.averages(q, sentence) { // how long something took one person is no measure
			half := x.unitOfLastDigit(q) / 2
			values, unit, ok = between{q.Value - half, q.High + half}, q.Unit, true
		}
		if !ok || m.bounded(q, sentence) {
			continue
		}
		var measure measure
		if x.article.Blocks[block].Kind == article.Cell {
			measure, ok = m.ofCell(q, block, x.tableOf(block))
		} else {
			measure, ok = m.of(q, sentence)
		}
		if ok {
			all = append(all, stated{figure: q, measure: measure, sentence: s, block: block, values: values, unit: unit})
		}
	}
	return all
}

// counted returns those of the figures that count.
func (x *examination) counted(r int, all []stated, figures []int) []stated {
	var counted []stated
	for _, i := range figures {
		if !all[i].judged {
			first, last := i, i+1
			for first > 0 && all[first-1].sentence == all[i].sentence {
				first--
			}
			for last < len(all) && all[last].sentence == all[i].sentence {
				last++
			}
			x.judge(r, all[first:last])
		}
		if all[i].counts {
			counted = append(counted, all[i])
		}
	}
	return counted
}

// judge tells which figures of a sentence count.
func (x *examination) judge(r int, figures []stated) {
	for i := range figures {
		f := &figures[i]
		held, _ := x.reading.Stance(f.figure.First, f.figure.Last)
		if f.measure.premise && held&stance.Asked != 0 {
			held &^= stance.Asked | stance.Negated // by the answer, which is about something else
		}
		f.judged, f.asserted = true, !x.rules[r].Statistic.Exempts(held)
	}
	for i := range figures {
		f := &figures[i]
		f.counts = f.asserted
		for k := range figures {
			if k != i && figures[k].asserted && figures[k].measure.key == f.measure.key {
				f.counts = false
			}
		}
	}
}

// contradicted finds the figures of one topic that contradict the one said first or most, where there are two to choose from. More values
// than two are told by something that no word here tells.
func (x *examination) contradicted(found []finding.Finding, r int, all []stated) []finding.Finding {
	var first, other []stated
	for _, f := range all {
		switch {
		case len(first) == 0 || f.values.meets(first[0].values):
			first = append(first, f)
		case len(other) == 0 || f.values.meets(other[0].values):
			other = append(other, f)
		default:
			return found
		}
	}
	if len(other) > len(first) {
		first, other = other, first
	}
	for _, f := range other {
		against := first[0]
		if f.block == against.block || x.sideBySide(f.block, against.block) || x.apart(f.sentence, against.sentence) {
			continue
		}
		found = append(found, x.contradiction(r, f.measure.first, f.measure.last, against.figure))
	}
	return found
}

// sideBySide reports whether two blocks stand for two things that are compared: items of lists, cells of tables. What tells them apart is
// often said elsewhere, in a heading or in the item above.
func (x *examination) sideBySide(a, b int) bool {
	one, two := &x.article.Blocks[a], &x.article.Blocks[b]
	return one.Kind == article.Cell && two.Kind == article.Cell || one.In&two.In&article.InList != 0
}

// apart reports whether two sentences stand on different references.
func (x *examination) apart(a, b int32) bool {
	one, two := x.reached().Source(int(a)), x.reached().Source(int(b))
	return one.Reference != two.Reference && one.Reference != article.None && two.Reference != article.None
}

func (x *examination) contradiction(r int, first, last int32, against prose.Quantity) finding.Finding {
	f := x.finding(r, hit{first: first, last: last})
	span := x.article.TokenSpan(against.First, against.Last)
	f.Related = []finding.Related{{Span: span, Message: fmt.Sprintf("here it is “%s”", x.words(hit{first: against.First, last: against.Last}))}}
	return f
}

// restated finds a share that is told twice side by side, each time another: 85% (80 of 100), half (38%).
func (x *examination) restated(found []finding.Finding, r int, m *measurer, quantities []prose.Quantity) []finding.Finding {
	for i := 1; i < len(quantities); i++ {
		if quantities[i-1].Kind == quantities[i].Kind {
			continue
		}
		a, b := quantities[i-1], quantities[i]
		if !m.retold(a, b) || m.changes(a) {
			continue
		}
		one, ok := x.share(a)
		two, same := x.share(b)
		if ok && same && !one.meets(two) {
			found = append(found, x.contradiction(r, b.First, b.Last, a))
		}
	}
	return found
}

// retold reports whether b tells a again: alone in brackets right behind it and up to three words that it counts (3 of 12 patients (25%)),
// or behind “, or” (8% of adults, or one in 12).
func (m *measurer) retold(a, b prose.Quantity) bool {
	const most = 3 // words before the bracket; before the comma, twice as many
	tokens := m.article.Tokens
	sign := a.Last
	for sign < b.First && tokens[sign].Kind == prose.Word {
		sign++
	}
	switch {
	case sign == b.First || sign-a.Last > 2*most:
		return false
	case tokens[sign].ID == prose.OpenBracket:
		if sign+1 != b.First || sign-a.Last > most || int(b.Last) == len(tokens) {
			return false
		}
		id := tokens[b.Last].ID
		return id == prose.CloseBracket || id == prose.Semicolon
	case tokens[sign].ID == prose.Comma:
		return sign+1 < b.First && b.First <= sign+3 && m.class(sign+1)&alternative != 0
	}
	return false
}

// repeated finds a share that the next sentence says again, in another form and not the same: “85% responded. That means 80 of 100 people.”
func (x *examination) repeated(found []finding.Finding, r int, a prose.Quantity, next int32) []finding.Finding {
	one, ok := x.share(a)
	if !ok || !x.says(r, next) {
		return found
	}
	sentence := x.article.Sentences[next]
	quantities := x.article.QuantitiesIn(sentence.First, sentence.Last)
	if len(quantities) != 1 || quantities[0].Kind == a.Kind {
		return found
	}
	if two, ok := x.share(quantities[0]); ok && !one.meets(two) {
		found = append(found, x.contradiction(r, quantities[0].First, quantities[0].Last, a))
	}
	return found
}

// says reports whether a sentence opens with words that say again what the one before said.
func (x *examination) says(r int, sentence int32) bool {
	hits := x.hits[r]
	i := sort.Search(len(hits), func(i int) bool { return hits[i].sentence >= sentence })
	return i < len(hits) && hits[i].first == x.article.Sentences[sentence].First
}
