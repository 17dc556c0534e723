package stance

import (
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
	answer := r.article.Answer(sentence)
	if answer == article.None {
		hold(asked)
		return
	}
	other := r.other(answer)
	from := r.word(other.first, other.end())
	if label, ok := other.begun(answerLabel, from); ok {
		from = r.word(label.last, other.end())
	}
	yes, _ := other.begun(answersYes, from)
	no, _ := other.begun(answersNo, from)
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

// word returns the first word from one token up to another, or that: “(Yes.)” begins with “yes”, and so does “✅ Yes”.
func (r *Reading) word(from, end int32) int32 {
	for from < end && !r.words(from, from+1) {
		from++
	}
	return from
}
