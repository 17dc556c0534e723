package check

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
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
			var stands bool
			if r.Phrase != nil {
				_, claimed := x.answer(r.Phrase, h)
				stands = !claimed
			} else {
				stands = x.answered(r.Citation, h)
			}
			claims = append(claims, Claim{r, a.TokenSpan(h.first, h.last), held, cues, !stands && !r.Words().Exempts(held)})
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
		answer, ok := x.answer(phrase, h)
		if !ok {
			continue
		}
		f := x.finding(r, h)
		f.Related = answer
		_, _, texts := x.offers(r, h)
		f.Suggestions = suggested(f.Span, texts)
		if opens := x.blockOf(h).FirstSentence; x.stories[r].persons != nil && (opens != within || h.first < told) { // only one of those that overlap stays
			f.Related, within, told = append(f.Related, x.story(x.stories[r], h)...), opens, h.last
		}
		found = append(found, f)
	}
	return found
}

// answer returns the flat no by which a hit claims, if the rule asks for one; ok is false where there is none.
func (x *examination) answer(phrase *rule.Phrase, h hit) (rest []finding.Related, ok bool) {
	if !phrase.AnsweredNo {
		return nil, true
	}
	no, ok := x.reading.FlatNo(h.first)
	if !ok {
		return nil, false
	}
	return []finding.Related{{Span: x.article.TokenSpan(no.First, no.Last), Message: "the answer"}}, true
}

// claim returns a hit without what its pattern asks for beside the claim: signs, and words that lead on.
func (x *examination) claim(h hit) hit {
	isSign := func(t prose.Token) bool {
		switch t.ID {
		case prose.Period, prose.Comma, prose.Semicolon, prose.Colon, prose.Exclamation, prose.Dash:
			return true
		}
		return t.Skipped()
	}
	tokens, end := x.article.Tokens, x.article.Sentences[h.sentence].Last
	leads := func(at int32) bool {
		return at+1 < end && tokens[at+1].Kind != prose.Sign && slices.Contains(x.leads, tokens[at].ID)
	}
	for h.last-h.first > 1 && (isSign(tokens[h.last-1]) || leads(h.last-1)) {
		h.last--
	}
	for h.last-h.first > 1 && isSign(tokens[h.first]) {
		h.first++
	}
	return h
}
