package check

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/directive"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
)

// citations finds the fault that a citation rule names.
func (x *examination) citations(found []finding.Finding, r int) []finding.Finding {
	switch x.rules[r].Citation.Finds {
	case rule.Unsupported:
		return x.unsupported(found, r)
	case rule.Dangling:
		return x.dangling(found, r)
	case rule.Unused:
		return x.unused(found, r)
	case rule.EmptyList:
		return x.emptyLists(found, r)
	case rule.NoList:
		return x.noList(found, r)
	case rule.Unlisted:
		return x.unlisted(found, r)
	case rule.OtherYear:
		return x.otherYear(found, r)
	case rule.OutOfOrder:
		return x.outOfOrder(found, r)
	case rule.Duplicate:
		return x.duplicates(found, r)
	case rule.NoLocator:
		return x.withoutLocator(found, r)
	case rule.Malformed:
		return x.malformed(found, r)
	case rule.BareAddress:
		return x.bareAddresses(found, r)
	case rule.FromSite:
		return x.fromSites(found, r)
	case rule.Old:
		return x.old(found, r)
	case rule.OtherStyle:
		return x.otherStyle(found, r)
	}
	return found
}

// unsupported finds claims of evidence that no source reaches: one finding a paragraph where the rule asks for no more, the other claims
// as related places.
func (x *examination) unsupported(found []finding.Finding, r int) []finding.Finding {
	block, at := article.None, 0
	for _, h := range x.hits[r] {
		if x.answered(x.rules[r].Citation, h) {
			continue
		}
		if held, _ := x.reading.Stance(h.first, h.last); x.rules[r].Citation.Exempts(held) {
			continue
		}
		if b := x.article.BlockOf(int(h.sentence)); b != block || !x.rules[r].Citation.OncePerParagraph {
			block, at = b, len(found)
			found = append(found, x.finding(r, h))
			continue
		}
		found[at].Related = append(found[at].Related, finding.Related{
			Span:    x.article.TokenSpan(h.first, h.last),
			Message: "this claim has no source either",
		})
	}
	return found
}

// answered reports whether a claim of evidence has a source, or whether a figure beside it is already asked for one.
func (x *examination) answered(c *rule.Citation, h hit) bool {
	return x.supported(c.Reach, h.sentence) || c.UnlessFigure && x.figureBeside(h)
}

// figureBeside reports whether a figure stands beside a claim of evidence in its sentence that is told to have no source: one finding tells
// of both. How many studies there are is no such figure.
func (x *examination) figureBeside(h hit) bool {
	own := x.article.Sentences[h.sentence]
	sentence, claim := x.article.TokenSpan(own.First, own.Last), x.article.TokenSpan(h.first, h.last)
	for r, of := range x.rules {
		if s := of.Statistic; s == nil || s.Finds != rule.Unsourced || x.severity(r) == rule.Off {
			continue
		}
		figures := x.figuresTold(r)
		at := sort.Search(len(figures), func(i int) bool { return figures[i].Start >= sentence.Start })
		for ; at < len(figures) && figures[at].Start < sentence.End; at++ {
			if figures[at].End <= claim.Start || claim.End <= figures[at].Start {
				return true
			}
		}
	}
	return false
}

// figuresTold returns the figures that a rule tells to have no source, in reading order, without those that a directive answers.
func (x *examination) figuresTold(r int) []article.Span {
	if told, ok := x.figures[r]; ok {
		return told
	}
	var told []article.Span
	open := x.unsourced(nil, r)
	if len(x.article.Remarks) > 0 {
		open, _, _ = directive.Answer(x.article, finding.Sort(open), x.rules, x.severity, x.today().Format(time.DateOnly))
	}
	for _, f := range open {
		told = append(told, f.Span)
		for _, also := range f.Related {
			told = append(told, also.Span)
		}
	}
	slices.SortFunc(told, func(a, b article.Span) int { return a.Start - b.Start })
	x.figures[r] = told
	return told
}

// supported reports whether a source reaches what a sentence claims evidence for. That a study is being told of is not enough: “experts
// agree” in the midst of it speaks of other evidence.
func (x *examination) supported(reach source.Extent, sentence int32) bool {
	standing := x.within(reach, sentence)
	return standing.Sourced && !standing.Carried
}

// dangling finds marks that name a reference which there is not, in an article that has others; and marks that name a key which no
// record of the evidence has.
func (x *examination) dangling(found []finding.Finding, r int) []finding.Finding {
	listed := x.hasList()
	for i := range x.article.Citations {
		c := &x.article.Citations[i]
		if listed && c.Dangles() || x.unrecorded(c, x.rules[r].Citation.Labels) {
			found = append(found, x.at(r, x.article.Span(c.Start, c.End)))
		}
	}
	return found
}

