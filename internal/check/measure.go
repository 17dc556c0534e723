package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// measurer reads what the figures of an article measure.
type measurer struct {
	article *article.Article
	classes wordClasses
	word    []byte
}

// measure is what a figure says it is a figure of. Two figures of one article with the same key ought to be equal.
type measure struct {
	first, last int32 // tokens of the figure and of the words that name the measure
	key         uint64
	premise     bool   // it names a thing whose figure is taken for granted: “Is an 86% response rate a cure?”
	telling     uint64 // what tells it from other figures of the measure: after 6 months, with placebo
}

// class returns the class of the word at a token; other tokens end everything.
func (m *measurer) class(i int32) wordClass {
	t := &m.article.Tokens[i]
	if t.Kind != prose.Word {
		return ending
	}
	if int(t.ID) < len(m.classes) {
		return m.classes[t.ID]
	}
	return 0
}

// of reads what the figure q of a sentence measures: “the response rate was 86%”, “an 86% response rate”, “86% of patients had a
// response”. It reports false where that is not sure. What else the clause says, and of whom, is a part of the measure.
func (m *measurer) of(q prose.Quantity, s prose.Sentence) (measure, bool) {
	var name, rest named
	found := measure{first: q.First, last: q.Last}
	start, before := m.before(q, s, &name)
	after := q.Last
	if before && name.clear {
		found.first = start
	} else {
		name = named{}
		after, found.premise = m.behind(q.Last, s.Last, &name)
		found.last, start = after, q.First
		for found.last > q.Last && m.class(found.last-1)&(plain|average) != 0 { // an 86% response means
			found.last--
		}
	}
	if !name.clear || name.arm || after < s.Last && m.article.Tokens[after].ID == prose.Slash {
		return found, false
	}
	m.phrases(after, s.Last, &rest)
	from := m.clause(start, s.First)
	m.words(from, start, &rest)
	found.telling = m.unlike(s) + m.circumstances(from, m.end(after, s.Last), q)
	if from > s.First && m.class(s.First)&prep != 0 { // In Thailand, …
		opening := m.end(s.First, s.Last)
		m.words(s.First, opening, &rest)
		found.telling += m.circumstances(s.First, opening, q)
	}
	found.key = name.sum ^ rest.sum*31
	return found, true
}

// ofCell reads what the figure in a cell of a table measures: what the heads of its row and its column say.
func (m *measurer) ofCell(q prose.Quantity, cell int, table article.Table) (measure, bool) {
	var name named
	row, column := table.Heads(m.article, cell)
	for _, head := range []int{row, column} {
		if head != article.None {
			m.words(m.article.Blocks[head].FirstToken, m.article.Blocks[head].LastToken, &name)
		}
	}
	return measure{first: q.First, last: q.Last, key: name.sum}, name.clear && !name.arm
}

// before reads the name of a measure that stands before its figure, and returns where it starts.
func (m *measurer) before(q prose.Quantity, s prose.Sentence, name *named) (int32, bool) {
	const farthest = 6
	i, linked := q.First-1, false
	for ; i >= s.First && i >= q.First-farthest; i-- {
		t := &m.article.Tokens[i]
		if t.Skipped() {
			continue
		}
		if t.ID == prose.Colon || t.ID == prose.OpenBracket || m.class(i)&linking != 0 {
			linked = true
			continue
		}
		break
	}
	if !linked {
		return 0, false
	}
	start := int32(-1)
	for ; i >= s.First; i-- {
		class := m.class(i)
		if class&grammar == 0 {
			name.add(m, i, class)
			start = i
			continue
		}
		if of := i - 1; start == i+1 && class&determiner != 0 && of >= s.First && m.isOf(of) { // the duration of the response
			i = of
			continue
		}
		if start != i+1 || !m.isOf(i) {
			break
		}
	}
	return start, start >= 0 && m.complete(i, s.First)
}

func (m *measurer) isOf(i int32) bool {
	t := m.article.Tokens[i]
	return m.article.Text[t.Start:t.End] == "of"
}

// complete reports whether the name that begins behind token i is all of it: no “on” or “that caused” hangs it to a word before.
func (m *measurer) complete(i, first int32) bool {
	if i >= first && m.class(i)&determiner != 0 {
		i--
	}
	if i < first {
		return true
	}
	if m.class(i)&(prep|relative) != 0 {
		return false
	}
	for k := i - 1; k >= first && k >= i-2 && m.article.Tokens[k].Kind == prose.Word; k-- {
		if m.class(k)&relative != 0 {
			return false
		}
	}
	return true
}

