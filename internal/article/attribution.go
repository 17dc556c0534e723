package article

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/prose"
)

// Attribution is one source that a mark names by its author and year.
type Attribution struct {
	Author     string // the first one, with what leads to the name: “see Zhou”
	Year       string // empty where none is given
	Start, End int32  // of the year: bytes of the text
}

// Attributions returns what each of a mark's names says of its source. A mark by number or key says nothing.
func (a *Article) Attributions(c Citation) []Attribution {
	if c.Form != AuthorYear && c.Form != InWords {
		return nil
	}
	var all []Attribution
	at := c.Start
	for part := range strings.SplitSeq(a.Text[c.Start:c.End], ";") {
		if author, year := byYear(strings.TrimRight(part, ")")); year > 0 {
			from := at + int32(year)
			all = append(all, Attribution{firstAuthor(author), a.Text[from : from+4], from, from + 4})
		} else {
			all = append(all, Attribution{Author: firstAuthor(part)})
		}
		at += int32(len(part) + len(";"))
	}
	return all
}

// byYear splits “Zhou et al., 2026a, p. 4” into the author and the offset of the year, which is 0 where there is none.
func byYear(part string) (author string, year int) {
	for i := 1; i+4 <= len(part); i++ {
		if !isYear(part[i:i+4]) || part[i-1] != ' ' && part[i-1] != '(' {
			continue
		}
		rest := part[i+4:]
		if rest != "" && 'a' <= rest[0] && rest[0] <= 'f' {
			rest = rest[1:]
		}
		if rest = strings.TrimLeft(rest, ",: "); rest == "" || isPage(rest) {
			return strings.Trim(part[:i], " ("), i
		}
	}
	return "", 0
}

// authorYear reports whether s, from between brackets, cites as “Zhou et al., 2026; Lee, 2020a” does. A bare month and year does not:
// the year must follow a comma or “et al.”.
func authorYear(s string) bool {
	for part := range strings.SplitSeq(s, ";") {
		part = strings.TrimSpace(part)
		r, _ := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(r) && !strings.HasPrefix(part, "see ") && !strings.HasPrefix(part, "e.g.") && !strings.HasPrefix(part, "reviewed in ") {
			return false
		}
		author, year := byYear(part)
		if year == 0 || strings.ContainsAny(author, "0123456789") {
			return false
		}
		if !strings.HasSuffix(author, ",") && !strings.HasSuffix(author, "et al.") && !strings.HasSuffix(author, "et al") {
			return false
		}
	}
	return true
}

// IsBy reports whether the reference is one by the author whom an attribution names.
func (r *Reference) IsBy(author string) bool {
	return r.First != "" && author != "" && (endsWithName(author, r.First) || author == shortName(r.First))
}

// Authors finds the references of an article by their authors.
type Authors map[string][]*Reference // by how their names end, in lower case

// mostBy bounds how many references are told of one author, or of several whose names end alike. Nobody is in a list so often.
const mostBy = 32

// Authors indexes the references of an article that have an author.
func (a *Article) Authors() Authors {
	found := Authors{}
	for i := range a.References {
		ref := &a.References[i]
		if ref.First == "" {
			continue
		}
		for _, end := range [...]string{nameEnd(ref.First), nameEnd(shortName(ref.First))} {
			if all := found[end]; len(all) <= mostBy && (len(all) == 0 || all[len(all)-1] != ref) {
				found[end] = append(all, ref)
			}
		}
	}
	return found
}

// By returns the references by the author whom an attribution names. It is not ok where there are more than can be told.
func (as Authors) By(author string) (by []*Reference, ok bool) {
	alike := as[nameEnd(author)]
	if len(alike) > mostBy {
		return nil, false
	}
	for _, ref := range alike {
		if ref.IsBy(author) {
			by = append(by, ref)
		}
	}
	return by, true
}

