package prose

import (
	"unicode"
	"unicode/utf8"
)

// scanner walks a text and gathers its tokens.
type scanner struct {
	lexicon *Lexicon
	tokens  []Token
	text    string
	pos     int
	limit   int   // no token goes on behind it
	flags   Flags // what the next token must know of the place before it
	mail    bool  // an @ stands somewhere; without one no word needs to be looked at as an e-mail address
}

// until adds the tokens up to a limit.
func (s *scanner) until(limit int) {
	s.limit = limit
	for s.pos < limit {
		c := s.text[s.pos]
		switch class(c) {
		case letter:
			if !s.words() {
				s.word()
			}
		case space:
			s.pos++
			s.flags = Spaced
		case digit:
			s.number()
		case wide:
			s.wide()
		default:
			s.sign(c)
		}
	}
}

// add adds the token that ends here. It is filled in place because a literal would be built on the stack field by field and then copied
// in one piece, which a processor can do only when all the single writes are through.
func (s *scanner) add(start int, kind Kind, id ID, flags Flags) {
	s.tokens = append(s.tokens, Token{})
	t := &s.tokens[len(s.tokens)-1]
	t.Start, t.End = int32(start), int32(s.pos)
	t.ID, t.Kind, t.Flags = id, kind, flags
}

// named adds a word or number, or the address that it begins.
func (s *scanner) named(start int, kind Kind, flags Flags) {
	if s.address(start) {
		s.add(start, Opaque, Unknown, flags&(Spaced|Joined))
		return
	}
	var folded [64]byte
	s.add(start, kind, s.lexicon.lookup(Fold(folded[:0], s.text[start:s.pos])), flags)
}

// take returns the flags that the place before a token gives it.
func (s *scanner) take() Flags {
	flags := s.flags
	s.flags = 0
	return flags
}

// word reads letters, digits after letters, apostrophes and the inner dots of a dotted abbreviation (e.g, U.S, b.i.d, Ph.D).
func (s *scanner) word() {
	start, lastDot := s.pos, s.pos
	upper, letters := 0, 0
	flags := s.take()
scan:
	for s.pos < s.limit {
		c := s.text[s.pos]
		switch class(c) {
		case letter:
			letters++
			if c <= 'Z' {
				upper++
			}
			s.pos++
		case digit:
			s.pos++
		case wide:
			r, n := utf8.DecodeRuneInString(s.text[s.pos:s.limit])
			switch {
			case unicode.IsLetter(r):
				letters++
				if unicode.IsUpper(r) {
					upper++
				}
			case unicode.IsMark(r), invisible(r):
			case (r == '’' || r == 'ʼ') && s.letterAt(s.pos+n):
			default:
				break scan
			}
			s.pos += n
		default:
			switch {
			case c == '\'' && s.letterAt(s.pos+1):
			case c == '.' && s.pos-lastDot <= 2 && s.dotted(s.pos+1):
				lastDot = s.pos + 1
			case c == '.' && s.pos > start && class(s.text[s.pos-1]) == digit && s.digitAt(s.pos+1): // v2.1, E18.5
			default:
				break scan
			}
			s.pos++
		}
	}
	if r, _ := utf8.DecodeRuneInString(s.text[start:s.pos]); unicode.IsUpper(r) {
		flags |= Capital
	}
	if upper == letters && letters > 1 {
		flags |= Shout
	}
	s.named(start, Word, flags)
}

// dotted reports whether a segment of at most two letters, and then no third, stands at pos: the second half of “e.g” or “Ph.D”.
func (s *scanner) dotted(pos int) bool {
	n := 0
	for pos+n < s.limit && class(s.text[pos+n]) == letter {
		n++
	}
	if n == 0 || n > 2 {
		return false
	}
	// Two-letter second halves are rare in abbreviations and common where the space after a full stop was forgotten.
	return n == 1 || pos+n < s.limit && s.text[pos+n] == '.'
}

