package check

import (
	"slices"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// persons are the words by which a story goes on about each whom it can be about.
type persons [][]prose.ID

func newPersons(lex *prose.Lexicon, words [][]string) persons {
	all := make(persons, len(words))
	for i, of := range words {
		for _, w := range of {
			all[i] = append(all[i], lex.Intern(w))
		}
	}
	return all
}

// story returns what else a paragraph tells of the story of which a hit is a part: the stretches before and behind the sentence of the hit,
// from the first sentence to the last that speaks of the same person. What is between two such belongs to it as well.
// It is not ok where the sentence of the hit speaks of nobody.
func (x *examination) story(of persons, h hit) (rest []finding.Related, ok bool) {
	i := slices.IndexFunc(of, func(person []prose.ID) bool { return x.speaks(h.sentence, person) })
	if i < 0 {
		return nil, false
	}
	person := of[i]
	b := x.blockOf(h)
	first, last := b.FirstSentence, b.LastSentence-1
	for first < h.sentence && !x.speaks(first, person) {
		first++
	}
	for last > h.sentence && !x.speaks(last, person) {
		last--
	}
	stretch := func(from, to int32) {
		if from <= to {
			span := x.article.TokenSpan(x.article.Sentences[from].First, x.article.Sentences[to].Last)
			rest = append(rest, finding.Related{Span: span, Message: "belongs to the story"})
		}
	}
	stretch(first, h.sentence-1)
	stretch(h.sentence+1, last)
	return rest, true
}

// speaks reports whether a sentence has one of some words.
func (x *examination) speaks(sentence int32, words []prose.ID) bool {
	return slices.ContainsFunc(x.article.SentenceTokens(int(sentence)), func(t prose.Token) bool { return slices.Contains(words, t.ID) })
}
