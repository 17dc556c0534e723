package check

import (
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// interned returns the numbers of words. It returns nil for none.
func interned(lex *prose.Lexicon, words []string) []prose.ID {
	var ids []prose.ID
	for _, w := range words {
		ids = append(ids, lex.Intern(w))
	}
	return ids
}

// wordClass is what a word is worth to a reader who asks what a figure measures: a set of bits.
type wordClass uint16

const (
	linking     wordClass = 1 << iota // between a measure and its figure: was, of, reached
	prep                              // opens what belongs to the words before it: in, of, for
	determiner                        // opens the name of a thing: the, a
	ending                            // ends the name of a thing: and, which, may
	plain                             // says nothing of what is measured: overall, the study, reported
	vague                             // measures nothing by itself: rate, risk
	people                            // those of whom a figure is told where nobody in particular is meant: patients
	unlike                            // tells one figure of a measure from another: placebo, women
	bounding                          // makes a bound of a figure: up to, over
	relative                          // opens a clause that belongs to a thing: which, who
	average                           // makes a figure one of many people: median
	alternative                       // tells the same again behind a comma: or
	changing                          // makes a figure a change: by half
)

// wordClasses are the classes of words by their IDs.
type wordClasses []wordClass

func newWordClasses(lex *prose.Lexicon, c rule.Comparison) wordClasses {
	var classes wordClasses
	for _, list := range []struct {
		class wordClass
		words []string
	}{
		{linking, c.Linking}, {prep, c.Prepositions}, {determiner, c.Articles}, {ending, c.Ending}, {plain, c.Plain}, {vague, c.Vague},
		{people, c.People}, {unlike, c.Unlike}, {bounding, c.Bounding}, {relative, c.Relative},
		{average, c.Average}, {changing, c.Changing}, {alternative, c.Alternative},
	} {
		for _, w := range list.words {
			id := int(lex.Intern(w))
			if more := id + 1 - len(classes); more > 0 {
				classes = append(classes, make(wordClasses, more)...)
			}
			classes[id] |= list.class
		}
	}
	return classes
}

// grammar are the classes of words that name nothing; a word of none of them is one of content.
const grammar = linking | prep | determiner | ending | relative

// named is a set of words, in whatever order.
type named struct {
	sum   uint64
	clear bool // one of them measures something by itself
	arm   bool // one of them tells one group of a study from another
}

// add adds a word without its ending, so that “responded” is a response. Words that say nothing are left out.
func (n *named) add(m *measurer, i int32, class wordClass) {
	const least, stem, short = 3, 6, 9 // bytes; in a longer word what tells it from others may come late: hypertension, hyperthyroidism
	n.arm = n.arm || class&unlike != 0
	if class&(plain|people|vague) != 0 {
		return
	}
	t := m.article.Tokens[i]
	m.word = prose.Fold(m.word[:0], m.article.Text[t.Start:t.End])
	word := m.word
	if len(word) < least {
		return
	}
	if k := len(word) - 1; k > 2 && word[k] == 's' {
		word = word[:k]
	}
	if len(word) > stem && len(word) <= short {
		word = word[:stem]
	}
	hash := blank
	for _, c := range word {
		hash = hash.with(rune(c))
	}
	n.clear = true
	n.sum += uint64(hash * hash)
}
