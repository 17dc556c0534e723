package directive

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Answer parts the findings of an article into those that stand and those that a directive answers, both in their order, and tells
// what is wrong with the directives. severities are those of the rules there: of a rule that is off nobody knows whether a directive
// is needed. today is the date, YYYY-MM-DD.
func Answer(a *article.Article, found []finding.Finding, rules []*rule.Rule, severities func(rule int) rule.Severity, today string) (open []finding.Finding, answered []finding.Answered, faults []Fault) {
	r := reading{article: a, today: today, closed: map[article.Span]int{}}
	r.directives()
	for _, f := range found {
		if by := r.answerOf(f); by != nil {
			by.used = true
			answered = append(answered, finding.Answered{Finding: f, By: finding.Directive, Reason: by.by.reason, Until: by.by.until.text, Place: by.by.remark.Span})
		} else {
			open = append(open, f)
		}
	}
	r.hold(rules, severities)
	return open, answered, r.faults
}

// answerOf returns what answers a finding, or nil: of several answers the one that was given last, which is nearest to it.
func (r *reading) answerOf(f finding.Finding) *answer {
	if f.Locked() {
		return nil
	}
	for _, a := range slices.Backward(r.answers) {
		if a.text == f.Rule.ID && !a.by.void && !a.open && a.reach.Start <= f.Span.Start && f.Span.Start < a.reach.End {
			return a
		}
	}
	return nil
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
