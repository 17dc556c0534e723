package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// address moves on to the end of a URL, e-mail address or DOI whose first word or number was just read, and reports whether it is one.
// Looking at the sign behind the word first spares all other words the question.
func (s *scanner) address(start int) bool {
	if s.pos == s.limit || !links[s.text[s.pos]] {
		return false
	}
	rest := s.text[start:s.limit]
	if !hasAddressPrefix(rest) && !(s.mail && isMail(rest)) {
		return false
	}
	s.pos = start + addressLength(rest)
	return true
}

// links are the signs that can follow the first word of an address.
var links = [256]bool{':': true, '.': true, '/': true, '@': true, '_': true, '-': true, '+': true}

func hasAddressPrefix(s string) bool {
	if len(s) == 0 || !heads[s[0]|0x20] {
		return false
	}
	for _, p := range addressPrefixes {
		// The last sign of a prefix tells nearly all other words from it.
		if last := len(p) - 1; len(s) > len(p) && s[last] == p[last] && strings.EqualFold(s[:last], p[:last]) {
			return p != "10." || isDOI(s)
		}
	}
	return false
}

var addressPrefixes = [...]string{"http://", "https://", "www.", "ftp://", "mailto:", "10."}

// heads are the bytes that an address begins with, small letters for capitals.
var heads = func() (t [256]bool) {
	for _, p := range addressPrefixes {
		t[p[0]] = true
	}
	return t
}()

// isDOI reports whether s begins as a DOI does: 10, a dot, four digits or more, a slash (ISO 26324).
func isDOI(s string) bool {
	i := len("10.")
	for i < len(s) && class(s[i]) == digit {
		i++
	}
	return i >= len("10.")+4 && i < len(s)-1 && s[i] == '/' && class(s[i+1]) != space
}

// isMail reports whether s begins with an e-mail address: at most 64 bytes, an @, and a letter (RFC 5321, 4.5.3.1.1).
func isMail(s string) bool {
	at := 0
	for at < len(s) && at <= 64 && (class(s[at]) == letter || class(s[at]) == digit || strings.IndexByte("._-+", s[at]) >= 0) {
		at++
	}
	return at+1 < len(s) && s[at] == '@' && class(s[at+1]) == letter
}

// addressLength is how much of s is an address: up to a character that an address escapes, without the punctuation that closes the
// sentence around it.
func addressLength(s string) int {
	end, open := 0, 0
scan:
	for end < len(s) {
		switch c := s[end]; {
		case c <= ' ', c == '<', c == '>', c == '"', c == '|':
			break scan
		case c == '(':
			open++
		case c == ')' && open == 0:
			break scan
		case c == ')':
			open--
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) {
				break scan
			}
			end += n - 1
		}
		end++
	}
	for end > 0 && strings.IndexByte(".,;:!?'*_]", s[end-1]) >= 0 {
		end--
	}
	return end
}
