package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
)

// differing finds references whose title, year or first author is not that of their record.
func (x *examination) differing(found []finding.Finding, r int) []finding.Finding {
	for i, h := range x.against.held {
		ref := &x.article.References[i]
		record := h.Record
		if record == nil {
			continue
		}
		if t := ref.Title; t.Given() && record.Title != "" && !sameTitle(t.Text, record.Title) {
			found = append(found, x.contrasted(r, t.Span, t.Text, record, "the title “"+record.Title+"”"))
		}
		if y := ref.Year.Number(); y != 0 && len(record.Years) > 0 && !slices.Contains(record.Years, y) {
			found = append(found, x.contrasted(r, ref.Year.Span, ref.Year.Text, record, "the year "+strconv.Itoa(record.Years[0])))
		}
		if ref.First != "" && record.Author != "" && !sameAuthor(ref.First, record.Author) {
			span := ref.Authors.Span
			if strings.HasPrefix(x.article.Excerpt(span), ref.First) {
				span = article.Span{Start: span.Start, End: span.Start + len(ref.First)}
			}
			found = append(found, x.contrasted(r, span, ref.First, record, "the first author "+record.Author))
		}
	}
	return found
}

// spellings are what British and American titles have for each other.
var spellings = strings.NewReplacer("ae", "e", "oe", "e", "ou", "o", "ys", "yz", "is", "iz", "ll", "l", "re", "er")

// sameTitle reports whether a reference and its record have the same title: none of them has a word of content of its own. One may be
// longer, by a subtitle or by what the publisher put before it.
func sameTitle(a, b string) bool {
	one, other := contents(a), contents(b)
	return len(without(one, other)) == 0 || len(without(other, one)) == 0
}

// contents returns the longer words of a title in one spelling.
func contents(title string) []string {
	const least = 4
	return slices.DeleteFunc(strings.Fields(spellings.Replace(evidence.Words(title))), func(w string) bool { return len(w) < least })
}

func without(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(others, w) })
}

// sameAuthor reports whether two names may be those of one author: a word of theirs is the same, as in “Berg” and “van der Berg”, or one
// is made of the first letters of the other, as “WHO” is.
func sameAuthor(a, b string) bool {
	a, b = evidence.Words(a), evidence.Words(b)
	if a == b || initialsOf(a) == b || initialsOf(b) == a {
		return true
	}
	for _, w := range strings.Fields(a) {
		if len(w) > 1 && slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", "")
}

func initialsOf(words string) string {
	var letters []byte
	for _, w := range strings.Fields(words) {
		letters = append(letters, w[0])
	}
	return string(letters)
}
