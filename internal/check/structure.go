package check

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

// structure finds the fault that a structure rule names.
func (x *examination) structure(found []finding.Finding, r int) []finding.Finding {
	switch x.rules[r].Structure.Finds {
	case rule.Absence:
		return x.absence(found, r)
	case rule.Unbalanced:
		return x.unbalanced(found, r)
	case rule.Stale:
		return x.stale(found, r)
	case rule.Acronym:
		return x.acronyms(found, r)
	case rule.Headline:
		return x.headlines(found, r)
	}
	return found
}

// today is the day of the run.
func (c *Checker) today() time.Time {
	if c.Today.IsZero() {
		return time.Now()
	}
	return c.Today
}

// told returns what the article says in the words of a role of a structure rule, as far as it counts. The words of all such rules are
// looked for when one is first asked: most articles owe nothing.
func (x *examination) told(r int, role role) []hit {
	if x.whole == nil {
		x.whole = map[use][]hit{}
		x.seldom.match(x.article, func(found []pattern.Match, base, sentence int32) {
			for _, m := range found {
				u := x.seldom.uses[m.Pattern]
				h := hit{base + m.First, base + m.Last, sentence}
				if u.role != excepted && !x.seldom.excepted(found, m) && x.counts(u, h) {
					x.whole[u] = addHit(x.whole[u], h)
				}
			}
		})
	}
	return x.whole[use{rule: r, role: role}]
}

// counts reports whether words count as they are held. The headings of sections do in any case, and what holds a claim back.
func (x *examination) counts(u use, h hit) bool {
	s := x.rules[u.rule].Structure
	if len(s.Unless) == 0 || u.role == heading || s.Finds == rule.Headline && u.role == giving {
		return true
	}
	held, _ := x.reading.Stance(h.first, h.last)
	return s.Counts(held)
}

// absence finds that an article does not give what it owes. The finding stands at the title.
func (x *examination) absence(found []finding.Finding, r int) []finding.Finding {
	s := x.rules[r].Structure
	isWord := func(t prose.Token) bool { return t.Kind == prose.Word }
	if !slices.ContainsFunc(x.article.Tokens, isWord) || !x.isOwed(r) || x.gives(s) || len(x.told(r, giving)) > 0 {
		return found
	}
	f := x.at(r, x.article.Title())
	f.Whole = true
	if owing := x.told(r, owing); len(owing) > 0 {
		f.Related = []finding.Related{{Span: x.article.TokenSpan(owing[0].first, owing[0].last), Message: "it is owed for this"}}
	}
	return append(found, f)
}

// isOwed reports whether the article owes what the rule looks for.
func (x *examination) isOwed(r int) bool {
	least := max(1, x.rules[r].Structure.AtLeast)
	return (!x.seldom.has(use{rule: r, role: owing}) || len(x.told(r, owing)) >= least) && (!x.seldom.has(use{rule: r, role: owingToo}) || len(x.told(r, owingToo)) > 0)
}

// gives reports whether the front matter or the references give what is owed.
func (x *examination) gives(s *rule.Structure) bool {
	return slices.ContainsFunc(x.article.Matter, func(m article.Matter) bool { return m.Under(s.Fields) }) || x.isSigned(s.Bylines) ||
		s.Dated && slices.ContainsFunc(x.article.References, func(ref article.Reference) bool { return ref.Year.Given() })
}

// isSigned reports whether the article has a line that one of the words opens and that names a person: “By Ada Obi, nurse”.
func (x *examination) isSigned(bylines []string) bool {
	const longest = 24 // tokens
	return len(bylines) > 0 && slices.ContainsFunc(x.article.Blocks, func(b article.Block) bool {
		return b.Kind != article.FrontMatter && b.LastToken-b.FirstToken <= longest && b.LastToken-b.FirstToken >= 3 && x.isNamed(b.FirstToken+1, &b) &&
			(x.isNamed(b.FirstToken+2, &b) || x.article.Tokens[b.FirstToken+2].ID == prose.Period) &&
			slices.Contains(bylines, strings.ToLower(x.text(b.FirstToken)))
	})
}

// unbalanced finds sections that owe something and do not give it: a takeaway that tells the benefit and no risk. The finding stands at
// the first words by which they owe it.
func (x *examination) unbalanced(found []finding.Finding, r int) []finding.Finding {
	given, also := x.sectionsWith(r, giving), x.sectionsWith(r, owingToo)
	for _, h := range x.told(r, owing) {
		section := x.sectionOf(r, h)
		if section != article.None && !given[section] && (also[section] || !x.seldom.has(use{rule: r, role: owingToo})) {
			given[section] = true
			found = append(found, x.finding(r, h))
		}
	}
	return found
}

// sectionsWith returns the headings, as blocks, of the sections that the rule looks at and in which words of a role stand.
func (x *examination) sectionsWith(r int, role role) map[int32]bool {
	sections := map[int32]bool{}
	for _, h := range x.told(r, role) {
		sections[x.sectionOf(r, h)] = true
	}
	return sections
}

// sectionOf returns the heading, as a block, of the section that words stand in and that the rule looks at, or article.None.
func (x *examination) sectionOf(r int, h hit) int32 { return x.sectionAt(r, x.blockOf(h)) }

// sectionAt does the same for a block.
func (x *examination) sectionAt(r int, b *article.Block) int32 {
	headings := x.told(r, heading)
	for at := b.Section; at != article.None; at = x.article.Blocks[at].Section {
		b := x.article.Blocks[at]
		if i := sort.Search(len(headings), func(i int) bool { return headings[i].first >= b.FirstToken }); i < len(headings) && headings[i].first < b.LastToken {
			return at
		}
	}
	return article.None
}
