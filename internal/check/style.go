package check

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// otherStyle finds marks in brackets that are written otherwise than most of the article's own: [1,2] or [1] [2] among [1, 2], [1-3] among
// [1–3]. Their fix writes them as most are. It looks at no mark that could be anything else: every number of it leads to an entry of the
// list, it stands in running text, and it is no part of a link.
func (x *examination) otherStyle(found []finding.Finding, r int) []finding.Finding {
	kind := x.rules[r].Citation
	groups := x.markGroups(kind)
	between, through := map[string]int{}, map[string]int{}
	joined, apart := 0, 0
	for _, g := range groups {
		if len(g) > 1 {
			apart++
		}
		for _, m := range g {
			seen := map[string]bool{}
			for _, sign := range m.signs {
				if !seen[sign] {
					count := through
					if isSign(sign, kind.Between) {
						count = between
					}
					count[sign]++
				}
				seen[sign] = true
			}
			if slices.ContainsFunc(m.signs, func(sign string) bool { return isSign(sign, kind.Between) }) {
				joined++
			}
		}
	}
	style := markStyle{kind: kind, between: prevailing(between), through: prevailing(through)}
	style.join = prevails(joined, apart) && style.between != ""
	for _, g := range groups {
		for _, part := range style.parts(g) {
			span := article.Span{Start: part[0].span.Start, End: part[len(part)-1].span.End}
			text := style.write(part)
			if said := x.article.Excerpt(span); said != text && !x.linksTo(part) {
				f := x.at(r, span)
				f.Message = x.rules[r].Detailed(said, rule.Details{Told: text})
				f.Fix = &finding.Fix{Applicability: finding.Safe, Edits: []finding.Edit{{Span: span, Text: text}}}
				found = append(found, f)
			}
		}
	}
	return found
}

// writtenMark is a mark in brackets as its source has it: “[1, 3–5]” is the numbers 1, 3 and 5 and the signs “, ” and “–” between them.
type writtenMark struct {
	span           article.Span
	numbers, signs []string
}

// markGroups returns the marks of the article that could be nothing else. Those that stand side by side are one group.
func (x *examination) markGroups(kind *rule.Citation) [][]writtenMark {
	var groups [][]writtenMark
	last := article.None // index of the mark before, if it is one of a group
	for i, c := range x.article.Citations {
		if c.Form != article.Numeric || c.Linked || !x.listed(c) {
			continue
		}
		span := x.article.Span(c.Start, c.End)
		m, ok := parseMark(x.article.Excerpt(span), kind)
		if !ok || !x.runs(c, span) {
			continue
		}
		m.span = span
		if n := len(groups) - 1; last >= 0 && last == i-1 && x.adjoin(groups[n][len(groups[n])-1].span, span) {
			groups[n] = append(groups[n], m)
		} else {
			groups = append(groups, []writtenMark{m})
		}
		last = i
	}
	return groups
}

// listed reports whether each number of a mark leads to an entry of the reference list.
func (x *examination) listed(c article.Citation) bool {
	return !slices.ContainsFunc(c.Names, func(n article.Name) bool {
		return n.Reference == article.None || x.article.References[n.Reference].Block == article.None
	})
}

// runs reports whether a mark stands in running text, and not where its length matters or where it could be a part of a link.
func (x *examination) runs(c article.Citation, span article.Span) bool {
	a := x.article
	b := &a.Blocks[sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > c.Start })]
	if b.Kind != article.Paragraph || b.In&(article.InTable|article.InFootnote|article.InReferences) != 0 {
		return false
	}
	link := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].End > c.Start })
	if link < len(a.Links) && a.Links[link].Start < c.End {
		return false
	}
	before, after := byte(0), byte(0)
	if span.Start > 0 {
		before = a.Source[span.Start-1]
	}
	if span.End < len(a.Source) {
		after = a.Source[span.End]
	}
	return before != '\\' && before != '!' && after != '(' && after != ':'
}

// adjoin reports whether nothing but a blank or a comma stands between two marks.
func (x *examination) adjoin(first, second article.Span) bool {
	switch string(x.article.Source[first.End:second.Start]) {
	case "", " ", ",", ", ":
		return true
	}
	return false
}

// linksTo reports whether the source defines a link of the name of one of the marks, so that Markdown may read it as one.
func (x *examination) linksTo(marks []writtenMark) bool {
	return slices.ContainsFunc(marks, func(m writtenMark) bool {
		return bytes.Contains(x.article.Source, []byte(x.article.Excerpt(m.span)+":"))
	})
}

// parseMark reads a mark of numbers and the signs of the rule. It reports false for any other: “[ref. 1]”, “[1 and 2]”.
func parseMark(text string, kind *rule.Citation) (m writtenMark, ok bool) {
	body, opened := strings.CutPrefix(text, "[")
	body, closed := strings.CutSuffix(body, "]")
	if !opened || !closed {
		return m, false
	}
	for {
		n := 0
		for n < len(body) && '0' <= body[n] && body[n] <= '9' {
			n++
		}
		m.numbers = append(m.numbers, body[:n])
		if body = body[n:]; n == 0 || body == "" {
			return m, n > 0
		}
		sign := body[:len(body)-len(strings.TrimLeft(body, " "+strings.Join(kind.Between, "")+strings.Join(kind.Through, "")))]
		if !isSign(sign, kind.Between) && !isSign(sign, kind.Through) {
			return m, false
		}
		m.signs = append(m.signs, sign)
		body = body[len(sign):]
	}
}

// isSign reports whether what stands between two numbers is one of the signs, with blanks around it or without.
func isSign(between string, signs []string) bool {
	return slices.Contains(signs, strings.Trim(between, " "))
}

// markStyle is how most marks of an article are written; a sign is "" where no way of writing it prevails.
type markStyle struct {
	kind             *rule.Citation
	between, through string
	join             bool // sources that are cited together stand in one bracket
}

// parts cuts a group into what is to be written as one mark: all of it where that prevails and no number comes twice, else each mark.
func (s markStyle) parts(g []writtenMark) [][]writtenMark {
	if s.join {
		var numbers []string
		for _, m := range g {
			numbers = append(numbers, m.numbers...)
		}
		slices.Sort(numbers)
		if len(slices.Compact(numbers)) == len(numbers) {
			return [][]writtenMark{g}
		}
	}
	return slices.Collect(slices.Chunk(g, 1))
}

// write writes marks as one.
func (s markStyle) write(marks []writtenMark) string {
	var out strings.Builder
	out.WriteByte('[')
	for i, m := range marks {
		if i > 0 {
			out.WriteString(s.between)
		}
		for j, number := range m.numbers {
			out.WriteString(number)
			if j < len(m.signs) {
				out.WriteString(s.sign(m.signs[j]))
			}
		}
	}
	out.WriteByte(']')
	return out.String()
}

// sign is what most marks have where one has a sign.
func (s markStyle) sign(written string) string {
	best := s.through
	if isSign(written, s.kind.Between) {
		best = s.between
	}
	if best == "" {
		return written
	}
	return best
}

// prevailing returns the way of writing that prevails, or "".
func prevailing(counts map[string]int) string {
	total := 0
	for _, n := range counts {
		total += n
	}
	for written, n := range counts {
		if prevails(n, total-n) { // which holds of one at the most
			return written
		}
	}
	return ""
}

// prevails reports whether a way of writing is met so much more often than others that these are slips.
func prevails(n, others int) bool { return n >= 2 && n >= 2*others }
