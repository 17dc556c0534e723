package check

import (
	"time"

	"github.com/primum-lint/primum/internal/directive"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// heed takes out of sorted findings those that directives answer, and adds what is wrong with the directives.
func (x *examination) heed(found []finding.Finding) ([]finding.Finding, []finding.Answered) {
	if len(x.article.Remarks)+len(x.article.Settings) == 0 { // as most have none
		return found, nil
	}
	open, answered, faults := directive.Answer(x.article, found, x.rules, x.severity, x.today().Format(time.DateOnly))
	faults = append(faults, directive.Profile(x.article).Faults...)
	if len(faults) == 0 {
		return open, answered
	}
	for i, r := range x.rules {
		if r.Directive == nil || x.severity(i) == rule.Off {
			continue
		}
		for _, fault := range faults {
			if fault.Kind == r.Directive.Finds {
				f := x.at(i, fault.Span)
				if fault.Detail != "" {
					f.Message += " " + fault.Detail
				}
				f.Fix = fault.Fix
				open = append(open, f)
			}
		}
	}
	return finding.Sort(open), answered
}
