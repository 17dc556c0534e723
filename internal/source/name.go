package source

import (
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// sights are the proper names beside the cues of one sentence.
type sights struct {
	*Reach
	tokens          []prose.Token
	opening         int // the first word, which has a capital anyway
	words, capitals int // how many words stand behind that one, and how many of them have capitals; counted when first asked for
	counted         bool
}

// name is a proper name beside the words of a cue.
type name struct {
	first, last                   int // tokens, end exclusive
	words                         int // those that tell one name from another
	shout, printed, body, selling bool
	definite                      bool // “the” stands before it
}

// proper reports whether a match that leads to a name, or comes behind one, has a name there that tells one source from all others:
// “according to Swissmedic”, “a Marke Trak survey”. The names of countries and months tell none, nor do capitals in a heading that has them
// everywhere.
func (s *sights) proper(m pattern.Match, of cue) bool {
	s.count()
	first, last := int(m.First), int(m.Last)
	var n name
	var fits bool
	switch of {
	case leads, credits:
		n = s.ahead(last)
		fits = n.words > 0 && !s.titled(first+1, last)
	case inside:
		n = s.ahead(last)
		fits = n.words > 1 && n.printed && !s.titled(first+1, last)
	case says:
		n = s.back(aside(s.tokens, first), true)
		fits = n.words > 1 && n.body
	case behind:
		n = s.back(first, capital(s.tokens[first])) // Harbour Street Trial
		fits = n.words > 1 || n.words == 1 && (n.shout || n.definite)
	case acronyms:
		n = s.back(first, false)
		fits = n.shout
	}
	return fits && !n.selling && !s.titledAround(min(n.first, first), max(n.last, last))
}

const longestName = 12 // tokens

// ahead returns the name that begins at a token.
func (s *sights) ahead(at int) name {
	n := name{first: at, last: at}
	for i := at; i < min(at+longestName, len(s.tokens)) && s.reads(&n, i); i++ {
		if capital(s.tokens[i]) {
			n.last = i + 1
		}
	}
	return n
}

// back returns the name that ends before a token. The word that opens the sentence has a capital anyway: where that tells too little, it only
// belongs to a name if all of it is in capitals.
func (s *sights) back(at int, opening bool) name {
	n := name{first: at, last: at}
	for i := at - 1; i >= max(at-longestName, s.opening); i-- {
		t := s.tokens[i]
		n.definite = s.finder.definite[string(s.fold(t))]
		if n.definite || i == s.opening && !opening && !t.Has(prose.Shout) || !s.reads(&n, i) {
			break
		}
		if capital(t) {
			n.first = i
		}
	}
	return n
}

// reads takes a token into a name, and reports whether it may stand there: a word with a capital, one that joins two, a sign that patterns
// pass over, or the full stop of an abbreviation, as no other stands within a sentence.
func (s *sights) reads(n *name, i int) bool {
	t := s.tokens[i]
	word := s.fold(t)
	if !capital(t) {
		return t.Skipped() || t.ID == prose.Period || s.finder.joining[string(word)]
	}
	if !s.finder.nameless[string(word)] {
		n.words++
		n.shout = n.shout || t.Has(prose.Shout)
		n.printed = n.printed || s.finder.periodical[string(word)]
		n.body = n.body || s.finder.bodies[string(word)]
		n.selling = n.selling || s.finder.sellers[string(word)]
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

// fold returns a token in lower case, until the next is asked for.
func (r *Reach) fold(t prose.Token) []byte {
	r.folded = prose.Fold(r.folded[:0], r.article.Text[t.Start:t.End])
	return r.folded
}

func capital(t prose.Token) bool {
	return t.Kind == prose.Word && t.Flags&(prose.Capital|prose.Shout) != 0
}

// count counts the words of the sentence and their capitals.
func (s *sights) count() {
	if s.counted {
		return
	}
	s.counted = true
	for s.opening < len(s.tokens) && s.tokens[s.opening].Kind != prose.Word {
		s.opening++
	}
	s.words, s.capitals = s.tally(s.opening+1, len(s.tokens))
}

// tally returns how many words stand between two tokens behind the one that opens the sentence, and how many of them have capitals.
func (s *sights) tally(first, last int) (words, capitals int) {
	for i := max(first, s.opening+1); i < last; i++ {
		if s.tokens[i].Kind == prose.Word {
			words++
			if capital(s.tokens[i]) {
				capitals++
			}
		}
	}
	return words, capitals
}

// titled reports whether most of the words between two tokens have capitals.
func (s *sights) titled(first, last int) bool {
	words, capitals := s.tally(first, last)
	return 2*capitals > words
}

// titledAround reports whether most of the other words of the sentence do.
func (s *sights) titledAround(first, last int) bool {
	words, capitals := s.tally(first, last)
	return 2*(s.capitals-capitals) > s.words-words
}
