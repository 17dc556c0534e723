package source

import (
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// proper reports whether a match that leads to a name, or comes behind one, has a name there that tells one source from all others: “according to
// Swissmedic”, “a Marke Trak survey”. The names of countries and months tell none, nor do capitals in a heading that has them everywhere.
func (r *Reach) proper(m pattern.Match, of cue, tokens []prose.Token) bool {
	first, last := int(m.Last), int(m.Last)
	if of != behind {
		if titled(tokens[m.First+1 : m.Last]) {
			return false
		}
		for last < len(tokens) && (capital(tokens[last]) || r.joins(tokens, last)) {
			last++
		}
	} else {
		first, last = int(m.First), int(m.First)
		for first > 1 && (capital(tokens[first-1]) || r.joins(tokens, first-1)) {
			first--
		}
	}
	words, telling, printed := 0, false, false
	for _, t := range tokens[first:last] {
		if capital(t) {
			words++
			telling = telling || !r.finder.nameless[r.folded(t)]
			printed = printed || r.finder.periodical[r.folded(t)]
		}
	}
	if !telling || of == inside && (words == 1 || !printed) || of == behind && words == 1 && !tokens[first].Has(prose.Shout) && !r.definite(tokens, first) {
		return false
	}
	return !titled(tokens[1:min(first, len(tokens))], tokens[last:])
}

// definite reports whether “the” stands before a token: the Framingham study is one, a Lagos study is any.
func (r *Reach) definite(tokens []prose.Token, i int) bool {
	return i > 0 && r.finder.definite[r.folded(tokens[i-1])]
}

func (r *Reach) folded(t prose.Token) string {
	return string(prose.Fold(nil, r.article.Text[t.Start:t.End]))
}

func capital(t prose.Token) bool {
	return t.Kind == prose.Word && t.Flags&(prose.Capital|prose.Shout) != 0
}

// joins reports whether a token stands between two words of a name: Bureau of Statistics.
func (r *Reach) joins(tokens []prose.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) || !capital(tokens[i-1]) || !capital(tokens[i+1]) {
		return false
	}
	return r.finder.joining[r.folded(tokens[i])]
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
