package evidence

import (
	"strings"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

// letters are TeX's names of letters and signs that no accent makes.
var letters = map[string]string{
	"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j",
	"textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textdegree": "°", "degree": "°",
	"geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "geqslant": "≥", "leqslant": "≤", "textgreater": ">", "textless": "<", "pm": "±",
	"times": "×", "approx": "≈", "sim": "~", "mu": "µ", "textmu": "µ", "alpha": "α", "beta": "β", "gamma": "γ", "kappa": "κ", "lambda": "λ",
	"cdot": "·", "textperiodcentered": "·", "textpm": "±", "textbackslash": `\`, "dots": "…", "ldots": "…",
}

// accents are the combining marks of TeX's accents: \"u, \'{e}, \c{c}.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", `"`: "\u0308", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030C",
	"H": "\u030B", "c": "\u0327", "k": "\u0328", "r": "\u030A", "d": "\u0323",
}

// untex reads a value as TeX would print it: accents and letters, escaped signs (86\%), without braces, fonts and the dollars of formulas.
func untex(s string) string {
	if !strings.ContainsAny(s, `\{}$~`) && !strings.Contains(s, "--") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\':
			i += command(&out, s[i:])
		case c == '{' || c == '}' || c == '$':
			i++
		case c == '~':
			out.WriteByte(' ')
			i++
		case strings.HasPrefix(s[i:], "---"):
			out.WriteString("—")
			i += len("---")
		case strings.HasPrefix(s[i:], "--"):
			out.WriteString("–")
			i += len("--")
		default:
			out.WriteByte(c)
			i++
		}
	}
	return prose.Composed(out.String())
}

// command prints the command that a text begins with and returns how many bytes of it were read.
func command(out *strings.Builder, s string) int {
	n := 1
	for n < len(s) && letter(s[n]) {
		n++
	}
	word := n > 1
	if !word {
		if len(s) == 1 {
			return 1
		}
		_, size := utf8.DecodeRuneInString(s[1:])
		n += size
	}
	name := s[1:n]
	mark, accent := accents[name]
	if word {
		for n < len(s) && s[n] == ' ' {
			n++
		}
	}
	switch {
	case accent && (!word || n < len(s) && s[n] == '{' || s[len(name)+1:n] != ""):
		rest := strings.TrimLeft(s[n:], "{\\")
		base, size := utf8.DecodeRuneInString(rest)
		if size == 0 {
			return n
		}
		out.WriteRune(base)
		out.WriteString(mark)
		return n + (len(s[n:]) - len(rest)) + size
	case letters[name] != "":
		out.WriteString(letters[name])
	case !word:
		out.WriteString(strings.Trim(name, `\,;:!-/`)) // \% and \&, but not \, and \\
	}
	return n
}
