package check

import (
	"bytes"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// Held returns every occurrence of a phrase in an article and how it is held there, whatever the rules say of it. The phrase is read as
// an article of its own and matched as words: case, white space and punctuation do not count.
func (c *Checker) Held(a, phrase *article.Article) []Claim {
	var words [][]byte
	for _, t := range phrase.Tokens {
		if t.Kind == prose.Word || t.Kind == prose.Number {
			words = append(words, prose.Fold(nil, phrase.Text[t.Start:t.End]))
		}
	}
	if len(words) == 0 {
		return nil
	}
	reading := c.stance.Of(a)
	var held []Claim
	var scratch []byte
	for first := range a.Tokens {
		last, ok := first, true
		for _, w := range words {
			for last < len(a.Tokens) && last > first && a.Tokens[last].Kind != prose.Word && a.Tokens[last].Kind != prose.Number {
				last++
			}
			if last == len(a.Tokens) {
				ok = false
				break
			}
			t := a.Tokens[last]
			if scratch = prose.Fold(scratch[:0], a.Text[t.Start:t.End]); !bytes.Equal(scratch, w) {
				ok = false
				break
			}
			last++
		}
		if ok && a.SentenceOf(int32(first)) == a.SentenceOf(int32(last-1)) {
			stance, cues := reading.Stance(int32(first), int32(last))
			held = append(held, Claim{Span: a.TokenSpan(int32(first), int32(last)), Stance: stance, Cues: cues})
		}
	}
	return held
}