// nameEnd returns the letters and hyphens that a name ends with, in lower case.
func nameEnd(name string) string {
	last := strings.LastIndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	_, size := utf8.DecodeRuneInString(name[max(0, last):])
	if last < 0 {
		size = 0
	}
	return strings.ToLower(name[max(0, last)+size:])
}

// firstAuthor returns what names the first of several authors.
func firstAuthor(authors string) string {
	for _, others := range [...]string{",", " et al", " and ", " & "} {
		authors, _, _ = strings.Cut(authors, others)
	}
	return authors
}

// endsWithName reports whether a text ends with a name, in any case of its first letter: “see Van den Berg”.
func endsWithName(text, name string) bool {
	before := len(text) - len(name)
	if before < 0 || !strings.EqualFold(text[before:before+1], name[:1]) || text[before+1:] != name[1:] {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:before])
	return before == 0 || !unicode.IsLetter(last) && last != '-'
}

// shortName returns the short name of a body: WHO of World Health Organization. A person has none.
func shortName(name string) string {
	if strings.IndexFunc(name, unicode.IsSpace) < 0 {
		return ""
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	var short strings.Builder
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			short.WriteRune(r)
		}
	}
	return short.String()
}

// byAuthor finds references by the last word of their author's name, or by its short name, in lower case.
type byAuthor struct {
	references []Reference
	found      map[string][]int32
}

// mostAlike bounds how many references by authors whose names end alike are told from each other.
const mostAlike = 64

// indexAuthors indexes the references that have an author. There are none in most articles.
func indexAuthors(references []Reference) byAuthor {
	b := byAuthor{references: references}
	for i := range references {
		r := &references[i]
		if r.First == "" {
			continue
		}
		if b.found == nil {
			b.found = map[string][]int32{}
		}
		for _, name := range [...]string{lastWord(r.First), shortName(r.First)} {
			name = strings.ToLower(name)
			if all := b.found[name]; name != "" && len(all) < mostAlike && (len(all) == 0 || all[len(all)-1] != int32(i)) {
				b.found[name] = append(all, int32(i))
			}
		}
	}
	return b
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n\u00A0(")+1:] }

// find returns the reference by an author of a year; None where there is none, or where two are by the author and no year is given.
func (b byAuthor) find(author, year string) int {
	reference := None
	for _, i := range b.found[strings.ToLower(lastWord(author))] {
		r := &b.references[i]
		switch {
		case year != "" && r.Year.Text != year, !r.IsBy(author):
		case year != "":
			return int(i)
		case reference != None:
			return None
		default:
			reference = int(i)
		}
	}
	return reference
}

// attributed finds the references of what is cited by author and year.
func (b byAuthor) attributed(a *Article, c *Citation) {
	for i, from := range a.Attributions(*c) {
		c.Names[i].Reference = b.find(from.Author, from.Year)
	}
}

// inWords finds where a text cites an author of its reference list in words: “Zhou and colleagues”, “Zhou (2026)”, “(Zhou 2026)”. Who is in
// no list is nobody: “In March (2026)”.
func (b byAuthor) inWords(a *Article, others []alike) {
	if b.found == nil {
		return
	}
	var found []prose.Range
	start := 0
	for i := range a.Blocks { // what stands between entries in one go
		if block := &a.Blocks[i]; block.Kind == Entry {
			found = b.citing(found, a.Text[:block.Start], start, others)
			start = int(block.End)
		}
	}
	found = b.citing(found, a.Text, start, others)
	sortRanges(found)
	marks, end := a.Citations, int32(0)
	for _, f := range found {
		block := &a.Blocks[sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > f.Start })]
		next := sort.Search(len(marks), func(i int) bool { return marks[i].End > f.Start })
		if f.End > block.End || f.Start < end || next < len(marks) && marks[next].Start < f.End {
			continue
		}
		end = f.End
		c := Citation{Form: InWords, Start: f.Start, End: f.End, Sentence: a.SentenceAt(f.Start)}
		text := a.Text[f.Start:f.End]
		if text[0] == '(' {
			text = text[1 : len(text)-1]
		}
		for part := range strings.SplitSeq(text, ";") {
			c.Names = append(c.Names, Name{Key: strings.TrimSpace(part)})
		}
		a.Citations = append(a.Citations, c)
	}
	slices.SortStableFunc(a.Citations, func(x, y Citation) int { return int(x.Start - y.Start) })
}

