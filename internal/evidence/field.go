package evidence

import (
	"html"
	"strconv"
	"strings"
)

// yearIn returns the first four digits of a date that stand alone, as all formats write the year: 2026, 2026-01-08, 2026/01/08, 20260108,
// 2026 Jan 8, [2026]; 0 where there is none.
func yearIn(date string) int {
	for i := 0; i < len(date); {
		n := digits(date[i:])
		if n == 4 || n == 8 {
			y, _ := strconv.Atoi(date[i : i+4])
			return y
		}
		i += max(n, 1)
	}
	return 0
}

// digits counts the decimal digits that a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// NormalDOI returns a DOI without what is written around it: a resolver's address, “doi:”, a full stop; in lower case, since a DOI is the
// same in any (ISO 26324).
func NormalDOI(s string) string {
	i := strings.Index(s, "10.")
	if i < 0 {
		return ""
	}
	s = s[i:]
	if end := strings.IndexAny(s, " \t\n\""); end >= 0 {
		s = s[:end]
	}
	return strings.ToLower(strings.TrimRight(s, ".,;"))
}

// normalPMID returns the number of a PMID without what is written around it.
func normalPMID(s string) string {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return ""
	}
	return strings.TrimLeft(s[i:i+digits(s[i:])], "0")
}

// normalPMCID returns “PMC” and the number.
func normalPMCID(s string) string {
	if n := normalPMID(s); n != "" {
		return "PMC" + n
	}
	return ""
}

// plain takes the markup out of a text (CSL-JSON has HTML, publishers' abstracts JATS) and joins its lines.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(withoutTags(s))
	}
	return strings.Join(strings.Fields(s), " ")
}

// withoutTags takes out <b>, </jats:p>, <br/>; “p <0.05” and “a < b” stay.
func withoutTags(s string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		name := strings.TrimPrefix(s[open+1:], "/")
		end := strings.IndexByte(s[open:], '>')
		if end < 0 || name == "" || !letter(name[0]) {
			out.WriteString(s[:open+1])
			s = s[open+1:]
			continue
		}
		out.WriteString(s[:open])
		if !inline(name) {
			out.WriteByte(' ') // what stands in two paragraphs is two words
		}
		s = s[open+end+1:]
	}
	out.WriteString(s)
	return out.String()
}

// inline reports whether a tag stands inside a word or between words without parting them.
func inline(name string) bool {
	name = strings.TrimPrefix(name, "jats:")
	n := 0
	for n < len(name) && letter(name[n]) {
		n++
	}
	switch strings.ToLower(name[:n]) {
	case "i", "b", "em", "strong", "sub", "sup", "span", "sc", "italic", "bold":
		return true
	}
	return false
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func itoa(n int) string { return strconv.Itoa(n) }

// Address returns what an address says of the publication that it leads to: a DOI, or a number of PubMed or PubMed Central.
func Address(url string) Cited {
	site, path := url, ""
	if _, rest, ok := strings.Cut(url, "//"); ok {
		site, path, _ = strings.Cut(rest, "/")
	}
	site = strings.TrimPrefix(strings.ToLower(site), "www.")
	number := normalPMID(path)
	switch {
	case strings.HasSuffix(site, "doi.org"):
		return Cited{DOI: path}
	case site == "pubmed.ncbi.nlm.nih.gov", site == "ncbi.nlm.nih.gov" && strings.HasPrefix(path, "pubmed/"):
		return Cited{PMID: number}
	case site == "pmc.ncbi.nlm.nih.gov", site == "ncbi.nlm.nih.gov" && strings.HasPrefix(path, "pmc/"):
		return Cited{PMCID: number}
	}
	return Cited{DOI: path} // many publishers have it in the path
}
