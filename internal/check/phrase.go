package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/stance"
)

// Claim is what a rule's words claim in an article, whether or not the rule flags it.
type Claim struct {
	Rule    *rule.Rule
	Span    article.Span
	Stance  stance.Stance
	Cues    []stance.Cue
	Flagged bool
}

// Claims returns the claims that phrase rules and rules of claimed evidence find in an article, rule by rule, in reading order.
func (c *Checker) Claims(a *article.Article) []Claim {
	x := c.examine(a)
	var claims []Claim
	for i, r := range c.rules {
		if r.Phrase == nil && (r.Citation == nil || r.Citation.Finds != rule.Unsupported) {
			continue
		}
		for _, h := range x.hits[i] {
			held, cues := x.reading.Stance(h.first, h.last)
			flagged := !r.Words().Exempts(held)
			if r.Phrase == nil {
				flagged = flagged && !x.supported(r.Citation.Reach, h.sentence)
			} else if r.Phrase.AnsweredNo {
				_, no := x.reading.FlatNo(h.first)
				flagged = flagged && no
			}
			claims = append(claims, Claim{r, a.TokenSpan(h.first, h.last), held, cues, flagged})
		}
	}
	return claims
}

// phrases finds the claims of a rule that nothing exempts.
func (x *examination) phrases(found []finding.Finding, r int) []finding.Finding {
	phrase := x.rules[r].Phrase
	within, told := int32(article.None), int32(0) // the sentence that opens the paragraph whose story was told last, and where the hit ends that told it
	for _, h := range x.hits[r] {
		if held, _ := x.reading.Stance(h.first, h.last); phrase.Exempts(held) {
			continue
		}
		f := x.finding(r, h)
		_, _, texts := x.offers(r, h)
		f.Suggestions = suggested(f.Span, texts)
		if phrase.AnsweredNo {
			answer, no := x.reading.FlatNo(h.first)
			if !no {
				continue
			}
			f.Related = []finding.Related{{Span: x.article.TokenSpan(answer.First, answer.Last), Message: "the answer"}}
		}
		if opens := x.blockOf(h).FirstSentence; x.persons[r] != nil && (opens != within || h.first < told) { // only one of those that overlap stays
			f.Related, within, told = x.story(x.persons[r], h), opens, h.last
		}
		found = append(found, f)
	}
	return found
}
