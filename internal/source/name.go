package source

import (
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// proper reports whether a match that leads to a name, or comes behind one, has a name there that tells one source from all others: “according to
// Swissmedic”, “a Marke Trak survey”. The names of countries and months tell none, nor do capitals in a heading that has them everywhere.
func (r *Reach) proper(m pattern.Match, of cue, tokens []prose.Token) bool {
	var first, last int
	switch of {
	case leads, inside:
		if titled(tokens[m.First+1 : m.Last]) {
			return false
		}
		for first, last = int(m.Last), int(m.Last); last < len(tokens) && (capital(tokens[last]) || r.joins(tokens, last)); {
			last++
		}
	default:
		last = int(m.First)
		if of == says {
			last = aside(tokens, last)
		}
		for first = last; first > 0 && (capital(tokens[first-1]) || r.joins(tokens, first-1)); {
			first--
		}
		if of == behind {
			first = max(first, min(1, last)) // the first word of a sentence has a capital anyway
		}
	}
	words, printed, body := 0, false, false // words that tell one name from another
	for _, t := range tokens[first:last] {
		if word := r.folded(t); capital(t) && !r.finder.nameless[word] {
			words++
			printed = printed || r.finder.periodical[word]
			body = body || r.finder.bodies[word]
		}
	}
	if words == 0 || titled(tokens[min(1, first):first], tokens[last:]) {
		return false
	}
	switch of {
	case inside:
		return words > 1 && printed
	case says:
		return words > 1 && body
	case behind:
		return words > 1 || tokens[first].Has(prose.Shout) || r.definite(tokens, first)
	}
	return true
}

// aside returns where the brackets begin that stand right before a token: the American Nap Society (ANS) says.
func aside(tokens []prose.Token, i int) int {
	const longest = 4 // tokens
	if i > 0 && tokens[i-1].ID == prose.CloseBracket {
		for at := i - 2; at >= 0 && at > i-2-longest; at-- {
			if tokens[at].ID == prose.OpenBracket {
				return at
			}
		}
	}
	return i
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
