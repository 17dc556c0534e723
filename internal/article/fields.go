package article

import (
	urls "net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Field is one thing that a reference says of its source: what a reader sees of it, and where it stands in the file. What stands only in
// the address of a link has the place of the link's text.
type Field struct {
	Text string
	Span Span
}

// Given reports whether the reference has the field.
func (f Field) Given() bool { return f.Text != "" }

// Number returns the number that the field begins with, or 0.
func (f Field) Number() int {
	n := 0
	for n < len(f.Text) && isDigit(f.Text[n]) {
		n++
	}
	number, _ := strconv.Atoi(f.Text[:n])
	return number
}

// fields reads what a reference says of its source.
type fields struct {
	*bibliography
	a          *Article
	r          *Reference
	says       Particulars
	start, end int32  // of its text
	text       string // of the article from start to end
}

// fillIn reads the fields of a reference out of its text and its links.
func (b *bibliography) fillIn(r *Reference, a *Article, start, end int32) {
	r.start, r.end = start, end
	f := fields{b, a, r, *r.Particulars, start, end, a.Text[start:end]}
	if f.says.URL.Given() {
		f.lead(f.says.URL.Text, f.says.URL.Span)
	}
	f.identify()
	if start < end && r.Entry {
		f.describe()
	}
	if f.says != (Particulars{}) {
		says := f.says
		r.Particulars = &says
	}
}

// field makes a field of a part of the text.
func (f *fields) field(p stretch) Field {
	if p.end <= p.start {
		return Field{}
	}
	return Field{p.of(f.text), f.a.Span(f.start+int32(p.start), f.start+int32(p.end))}
}

// identify reads what tells the source from all others.
func (f *fields) identify() {
	r := &f.says
	if f.text != "" {
		r.DOI, r.PMID, r.PMCID, r.Trial = f.field(doi(f.text)), f.field(pmid(f.text)), f.field(pmcid(f.text)), f.field(trial(f.text))
	}
	for _, l := range f.a.linksIn(f.start, f.end) {
		if l.LeadsElsewhere() {
			f.lead(l.URL, f.a.Span(l.Start, l.End))
		}
	}
	if !r.URL.Given() {
		r.URL = f.field(address(f.text))
	}
}

// lead reads the address that a reference leads to.
func (f *fields) lead(url string, span Span) {
	part := func(p stretch) Field {
		if p.end <= p.start {
			return Field{}
		}
		if f.a.Excerpt(span) == url { // it stands there as it is
			return Field{p.of(url), Span{span.Start + p.start, span.Start + p.end}}
		}
		return Field{p.of(url), span}
	}
	add := func(field *Field, p stretch) {
		if !field.Given() {
			*field = part(p)
		}
	}
	r := &f.says
	add(&r.URL, stretch{0, len(url)})
	add(&r.DOI, doi(url))
	if plain, err := urls.PathUnescape(r.DOI.Text); err == nil {
		r.DOI.Text = plain
	}
	add(&r.PMID, pmid(url))
	add(&r.PMCID, pmcid(url))
	add(&r.Trial, trial(url))
}

// describe reads what a bibliography says of a source: authors, title and year.
func (f *fields) describe() {
	at := numbered(f.text)
	at += leading(f.text[at:], ". \u00A0")
	by := f.authors(f.text[at:])
	f.says.Authors = f.field(stretch{at + by.start, at + by.end})
	if by.end > 0 {
		f.says.First = f.text[at+by.family.start : at+by.family.end]
	}
	at += by.end
	year, n := yearOfNames(f.text[at:])
	if year.end > 0 {
		f.says.Year = f.field(stretch{at + year.start, at + year.end})
	}
	at += n
	title := f.title(at, by.commas)
	if f.says.Title = f.field(title); f.says.Title.Given() {
		f.r.titleEnd = f.start + int32(title.end)
	}
	if !f.says.Year.Given() {
		if f.says.Year = f.field(f.year(max(title.end, at), len(f.text))); !f.says.Year.Given() {
			f.says.Year = f.field(f.year(at, len(f.text)))
		}
	}
}

// leading returns how many bytes of a string, of those given, it begins with.
func leading(s, signs string) int { return len(s) - len(strings.TrimLeft(s, signs)) }

// yearOfNames reads the year that stands between names and title, and how far it and the signs around it reach: “ (2021). ”.
func yearOfNames(s string) (year stretch, length int) {
	n := leading(s, ".,;: \u00A0")
	open := n
	n += leading(s[n:], "([")
	if n+4 > len(s) || !isYear(s[n:n+4]) || n+4 < len(s) && isDigit(s[n+4]) {
		return stretch{}, open
	}
	year = stretch{n, n + 4}
	n += 4
	if open < year.start { // a month or a letter may follow in the bracket
		shut := strings.IndexAny(s[n:], ")]")
		if shut < 0 || shut > len("a, 30 September–1 October") {
			return stretch{}, open
		}
		n += shut + 1
	} else if n < len(s) && 'a' <= s[n] && s[n] <= 'f' {
		n++
	}
	if open == year.start && n < len(s) && strings.IndexByte(".,:", s[n]) < 0 {
		return stretch{}, open
	}
	return year, n + leading(s[n:], ".,;: \u00A0")
}

// title finds the title that begins at an offset.
func (f *fields) title(at int, commas bool) stretch {
	s := f.text
	if at >= len(s) {
		return stretch{}
	}
	if n := openingQuote(s[at:]); n > 0 {
		if end := closingQuote(s[at:], n); end > 0 {
			return stretch{at + n, at + n + len(strings.TrimRight(s[at+n:at+end], ",. "))}
		}
	}
	for _, l := range f.a.linksIn(f.start+int32(at), f.start+int32(at)+1) {
		end := int(min(l.End, f.end) - f.start)
		switch {
		case strings.TrimRight(s[end:], ". \n") == "": // all that is left leads there
		case strings.Contains(s[at:end], " "):
			return stretch{at, at + len(strings.TrimRight(s[at:end], " .,;:"))}
		}
	}
	return f.sentence(at, len(s), commas)
}

// longestTitle bounds where the end of a title is looked for, in bytes.
const longestTitle = 1000

// sentence finds the end of a title without quotation marks.
func (f *fields) sentence(at, limit int, commas bool) stretch {
	s := f.text[:min(limit, at+longestTitle)]
	end := len(s)
	if end < limit {
		end = at // no title is as long
	}
	if commas {
		return stretch{at, at + beforeJournal(s[at:])}
	}
	for i := at; i < len(s); i++ {
		c := s[i]
		if c == 'h' && strings.HasPrefix(s[i:], "http") || c == 'd' && strings.HasPrefix(s[i:], "doi:") || c == '[' && i > at || c == 0xEF && strings.HasPrefix(s[i:], "\uFFFC") {
			end = i
			break
		}
		if c == '\n' {
			end = i
			break
		}
		if c != '.' && c != '?' && c != '!' || i+1 < len(s) && !spaceByte(s[i+1]) {
			continue
		}
		if c == '.' && f.abbreviates(s[at:i], s[i+1:]) || i+1 < len(s) && subtitle(s[i+1:]) {
			continue
		}
		if end = i; c != '.' {
			end++
		}
		break
	}
	return stretch{at, at + len(strings.TrimRight(s[at:end], " .,;:-–—|"))}
}

// abbreviates reports whether a full stop ends an abbreviation rather than a title: before a small letter, after “vs” or an initial.
func (f *fields) abbreviates(before, after string) bool {
	next := word(strings.TrimLeft(after, " "))
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) && strings.ToLower(next) == next { // else medRxiv
		return true
	}
	last := before[strings.LastIndexAny(before, " (-")+1:]
	return f.stops.hasFold(last) && after != ""
}

