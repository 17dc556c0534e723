package check

import (
	"slices"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// story returns what else a paragraph tells of the story of which a hit is a part: the stretches before and behind the sentence of the hit,
// from the first sentence that speaks of a person to the last. What is between two such belongs to it as well.
func (x *examination) story(persons []prose.ID, h hit) (rest []finding.Related) {
	b := x.blockOf(h)
	first, last := b.FirstSentence, b.LastSentence-1
	for first < h.sentence && !x.speaks(first, persons) {
		first++
	}
	for last > h.sentence && !x.speaks(last, persons) {
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
	return rest
}

// speaks reports whether a sentence has one of some words.
func (x *examination) speaks(sentence int32, words []prose.ID) bool {
	return slices.ContainsFunc(x.article.SentenceTokens(int(sentence)), func(t prose.Token) bool { return slices.Contains(words, t.ID) })
}
