package check

import (
	"slices"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// story is how far a story goes on.
type story struct {
	persons   []prose.ID // the words that speak of somebody, contracted or not
	publisher []prose.ID // the words that speak of the house, likewise
}

func newStory(lex *prose.Lexicon, v *pattern.Vocabulary, p *rule.Phrase) story {
	return story{interned(lex, v.Contracted(p.Persons)), interned(lex, v.Contracted(p.Publisher))}
}

// story returns what else a paragraph tells of the story of which a hit is a part: the stretches before and behind the sentence of the hit,
// from the first sentence that speaks of a person to the last. What is between two such belongs to it as well, but for what the publisher
// tells of himself and all beyond.
func (x *examination) story(s story, h hit) (rest []finding.Related) {
	b := x.blockOf(h)
	first, last := h.sentence, h.sentence
	for i := first - 1; i >= b.FirstSentence && !x.speaks(i, s.publisher); i-- {
		if x.speaks(i, s.persons) {
			first = i
		}
	}
	for i := last + 1; i < b.LastSentence && !x.speaks(i, s.publisher); i++ {
		if x.speaks(i, s.persons) {
			last = i
		}
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