// citing finds where a text cites authors, from an offset on.
func (b byAuthor) citing(dst []prose.Range, text string, from int, others []alike) []prose.Range {
	for _, o := range others {
		dst = b.withOthers(dst, text, from, o)
	}
	return b.withYears(dst, text, from)
}

// withOthers finds the names of authors that words for the others follow, with the year if one does.
func (b byAuthor) withOthers(dst []prose.Range, text string, at int, others alike) []prose.Range {
	for {
		n := strings.Index(text[at:], others.head)
		if n < 0 {
			return dst
		}
		start := at + n
		at = start + len(others.head)
		for _, tail := range others.tails {
			if !strings.HasPrefix(text[at:], tail) {
				continue
			}
			end := at + len(tail)
			if name := b.nameBefore(text[:start]); name > 0 {
				dst = append(dst, prose.Range{Start: int32(start - name), End: int32(end + yearBehind(text[end:]))})
			}
		}
	}
}

// withYears finds the names of authors with the year behind them in brackets, and brackets that hold both.
func (b byAuthor) withYears(dst []prose.Range, text string, at int) []prose.Range {
	for {
		i := strings.IndexByte(text[at:], '(')
		if i < 0 {
			return dst
		}
		start := at + i
		at = start + 1
		inside := text[start:min(len(text), start+longestMark)]
		shut := strings.IndexByte(inside, ')')
		if shut < len("(2026") {
			continue
		}
		if n := yearBehind(inside); n > 0 {
			before := strings.TrimRight(text[:start], " ")
			if name := b.nameBefore(before); name > 0 {
				dst = append(dst, prose.Range{Start: int32(len(before) - name), End: int32(start + n)})
			}
		} else if b.knows(inside[1:shut]) {
			dst = append(dst, prose.Range{Start: int32(start), End: int32(start + shut + 1)})
		}
	}
}

// yearBehind returns the length of the year in brackets that s begins with: “ (2026a)”, “. (2026)”.
func yearBehind(s string) int {
	n := leading(s, ". ")
	if n+len("(2026)") > len(s) || s[n] != '(' || !isYear(s[n+1:n+5]) {
		return 0
	}
	end := n + 5
	if 'a' <= s[end] && s[end] <= 'f' {
		end++
	}
	if end < len(s) && s[end] == ')' {
		return end + 1
	}
	return 0
}

// nameBefore returns the length of the name of an author that a text ends with, or of the names of two: “Zhou”, “Zhou and Lee”.
func (b byAuthor) nameBefore(text string) int {
	text = text[max(0, len(text)-longestMark):]
	last := lastWord(text)
	head := strings.TrimSuffix(text, " "+last)
	for _, and := range [...]string{" and", " &"} {
		if first, ok := strings.CutSuffix(head, and); ok {
			if n := b.nameAtEnd(first); n > 0 {
				return n + len(text) - len(first)
			}
		}
	}
	return b.nameAtEnd(text)
}

func (b byAuthor) nameAtEnd(text string) int {
	for _, i := range b.found[strings.ToLower(lastWord(text))] {
		for _, name := range [...]string{b.references[i].First, shortName(b.references[i].First)} {
			if name != "" && endsWithName(text, name) {
				return len(name)
			}
		}
	}
	return 0
}

// knows reports whether what stands in a bracket is nothing but names of authors with years.
func (b byAuthor) knows(s string) bool {
	for part := range strings.SplitSeq(s, ";") {
		author, year := byYear(strings.TrimSpace(part))
		if year == 0 || b.nameAtEnd(firstAuthor(author)) == 0 {
			return false
		}
	}
	return true
}
