package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

// findMarks returns the citation marks of text[start:end], in order. Raised are those that were found while the text was read.
func findMarks(dst []prose.Range, text string, start, end int32, raised []prose.Range) []prose.Range {
	for at := start; at < end; {
		if len(raised) > 0 && raised[0].Start <= at {
			if raised[0].End > at {
				dst = append(dst, raised[0])
				at = raised[0].End
			}
			raised = raised[1:]
			continue
		}
		limit := end
		if len(raised) > 0 {
			limit = min(end, raised[0].Start)
		}
		if at += int32(indexIn(text[at:limit], &beginsMark)); at == limit {
			continue
		}
		if n := markLength(text[at:limit], text[start:at]); n > 0 {
			dst = append(dst, prose.Range{Start: at, End: at + int32(n)})
			at += int32(n)
		} else {
			at++
		}
	}
	return dst
}

// beginsMark holds the bytes that a mark can begin with: brackets, the caret, and the first byte of a superscript digit or a wide
// bracket.
var beginsMark = byteSet{'[': 1, '(': 1, '^': 1, 0xC2: 1, 0xE2: 1, 0xEF: 1}

// longestMark bounds a mark, in bytes, so that a run of brackets that nothing closes is read in linear time.
const longestMark = 240

const wideBracket, wideClosing = "［", "］" // of East Asian texts

// markLength returns the length of the citation mark that s begins with, or 0.
func markLength(s, before string) int {
	s = s[:min(len(s), longestMark)]
	if s == "" {
		return 0
	}
	switch s[0] {
	case '[':
		end := strings.IndexByte(s, ']')
		if end < 2 {
			return 0
		}
		body := s[1:end]
		if body[0] == '^' && !strings.ContainsAny(body[1:], " ^[\n") || byKey(body) {
			return end + 1
		}
		if isMarkList(body) && !interval(body, before) && !locates(before) && !assigned(s[end+1:]) {
			return marksLength(s, end+1)
		}
	case '^':
		if end := strings.IndexByte(s[1:], '^'); end > 0 && isMarkList(s[1:1+end]) && !exponent(before, s[1:1+end]) {
			return end + 2
		}
	case '(':
		end := strings.IndexByte(s, ')')
		if end > 0 && authorYear(s[1:end]) {
			return end + 1
		}
	case wideBracket[0]:
		end := strings.Index(s, wideClosing)
		if end > 0 && strings.HasPrefix(s, wideBracket) && isMarkList(s[len(wideBracket):end]) {
			return end + len(wideClosing)
		}
	default:
		n := 0
		for n < len(s) { // ¹, ²⁻⁴
			r, size := utf8.DecodeRuneInString(s[n:])
			between := n > 0 && (r == '⁻' || r == '˒' || r == ',' && superscript(s[n+size:]) >= 0)
			if superscript(s[n:]) < 0 && !between {
				break
			}
			n += size
		}
		isotope := n < len(s) && 'A' <= s[n] && s[n] <= 'Z' // ¹³C
		if n > 0 && isMarkList(s[:n]) && !exponent(before, s[:n]) && !isotope && !strings.HasPrefix(s[n:], "⁺") {
			return n
		}
	}
	return 0
}

// byKey reports whether s, from between brackets, names its sources by key: “@zhou2026”, “see @zhou2026, p. 3; -@lee”. An address of mail
// has a letter before the sign.
func byKey(s string) bool {
	i := strings.IndexByte(s, '@')
	return i == 0 || i > 0 && i+1 < len(s) && (s[i-1] == ' ' || s[i-1] == '-' || s[i-1] == ';') && isNameByte(s[i+1])
}

// marksLength returns the length of a mark whose first bracket ends at the offset: [1]–[3] is one.
func marksLength(s string, end int) int {
	for _, dash := range [...]string{"–[", "-["} {
		if !strings.HasPrefix(s[end:], dash) {
			continue
		}
		if shut := strings.IndexByte(s[end:], ']'); shut > 0 && isMarkList(s[:end+shut+1]) {
			return end + shut + 1
		}
	}
	return end
}

// locates reports whether a bracket after before holds a page, as in “page [12]”, or the index of a variable, as in a[3].
func locates(before string) bool {
	before = before[max(0, len(before)-len("  pages ")):]
	trimmed := strings.TrimRight(before, " \u00A0")
	word := trimmed[strings.LastIndexAny(trimmed, " \n")+1:]
	if len(trimmed) == len(before) {
		return len(word) == 1 && 'a' <= word[0] && word[0] <= 'z'
	}
	return strings.EqualFold(word, "page") || strings.EqualFold(word, "pages") || strings.EqualFold(word, "p.") || strings.EqualFold(word, "pp.")
}

// assigned reports whether what follows a bracket makes it the index of a variable: arr[2] = 5.
func assigned(after string) bool { return strings.HasPrefix(strings.TrimLeft(after, " "), "=") }

