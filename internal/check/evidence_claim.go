package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/stance"
)

// approval is a stretch of an article that makes an approved claim, or nearly so.
type approval struct {
	claim *evidence.Claim
	hit
	fault rule.EvidenceFault // 0 where the wording is the approved one, to the word
}

// worded is a word of the article as wordings are compared by, and its token.
type worded struct {
	word  string
	token int32
}

// approvals finds the approved claims of an article: once for all rules.
func (x *examination) approvals() []approval {
	b := x.against
	if len(b.Claims) == 0 || b.looked {
		return b.approved
	}
	b.looked = true
	wordings := make([][]string, len(b.Claims))
	for i, c := range b.Claims {
		wordings[i] = strings.Fields(evidence.Words(c.Says))
	}
	for i := range x.article.Blocks {
		block := &x.article.Blocks[i]
		words := x.worded(block.FirstToken, block.LastToken)
		for c, wording := range wordings {
			x.exactly(b.Claims[c], wording, words)
		}
		for s := block.FirstSentence; s < block.LastSentence; s++ {
			sentence := x.article.Sentences[s]
			own := x.worded(sentence.First, sentence.Last)
			for c, wording := range wordings {
				x.nearly(b.Claims[c], wording, own, s)
			}
		}
	}
	return b.approved
}

// worded returns the words and numbers between two tokens.
func (x *examination) worded(first, last int32) []worded {
	var words []worded
	for i := first; i < last; i++ {
		t := x.article.Tokens[i]
		if t.Kind == prose.Word || t.Kind == prose.Number {
			for w := range strings.FieldsSeq(evidence.Words(x.article.Text[t.Start:t.End])) {
				words = append(words, worded{w, i})
			}
		}
	}
	return words
}

// exactly notes where the words of a claim stand one after the other.
func (x *examination) exactly(c *evidence.Claim, wording []string, words []worded) {
	for at := 0; len(wording) > 0 && at+len(wording) <= len(words); at++ {
		same := true
		for i, w := range wording {
			if words[at+i].word != w {
				same = false
				break
			}
		}
		if same {
			first, last := words[at].token, words[at+len(wording)-1].token+1
			x.against.approved = append(x.against.approved, approval{c, hit{first, last, int32(x.article.SentenceOf(first))}, 0})
			if r, _ := x.against.Match(c.Cited()); r != nil && !slices.Contains(x.against.cited, r) {
				x.against.cited = append(x.against.cited, r)
			}
		}
	}
}

// nearly notes a sentence that says nearly what a claim says: the same figures in other words, or other figures in the same words.
func (x *examination) nearly(c *evidence.Claim, wording []string, words []worded, s int32) {
	const near = 0.75 // of the words of both together
	const fewest = 4
	if len(words) == 0 || len(wording) < fewest {
		return
	}
	h := hit{words[0].token, words[len(words)-1].token + 1, s}
	if slices.ContainsFunc(x.against.approved, func(a approval) bool { return a.fault == 0 && a.first < h.last && h.first < a.last }) {
		return
	}
	var own []string
	for _, w := range words {
		own = append(own, w.word)
	}
	shared := 0
	left := slices.Clone(own)
	for _, w := range wording {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			shared++
		}
	}
	if float64(2*shared) < near*float64(len(own)+len(wording)) {
		return
	}
	if held, _ := x.reading.Stance(h.first, h.last); held&(stance.Negated|stance.Asked) != 0 {
		return
	}
	fault := rule.RewordedClaim
	if !slices.Equal(numbers(own), numbers(wording)) {
		fault = rule.AlteredClaim
	}
	x.against.approved = append(x.against.approved, approval{c, h, fault})
}

// numbers returns the words in digits, sorted.
func numbers(words []string) []string {
	digits := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w[0] < '0' || w[0] > '9' })
	slices.Sort(digits)
	return digits
}

// claimed finds what is wrong with approved claims as the article makes them.
func (x *examination) claimed(found []finding.Finding, r int) []finding.Finding {
	fault := x.rules[r].Evidence.Finds
	for _, a := range x.approvals() {
		lapsed := x.lapsed(a.claim)
		switch {
		case fault == rule.LapsedClaim && (a.fault != 0 || lapsed == ""):
			continue
		case fault != rule.LapsedClaim && (a.fault != fault || lapsed != ""):
			continue
		}
		told := "“" + a.claim.Says + "”"
		if fault == rule.LapsedClaim {
			told = lapsed
		}
		f := x.finding(r, a.hit)
		f.Message = x.rules[r].Detailed(x.words(a.hit), rule.Details{Source: fmt.Sprintf("%s (%s)", a.claim.ID, a.claim.Owner), Told: told})
		found = append(found, f)
	}
	return found
}

// lapsed tells why a claim may not be made, or nothing.
func (x *examination) lapsed(c *evidence.Claim) string {
	var markets []string
	for _, m := range x.terms.Markets {
		markets = append(markets, string(m))
	}
	if why := c.Lapsed(x.today(), markets); why != "" {
		return why
	}
	if r, _ := x.against.Match(c.Cited()); r != nil {
		if n, ok := r.Notice(evidence.Retracted); ok {
			return "its source was retracted: " + n.Text
		}
	}
	return ""
}

// silenced drops what rules of wording and sources say of claims that were approved word for word and have not lapsed.
func (x *examination) silenced(found []finding.Finding) []finding.Finding {
	var spans []article.Span
	for _, a := range x.approvals() {
		if a.fault == 0 && x.lapsed(a.claim) == "" {
			spans = append(spans, x.article.TokenSpan(a.first, a.last))
		}
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		return f.Rule.Evidence == nil && f.Rule.Disclaimer == nil &&
			slices.ContainsFunc(spans, func(s article.Span) bool { return s.Start <= f.Span.Start && f.Span.End <= s.End })
	})
}
