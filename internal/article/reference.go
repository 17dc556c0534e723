package article

import (
	"sort"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// Reference is something that an article cites: an entry of a reference list, a footnote, a link definition.
type Reference struct {
	Key   string // what a mark names it by: “1”, “^note”; empty for an entry without a number
	Span  Span
	Block int32 // index of the block that holds it, or None
	DOI   string
	PMID  string
	URL   string
	Year  int // of publication as the entry gives it, or 0
}

// HasLocator reports whether a reader can find the source by what the reference gives: a DOI, a PMID or an address.
func (r Reference) HasLocator() bool { return r.DOI != "" || r.PMID != "" || r.URL != "" }

// entries finds the entries of reference lists, by the heading that they stand under and by their shape anywhere, and adds what
// Markdown itself knows as a reference. The blocks of entries become Entry.
func entries(a *Article, defined []Reference) []Reference {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != Paragraph {
			continue
		}
		text := a.Text[b.Start:b.End]
		if b.In&InFootnote != 0 { // the footnote is a reference already; what it holds may be an entry or prose
			if year(text) > 0 && (initials(text) || doi(text) != "") {
				b.Kind = Entry
			}
			continue
		}
		key, isEntry := entryKey(text)
		listed := b.In&InReferences != 0
		switch {
		case isEntry && (listed || looksLikeSource(text)):
		case listed && b.In&InList != 0:
			key = b.item
		case listed && looksLikeSource(text):
		default:
			continue
		}
		b.Kind = Entry
		defined = append(defined, Reference{Key: key, Span: a.Span(b.Start, b.End), Block: int32(i)})
	}
	sort.SliceStable(defined, func(i, j int) bool { return defined[i].Span.Start < defined[j].Span.Start })
	for i := range defined {
		fillIn(a, &defined[i])
	}
	return defined
}

// entryKey reads the number that an entry begins with: “[1] Zhou Y …”, “¹ Zhou Y …”.
func entryKey(text string) (string, bool) {
	if len(text) == 0 {
		return "", false
	}
	switch n := markLength(text, " "); {
	case n == 0 || text[0] == '(' || n == len(text):
		return "", false
	default:
		c := cite(text, prose.Range{Start: 0, End: int32(n)})
		if len(c.Names) != 1 {
			return "", false
		}
		return c.Names[0].Key, true
	}
}

// looksLikeSource reports whether a text reads as a bibliographic entry: it has a locator, or names with initials and a year.
func looksLikeSource(text string) bool {
	if strings.Contains(text, "doi.org/") || strings.Contains(text, "http") || strings.Contains(text, "PMID") || doi(text) != "" {
		return true
	}
	return year(text) > 0 && (strings.Contains(text, "et al") || initials(text))
}

// initials reports whether a text begins with names as bibliographies write them: “Zhou Y,” “Smith, J.”.
func initials(text string) bool {
	head := strings.Fields(text[:min(len(text), 120)])
	for i := 1; i < len(head); i++ {
		w := strings.TrimRight(head[i], ".,;:")
		before := head[i-1]
		if 1 <= len(w) && len(w) <= 3 && strings.ToUpper(w) == w && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == "" && len(before) > 1 && before[0] >= 'A' && before[0] <= 'Z' {
			return true
		}
	}
	return false
}

// fillIn reads the fields of a reference out of its text and its links.
func fillIn(a *Article, r *Reference) {
	text := r.URL
	if r.Block != None {
		b := a.Blocks[r.Block]
		text = a.Text[b.Start:b.End]
		for _, l := range a.Links[sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= b.Start }):] {
			if l.Start >= b.End {
				break
			}
			if r.URL == "" {
				r.URL = l.URL
			}
		}
		if r.URL == "" {
			r.URL = address(text)
		}
	}
	if r.DOI = doi(text); r.DOI == "" {
		r.DOI = doi(r.URL)
	}
	r.PMID = pmid(text)
	r.Year = year(text)
}

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

// flattened finds bare figures that pasting has left of raised citation marks: “earlier treatment 1. Multiple”. They are read so only
// in an article that has the reference and marks it nowhere else, and where no other reading (type 1, 1 January) explains the figure.
func flattened(a *Article) {
	keys := map[string]bool{}
	for _, r := range a.References {
		if r.Key != "" && r.Block != None && a.Blocks[r.Block].Kind == Entry {
			keys[r.Key] = true
		}
	}
	for _, c := range a.Citations {
		for _, n := range c.Names {
			delete(keys, n.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	var kept []prose.Quantity
	quantities := a.Quantities
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for t := b.FirstToken; t < b.LastToken; t++ {
			tok := &a.Tokens[t]
			if tok.Kind != prose.Number || b.Kind == Entry || !keys[a.Text[tok.Start:tok.End]] || !bare(a.Tokens[b.FirstToken:b.LastToken], int(t-b.FirstToken)) || explained(quantities, t) {
				continue
			}
			tok.Kind = prose.Mark
			a.Citations = append(a.Citations, Citation{Form: Bare, Start: tok.Start, End: tok.End, Sentence: a.SentenceAt(tok.Start),
				Names: []Name{{Key: a.Text[tok.Start:tok.End]}}})
		}
	}
	for _, q := range quantities {
		if a.Tokens[q.First].Kind != prose.Mark {
			kept = append(kept, q)
		}
	}
	a.Quantities = kept
	sort.Slice(a.Citations, func(i, j int) bool { return a.Citations[i].Start < a.Citations[j].Start })
}

// bare reports whether a figure stands after a word and closes its sentence or clause.
func bare(tokens []prose.Token, i int) bool {
	if i == 0 || !tokens[i].Has(prose.Spaced) || tokens[i-1].Kind != prose.Word {
		return false
	}
	if i+1 == len(tokens) {
		return true
	}
	switch next := tokens[i+1]; next.ID {
	case prose.Period, prose.Comma, prose.Semicolon:
		return !next.Has(prose.Spaced)
	}
	return false
}

// explained reports whether a quantity of more than the figure itself covers the token.
func explained(quantities []prose.Quantity, token int32) bool {
	i := sort.Search(len(quantities), func(i int) bool { return quantities[i].Last > token })
	return i < len(quantities) && quantities[i].First <= token && quantities[i].Last-quantities[i].First > 1
}
