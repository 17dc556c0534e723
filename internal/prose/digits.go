package prose

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// thousands adds the groups of a number that is written with spaces between its thousands, as journals do: 10 000.
func (r *reader) thousands(n *number, i int, text string) int {
	if !r.has(i, Number, Spaced) || len(text) > 3 || plainDigits(text) < 0 || text[0] == '0' {
		return i
	}
	for r.has(i, Number, Spaced) && len(r.at(i)) == 3 && plainDigits(r.at(i)) >= 0 {
		gap := r.text[r.tokens[i-1].End:r.tokens[i].Start]
		// A plain space stands between two numbers more often than within one, unless what follows is round.
		if gap != "\u00A0" && gap != "\u2009" && gap != "\u202F" && (gap != " " || r.at(i) != "000") {
			break
		}
		n.value = n.value*1000 + digits(r.at(i))
		i++
	}
	return i
}

// power reads a power of ten behind a number that ends at i, and returns its end: 2 × 10⁶, 5 x 10^8, 10⁶.
func (r *reader) power(n *number, i int) int {
	ten, factor := i-1, 1.0
	if r.is(i, cross) || r.has(i, Sign, 0) && r.at(i) == "×" {
		ten, factor = i+1, n.value
	}
	if !r.has(ten, Number, 0) || r.at(ten) != "10" {
		return i
	}
	exponent, end := 0.0, ten+1
	if r.tight(end, Sign) && r.at(end) == "^" && r.tight(end+1, Number) {
		exponent, end = digits(r.at(end+1)), end+2
	} else {
		for r.tight(end, Sign) && superscript(r.at(end)) >= 0 {
			exponent = exponent*10 + float64(superscript(r.at(end)))
			end++
		}
	}
	if end == ten+1 || exponent > 18 {
		return i
	}
	n.value = factor * math.Pow(10, exponent)
	return end
}

// superscript is the value of a raised digit, or -1.
func superscript(text string) int {
	return slices.Index(superscripts[:], text)
}

var superscripts = [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}

// glyph is the value of a fraction that is written as one character, or 0.
func (r *reader) glyph(i int) float64 {
	if !r.has(i, Number, 0) {
		return 0
	}
	return vulgar(r.at(i))
}

func vulgar(text string) float64 {
	c, _ := utf8.DecodeRuneInString(text)
	if c < utf8.RuneSelf {
		return 0
	}
	return fractions[c]
}

// fractions are the characters that are a fraction by themselves.
var fractions = map[rune]float64{
	'½': 1.0 / 2, '⅓': 1.0 / 3, '⅔': 2.0 / 3, '¼': 1.0 / 4, '¾': 3.0 / 4, '⅕': 1.0 / 5, '⅖': 2.0 / 5, '⅗': 3.0 / 5, '⅘': 4.0 / 5,
	'⅙': 1.0 / 6, '⅚': 5.0 / 6, '⅛': 1.0 / 8, '⅜': 3.0 / 8, '⅝': 5.0 / 8, '⅞': 7.0 / 8,
}

// digits is the value of a number token. A comma before three digits groups thousands; one before any other number is a decimal comma.
func digits(text string) float64 {
	if v := plainDigits(text); v >= 0 {
		return v
	}
	if v := vulgar(text); v > 0 {
		return v
	}
	comma := strings.LastIndexByte(text, ',')
	decimal := comma >= 0 && strings.IndexByte(text, ',') == comma && len(text)-comma-1 != 3 && !strings.Contains(text, ".")
	if len(text) > 24 {
		return 0 // a number of a register, not an amount
	}
	value, unit := 0.0, 0.0
	for i, c := range text {
		switch {
		case '0' <= c && c <= '9':
			value = value*10 + float64(c-'0')
			unit *= 10
		case (c == '.' || c == '·' || c == ',' && decimal && i == comma) && unit == 0:
			unit = 1
		}
	}
	if unit > 1 {
		value /= unit
	}
	return value
}

// plainDigits is the value of a number of at most 15 digits and nothing else, or -1.
func plainDigits(text string) float64 {
	if len(text) > 15 {
		return -1
	}
	n := 0
	for i := 0; i < len(text); i++ {
		d := text[i] - '0'
		if d > 9 {
			return -1
		}
		n = 10*n + int(d)
	}
	return float64(n)
}