// interval reports whether a bracket gives the range of the figure before it: “median 5 [3–9] days”, “54 [40, 61] years”.
func interval(body, before string) bool {
	before = strings.TrimRight(before, " \u00A0")
	if len(before) == 0 || before[len(before)-1] < '0' || '9' < before[len(before)-1] {
		return false
	}
	return strings.ContainsAny(body, "–-,")
}

// superscript returns the value of the superscript digit that s begins with, or -1.
func superscript(s string) int {
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '⁰':
		return 0
	case '¹':
		return 1
	case '²':
		return 2
	case '³':
		return 3
	case '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		return int(r-'⁴') + 4
	}
	return -1
}

// isMarkList reports whether s is a list of reference numbers from 1 to 999: “1”, “1, 3–5”, “[2]”.
func isMarkList(s string) bool { return len(markNumbers(s)) > 0 }

// longestRange bounds what a range such as “2–9” names. Nobody cites fifty works at once; a scale may reach as far.
const longestRange = 30

// markNumbers returns the numbers that a list such as “1, 3–5” or “ref. 1 and 2, p. 4” names, or nothing where s is no such list.
func markNumbers(s string) []int {
	s = strings.Trim(s, "[]()［］^ \u00A0")
	if len(s) > 0 && s[0]|0x20 == 'r' {
		for _, head := range [...]string{"refs.", "refs", "ref.", "ref"} {
			if len(s) > len(head) && strings.EqualFold(s[:len(head)], head) {
				s = trimBlanks(s[len(head):])
				break
			}
		}
	}
	var out []int
	from := 0 // where a range begins
	for {
		n, length := markNumber(s)
		if n == 0 || slices.Contains(out, n) || from > 0 && (n < from || n-from > longestRange) {
			return nil
		}
		for k := from + 1; from > 0 && k < n; k++ {
			out = append(out, k)
		}
		out = append(out, n)
		if s = s[length:]; s == "" {
			return out
		}
		ranges, length := separator(s)
		if length == 0 {
			return nil
		}
		if s = s[length:]; isPage(s) {
			return out
		}
		if from = 0; ranges {
			from = n
		}
	}
}

// markNumber reads a number from 1 to 999, in common or superscript digits. It returns 0 where there is none.
func markNumber(s string) (n, length int) {
	for digits := 0; length < len(s); digits++ {
		d, size := superscript(s[length:]), 1
		if isDigit(s[length]) {
			d = int(s[length] - '0')
		} else {
			_, size = utf8.DecodeRuneInString(s[length:])
		}
		if d < 0 {
			break
		}
		if digits == 3 {
			return 0, 0
		}
		n, length = 10*n+d, length+size
	}
	return n, length
}

// separators stand between the numbers of a mark.
var separators = [...]struct {
	sign   string
	ranges bool
}{{sign: ","}, {sign: ";"}, {sign: "˒"}, {sign: "&"}, {sign: "and "}, {"–", true}, {"-", true}, {"—", true}, {"⁻", true}, {"to ", true}}

// separator reads what stands between two numbers of a mark: “, ”, “ to ”, “, and ”, “]–[”, or only a space.
func separator(s string) (ranges bool, length int) {
	rest := s
	for {
		rest = trimBlanks(rest)
		found := false
		for _, p := range separators {
			if strings.HasPrefix(rest, p.sign) {
				rest, ranges, found = rest[len(p.sign):], ranges || p.ranges, true
				break
			}
		}
		if !found {
			return ranges, len(s) - len(rest)
		}
	}
}

func trimBlanks(s string) string { return strings.TrimLeft(s, " []\u00A0\u2009\u202F") }

// isPage reports whether a mark ends with the pages of what it names: “p. 4”, “pp. 3–5”.
func isPage(s string) bool {
	rest, ok := strings.CutPrefix(s, "pp.")
	if !ok {
		rest, ok = strings.CutPrefix(s, "p.")
	}
	return ok && strings.Trim(rest, " \u00A00123456789–-") == "" && rest != ""
}

// exponent reports whether a figure that is raised after before is a power or a charge rather than a citation: 10³, 5 m², cm⁻¹, R².
func exponent(before, raised string) bool {
	base := strings.TrimRight(before, "⁻⁺−")
	signed := len(base) < len(before)
	last, size := utf8.DecodeLastRuneInString(base)
	if !unicode.IsLetter(last) {
		return unicode.IsDigit(last)
	}
	power := raised == "2" || raised == "3" || raised == "²" || raised == "³"
	second, more := utf8.DecodeLastRuneInString(base[:len(base)-size])
	if !unicode.IsLetter(second) {
		return signed || power || unicode.IsLower(last)
	}
	third, _ := utf8.DecodeLastRuneInString(base[:len(base)-size-more])
	return !unicode.IsLetter(third) && (signed || power && lengths[base[len(base)-size-more:]])
}

// lengths are the units of two letters whose powers are areas and volumes.
var lengths = map[string]bool{"nm": true, "µm": true, "μm": true, "mm": true, "cm": true, "dm": true, "km": true, "in": true, "ft": true, "yd": true, "mi": true}

func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0') && isDigit(s[2]) && isDigit(s[3])
}
