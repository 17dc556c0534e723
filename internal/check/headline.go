package check

import (
	"bytes"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// headlines finds claims of headlines, and of sections that sum up, which the rest of the article makes too but always holds back. The
// finding stands at the claim.
func (x *examination) headlines(found []finding.Finding, r int) []finding.Finding {
	const most = 16 // claims that are compared with the body; no honest headline makes as many
	var above []hit
	bold, weak := map[int32]bool{}, map[int32]bool{} // sentences that make such a claim, and that hold back
	for _, h := range x.told(r, giving) {
		weak[h.sentence] = true
	}
	for _, h := range x.told(r, owing) {
		switch {
		case weak[h.sentence]:
		case !x.isHeadline(r, h):
			bold[h.sentence] = true
		case len(above) < most:
			above = append(above, h)
		}
	}
	for _, h := range above {
		if body := x.heldBack(r, h, bold, weak); body != article.None {
			f := x.finding(r, h)
			s := x.article.Sentences[body]
			f.Related = []finding.Related{{Span: x.article.TokenSpan(s.First, s.Last), Message: "the body says no more than this"}}
			found = append(found, f)
		}
	}
	return found
}

// isHeadline reports whether words stand in the title, in a field of the front matter that the rule names, or in a section that sums up.
func (x *examination) isHeadline(r int, h hit) bool {
	b := x.blockOf(h)
	switch {
	case b.Kind == article.FrontMatter:
		m := article.Matter{Key: b.Key}
		return m.Under(x.rules[r].Structure.Fields)
	case b.Kind == article.Heading && b.Level == 1:
		return true
	}
	return x.sectionOf(r, h) != article.None
}

// heldBack returns the first sentence of the body that holds back a claim of a headline, or article.None where none does, or where
// another makes the claim outright.
func (x *examination) heldBack(r int, headline hit, bold, weak map[int32]bool) int32 {
	s := x.article.Sentences[headline.sentence]
	subject := append(x.things(s.First, headline.first), x.things(headline.last, s.Last)...)
	deed := x.things(headline.first, headline.last) // and what it is done to
	if len(subject) == 0 || len(deed) < 2 {
		return article.None
	}
	body := int32(article.None)
	for i := range x.article.Sentences {
		at := int32(i)
		s := x.article.Sentences[i]
		if s.First == s.Last || x.isHeadline(r, hit{s.First, s.Last, at}) {
			continue
		}
		words := x.things(s.First, s.Last)
		if shared(words, subject) == 0 {
			continue
		}
		switch same := shared(deed[1:], words); {
		case weak[at] && same == len(deed)-1 && body == article.None:
			body = at
		case bold[at] && same > 0:
			return article.None
		}
	}
	return body
}

// shared counts the words of one list that stand in another.
func shared(words, others [][]byte) int {
	n := 0
	for _, w := range words {
		if slices.ContainsFunc(others, func(o []byte) bool { return bytes.Equal(w, o) }) {
			n++
		}
	}
	return n
}
