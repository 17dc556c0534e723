package prose

import "strings"

// Kind tells words from everything else that stands between them.
type Kind uint8

const (
	Word   Kind = iota // letters, with apostrophes and the dots of an abbreviation inside: don’t, e.g, B12
	Number             // digits with their separators: 4,301 and 9.88, without sign or unit
	Sign               // one character of punctuation, or a run of equal ones
	Mark               // an in-text citation mark, whole: [1, 3], ¹
	Opaque             // something that is no prose: code, an expression, an address
)

// Flags say how a token stands in its text.
type Flags uint8

const (
	Spaced  Flags = 1 << iota // white space, or the start of the block, stands before it
	Joined                    // a hyphen, and nothing else, stands between it and the token before
	Capital                   // it begins with an upper-case letter
	Shout                     // it has two letters or more, all upper case
)

// Token is a piece of text. Start and End are byte offsets, end exclusive.
type Token struct {
	Start, End int32
	ID         ID
	Kind       Kind
	Flags      Flags
}

// Has reports whether all the flags are set.
func (t Token) Has(f Flags) bool { return t.Flags&f == f }

// Skipped reports whether words are read on across the token as if it did not stand there: quotation marks, citation marks, and
// what emphasis left behind.
func (t Token) Skipped() bool {
	switch t.ID {
	case OpenQuote, CloseQuote, Quote, Apostrophe, Asterisk:
		return true
	}
	return t.Kind == Mark
}

// Range is a stretch of a text in bytes, end exclusive.
type Range struct{ Start, End int32 }

// Placeholder stands in a text for something that is no prose. It keeps the words on its sides apart.
const Placeholder = '\uFFFC'

// Tokens appends the tokens of text[r.Start:r.End]. Marks are the citation marks in that range, in order; each becomes one token.
// A hyphen between two words makes no token: the second has the flag Joined.
func (l *Lexicon) Tokens(dst []Token, text string, r Range, marks []Range) []Token {
	mail := strings.IndexByte(text[r.Start:r.End], '@') >= 0
	s := scanner{lexicon: l, tokens: dst, text: text, pos: int(r.Start), flags: Spaced, mail: mail}
	for _, m := range marks {
		s.until(int(m.Start))
		s.pos = int(m.End)
		s.add(int(m.Start), Mark, Unknown, s.take())
	}
	s.until(int(r.End))
	return s.tokens
}
