package article

import (
	"slices"
	"strings"
)

// Malformed returns what a reference gives for a DOI or a PMID and is none: with a wrong shape, too long, with a space or words of the text
// in it, or the one in the place of the other.
func (a *Article) Malformed(r *Reference) []Field {
	f := fields{a: a, r: r, start: r.start, end: r.end, text: a.Text[r.start:r.end]}
	var all []Field
	for _, p := range malformed(f.text) {
		all = append(all, f.field(p))
	}
	for _, l := range a.linksIn(r.start, r.end) {
		if l.LeadsElsewhere() && a.Text[l.Start:l.End] != l.URL {
			all = append(all, a.malformedAddress(l.URL, a.Span(l.Start, l.End))...)
		}
	}
	if r.Block == None && r.URL.Given() {
		all = append(all, a.malformedAddress(r.URL.Text, r.URL.Span)...)
	}
	slices.SortFunc(all, func(x, y Field) int { return x.Span.Start - y.Span.Start })
	return all
}

// malformedAddress returns what is malformed in an address, at its place where the address stands in the file as it is, else at that of the
// link's text.
func (a *Article) malformedAddress(url string, span Span) []Field {
	var all []Field
	for _, p := range malformed(url) {
		field := Field{p.of(url), span}
		if a.Excerpt(span) == url {
			field.Span = Span{span.Start + p.start, span.Start + p.end}
		}
		all = append(all, field)
	}
	return all
}

// malformed finds the DOIs and PMIDs of a text that are announced as such and have not their shape.
func malformed(text string) []stretch {
	var found []stretch
	add := func(p stretch) {
		if p.end > p.start && !slices.ContainsFunc(found, func(f stretch) bool { return f.start < p.end && p.start < f.end }) {
			found = append(found, p)
		}
	}
	announced(text, "doi", func(at int) { add(malformedDOI(text, at)) })
	announced(text, "pmid", func(at int) { add(malformedPMID(text, at)) })
	announced(text, "pubmed.ncbi.nlm.nih.gov/", func(at int) { add(malformedPMID(text, at)) })
	return found
}

// announced calls give with where the value begins that a name announces, wherever the name stands as a word: “doi: ”, “https://doi.org/”.
func announced(text, name string, give func(at int)) {
	for at := 0; ; {
		i := indexFold(text[at:], name)
		if i < 0 {
			return
		}
		start := at + i
		at = start + len(name)
		if start > 0 && isNameByte(text[start-1]) || at < len(text) && isLetter(text[at]) && name[len(name)-1] != '/' {
			continue
		}
		value := at
		if strings.HasPrefix(text[value:], ".org/") {
			value += len(".org/")
		} else {
			value += leading(text[value:], ": \u00A0")
		}
		if value > at || name[len(name)-1] == '/' {
			give(value)
		}
	}
}

// malformedDOI returns the value at an offset that a DOI is announced for, if it is none.
func malformedDOI(text string, at int) stretch {
	value := unclosed(word(text[at:]), ".,;:'\"")
	end := at + len(value)
	switch {
	case value == "", isLetter(value[0]) && !strings.HasPrefix(value, "http"): // “doi: pending”; and what else is announced there
		return stretch{}
	case strings.HasPrefix(value, "http"):
		if text[at-1] == '/' { // https://doi.org/https://doi.org/…
			return stretch{at, end}
		}
		return stretch{} // the address announces itself
	}
	whole := doi(value)
	switch {
	case whole.start == 0 && whole.end > 0:
		if strings.ContainsAny(value, "–—‐‑…") || alien(value) || brokenOff(text[end:], value) {
			return stretch{at, end + continued(text[end:], value)}
		}
		return stretch{}
	case !isDigit(value[0]):
		return stretch{}
	}
	return stretch{at, end + continued(text[end:], value)}
}

// alien reports whether something else has been run together with a DOI.
func alien(value string) bool {
	for _, word := range [...]string{"pmid", "http", "epub", "doi.org"} {
		if indexFold(value[1:], word) >= 0 {
			return true
		}
	}
	return false
}

// brokenOff reports whether a DOI goes on behind a space: “10.1080/1607. 2026.2613505”.
func brokenOff(after, value string) bool {
	if !strings.HasPrefix(after, ". ") {
		return false
	}
	head, tail, ok := strings.Cut(unclosed(word(after[len(". "):]), ".,;:"), ".")
	return ok && len(head) == 4 && len(tail) >= 4 && strings.Trim(head+tail, "0123456789") == "" && !strings.Contains(value, head)
}

// continued returns how much of what follows a value behind a space belongs to it: the rest of a DOI that a space divides.
func continued(after, value string) int {
	gap := leading(after, ". \u00A0")
	next := unclosed(word(after[gap:]), ".,;:")
	if gap == 0 || next == "" || isYear(next) {
		return 0
	}
	if next[0] == '/' || strings.HasSuffix(value, "/") || isDigit(next[0]) && (strings.Contains(next, "/") || brokenOff(after, value)) {
		return gap + len(next)
	}
	return 0
}

// malformedPMID returns the value at an offset that a PMID is announced for, if it is none. PMIDs have one to eight digits.
func malformedPMID(text string, at int) stretch {
	const longest = 8
	value := unclosed(word(text[at:]), ".,;:'\"/")
	if i := strings.IndexAny(value, "/?#;,])"); i >= 0 && !strings.HasPrefix(value, "10.") {
		value = value[:i]
	}
	switch {
	case strings.HasPrefix(value, "PMC") && pmcid(value).end > 0, strings.HasPrefix(value, "10."):
		return stretch{at, at + len(value)}
	case value == "" || !isDigit(value[0]) || strings.Trim(value, "0123456789") != "":
		return stretch{}
	case len(value) > longest || value[0] == '0':
		return stretch{at, at + len(value)}
	}
	return stretch{}
}
