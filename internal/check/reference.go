package check

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// duplicates finds references to a source that another reference before them gives already: by an identifier, or by title and year. The
// finding stands at what is the same.
func (x *examination) duplicates(found []finding.Finding, r int) []finding.Finding {
	if len(x.article.References) < 2 {
		return found
	}
	first := make(map[fingerprint]identity, 2*len(x.article.References))
	for i := range x.article.References {
		ref := &x.article.References[i]
		if ref.Block == article.None { // a link definition, which may well lead where another does
			continue
		}
		var same, again *article.Field
		for key, field := range identities(ref) {
			if before, ok := first[key]; !ok {
				first[key] = identity{ref, field}
			} else if again == nil && !differ(before.of, ref) {
				same, again = before.by, field
			}
		}
		if again != nil {
			f := x.at(r, again.Span)
			f.Related = []finding.Related{{Span: same.Span, Message: "it is given here already"}}
			found = append(found, f)
		}
	}
	return found
}

// identity is a source, and a field by which it is known again.
type identity struct {
	of *article.Reference
	by *article.Field
}

// differ reports whether two references name different papers, whatever their titles: the parts of one work, or what two journals print.
func differ(one, other *article.Reference) bool {
	apart := func(a, b article.Field) bool { return a.Given() && b.Given() && !strings.EqualFold(a.Text, b.Text) }
	return apart(one.DOI, other.DOI) || apart(one.PMID, other.PMID)
}

// identities yields the fields by which a source is known again, each with what has to be the same.
func identities(ref *article.Reference) iter.Seq2[fingerprint, *article.Field] {
	const shortest = 24 // letters of a title that no other has by chance
	return func(yield func(fingerprint, *article.Field) bool) {
		for kind, f := range [...]*article.Field{&ref.DOI, &ref.PMID, &ref.PMCID} {
			if f.Given() && !yield(blank.with(rune(kind)).withText(f.Text), f) {
				return
			}
		}
		if title, letters := titleOf(ref); letters >= shortest && ref.Year.Given() {
			yield(title.withText(ref.Year.Text).withText(ref.First), &ref.Title)
		}
	}
}

// titleOf returns the fingerprint of the letters and figures of a title, and how many there are, in bytes.
func titleOf(ref *article.Reference) (title fingerprint, letters int) {
	title = blank
	for _, r := range ref.Title.Text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			r = unicode.ToLower(r)
			title, letters = title.with(r), letters+utf8.RuneLen(r)
		}
	}
	return title, letters
}

// withoutLocator finds references that give neither an identifier nor an address nor where in print their source stands. The finding stands at
// the title, so that it hides nothing else that is wrong with the reference.
func (x *examination) withoutLocator(found []finding.Finding, r int) []finding.Finding {
	for i := range x.article.References {
		ref := &x.article.References[i]
		if !ref.Entry || ref.HasLocator() {
			continue
		}
		text := x.article.TextOf(ref)
		if givesPages(text) || x.namesPublisher(ref) || says(text, x.rules[r].Citation.Said) || len(x.article.Malformed(ref)) > 0 {
			continue
		}
		span := trimmed(x.article, ref.Span)
		if ref.Title.Given() {
			span = ref.Title.Span
		}
		found = append(found, x.at(r, span))
	}
	return found
}

// namesPublisher reports whether a place and a publisher follow the title: “Bergen: Harbour”.
func (x *examination) namesPublisher(ref *article.Reference) bool {
	for rest := x.article.AfterTitle(ref); ; {
		_, after, ok := strings.Cut(rest, ": ")
		if !ok {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(after); unicode.IsUpper(r) {
			return true
		}
		rest = after
	}
}

// trimmed is a span without the line end and the blanks at its end.
func trimmed(a *article.Article, s article.Span) article.Span {
	return article.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(a.Excerpt(s), " \t\r\n"))}
}

// says reports whether a text holds one of the words, which are in lower case.
func says(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(w)
			if (start == 0 || !isWordByte(text[start-1])) && (end == len(text) || !isWordByte(text[end])) {
				return true
			}
			at = end
		}
	}
	return false
}

func isWordByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// givesPages reports whether a text gives pages, or a volume and an issue, as references do: 4:1–9, 4(2), 101-110.
func givesPages(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if volume, issue, ok := strings.Cut(w, "("); ok && volume != "" && issue != "" && '0' <= issue[0] && issue[0] <= '9' {
			if last := volume[len(volume)-1]; '0' <= last && last <= '9' {
				return true
			}
		}
		w = strings.Trim(w, ".,;()[]")
		for _, dash := range [...]string{":", "–", "-", "—"} {
			from, to, ok := strings.Cut(w, dash)
			if !ok || from == "" || to == "" {
				continue
			}
			last, next := from[len(from)-1], strings.TrimLeft(to, "ABCDEFGHIJKLMNOPQRSTUVWXYZe")
			if next == "" || next[0] < '0' || '9' < next[0] || last != ')' && (last < '0' || '9' < last) {
				continue
			}
			if dash == ":" || !date(from, to) {
				return true
			}
		}
	}
	return false
}

// date reports whether two figures with a dash between them are a date or a span of years rather than pages: 2021-03, 1990–2019.
func date(from, to string) bool {
	return len(from) == 4 && (from[:2] == "19" || from[:2] == "20") && (len(to) <= 2 || len(to) == 4 || len(to) == len("01-08"))
}

// bareAddresses finds references that are an address and nothing else.
func (x *examination) bareAddresses(found []finding.Finding, r int) []finding.Finding {
	for i := range x.article.References {
		ref := &x.article.References[i]
		if ref.Block == article.None || !ref.URL.Given() {
			continue
		}
		text := strings.Trim(x.article.TextOf(ref), " .<>()[]↩︎")
		if text == ref.URL.Text || text == "\uFFFC" || text == strings.TrimSuffix(ref.URL.Text, "/") {
			found = append(found, x.at(r, ref.URL.Span))
		}
	}
	return found
}

// malformed finds what is given for a DOI or a PMID and is none.
func (x *examination) malformed(found []finding.Finding, r int) []finding.Finding {
	for i := range x.article.References {
		for _, f := range x.article.Malformed(&x.article.References[i]) {
			found = append(found, x.at(r, f.Span))
		}
	}
	return found
}

// old finds references to sources that were published more than so many years before the article, or before today where it has no date.
func (x *examination) old(found []finding.Finding, r int) []finding.Finding {
	now := x.article.Year
	if now == 0 {
		now = x.today().Year()
	}
	for i := range x.article.References {
		ref := &x.article.References[i]
		if year := ref.Year.Number(); year > 0 && now-year > x.rules[r].Citation.Years {
			found = append(found, x.at(r, ref.Year.Span))
		}
	}
	return found
}
