package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/stance"
)

// placed reports whether the words of a notice stand where they have to. Where a field of the front matter does, its template knows.
func (x *examination) placed(d *rule.Disclaimer, h hit) bool {
	return x.blockOf(h).Kind == article.FrontMatter || x.inPlace(d, x.article.TokenSpan(h.first, h.last))
}

// inPlace reports whether a notice, or the tag that puts it in, stands where it has to, as far as that depends on the article alone.
func (x *examination) inPlace(d *rule.Disclaimer, at article.Span) bool {
	switch d.Position {
	case rule.BeforeFold:
		return at.Start < x.fold(d.Fold)
	case rule.AtEnd:
		return at.Start >= x.close(d.Fold)
	}
	return true
}

// wanted says where a notice has to stand.
func wanted(d *rule.Disclaimer) string {
	if d.Position == rule.BeforeFold {
		return "among the first " + strconv.Itoa(d.Fold) + " words"
	}
	return "among the last " + strconv.Itoa(d.Fold) + " words"
}

// fold returns the place in the source behind so many words of an article.
func (x *examination) fold(words int) int {
	for i := range x.article.Blocks {
		b := &x.article.Blocks[i]
		for t := b.FirstToken; t < b.LastToken && b.Kind != article.FrontMatter; t++ {
			if k := x.article.Tokens[t].Kind; k != prose.Word && k != prose.Number {
				continue
			}
			if words--; words == 0 {
				return x.article.TokenSpan(t, t+1).End
			}
		}
	}
	return math.MaxInt
}

// close returns the place in the source that so many words of an article stand behind. References and notes at its end do not count.
func (x *examination) close(words int) int {
	for _, b := range slices.Backward(x.article.Blocks) {
		if b.Kind == article.Entry || b.Kind == article.FrontMatter || b.In&(article.InReferences|article.InFootnote) != 0 {
			continue
		}
		for i := b.LastToken - 1; i >= b.FirstToken; i-- {
			if t := x.article.Tokens[i]; t.Kind != prose.Word && t.Kind != prose.Number {
				continue
			}
			if words--; words == 0 {
				return x.article.TokenSpan(i, i+1).Start
			}
		}
	}
	return 0
}

// besideClaims finds the claims that a notice has to stand beside and does not: in no paragraph of the same section, and tied to them by no sign
// and no mark of a footnote. One finding a section. A heading speaks for all that stands below it, and the front matter for the whole article.
func (x *examination) besideClaims(found []finding.Finding, r int) []finding.Finding {
	d := x.rules[r].Disclaimer
	sections := map[int32]rule.Elements{} // what stands in each
	below := map[int32]rule.Elements{}    // and in those below it
	blocks := map[int32]rule.Elements{}   // what stands in each block
	signs := map[string]rule.Elements{}   // what begins with each sign
	for _, g := range x.given(r) {
		b := x.blockOf(g.hit)
		sections[b.Section] |= g.elements
		for s := b.Section; s != article.None; s = x.article.Blocks[s].Section {
			below[s] |= g.elements
		}
		below[article.None] |= g.elements
		blocks[int32(x.article.BlockOf(int(g.sentence)))] |= g.elements
		signs[sign(x.article.Text[b.Start:b.End])] |= g.elements
	}
	marked := x.marked(blocks)
	told := map[int32]bool{}
	claims, _ := x.claims(r, math.MaxInt, 0)
	for _, h := range claims {
		b := x.blockOf(h)
		section, given := b.Section, sections[b.Section]
		switch b.Kind {
		case article.Heading:
			section = int32(x.article.BlockOf(int(h.sentence)))
			given = below[section]
		case article.FrontMatter:
			given = below[article.None]
		}
		held, _ := x.reading.Stance(h.first, h.last)
		lacking := d.Lacking(given | x.laidOut(r) | x.tied(signs, h, x.article.Sentences[h.sentence]) | marked[int(h.sentence)])
		if lacking == 0 || held&(elsewhere|stance.Negated) != 0 || told[section] {
			continue
		}
		told[section] = true
		f := x.finding(r, h)
		f.Message = x.rules[r].Detailed(x.words(h), rule.Details{Lacks: d.Say(lacking)})
		f.Related = x.seem(r, remarks{})
		found = append(found, f)
	}
	return found
}

// noticeSigns are those by which a claim is tied to a notice.
var noticeSigns = []string{"*", "†", "‡", "§"}

// sign returns the sign that a notice begins with, or "".
func sign(text string) string {
	for _, sign := range noticeSigns {
		if strings.HasPrefix(text, sign) {
			return sign
		}
	}
	return ""
}

// tied returns what stands in notices that begin with a sign which stands behind a claim, in its sentence or at its end.
func (x *examination) tied(signs map[string]rule.Elements, h hit, s prose.Sentence) rule.Elements {
	var set rule.Elements
	from := x.article.Tokens[h.last-1].End
	behind := x.article.Text[from:max(from, s.End)]
	for _, sign := range noticeSigns {
		if strings.Contains(behind, sign) || strings.HasPrefix(x.article.Text[s.End:], sign) {
			set |= signs[sign]
		}
	}
	return set
}

// marked returns what stands in the notes that the marks of sentences lead to, by sentence.
func (x *examination) marked(blocks map[int32]rule.Elements) map[int]rule.Elements {
	sentences := map[int]rule.Elements{}
	for _, c := range x.article.Citations {
		for _, n := range c.Names {
			if n.Reference != article.None {
				sentences[c.Sentence] |= blocks[x.article.References[n.Reference].Block]
			}
		}
	}
	return sentences
}
