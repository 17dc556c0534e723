package prose

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// whole are the letters that Unicode does not take apart into a plain letter and its accent.
var whole = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// Unaccented returns a text in lower case without accents, as indexes and bibliographies of other languages spell it.
func Unaccented(text string) string {
	ascii := true
	for i := 0; ascii && i < len(text); i++ {
		ascii = text[i] < 0x80
	}
	if ascii {
		return strings.ToLower(text)
	}
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
	return whole.Replace(strings.ToLower(plain))
}

// Composed returns a text with each letter and its accents as one character, where Unicode has one (NFC).
func Composed(text string) string { return norm.NFC.String(text) }
