package prose

import "math/bits"

// words reads words of ASCII letters and the single spaces between them, which is most of any text. It reports whether it got to the
// end of a word; if not, a word begins here that needs a closer look.
//
// It takes eight bytes at a time, and leaves what is longer than fifteen: a loop over letters ends after another number of rounds for each
// word, which a processor cannot foresee, and being wrong costs it more than the whole word does. Nothing is called in the loop, for what
// lies in registers would have to be saved with each word.
func (s *scanner) words() bool {
	text, limit, lexicon, tokens, start, flags := s.text, s.limit, s.lexicon, s.tokens, s.pos, s.flags
	for len(text)-start >= longestKey && len(tokens) < cap(tokens) {
		var k key
		var small uint64 // its bits of caseBits are set in small letters
		pos, eight := start, eightBytes(text[start:])
		others := notLetters(eight)
		if others == 0 {
			small, k.head = eight, eight|caseBits
			pos += 8
			eight = eightBytes(text[pos:])
			if others = notLetters(eight); others == 0 {
				break
			}
			small |= eight & before(others)
			k.tail = (eight | caseBits) & before(others)
		} else {
			small = eight & before(others)
			k.head = (eight | caseBits) & before(others)
		}
		pos += bits.TrailingZeros64(others) / 8
		cased := flags | Capital*Flags(^text[start]>>5&1)
		if small&caseBits == 0 && pos-start > 1 {
			cased |= Shout
		}
		if text[pos] != ' ' || pos >= limit {
			s.tokens, s.pos, s.flags = tokens, start, flags
			return s.last(k, pos, cased)
		}
		tokens = tokens[:len(tokens)+1]
		t := &tokens[len(tokens)-1]
		t.Start, t.End, t.ID, t.Kind, t.Flags = int32(start), int32(pos), lexicon.find(k), Word, cased
		start, flags = pos+1, Spaced
		if start >= limit || class(text[start]) != letter {
			s.tokens, s.pos, s.flags = tokens, start, flags
			return true
		}
	}
	s.tokens, s.pos, s.flags = tokens, start, flags
	return false
}

// last adds a word that no single space follows, if it ends there for sure.
func (s *scanner) last(k key, end int, flags Flags) bool {
	if !s.ends(end) {
		return false
	}
	start := s.pos
	s.pos, s.flags = end, 0
	s.add(start, Word, s.lexicon.find(k), flags)
	return true
}

// before sets all bits of the bytes before the first whose top bit is set.
func before(tops uint64) uint64 { return (tops ^ (tops - 1)) >> 8 }

// ends reports whether the letters before pos are a whole word for sure, and not the beginning of an address either.
func (s *scanner) ends(pos int) bool {
	if pos >= s.limit {
		return pos == s.limit
	}
	c := s.text[pos]
	if !mayGoOn[c] {
		return true
	}
	switch c {
	case '-', '/', '_', '+':
		return !s.mail
	case '.', ':':
		return !s.mail && !s.letterAt(pos+1) && !hasAddressPrefix(s.text[s.pos:s.limit])
	}
	return false
}

// mayGoOn are the bytes behind letters that can be a part of the same word or address.
var mayGoOn = func() (t [256]bool) {
	for c := range t {
		t[c] = class(byte(c)) == digit || class(byte(c)) == wide || c == '\'' || links[c]
	}
	return t
}()

const (
	everyByte = 0x0101010101010101
	caseBits  = 0x20 * everyByte // set in small letters, and not in capitals
)

// eightBytes are the first eight bytes of s as a number, the first lowest. The compiler makes one load of it.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// notLetters sets the top bit of each byte that is no ASCII letter, and no other bit. The sums carry into the top bit of a byte that is
// at least an a, or more than a z, and never into the next byte.
func notLetters(w uint64) uint64 {
	lower := w&(0x7F*everyByte) | caseBits
	fromA, pastZ := lower+(0x80-'a')*everyByte, lower+(0x80-'z'-1)*everyByte
	return (^fromA | pastZ | w) & (0x80 * everyByte)
}
