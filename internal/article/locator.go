package article

import "strings"

func address(text string) string {
	i := strings.Index(text, "http")
	if i < 0 {
		return ""
	}
	return strings.TrimRight(word(text[i:]), ".,;:)]")
}

// doi returns the first DOI in a text (ISO 26324): 10, a dot, a registrant of four digits or more, a slash and a suffix.
func doi(text string) string {
	for at := 0; ; {
		i := strings.Index(text[at:], "10.")
		if i < 0 {
			return ""
		}
		at += i
		n := len("10.")
		for at+n < len(text) && '0' <= text[at+n] && text[at+n] <= '9' {
			n++
		}
		if n >= len("10.")+4 && at+n < len(text) && text[at+n] == '/' {
			return strings.TrimRight(word(text[at:]), ".,;:)]}\"'")
		}
		at += n
	}
}

func pmid(text string) string {
	i := strings.Index(text, "PMID")
	if i < 0 {
		return ""
	}
	rest := strings.TrimLeft(text[i+len("PMID"):], ": \u00A0")
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	return rest[:n]
}

// year returns the last year from 1900 to 2099 that stands free in a text, addresses left aside.
func year(text string) int {
	found := 0
	for _, w := range strings.Fields(text) {
		if strings.Contains(w, "://") || strings.HasPrefix(w, "10.") {
			continue
		}
		for i := 0; i+4 <= len(w); i++ {
			free := (i == 0 || w[i-1] < '0' || w[i-1] > '9') && (i+4 == len(w) || w[i+4] < '0' || w[i+4] > '9')
			if free && isYear(w[i:i+4]) && found == 0 {
				found = int(w[i]-'0')*1000 + int(w[i+1]-'0')*100 + int(w[i+2]-'0')*10 + int(w[i+3]-'0')
			}
		}
	}
	return found
}

func word(s string) string {
	if i := strings.IndexAny(s, " \t\n<>\u00A0"); i >= 0 {
		return s[:i]
	}
	return s
}
