package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/stance"
)

// Layout is a part of the pages that stands outside of their articles, as a config names it.
type Layout struct {
	Rule  *rule.Rule
	Name  string        // as the config names it
	Tag   string        // what puts it in, as article.TagOf has it; "" for a part of every page
	Gives rule.Elements // of the rule's notice
}

// notices are the words of an article that a disclaimer rule looks at.
type notices struct {
	said []notice
	seem []seeming
}

// notice are words that say an element of a notice.
type notice struct {
	hit
	element int8
}

// seeming are words that have to do with a notice and are none.
type seeming struct {
	hit
	role role
}

// disclaimer finds that an article which owes its readers a notice has none, or not all of it. The finding stands at the title.
func (x *examination) disclaimer(found []finding.Finding, r int) []finding.Finding {
	d := x.rules[r].Disclaimer
	if d.Position == rule.Beside {
		return x.besideClaims(found, r)
	}
	anywhere := x.given(r)
	inPlace := anywhere
	if d.Position == rule.BeforeFold || d.Position == rule.AtEnd {
		inPlace = slices.DeleteFunc(slices.Clone(anywhere), func(g given) bool { return !x.placed(d, g.hit) })
	}
	lacking := d.Lacking(elementsOf(inPlace) | x.laidOut(r))
	if lacking == 0 || !x.owes(r) {
		return found
	}
	f := x.at(r, x.article.Title())
	f.Whole = true
	f.Message = x.rules[r].Detailed("", rule.Details{Lacks: d.Say(lacking)})
	var seems remarks
	for _, g := range anywhere {
		if !x.placed(d, g.hit) {
			seems.add(x.article, g.hit, "here it stands, but not "+wanted(d))
		}
	}
	f.Related = x.seem(r, seems)
	for _, l := range x.terms.Layouts {
		if _, used := x.article.Uses(l.Tag); l.Rule == x.rules[r] && l.Gives&lacking == 0 && (l.Tag == "" || used) {
			f.Message += fmt.Sprintf(" Nor does %s.", l.Name)
		}
	}
	return append(found, f)
}

// given is an element of a notice that an article itself gives its readers.
type given struct {
	hit
	elements rule.Elements
}

func elementsOf(all []given) rule.Elements {
	var set rule.Elements
	for _, g := range all {
		set |= g.elements
	}
	return set
}

// given returns what an article gives of a rule's notice, in reading order but for the wordings that a law fixes, which come last.
func (x *examination) given(r int) []given {
	var all []given
	for _, n := range x.notices[r].said {
		if x.notifies(r, n.hit) {
			all = append(all, given{n.hit, 1 << n.element})
		}
	}
	for i, e := range x.rules[r].Disclaimer.Elements {
		for _, wording := range e.Verbatim {
			for _, h := range x.verbatim(wording) {
				if x.seen(h) {
					all = append(all, given{h, 1 << i})
				}
			}
		}
	}
	return all
}

// elsewhere are the stances of a notice that somebody else gives, or that is spoken of: “sellers write ‘this is not medical advice’”.
const elsewhere = stance.Quoted | stance.Reported | stance.Mentioned | stance.Asked

// notifies reports whether the words of a notice are one: readers see them, the article itself says them, and does not take them back.
func (x *examination) notifies(r int, h hit) bool { return x.short(r, h) == "" }

// short tells what the words of a notice lack to be one, or nothing.
func (x *examination) short(r int, h hit) string {
	_, cues := x.reading.Stance(h.first, h.last)
	var held stance.Stance
	for _, c := range cues {
		// A heading governs its section, and a notice at the end of the page stands in the last one, be it of myths.
		if at := x.article.Blocks[x.article.BlockOf(x.article.SentenceOf(c.First))]; at.Kind != article.Heading {
			held |= c.Stance
		}
	}
	switch {
	case !x.seen(h):
		return "no reader sees this on the page"
	case held&elsewhere != 0:
		return "this is only spoken of"
	case x.undone(r, h):
		return "this is taken back"
	}
	return ""
}

// seen reports whether words stand on the page: not in what describes an image, and not struck out.
func (x *examination) seen(h hit) bool {
	return x.blockOf(h).Kind != article.Alt && !x.article.IsStruck(x.article.Tokens[h.first].Start)
}

// undone reports whether words take back a notice: they assert something, in its sentence or in the next one of its paragraph.
func (x *examination) undone(r int, notice hit) bool {
	seem := x.notices[r].seem // in the order of their sentences
	from := sort.Search(len(seem), func(i int) bool { return seem[i].sentence >= notice.sentence })
	for _, by := range seem[from:] {
		switch {
		case by.sentence > notice.sentence+1:
			return false
		case by.role != undoes, by.sentence > notice.sentence && x.blockOf(by.hit) != x.blockOf(notice):
			continue
		}
		if held, _ := x.reading.Stance(by.first, by.last); held == stance.Asserts {
			return true
		}
	}
	return false
}

