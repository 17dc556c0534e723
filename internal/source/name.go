package source

import (
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// proper reports whether a match that leads to a name, or comes behind one, has a name there that tells one source from all others: “according to
// Swissmedic”, “a Marke Trak survey”. The names of countries and months tell none, nor do capitals in a heading that has them everywhere.
func (r *Reach) proper(m pattern.Match, of cue, tokens []prose.Token) bool {
	first, last := int(m.Last), int(m.Last)
	if of == leads {
		if titled(tokens[m.First+1 : m.Last]) {
			return false
		}
		for last < len(tokens) && (capital(tokens[last]) || joins(tokens, last)) {
			last++
		}
	} else {
		first, last = int(m.First), int(m.First)
		for first > 1 && capital(tokens[first-1]) {
			first--
		}
	}
	words, telling := 0, false
	for _, t := range tokens[first:last] {
		if capital(t) {
			words++
			telling = telling || !r.finder.nameless[string(prose.Fold(nil, r.article.Text[t.Start:t.End]))]
		}
	}
	if !telling || of == behind && words == 1 && !tokens[first].Has(prose.Shout) {
		return false
	}
	return !titled(tokens[1:min(first, len(tokens))], tokens[last:])
}

func capital(t prose.Token) bool {
	return t.Kind == prose.Word && t.Flags&(prose.Capital|prose.Shout) != 0
}

// joins reports whether a token stands between two words of a name: Bureau of Statistics.
func joins(tokens []prose.Token, i int) bool {
	const longest = 3 // bytes: of, for, and
	return i > 0 && i+1 < len(tokens) && tokens[i].Kind == prose.Word && tokens[i].End-tokens[i].Start <= longest && capital(tokens[i-1]) && capital(tokens[i+1])
}

// titled reports whether most of the words around a name have capitals as well.
func titled(around ...[]prose.Token) bool {
	capitals, words := 0, 0
	for _, tokens := range around {
		for _, t := range tokens {
			if t.Kind == prose.Word {
				words++
				if capital(t) {
					capitals++
				}
			}
		}
	}
	return 2*capitals > words
}
