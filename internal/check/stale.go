package check

import (
	"regexp"
	"time"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// stale finds that the last of the dates which an article gives was too many months ago. The finding stands at that date.
func (x *examination) stale(found []finding.Finding, r int) []finding.Finding {
	s := x.rules[r].Structure
	var last time.Time
	var at article.Span
	note := func(text string, span article.Span) {
		if day, ok := lastDay(text); ok && day.After(last) {
			last, at = day, span
		}
	}
	for _, m := range x.article.Matter {
		if m.Under(s.Fields) {
			note(m.Text, m.Span)
		}
	}
	for _, h := range x.told(r, giving) {
		for _, q := range x.article.QuantitiesIn(h.first, h.last) {
			if q.Kind == prose.Date {
				note(x.words(hit{q.First, q.Last, h.sentence}), x.article.TokenSpan(q.First, q.Last))
			}
		}
	}
	if last.IsZero() || !last.AddDate(0, s.Months, 1).Before(x.today()) {
		return found
	}
	return append(found, x.at(r, at))
}

// layouts are the ways to write a date, and what is to be added for the last day that each may mean.
var layouts = []struct {
	layout        string
	years, months int
}{
	{"2006-1-2", 0, 0}, {"2006/1/2", 0, 0}, {"2.1.2006", 0, 0},
	{"2 January 2006", 0, 0}, {"2 Jan 2006", 0, 0}, {"January 2, 2006", 0, 0}, {"Jan 2, 2006", 0, 0}, {"January 2 2006", 0, 0}, {"Jan 2 2006", 0, 0},
	{"2006-1", 0, 1}, {"January 2006", 0, 1}, {"Jan 2006", 0, 1}, {"January, 2006", 0, 1},
	{"2006", 1, 0},
}

var (
	ordinalDay = regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th)\b`)
	timeOfDay  = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ].*$`)
	anyYear    = regexp.MustCompile(`\b(19|20)\d\d\b`)
)

// lastDay returns the last day that a date may mean: of a month that is told without a day the last, of a form that different countries
// read differently the last of its year.
func lastDay(text string) (time.Time, bool) {
	text = timeOfDay.ReplaceAllString(ordinalDay.ReplaceAllString(text, "$1"), "$1")
	for _, l := range layouts {
		if day, err := time.Parse(l.layout, text); err == nil {
			if l.years+l.months > 0 {
				day = day.AddDate(l.years, l.months, -1)
			}
			return day, true
		}
	}
	if year := anyYear.FindString(text); year != "" {
		return lastDay(year)
	}
	return time.Time{}, false
}
