package check

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/primum-lint/primum/internal/prose"
)

// verbatim returns where a wording stands in an article, word for word and in one block, over whatever sentences. Case, punctuation, emphasis
// and the ends of lines do not count.
func (x *examination) verbatim(wording string) []hit {
	var found []hit
	var words [][]byte
	for _, w := range strings.FieldsFunc(wording, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		words = append(words, prose.Fold(nil, w))
	}
	if len(words) == 0 {
		return nil
	}
	var scratch []byte
	for i := range x.article.Blocks {
		b := &x.article.Blocks[i]
		var tokens []int32
		for t := b.FirstToken; t < b.LastToken; t++ {
			if k := x.article.Tokens[t].Kind; k == prose.Word || k == prose.Number {
				tokens = append(tokens, t)
			}
		}
		for at := 0; at+len(words) <= len(tokens); at++ {
			same := true
			for j := 0; same && j < len(words); j++ {
				t := x.article.Tokens[tokens[at+j]]
				scratch = prose.Fold(scratch[:0], x.article.Text[t.Start:t.End])
				same = bytes.Equal(scratch, words[j])
			}
			if same {
				first, last := tokens[at], tokens[at+len(words)-1]+1
				found = append(found, hit{first, last, int32(x.article.SentenceOf(first))})
			}
		}
	}
	return found
}
