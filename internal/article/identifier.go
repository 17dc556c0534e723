package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stretch is a part of a string, in bytes; an empty one is none.
type stretch struct{ start, end int }

func (p stretch) of(s string) string { return s[p.start:p.end] }

// address finds the first address of a page in a text.
func address(text string) stretch {
	i := strings.Index(text, "http")
	if i < 0 {
		return stretch{}
	}
	return stretch{i, i + len(unclosed(word(text[i:]), ".,;:"))}
}

// doi finds the first DOI in a text (ISO 26324): 10, a dot, a registrant of four digits or more that may have parts, a slash and a
// suffix. Between brackets of either kind the suffix of an old DOI may hold anything but a space:
// 10.1002/(SICI)1099-1573(199909)13:6<510::AID-X1>3.0.CO;2-1.
func doi(text string) stretch {
	for at := 0; ; {
		i := strings.Index(text[at:], "10.")
		if i < 0 {
			return stretch{}
		}
		start := at + i
		at = start + len("10.")
		if start > 0 && (isDigit(text[start-1]) || text[start-1] == '.') {
			continue
		}
		n := at
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		for digits := n - at; digits >= 4 && n+1 < len(text) && text[n] == '.' && isDigit(text[n+1]); {
			for n++; n < len(text) && isDigit(text[n]); {
				n++
			}
		}
		if n-at < 4 || n == len(text) || text[n] != '/' {
			continue
		}
		if suffix := doiSuffix(text[n+1:], start > 0 && text[start-1] == '/'); suffix != "" {
			return stretch{start, n + 1 + len(suffix)}
		}
	}
}

// doiSuffix returns the suffix of a DOI that s begins with. In an address, what a site adds to it ends it.
func doiSuffix(s string, inAddress bool) string {
	s = word(s)
	if i := strings.IndexAny(s, "\"“”‘’|"); i >= 0 {
		s = s[:i]
	}
	if i := strings.IndexByte(s, '<'); i >= 0 && strings.IndexByte(s[i:], '>') < 0 {
		s = s[:i]
	}
	if inAddress {
		if i := strings.IndexAny(s, "?&"); i >= 0 {
			s = s[:i]
		}
		if i := strings.LastIndexByte(s, '/'); i > 0 && views[s[i+1:]] {
			s = s[:i]
		}
	}
	return unclosed(s, ".,;:'*")
}

// views are what publishers add to the DOI in the address of a paper for one way to see it.
var views = map[string]bool{"abstract": true, "full": true, "fulltext": true, "fulltext.html": true, "full.pdf": true, "html": true,
	"pdf": true, "epdf": true, "epub": true, "meta": true, "pdfft": true, "full/html": true}

// unclosed cuts from the end of a string what belongs to the sentence around it: the signs given, and brackets that it does not open.
func unclosed(s, signs string) string {
	for s != "" {
		last := s[len(s)-1]
		switch {
		case strings.IndexByte(signs, last) >= 0:
		case last == ')' && strings.Count(s, "(") < strings.Count(s, ")"):
		case last == ']' && strings.Count(s, "[") < strings.Count(s, "]"):
		case last == '>' && strings.Count(s, "<") < strings.Count(s, ">"):
		case last == '}' && strings.Count(s, "{") < strings.Count(s, "}"):
		default:
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}

// pmid finds the number of a paper in PubMed, however long: “PMID: 123”, “[PubMed: 123]”, pubmed.ncbi.nlm.nih.gov/123.
func pmid(text string) stretch {
	if found := numberAfter(text, "pmid"); found.end > 0 {
		return found
	}
	return numberAfter(text, "pubmed", " id", "/", ".ncbi.nlm.nih.gov/")
}

// numberAfter finds a name, in any case, with a number behind it; one of the ends may belong to the name.
func numberAfter(text, name string, ends ...string) stretch {
	for at := 0; ; {
		i := indexFold(text[at:], name)
		if i < 0 {
			return stretch{}
		}
		start := at + i
		at = start + len(name)
		if start > 0 && isLetter(text[start-1]) {
			continue
		}
		n := at
		for _, end := range ends {
			if n == at && n+len(end) <= len(text) && strings.EqualFold(text[n:n+len(end)], end) {
				n += len(end)
			}
		}
		for n < len(text) && strings.IndexByte(":# ([=", text[n]) >= 0 || strings.HasPrefix(text[n:], "\u00A0") {
			_, size := utf8.DecodeRuneInString(text[n:])
			n += size
		}
		digits := n
		for digits < len(text) && isDigit(text[digits]) {
			digits++
		}
		if digits > n {
			return stretch{n, digits}
		}
	}
}

// indexFold is strings.Index for a name in lower case, of two bytes or more, that may stand in any.
func indexFold(text, name string) int {
	for i := 0; i+len(name) <= len(text); i++ {
		if text[i]|0x20 == name[0] && text[i+1]|0x20 == name[1] && strings.EqualFold(text[i:i+len(name)], name) {
			return i
		}
	}
	return -1
}

// pmcid finds the number of a paper in PubMed Central: PMC and digits.
func pmcid(text string) stretch { return prefixed(text, "PMC", 3, 9) }

// trial finds the number of a trial at ClinicalTrials.gov: NCT and eight digits.
func trial(text string) stretch { return prefixed(text, "NCT", 8, 8) }

// prefixed finds a word of a prefix and as many digits.
func prefixed(text, prefix string, least, most int) stretch {
	for at := 0; ; {
		i := strings.Index(text[at:], prefix)
		if i < 0 {
			return stretch{}
		}
		start := at + i
		at = start + len(prefix)
		n := at
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		free := (start == 0 || !isLetter(text[start-1])) && (n == len(text) || !isLetter(text[n]))
		if free && least <= n-at && n-at <= most {
			return stretch{start, n}
		}
	}
}

// word returns what s holds before the first space or thing that is no text.
func word(s string) string {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if spaceByte(c) {
				return s[:i]
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if endsWord(r) {
			return s[:i]
		}
		i += size
	}
	return s
}

func endsWord(r rune) bool { return unicode.IsSpace(r) || r == '\uFFFC' || r == '\u200B' }
