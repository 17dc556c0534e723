package stance

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
)

// question holds a claim in a question as its answer does: yes asserts it, no denies it, and anything else leaves it asked. What the question
// takes for granted is not asked: “why suffer when you can be cured?”
func (r *Reading) question(sentence int, first, last int32, hold func(Cue)) {
	r.here.part()
	for _, h := range r.here.hits {
		if h.role == presumes && h.last <= first && r.here.place(h.last-1).clause == r.here.place(first-1).clause || h.role == tag && h.first >= last {
			return
		}
	}
	end := r.article.Sentences[sentence].Last
	asked := Cue{Asked, end - 1, end}
	other, from, ok := r.answer(sentence)
	if !ok {
		hold(asked)
		return
	}
	yes, no := other.yesOrNo(from)
	switch {
	case yes.last > no.last:
		for _, h := range other.hits {
			if h.stance == Hedged && h.role == ahead && other.place(yes.last-1).clause == other.place(h.first-1).clause {
				hold(h.cue())
			}
		}
	case no.last > 0:
		hold(Cue{Negated, no.first, no.last})
		fallthrough
	default:
		hold(asked)
	}
}

// answer returns the clauses of the answer to a question, and its first word.
func (r *Reading) answer(question int) (c *clauses, from int32, ok bool) {
	answer := r.article.Answer(question)
	if answer == article.None {
		return nil, 0, false
	}
	c = r.other(answer)
	from = r.word(c.first, c.end())
	if label, ok := c.begun(answerLabel, from); ok {
		from = r.word(label.last, c.end())
	}
	return c, from, true
}

// yesOrNo returns how an answer begins; the longer of the two counts, and of neither there is none.
func (c *clauses) yesOrNo(from int32) (yes, no hit) {
	yes, _ = c.begun(answersYes, from)
	no, _ = c.begun(answersNo, from)
	return yes, no
}

// FlatNo returns the words by which an answer says no and leaves nothing open: “Not at all”. The tokens from first on stand in a question or,
// in a table, begin the cell before the answer. It is not ok where nothing answers so.
func (r *Reading) FlatNo(first int32) (answer Cue, ok bool) {
	sentence := r.article.SentenceOf(first)
	if sentence == article.None || !r.article.Asks(sentence) && first != r.word(r.article.Sentences[sentence].First, first) {
		return Cue{}, false
	}
	c, from, ok := r.answer(sentence)
	if !ok {
		return Cue{}, false
	}
	h, ok := c.begun(answersFlatNo, from)
	if !ok || slices.ContainsFunc(c.hits, func(h hit) bool { return h.role == answersLimit || h.stance == Hedged }) {
		return Cue{}, false
	}
	return Cue{Negated, h.first, h.last}, true
}

// word returns the first word from one token up to another, or that: “(Yes.)” begins with “yes”, and so does “✅ Yes”.
func (r *Reading) word(from, end int32) int32 {
	for from < end && !r.words(from, from+1) {
		from++
	}
	return from
}
