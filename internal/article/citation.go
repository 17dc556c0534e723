package article

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

// Form is how a citation mark is written.
type Form uint8

const (
	Numeric     Form = iota // [1], [1, 3–5]
	Superscript             // ¹, <sup>1</sup>, ^1^
	Footnote                // [^1]
	Bare                    // a raised figure that pasting has flattened: “earlier treatment 1.”
	AuthorYear              // (Zhou et al., 2026)
	Key                     // [@zhou2026]
)

// Citation is one in-text citation mark and the references that it names.
type Citation struct {
	Form       Form
	Start, End int32 // bytes of the text
	Sentence   int   // index of the sentence that it stands in, or None
	Names      []Name
	Linked     bool // the mark itself leads to another site, and so to its source
}

// Name is one of the references that a mark names.
type Name struct {
	Key       string // as the reference list spells it
	Reference int    // index into Article.References, or None: it dangles
}

// Checkable reports whether the mark is of a form whose every name must have an entry in the article itself.
func (c Citation) Checkable() bool { return c.Form != AuthorYear && c.Form != Key }

// Dangles reports whether the mark names a reference that the article should have and has not.
func (c Citation) Dangles() bool {
	return c.Checkable() && !c.Linked && slices.ContainsFunc(c.Names, func(n Name) bool { return n.Reference == None })
}

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
		for at < limit && !beginsMark[text[at]] {
			at++
		}
		if at == limit {
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

// beginsMark holds the bytes that a mark can begin with: brackets, the caret, and the first byte of a superscript digit.
var beginsMark = [256]bool{'[': true, '(': true, '^': true, 0xC2: true, 0xE2: true}

// longestMark bounds a mark, in bytes, so that a run of brackets that nothing closes is read in linear time.
const longestMark = 240

// markLength returns the length of the citation mark that s begins with, or 0.
func markLength(s, before string) int {
	s = s[:min(len(s), longestMark)]
	switch s[0] {
	case '[':
		end := strings.IndexByte(s, ']')
		if end < 2 {
			return 0
		}
		body := s[1:end]
		if interval(body, before) {
			return 0
		}
		if body[0] == '^' && !strings.ContainsAny(body[1:], " ^[\n") || body[0] == '@' || strings.Contains(body, "; @") || isMarkList(body) {
			return end + 1
		}
	case '^':
		if end := strings.IndexByte(s[1:], '^'); end > 0 && isMarkList(s[1:1+end]) && !exponent(before) {
			return end + 2
		}
	case '(':
		end := strings.IndexByte(s, ')')
		if end > 0 && authorYear(s[1:end]) {
			return end + 1
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
		if n > 0 && !exponent(before) && !(n < len(s) && 'A' <= s[n] && s[n] <= 'Z') { // no isotope: ¹³C
			return n
		}
	}
	return 0
}

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

// markNumbers returns the numbers that a list such as “1, 3–5” names, or nothing where s is no such list.
func markNumbers(s string) []int {
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "["), "]")
	var out []int
	n, digits, from := 0, 0, 0
	for i, r := range s + "," {
		if i < len(s) && superscript(s[i:]) >= 0 {
			r = '0' + rune(superscript(s[i:]))
		}
		switch {
		case '0' <= r && r <= '9':
			n = n*10 + int(r-'0')
			if digits++; digits > 3 {
				return nil
			}
		case r == ' ' || r == '\u00A0':
		case r == ',' || r == ';' || r == '–' || r == '-' || r == '—' || r == '⁻' || r == '˒':
			if digits == 0 || n == 0 {
				return nil
			}
			const longestRange = 50
			if from > 0 && (n < from || n-from > longestRange) {
				return nil
			}
			for k := from + 1; from > 0 && k < n; k++ {
				out = append(out, k)
			}
			out = append(out, n)
			from = 0
			if r != ',' && r != ';' && r != '˒' {
				from = n
			}
			n, digits = 0, 0
		default:
			return nil
		}
	}
	return out
}

// exponent reports whether a raised figure after before is a power or a unit rather than a citation: 10³, m², cm³, Ca²⁺.
func exponent(before string) bool {
	before = strings.TrimRight(before, "⁻⁺−")
	for letters := 0; ; letters++ {
		r, size := utf8.DecodeLastRuneInString(before)
		if !unicode.IsLetter(r) || letters > 2 {
			return letters == 0 && unicode.IsDigit(r) || letters == 1 || letters == 2
		}
		before = before[:len(before)-size]
	}
}

// authorYear reports whether s, from between brackets, cites as “Zhou et al., 2026; Lee 2020a” does. A bare month and year does not:
// the year must follow a comma, “et al.” or “&”-joined names.
func authorYear(s string) bool {
	for part := range strings.SplitSeq(s, ";") {
		part = strings.TrimSpace(part)
		r, _ := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(r) && !strings.HasPrefix(part, "see ") && !strings.HasPrefix(part, "e.g.") && !strings.HasPrefix(part, "reviewed in ") {
			return false
		}
		body := strings.TrimRight(part, "abcdef")
		if len(body) < len("Li, 2020") || !isYear(body[len(body)-4:]) {
			return false
		}
		names := strings.TrimRight(body[:len(body)-4], " ")
		if !strings.HasSuffix(names, ",") && !strings.HasSuffix(names, "et al.") && !strings.HasSuffix(names, "et al") {
			return false
		}
		if strings.ContainsAny(names, "0123456789") {
			return false
		}
	}
	return true
}

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// cite makes a citation of a mark.
func cite(text string, r prose.Range) Citation {
	s := text[r.Start:r.End]
	c := Citation{Start: r.Start, End: r.End, Sentence: None}
	switch {
	case strings.HasPrefix(s, "[^"):
		c.Form = Footnote
		c.Names = []Name{{Key: strings.ToLower(s[1 : len(s)-1])}}
	case s[0] == '[' && strings.Contains(s, "@"):
		c.Form = Key
		for part := range strings.SplitSeq(strings.Trim(s, "[]"), ";") {
			if _, key, ok := strings.Cut(part, "@"); ok {
				key, _, _ = strings.Cut(key, ",")
				c.Names = append(c.Names, Name{Key: strings.TrimSpace(key)})
			}
		}
	case s[0] == '(':
		c.Form = AuthorYear
		for part := range strings.SplitSeq(strings.Trim(s, "()"), ";") {
			c.Names = append(c.Names, Name{Key: strings.TrimSpace(part)})
		}
	default:
		if s[0] != '[' {
			c.Form = Superscript
		}
		for _, n := range markNumbers(strings.Trim(s, "^")) {
			c.Names = append(c.Names, Name{Key: itoa(n)})
		}
	}
	return c
}

// resolve finds the reference of each name.
func resolve(citations []Citation, references []Reference) {
	byKey := make(map[string]int, len(references))
	for i := len(references) - 1; i >= 0; i-- {
		byKey[references[i].Key] = i
	}
	for i := range citations {
		for j := range citations[i].Names {
			name := &citations[i].Names[j]
			name.Reference = None
			if ref, ok := byKey[name.Key]; ok {
				name.Reference = ref
			}
		}
	}
}

// sortRanges orders marks by their place.
func sortRanges(r []prose.Range) {
	sort.Slice(r, func(i, j int) bool { return r[i].Start < r[j].Start })
}
