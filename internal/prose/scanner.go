package prose

import (
	"unicode"
	"unicode/utf8"
)

// scanner walks a text.
type scanner struct {
	text  string
	pos   int
	limit int   // no token goes on behind it
	flags Flags // what the next token must know of the place before it
}

// until appends the tokens up to a limit.
func (s *scanner) until(limit int, dst []Token, l *Lexicon) []Token {
	var scratch [64]byte
	s.limit = limit
	for s.pos < limit {
		c := s.text[s.pos]
		if c == ' ' {
			s.pos++
			s.flags = Spaced
			continue
		}
		if class(c) == letter {
			if t, n, hash := s.simple(&scratch); n > 0 {
				t.ID = l.lookup(hash, scratch[:n])
				dst = append(dst, t)
				continue
			}
		}
		t, ok := s.next()
		if !ok {
			continue
		}
		if t.Kind == Word || t.Kind == Number {
			folded := Fold(scratch[:0], s.text[t.Start:t.End])
			t.ID = l.lookup(hashOf(folded), folded)
		}
		dst = append(dst, t)
	}
	return dst
}

// simple reads a word of ASCII letters with a space or a comma behind it, as nine words of ten are, and folds it in the same loop. It
// returns the length of the folded word and its hash, or 0 where the word needs a closer look.
func (s *scanner) simple(folded *[64]byte) (t Token, n int, hash uint32) {
	text := s.text[s.pos:s.limit]
	upper := 0
	hash = hashSeed
	for n < len(text) && n < len(folded) && class(text[n]) == letter {
		c := text[n]
		upper += int(^c >> 5 & 1)
		folded[n] = c | 0x20
		hash = (hash ^ uint32(c|0x20)) * hashPrime
		n++
	}
	if n == len(text) || text[n] != ' ' && text[n] != ',' {
		return t, 0, 0
	}
	t = Token{Start: int32(s.pos), End: int32(s.pos + n), Flags: s.flags}
	if text[0] <= 'Z' {
		t.Flags |= Capital
	}
	if upper == n && n > 1 {
		t.Flags |= Shout
	}
	s.pos += n
	s.flags = 0
	return t, n, hash
}

// next reads one token. It reports false where it read only space or a hyphen.
func (s *scanner) next() (Token, bool) {
	start, c := s.pos, s.text[s.pos]
	flags := s.flags
	s.flags = 0
	switch class(c) {
	case space:
		s.pos++
		s.flags = Spaced
		return Token{}, false
	case letter:
		more := s.word()
		if s.address(start) {
			return s.token(start, Opaque, Unknown, flags), true
		}
		return s.token(start, Word, Unknown, flags|more), true
	case digit:
		s.number()
		if s.address(start) {
			return s.token(start, Opaque, Unknown, flags), true
		}
		return s.token(start, Number, Unknown, flags), true
	case wide:
		return s.wide(flags)
	}
	if c == '\n' {
		s.pos++
		s.flags = Spaced
		return s.token(start, Sign, Line, flags), true
	}
	return s.sign(flags)
}

func (s *scanner) token(start int, kind Kind, id ID, flags Flags) Token {
	return Token{Start: int32(start), End: int32(s.pos), ID: id, Kind: kind, Flags: flags}
}

// word reads letters, digits after letters, apostrophes and the inner dots of a dotted abbreviation (e.g, U.S, b.i.d, Ph.D).
func (s *scanner) word() Flags {
	start, lastDot := s.pos, s.pos
	upper, letters := 0, 0
	flags := Flags(0)
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
	return flags
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
			return
		}
	}
}

func (s *scanner) digitAt(pos int) bool {
	return pos < s.limit && class(s.text[pos]) == digit
}

// sign reads one ASCII sign; full stops, asterisks and their like are read as one run.
func (s *scanner) sign(flags Flags) (Token, bool) {
	start, c := s.pos, s.text[s.pos]
	s.pos++
	id := signs[c]
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
			return s.hyphen(start, flags)
		}
	case Unknown:
		if c < ' ' || c == 0x7F {
			return s.token(start, Opaque, Unknown, flags), true
		}
	}
	return s.token(start, Sign, id, flags), true
}

// hyphen drops a hyphen between two words and keeps any other as a dash: “-5” after a bracket or a sign is a minus.
func (s *scanner) hyphen(start int, flags Flags) (Token, bool) {
	if flags&Spaced == 0 && s.pos < s.limit && hyphenated[class(s.text[start-1])] && hyphenated[class(s.text[s.pos])] {
		s.flags = Joined
		return Token{}, false
	}
	return s.token(start, Sign, Dash, flags), true
}

// hyphenated are the characters that a hyphen joins.
var hyphenated = [...]bool{letter: true, digit: true, wide: true}

// wide reads a token that begins with a character outside ASCII.
func (s *scanner) wide(flags Flags) (Token, bool) {
	start := s.pos
	r, n := utf8.DecodeRuneInString(s.text[s.pos:s.limit])
	switch {
	case unicode.IsLetter(r):
		flags |= s.word()
		return s.token(start, Word, Unknown, flags), true
	case unicode.IsSpace(r):
		s.pos += n
		s.flags = Spaced
		return Token{}, false
	case invisible(r):
		s.pos += n
		s.flags = flags
		return Token{}, false
	case unicode.IsDigit(r) || r == '½' || r == '⅓' || r == '¼' || r == '¾' || r == '⅔':
		s.pos += n
		return s.token(start, Number, Unknown, flags), true
	}
	s.pos += n
	switch r {
	case '“', '‘', '«', '„', '‹':
		return s.token(start, Sign, OpenQuote, flags), true
	case '”', '’', '»', '›':
		return s.token(start, Sign, CloseQuote, flags), true
	case '…':
		return s.token(start, Sign, Ellipsis, flags), true
	case '‐', '‑': // hyphen, non-breaking hyphen
		return s.hyphen(start, flags)
	case '–', '—', '―', '−':
		return s.token(start, Sign, Dash, flags), true
	case '％':
		return s.token(start, Sign, Percent, flags), true
	case '•', '‣', '⁃', '◦', '▪', '●', '·':
		return s.token(start, Sign, Bullet, flags), true
	case '≤':
		return s.token(start, Sign, Less, flags), true
	case '≥':
		return s.token(start, Sign, Greater, flags), true
	case Placeholder:
		return s.token(start, Opaque, Unknown, flags), true
	}
	return s.token(start, Sign, Unknown, flags), true
}