// forward reads a name from i on, with what hangs to it by “of”, and returns its end.
func (m *measurer) forward(i, last int32, name *named) int32 {
	for i < last {
		class := m.class(i)
		if class&grammar == 0 {
			name.add(m, i, class)
			i++
			continue
		}
		if !m.isOf(i) || i+1 == last {
			break
		}
		if i++; m.class(i)&determiner != 0 {
			i++
		}
	}
	return i
}

// behind reads what stands behind a figure: a measure, or whom the figure is of, and what they did: “overall response rate”, “of patients
// responded”, “women had a response”. It returns the end, and whether all of it is a name.
func (m *measurer) behind(i, last int32, name *named) (end int32, isName bool) {
	isName = i < last && m.class(i)&grammar == 0
	if i < last && m.class(i)&prep != 0 {
		i = m.past(i+1, last, determiner)
	}
	i = m.forward(i, last, name)
	verb := i
	for i < last && m.class(i)&linking != 0 && m.class(i)&prep == 0 {
		i++
	}
	if i == verb {
		return i, isName
	}
	return m.forward(m.past(i, last, determiner), last, name), false
}

// past returns the first token from i on that is not of the class.
func (m *measurer) past(i, last int32, class wordClass) int32 {
	for i < last && m.class(i)&class != 0 {
		i++
	}
	return i
}

// phrases reads what belongs to a figure behind it: of women, in the first year.
func (m *measurer) phrases(i, last int32, rest *named) {
	for i < last && m.class(i)&prep != 0 {
		i = m.forward(m.past(i+1, last, determiner), last, rest)
	}
}

// clause returns where the clause starts that ends before a token.
func (m *measurer) clause(end, first int32) int32 {
	for end > first && m.article.Tokens[end-1].Kind <= prose.Number {
		end--
	}
	return end
}

// end returns where the clause ends that goes on at a token.
func (m *measurer) end(i, last int32) int32 {
	for i < last && (m.article.Tokens[i].Kind <= prose.Number || m.article.Tokens[i].ID == prose.Percent) {
		i++
	}
	return i
}

// words reads the words of content between two tokens.
func (m *measurer) words(first, last int32, rest *named) {
	for i := first; i < last; i++ {
		if class := m.class(i); class&grammar == 0 {
			rest.add(m, i, class)
		}
	}
}

// bounded reports whether a figure is only a bound of what was measured: up to 60%, over half.
func (m *measurer) bounded(q prose.Quantity, s prose.Sentence) bool {
	for i := q.First - 1; i >= s.First && i >= q.First-2; i-- {
		t := m.article.Tokens[i]
		if t.ID == prose.Less || t.ID == prose.Greater || t.Kind == prose.Word && m.class(i)&bounding != 0 {
			return true
		}
	}
	return false
}

// averages reports whether a sentence speaks of a mean or a median right before a figure of it.
func (m *measurer) averages(q prose.Quantity, s prose.Sentence) bool {
	const near = 8 // tokens
	for i := max(s.First, q.First-near); i < q.First; i++ {
		if m.class(i)&average != 0 {
			return true
		}
	}
	return false
}

// changes reports whether a figure is no share but how much one changed: by half.
func (m *measurer) changes(q prose.Quantity) bool {
	return q.First > 0 && m.class(q.First-1)&changing != 0
}

// unlike adds up the words of a sentence that tell a figure from others of its measure: with placebo, in women.
func (m *measurer) unlike(s prose.Sentence) uint64 {
	var n named
	for i := s.First; i < s.Last; i++ {
		if class := m.class(i); class&unlike != 0 {
			n.add(m, i, 0)
		}
	}
	return n.sum
}

// circumstances adds up the quantities between two tokens that do the same: after 6 months, at grade 3, over 65. Of two durations nobody
// knows which is the figure.
func (m *measurer) circumstances(first, last int32, figure prose.Quantity) uint64 {
	sum := uint64(0)
	for _, q := range m.article.QuantitiesIn(first, last) {
		switch q.Kind {
		case figure.Kind:
		case prose.Duration, prose.Age, prose.Label, prose.Date, prose.Dose, prose.Measure:
			sum += uint64(q.Value*1000)*37 + uint64(q.Kind)*31 + uint64(len(q.Unit))
		}
	}
	return sum
}
