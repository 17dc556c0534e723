package prose

import "strings"

// opening says how a text goes on after a full stop. Each value is a stronger sign of a new sentence than the one before, so that
// what an abbreviation asks for is a single value too: it ends its sentence before that opening, or a stronger one.
type opening uint8

const (
	none    opening = iota // a lower-case word, or a sign that goes on
	lower                  // a lower-case word that is spelled as a gene or a product is: p53, mRNA, mr-s
	figure                 // a number, a bracket, code
	code                   // a capital that may be a number's stand-in: S2, B, AH011511
	capital                // a word that begins with a capital
	opener                 // one of Abbreviations.Openers with a capital
	never                  // stronger than all of them
)

// need returns how a text must go on after stop i for a new sentence to begin there.
func (w *walk) need(i int) opening {
	if i == w.first || w.tokens[i-1].ID == OpenBracket {
		return never
	}
	switch stop := &w.tokens[i]; {
	case stop.ID == Ellipsis && stop.Has(Spaced) && stop.End-stop.Start < 4:
		return opener
	case stop.ID == Ellipsis:
		return code
	case stop.ID != Period:
		return lower
	}
	before := &w.tokens[i-1]
	switch {
	case w.listed(i):
		return never
	case before.Kind == Sign && before.ID == Unknown:
		return code // N°. 5
	case before.Kind != Word, before.Has(Joined), w.glued(i - 1):
		return lower
	case before.End-before.Start == 1 && before.Has(Capital):
		if w.initial(i - 1) {
			return opener
		}
		return lower
	}
	word := w.text[before.Start:before.End]
	need := opening(w.nature(before.ID) & asks)
	switch {
	case need == none:
		return unlisted(word)
	case before.Has(Shout) && strings.IndexByte(word, '.') < 0:
		return min(need, code) // MS is a disease and CA a state; Ms. and ca. are neither
	case need == code && i-w.first <= 3:
		return opener // too early for an end: “At 5 a.m. Mr. Lee”
	}
	return need
}

// unlisted returns what a word in no list asks for. Dotted capitals are as a rule the initials of a name or a body (F.D.A), dotted small
// letters an adverb or a dosing scheme (p.o), and one small letter stands before a number (b. 1950).
func unlisted(word string) opening {
	if len(word) == 1 {
		return code
	}
	dot := strings.IndexByte(word, '.')
	switch {
	case dot < 0 || class(word[dot+1]) == digit: // E18.5
		return lower
	case word[0] >= 'a':
		return code
	}
	return opener
}

// glued reports whether a word is part of something longer: 5th, 4C, °C, A/J.
func (w *walk) glued(i int) bool {
	if i == 0 || w.tokens[i].Has(Spaced) {
		return false
	}
	before := &w.tokens[i-1]
	return before.Kind == Number || before.ID == Slash || before.Kind == Sign && before.ID == Unknown
}

// initial reports whether a letter may stand for a name: no “vitamin” stands before it, and no other letter as in “panels E and F”.
func (w *walk) initial(i int) bool {
	if i-1 < w.first {
		return true
	}
	before := &w.tokens[i-1]
	if i-2 < w.first || before.ID == Period {
		return w.nature(before.ID)&carries == 0
	}
	other := &w.tokens[i-2]
	return w.nature(before.ID)&carries == 0 && (other.Kind != Word || other.End-other.Start > 1)
}

// opening says how the text goes on from token j.
func (w *walk) opening(j int) opening {
	for ; j < len(w.tokens); j++ {
		t := &w.tokens[j]
		switch t.Kind {
		case Number, Opaque:
			return figure
		case Word:
			return w.word(j)
		}
		switch t.ID {
		case OpenBracket, Bullet:
			return figure
		case OpenQuote, Quote, Apostrophe, Asterisk:
		case Unknown: // † and its like
			if !t.Has(Spaced) {
				return none
			}
		default:
			return none
		}
	}
	return none
}

// word says what kind of opening a word is.
func (w *walk) word(j int) opening {
	t := &w.tokens[j]
	next := Token{Flags: Spaced}
	if j+1 < len(w.tokens) {
		next = w.tokens[j+1]
	}
	if t.Has(Capital) && w.nature(t.ID)&opens != 0 && next.ID != Period {
		return opener
	}
	odd := false
	for _, c := range []byte(w.text[t.Start+1 : t.End]) {
		odd = odd || class(c) == digit || 'A' <= c && c <= 'Z' && !t.Has(Capital)
	}
	switch {
	case !t.Has(Capital) && (odd || t.End-t.Start < 3 && (next.Has(Joined) || next.ID == Colon)):
		return lower
	case !t.Has(Capital):
		return none
	case odd || t.End-t.Start == 1:
		return code
	}
	return capital
}

// plain reports whether a token is a word of three letters or more, in lower case but for its first.
func (w *walk) plain(i int) bool {
	t := &w.tokens[i]
	if t.Kind != Word || t.End-t.Start < 3 {
		return false
	}
	for _, c := range []byte(w.text[t.Start+1 : t.End]) {
		if c < 'a' {
			return false
		}
	}
	return true
}
