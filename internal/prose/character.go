package prose

import "unicode/utf8"

// charClass is what the tokenizer needs to know of a byte before anything else.
type charClass uint8

const (
	other charClass = iota
	letter
	digit
	space
	wide
)

func class(c byte) charClass { return classes[c] }

var classes = func() (t [256]charClass) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			t[c] = space
		case c >= utf8.RuneSelf:
			t[c] = wide
		}
	}
	return t
}()

// signs are the signs of one byte that have an ID of their own.
var signs = [256]ID{
	'.': Period, '?': Question, '!': Exclamation, ',': Comma, ';': Semicolon, ':': Colon, '(': OpenBracket, '[': OpenBracket,
	')': CloseBracket, ']': CloseBracket, '"': Quote, '\'': Apostrophe, '-': Dash, '%': Percent, '/': Slash, '+': Plus, '=': Equals, '<': Less,
	'>': Greater, '*': Asterisk, '_': Asterisk, '~': Asterisk, '`': Asterisk, '#': Asterisk, '\n': Line,
}
