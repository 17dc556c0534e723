package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// attributions calls give with each source that the article names by author and year and has no reference for, and with the references
// that it has by the author.
func (x *examination) attributions(give func(c article.Citation, from article.Attribution, by []*article.Reference)) {
	if len(x.article.References) == 0 {
		return
	}
	var authors article.Authors // made when first asked for
	for _, c := range x.article.Citations {
		if !slices.ContainsFunc(c.Names, func(n article.Name) bool { return n.Reference == article.None }) {
			continue
		}
		for i, from := range x.article.Attributions(c) {
			if c.Names[i].Reference != article.None || from.Year == "" {
				continue
			}
			if authors == nil {
				authors = x.article.Authors()
			}
			if by, ok := authors.By(from.Author); ok {
				give(c, from, by)
			}
		}
	}
}

// otherYear finds years in the text that are not those of the author's references.
func (x *examination) otherYear(found []finding.Finding, r int) []finding.Finding {
	x.attributions(func(_ article.Citation, from article.Attribution, by []*article.Reference) {
		if len(by) == 0 || slices.ContainsFunc(by, func(ref *article.Reference) bool { return !ref.Year.Given() }) {
			return
		}
		f := x.at(r, x.article.Span(from.Start, from.End))
		for _, ref := range by {
			f.Related = append(f.Related, finding.Related{Span: ref.Year.Span, Message: "the reference gives this year"})
		}
		found = append(found, f)
	})
	return x.otherYearInWords(found, r)
}

// otherYearInWords finds years that the words before a mark give, as “a 2025 review [1]” does, and its reference does not. What came out
// on line may be in print a year later.
func (x *examination) otherYearInWords(found []finding.Finding, r int) []finding.Finding {
	a := x.article
	for i, h := range x.hits[r] {
		dates := a.QuantitiesIn(h.first, h.last)
		end := a.Sentences[h.sentence].End
		if i+1 < len(x.hits[r]) {
			end = min(end, a.Tokens[x.hits[r][i+1].first].Start)
		}
		marks := a.CitationsIn(a.Tokens[h.last-1].End, end)
		if len(dates) == 0 || len(marks) == 0 || len(marks[0].Names) != 1 || marks[0].Names[0].Reference == article.None {
			continue
		}
		year := a.Tokens[dates[0].Last-1]
		said, err := strconv.Atoi(a.Text[year.Start:year.End])
		reference := &a.References[marks[0].Names[0].Reference]
		printed, err2 := strconv.Atoi(reference.Year.Text)
		if err != nil || err2 != nil || said < 1000 || said == printed || said == printed-1 {
			continue
		}
		f := x.at(r, a.Span(year.Start, year.End))
		f.Related = []finding.Related{{Span: reference.Year.Span, Message: "the reference gives this year"}}
		found = append(found, f)
	}
	return found
}

// unlisted finds an author and year in the text of whom no reference speaks, in an article that has references by author for others.
func (x *examination) unlisted(found []finding.Finding, r int) []finding.Finding {
	listed := slices.ContainsFunc(x.article.Citations, func(c article.Citation) bool {
		return c.Form == article.AuthorYear && slices.ContainsFunc(c.Names, func(n article.Name) bool { return n.Reference != article.None })
	})
	if !listed {
		return found
	}
	references := inReferences(x.article)
	x.attributions(func(c article.Citation, from article.Attribution, by []*article.Reference) {
		if len(by) > 0 || c.Form != article.AuthorYear {
			return
		}
		name := from.Author[strings.LastIndexByte(from.Author, ' ')+1:]
		if !references.has(name) {
			found = append(found, x.at(r, x.article.Span(c.Start, c.End)))
		}
	})
	return found
}

// unnamed finds references of whose author the text never speaks, where it cites the most of its list by author and year.
func (x *examination) unnamed(found []finding.Finding, r int) []finding.Finding {
	a := x.article
	cited := make([]bool, len(a.References))
	for _, c := range a.Citations {
		for _, n := range c.Names {
			if n.Reference != article.None {
				cited[n.Reference] = true
			}
		}
	}
	entries, text := 0, besideReferences(a)
	var idle []article.Span
	for i := range a.References {
		ref := &a.References[i]
		if !ref.Entry || ref.First == "" {
			continue
		}
		if entries++; !cited[i] && !text.has(ref.First[strings.LastIndexByte(ref.First, ' ')+1:]) {
			idle = append(idle, trimmed(a, ref.Span))
		}
	}
	if 2*len(idle) > entries {
		return found
	}
	for _, span := range idle {
		found = append(found, x.at(r, span))
	}
	return found
}

// outOfOrder finds the first number that does not rise as the others do: of a reference in its list, or else of a mark in the text, for a
// list that is not in the order of its authors' names. One finding tells it all, since one renumbering mends all.
func (x *examination) outOfOrder(found []finding.Finding, r int) []finding.Finding {
	a := x.article
	if len(a.References) < 2 {
		return found
	}
	numbers := make([]int, len(a.References)) // of each reference, or 0
	last, seen := 0, map[int]bool{}
	for i := range a.References {
		n, err := strconv.Atoi(a.References[i].Key)
		if err != nil {
			continue
		}
		if numbers[i] = n; n <= last && n > 1 || seen[n] {
			if seen[1] && n == 1 {
				return found // a list of its own for each part
			}
			f := x.at(r, trimmed(a, a.References[i].Span))
			f.Fix = x.reorder()
			return append(found, f)
		}
		last, seen[n] = n, true
	}
	if last < 2 || alphabetical(a.References) {
		return found
	}
	cited := map[int]article.Citation{} // where each reference is cited first
	var order []int                     // the references in the order in which they are
	for _, c := range a.Citations {
		if c.Form != article.Numeric && c.Form != article.Superscript && c.Form != article.Bare {
			continue
		}
		for _, name := range c.Names {
			if _, ok := cited[name.Reference]; !ok && name.Reference != article.None && numbers[name.Reference] > 0 {
				cited[name.Reference] = c
				order = append(order, name.Reference)
			}
		}
	}
	lowest := len(order) - 1 // of those cited later, the one with the lowest number
	var f *finding.Finding
	for i := len(order) - 1; i >= 0; i-- {
		ref, later := order[i], order[lowest]
		if numbers[later] < numbers[ref] && cited[later].Start != cited[ref].Start {
			first := x.at(r, a.Span(cited[ref].Start, cited[ref].End))
			first.Related = []finding.Related{{Span: a.Span(cited[later].Start, cited[later].End), Message: "a lower number is cited here first"}}
			f = &first
		} else if numbers[ref] < numbers[later] {
			lowest = i
		}
	}
	if f != nil {
		found = append(found, *f)
	}
	return found
}

// alphabetical reports whether a list is in the order of its authors' names, so that its numbers say nothing of the order in the text.
func alphabetical(references []article.Reference) bool {
	var names []string
	for i := range references {
		if name := references[i].First; name != "" {
			names = append(names, strings.ToLower(name))
		}
	}
	return len(names) >= 2 && slices.IsSorted(names)
}