// subtitle reports whether what follows a stop is a further sentence of the title rather than the journal: whether another stop follows
// before the first figure, and not one of an abbreviated journal such as “J. Clin. Oncol.”.
func subtitle(after string) bool {
	if i := strings.IndexAny(after, "0123456789"); i >= 0 {
		after = after[:i]
	}
	head, rest, ok := strings.Cut(strings.TrimSpace(after), ". ")
	if !ok || strings.TrimSpace(rest) == "" {
		return false
	}
	words := strings.Fields(head)
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && len(w) > len("the") {
			small++
		}
	}
	return len(words) >= 3 && small > 0
}

// beforeJournal returns how much of “Title, with a comma, J. Sleep 4 (2021) 1–9” is the title.
func beforeJournal(s string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], " (")
		if i < 0 {
			break
		}
		if at += i + len(" ("); at+4 < len(s) && isYear(s[at:at+4]) && s[at+4] == ')' {
			s = s[:at-len(" (")]
			break
		}
	}
	s = strings.TrimRight(s, " ,")
	if i := strings.LastIndex(s, ", "); i > 0 {
		return i
	}
	return len(s)
}

// openingQuote returns the length of the quotation mark that s begins with, or 0.
func openingQuote(s string) int {
	for _, q := range [...]string{"“", "‘", "\"", "'", "«", "„"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

// closingQuote returns where the quotation ends that a mark of n bytes opens, or 0. An apostrophe ends none.
func closingQuote(s string, n int) int {
	shut := map[string]string{"“": "”", "‘": "’", "\"": "\"", "'": "'", "«": "»", "„": "“"}[s[:n]]
	for at := n; ; {
		i := strings.Index(s[at:], shut)
		if i < 0 {
			return 0
		}
		at += i + len(shut)
		if r, _ := utf8.DecodeRuneInString(s[at:]); !unicode.IsLetter(r) {
			return at - len(shut)
		}
	}
}

// year finds the year of publication between two offsets: best one in brackets or before a volume, never one of a range, of an address
// or of the day on which somebody looked at the page.
func (f *fields) year(from, to int) stretch {
	var best stretch
	bestWorth := 0
	before := ""
	for at := from; at < to; {
		w := word(f.text[at:to])
		if w == "" {
			_, size := utf8.DecodeRuneInString(f.text[at:])
			at += size
			continue
		}
		if p, worth := yearIn(w, before); worth > bestWorth && !strings.Contains(w, "/10.") && !strings.HasPrefix(w, "10.") && !strings.Contains(w, "://") {
			best, bestWorth = stretch{at + p.start, at + p.end}, worth
		}
		const around = "([:,."
		first := 0
		for first+1 < len(w) && strings.IndexByte(around, w[first]) >= 0 {
			first++
		}
		if f.accessed.begins(w[first]) && f.accessed.hasFold(strings.Trim(w, around)) {
			if best.end > 0 {
				return best
			}
			to = at
		}
		before = w
		at += len(w)
	}
	return best
}

// years reports whether a year stands in a text.
func years(text string) bool {
	for at := 0; at+4 <= len(text); at++ {
		if !isYear(text[at : at+4]) {
			continue
		}
		start := at
		for start > 0 {
			r, size := utf8.DecodeLastRuneInString(text[:start])
			if endsWord(r) {
				break
			}
			start -= size
		}
		w := word(text[start:])
		if _, worth := yearIn(w, ""); worth > 0 && !strings.Contains(w, "://") && !strings.HasPrefix(w, "10.") {
			return true
		}
		at = start + len(w)
	}
	return false
}

// yearIn finds a year in a word, and how surely it is one of publication.
func yearIn(w, before string) (year stretch, worth int) {
	for i := 0; i+4 <= len(w); i++ {
		if !isYear(w[i:i+4]) || i > 0 && (isDigit(w[i-1]) || w[i-1] == '-' || w[i-1] == ':' || strings.HasSuffix(w[:i], "–")) {
			continue
		}
		rest := w[i+4:]
		iso := len(rest) >= 3 && rest[0] == '-' && isDigit(rest[1]) && isDigit(rest[2]) && (len(rest) == 3 || !isDigit(rest[3]))
		switch {
		case rest != "" && isDigit(rest[0]), strings.HasPrefix(rest, "-") && !iso, strings.HasPrefix(rest, "–"), strings.HasPrefix(rest, "/"):
			continue
		case i > 0 && w[i-1] == '(', strings.HasPrefix(rest, ";"):
			return stretch{i, i + 4}, 3
		case before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";"):
			return stretch{i, i + 4}, 2
		}
		return stretch{i, i + 4}, 1
	}
	return stretch{}, 0
}