// unrecorded reports whether a mark names a key that neither the article nor the evidence has, which for other articles has keys. What
// begins like a label is no key: it leads to a figure or a table.
func (x *examination) unrecorded(c *article.Citation, labels []string) bool {
	if c.Form != article.Key || x.against == nil || !x.against.Keyed() {
		return false
	}
	for i, record := range x.against.named(x.article, c) {
		name := c.Names[i]
		label := slices.ContainsFunc(labels, func(l string) bool { return strings.HasPrefix(name.Key, l) })
		if record == nil && name.Reference == article.None && !label {
			return true
		}
	}
	return false
}

// hasList reports whether the article has references that marks can name, rather than a source in its front matter at most.
func (x *examination) hasList() bool {
	return slices.ContainsFunc(x.article.References, func(r article.Reference) bool { return r.Key != "" || r.Block != article.None })
}

// noList finds marks in an article that has no reference at all: one finding, at the first.
func (x *examination) noList(found []finding.Finding, r int) []finding.Finding {
	if x.hasList() || x.article.ListsLater {
		return found
	}
	var f *finding.Finding
	for _, c := range x.article.Citations {
		if !c.Dangles() {
			continue
		}
		span := x.article.Span(c.Start, c.End)
		if f == nil {
			first := x.at(r, span)
			f = &first
		} else {
			f.Related = append(f.Related, finding.Related{Span: span, Message: "also names a reference"})
		}
	}
	if f != nil {
		found = append(found, *f)
	}
	return found
}

// unused finds numbered references that no mark names. Where no mark names any, that is one finding; but where the text cites by author
// and year, the numbers of its list name nothing: see unnamed.
func (x *examination) unused(found []finding.Finding, r int) []finding.Finding {
	cited := map[string]bool{}
	byNumber, otherwise := false, false
	for _, c := range x.article.Citations {
		otherwise = otherwise || !c.Checkable()
		for _, n := range c.Names {
			if n.Reference != article.None {
				cited[x.article.References[n.Reference].Key] = true
				byNumber = byNumber || c.Checkable()
			}
		}
	}
	var idle []article.Span
	for _, ref := range x.article.References {
		if ref.Key != "" && !cited[ref.Key] && ref.Block != article.None {
			idle = append(idle, ref.Span)
		}
	}
	switch {
	case !byNumber && otherwise:
		return x.unnamed(found, r)
	case len(idle) == 0:
	case byNumber:
		for _, span := range idle {
			found = append(found, x.at(r, span))
		}
	default:
		f := x.at(r, idle[0])
		for _, span := range idle[1:] {
			f.Related = append(f.Related, finding.Related{Span: span, Message: "nobody cites this one either"})
		}
		found = append(found, f)
	}
	return found
}

// emptyLists finds headings that announce references under which none stands, nor will when the page is built.
func (x *examination) emptyLists(found []finding.Finding, r int) []finding.Finding {
	a := x.article
	if a.ListsLater || slices.ContainsFunc(a.Citations, func(c article.Citation) bool { return c.Form == article.Key }) {
		return found
	}
	for i, b := range a.Blocks {
		if !b.Announces {
			continue
		}
		end := i + 1
		filled := false
		for ; end < len(a.Blocks) && a.Blocks[end].In&article.InReferences != 0; end++ {
			filled = filled || a.Blocks[end].Kind == article.Entry || a.Blocks[end].In&article.InFootnote != 0
		}
		if !filled && !x.linksUnder(i, end) && !x.definedUnder(i, end) {
			found = append(found, x.at(r, a.Span(b.Start, b.End)))
		}
	}
	return found
}

// linksUnder reports whether a link to another site stands in the blocks behind the first, up to last.
func (x *examination) linksUnder(first, last int) bool {
	a := x.article
	from := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= a.Blocks[first].End })
	for _, l := range a.Links[from:] {
		if l.End > a.Blocks[last-1].End {
			return false
		}
		if l.LeadsElsewhere() {
			return true
		}
	}
	return false
}

// definedUnder reports whether a reference that is no block of text, such as a link definition, stands between two blocks.
func (x *examination) definedUnder(first, last int) bool {
	a := x.article
	start, end := a.Span(a.Blocks[first].Start, a.Blocks[first].End).End, len(a.Source)
	if last < len(a.Blocks) {
		end = a.Span(a.Blocks[last].Start, a.Blocks[last].End).Start
	}
	next := sort.Search(len(a.References), func(i int) bool { return a.References[i].Span.Start >= start })
	return next < len(a.References) && a.References[next].Span.End <= end
}
