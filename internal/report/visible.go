package report

import (
	"strings"
	"unicode/utf8"
)

// Visible shows what an article has in it for a terminal rather than for a reader: control characters, which can move the cursor, hide
// text or answer for who sits there, and the overrides that turn letters round. In the place of each stands one character that has a
// shape, so that columns stay what they are. Line ends and tabs stay.
func Visible(text string) string {
	if !hasControls(text) {
		return text
	}
	return strings.Map(shape, text) // which makes one of each byte that is no letter, too
}

func hasControls(text string) bool {
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && shape(r) != r || r == utf8.RuneError {
			return true
		}
	}
	return false
}

func shape(r rune) rune {
	const pictures = '\u2400' // of the controls of ASCII, in their order
	switch {
	case r == '\n' || r == '\t':
		return r
	case r < ' ':
		return pictures + r
	case r == 0x7F:
		return '\u2421'
	case 0x80 <= r && r < 0xA0, '\u2028' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069', r == '\u200E', r == '\u200F', r == '\u061C':
		return utf8.RuneError
	}
	return r
}
