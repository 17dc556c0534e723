package directive

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Answer parts the findings of an article into those that stand and those that a directive answers, both in their order, and tells
// what is wrong with the directives. The findings are sorted by where they begin. severities are those of the rules there: of a rule that is off nobody knows whether a directive
// is needed. today is the date, YYYY-MM-DD.
func Answer(a *article.Article, found []finding.Finding, rules []*rule.Rule, severities func(rule int) rule.Severity, today string) (open []finding.Finding, answered []finding.Answered, faults []Fault) {
	r := reading{article: a, today: today, closed: map[article.Span]int{}}
	r.directives()
	at := newPlace(r.answers)
	for _, f := range found {
		if by := at.answerOf(f); by != nil {
			by.used = true
			answered = append(answered, finding.Answered{Finding: f, By: finding.Directive, Reason: by.by.reason, Until: by.by.until.text, Place: by.by.remark.Span})
		} else {
			open = append(open, f)
		}
	}
	r.hold(rules, severities)
	return open, answered, r.faults
}

// place is a place in the article that only ever moves on: to look through all answers for each finding would be quadratic.
type place struct {
	ahead []*answer // by where their reach begins
	here  []*answer // that reach the place, as they were given
}

// newPlace returns the place before all answers that answer anything.
func newPlace(answers []*answer) *place {
	var p place
	for _, a := range answers {
		if !a.by.void && !a.open {
			p.ahead = append(p.ahead, a)
		}
	}
	slices.SortStableFunc(p.ahead, func(a, b *answer) int { return cmp.Compare(a.reach.Start, b.reach.Start) })
	return &p
}

// answerOf moves on to a finding and returns what answers it, or nil: of several answers the one that was given last, which is nearest to it.
func (p *place) answerOf(f finding.Finding) *answer {
	p.moveTo(f.Span.Start)
	if f.Locked() {
		return nil
	}
	for _, a := range slices.Backward(p.here) {
		if a.text == f.Rule.ID {
			return a
		}
	}
	return nil
}

func (p *place) moveTo(at int) {
	over := func(a *answer) bool { return a.reach.End <= at }
	p.here = slices.DeleteFunc(p.here, over)
	begun := 0
	for ; begun < len(p.ahead) && p.ahead[begun].reach.Start <= at; begun++ {
		if a := p.ahead[begun]; !over(a) {
			p.here = append(p.here, a)
		}
	}
	if p.ahead = p.ahead[begun:]; begun > 0 {
		slices.SortStableFunc(p.here, func(a, b *answer) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
}

// hold finds names that name no rule, and answers that nothing needs.
func (r *reading) hold(rules []*rule.Rule, severity func(rule int) rule.Severity) {
	for _, a := range r.answers {
		i := slices.IndexFunc(rules, func(r *rule.Rule) bool { return r.ID == a.text })
		switch {
		case i < 0:
			r.fault(rule.UnknownName, a.span, meant(a.text, rules))
		case a.used || a.by.void || a.open || severity(i) == rule.Off:
		default:
			a.needless = true
		}
	}
	for _, a := range r.answers {
		if !a.needless {
			continue
		}
		fault := Fault{Kind: rule.UnusedName, Span: a.span, Fix: r.removal(a)}
		if slices.ContainsFunc(rules, func(r *rule.Rule) bool { return r.ID == a.text && r.Locked }) {
			fault.Detail = "The rule is locked: no directive may answer it."
		}
		r.faults = append(r.faults, fault)
	}
}

func meant(name string, rules []*rule.Rule) string {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	if near := strict.Nearest(name, ids); near != "" {
		return "Did you mean “" + near + "”?"
	}
	return ""
}