// laidOut returns what the pages give of a rule's notice outside of the article.
func (x *examination) laidOut(r int) rule.Elements {
	var set rule.Elements
	d := x.rules[r].Disclaimer
	for _, l := range x.terms.Layouts {
		if l.Rule != x.rules[r] {
			continue
		}
		at, used := article.Span{}, true
		if l.Tag != "" {
			at, used = x.article.Uses(l.Tag)
			used = used && x.inPlace(d, at)
		}
		if used {
			set |= l.Gives
		}
	}
	return set
}

// remarks are what is told of words of an article, of each sentence once.
type remarks struct {
	told     []finding.Related
	sentence int32
}

func (r *remarks) add(a *article.Article, h hit, message string) {
	if n := len(r.told); n > 0 && r.sentence == h.sentence && r.told[n-1].Message == message {
		return
	}
	r.told, r.sentence = append(r.told, finding.Related{Span: a.TokenSpan(h.first, h.last), Message: message}), h.sentence
}

// seem tells of what in an article looks like a rule's notice and is none, what it lacks.
func (x *examination) seem(r int, seems remarks) []finding.Related {
	for _, n := range x.notices[r].said {
		if short := x.short(r, n.hit); short != "" {
			seems.add(x.article, n.hit, short)
		}
	}
	for _, s := range x.notices[r].seem {
		switch {
		case s.role == inverts:
			seems.add(x.article, s.hit, "this says the opposite")
		case s.role == links && x.isEmpty(s.hit):
			seems.add(x.article, s.hit, "nothing stands below this heading")
		case s.role == links:
			seems.add(x.article, s.hit, "this only names it")
		}
	}
	return seems.told
}

// isEmpty reports whether words stand in a heading below which there is nothing.
func (x *examination) isEmpty(h hit) bool {
	i := x.article.BlockOf(int(h.sentence))
	b := x.article.Blocks[i]
	return b.Kind == article.Heading && (i+1 == len(x.article.Blocks) || x.article.Blocks[i+1].Kind == article.Heading && x.article.Blocks[i+1].Level <= b.Level)
}

// owes reports whether an article owes a rule's notice: it is no paper, and enough of its words, among all of them, make it one that does.
func (x *examination) owes(r int) bool {
	d := x.rules[r].Disclaimer
	if x.isPaper(d) {
		return false
	}
	least, all := max(1, d.AtLeast), 0
	if d.PerWords > 0 {
		all = least + x.length()/d.PerWords
	}
	claims, also := x.claims(r, least, all)
	return len(claims) >= least && len(claims)+len(also) >= all
}

// length is the number of words of an article.
func (x *examination) length() int {
	words := 0
	for _, t := range x.article.Tokens {
		if t.Kind == prose.Word {
			words++
		}
	}
	return words
}

// claims returns the words that make an article owe a rule's notice and those that go with them, in reading order up to where there are so
// many of the first, and of all.
func (x *examination) claims(r, least, all int) (claims, also []hit) {
	var found []pattern.Match
	for s := range x.article.Sentences {
		found = x.topics[r].machine.Match(found[:0], x.article.SentenceTokens(s), nil)
		isAbout := func(m pattern.Match) bool { return x.topics[r].uses[m.Pattern].role == about }
		for _, m := range found {
			base := x.article.Sentences[s].First
			h := hit{base + m.First, base + m.Last, int32(s)}
			switch {
			case isAbout(m):
				claims = addHit(claims, h)
			case !slices.ContainsFunc(found, func(o pattern.Match) bool { return isAbout(o) && o.First < m.Last && m.First < o.Last }):
				also = addHit(also, h)
			}
		}
		if len(claims) >= least && len(claims)+len(also) >= all {
			break
		}
	}
	return claims, also
}

// enoughOfPaper is how many headings of a paper make one.
const enoughOfPaper = 3

func (x *examination) isPaper(d *rule.Disclaimer) bool {
	headings := map[int]bool{} // of those of papers
	for i := range x.article.Blocks {
		b := &x.article.Blocks[i]
		if b.Kind != article.Heading {
			continue
		}
		text := strings.Trim(x.article.Text[b.Start:b.End], " .:0123456789\n")
		if i := slices.IndexFunc(d.Papers, func(p string) bool { return len(p) == len(text) && strings.EqualFold(p, text) }); i >= 0 {
			headings[i] = true
		}
		if len(headings) == enoughOfPaper {
			return true
		}
	}
	return false
}

// Notices returns which elements of a rule's notice a text gives: that of a layout, or one to be inserted.
func (c *Checker) Notices(a *article.Article, r *rule.Rule) rule.Elements {
	return elementsOf(c.examine(a).given(slices.Index(c.rules, r)))
}

// Disclaimers returns the places of an article that any disclaimer rule takes for the notice it looks for.
func (c *Checker) Disclaimers(a *article.Article) []article.Span {
	x := c.examine(a)
	var spans []article.Span
	for i, r := range c.rules {
		if r.Disclaimer == nil {
			continue
		}
		for _, g := range x.given(i) {
			if span := a.TokenSpan(g.first, g.last); !slices.Contains(spans, span) {
				spans = append(spans, span)
			}
		}
	}
	return spans
}