func (s *scanner) letterAt(pos int) bool {
	if pos >= s.limit {
		return false
	}
	if c := s.text[pos]; c < utf8.RuneSelf {
		return class(c) == letter
	}
	r, _ := utf8.DecodeRuneInString(s.text[pos:s.limit])
	return unicode.IsLetter(r)
}

// number reads digits and the separators between digits: comma, full stop, and the middle dot of British journals.
func (s *scanner) number() {
	start := s.pos
scan:
	for s.pos < s.limit {
		c := s.text[s.pos]
		switch {
		case class(c) == digit:
			s.pos++
		case (c == '.' || c == ',') && s.digitAt(s.pos+1):
			s.pos++
		case c == 0xC2 && s.pos+1 < s.limit && s.text[s.pos+1] == 0xB7 && s.digitAt(s.pos+2): // ·
			s.pos += 2
		default:
			break scan
		}
	}
	s.named(start, Number, s.take())
}

func (s *scanner) digitAt(pos int) bool {
	return pos < s.limit && class(s.text[pos]) == digit
}

// sign reads one ASCII sign; full stops, asterisks and their like are read as one run.
func (s *scanner) sign(c byte) {
	start, flags, id, kind := s.pos, s.take(), signs[c], Sign
	s.pos++
	switch id {
	case Period, Asterisk, Dash:
		for s.pos < s.limit && s.text[s.pos] == c {
			s.pos++
		}
		n := s.pos - start
		if id == Period && n > 1 {
			id = Ellipsis
		}
		if c == '-' && n == 1 {
			s.hyphen(start, flags)
			return
		}
		if c == '#' && n == 1 && s.digitAt(s.pos) {
			id = Hash
		}
	case Line:
		s.flags = Spaced
	case Unknown:
		if c < ' ' || c == 0x7F {
			kind = Opaque
		}
	}
	s.add(start, kind, id, flags)
}

// hyphen drops a hyphen between two words and keeps any other as a dash: “-5” after a bracket or a sign is a minus.
func (s *scanner) hyphen(start int, flags Flags) {
	if flags&Spaced == 0 && s.pos < s.limit && hyphenated[class(s.text[start-1])] && hyphenated[class(s.text[s.pos])] {
		s.flags = Joined
		return
	}
	s.add(start, Sign, Dash, flags)
}

// hyphenated are the characters that a hyphen joins.
var hyphenated = [...]bool{letter: true, digit: true, wide: true}

// wide reads a token that begins with a character outside ASCII.
func (s *scanner) wide() {
	start := s.pos
	r, n := utf8.DecodeRuneInString(s.text[s.pos:s.limit])
	if unicode.IsLetter(r) {
		s.word()
		return
	}
	s.pos += n
	id := wideSign(r)
	switch {
	case id != Unknown:
		s.add(start, Sign, id, s.take())
	case unicode.IsSpace(r):
		s.flags = Spaced
	case invisible(r):
	case r == '‐' || r == '‑': // hyphen, non-breaking hyphen
		s.hyphen(start, s.take())
	case unicode.IsDigit(r) || fractions[r] > 0:
		s.named(start, Number, s.take())
	case r == Placeholder:
		s.add(start, Opaque, Unknown, s.take())
	default:
		s.add(start, Sign, Unknown, s.take())
	}
}

// wideSign is the sign that a character outside ASCII stands for, or Unknown.
func wideSign(r rune) ID {
	switch r {
	case '“', '‘', '«', '„', '‹':
		return OpenQuote
	case '”', '’', '»', '›':
		return CloseQuote
	case '…':
		return Ellipsis
	case '–', '—', '―', '−':
		return Dash
	case '％':
		return Percent
	case '•', '‣', '⁃', '◦', '▪', '●', '·':
		return Bullet
	case '≤':
		return Less
	case '≥':
		return Greater
	}
	return Unknown
}
