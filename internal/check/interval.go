package check

import (
	"math"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// impossible finds results that cannot be: an interval that leaves out its own estimate, and a p-value that says the reverse of the
// interval beside it (the idea of statcheck).
func (x *examination) impossible(found []finding.Finding, r int) []finding.Finding {
	for s, quantities := range x.figured {
		for i := 1; i < len(quantities); i++ {
			estimate, interval := quantities[i-1], quantities[i]
			words := 2
			if estimate.Kind == prose.Effect { // an odds ratio of 1.9 for a fall in winter (95% CI …)
				words = 6
			}
			if !x.isInterval(estimate, interval) || !x.adjoins(estimate, interval, words) {
				continue
			}
			last := interval.Last
			wrong := (estimate.Kind == prose.Effect || i == 1 || !x.compared(quantities[i-2], estimate)) && x.leavesOut(interval, estimate)
			if !wrong && i+1 < len(quantities) && x.adjoins(interval, quantities[i+1], 2) && x.contradicts(estimate, interval, quantities[i+1]) {
				wrong, last = true, quantities[i+1].Last
			}
			if wrong {
				found = append(found, x.finding(r, hit{estimate.First, last, s}))
			}
		}
	}
	return found
}

// isInterval reports whether b is the interval of the estimate a: named so, or a range in brackets behind an effect.
func (x *examination) isInterval(a, b prose.Quantity) bool {
	switch {
	case b.High <= b.Value:
		return false
	case b.Kind == prose.Interval:
		return b.Unit != "interquartile-range" && estimated(a.Kind)
	}
	return b.Kind == prose.PlainNumber && a.Kind == prose.Effect && b.First == a.Last+1 && x.article.Tokens[a.Last].ID == prose.OpenBracket
}

// estimated reports whether what is measured in a study may be a quantity of the kind. A number alone may be anything.
func estimated(kind prose.QuantityKind) bool {
	switch kind {
	case prose.Effect, prose.Percentage, prose.Rate, prose.Duration, prose.Measure:
		return true
	}
	return false
}

// adjoins reports whether nothing but a sign or two, and at most so many words, stands between two quantities.
func (x *examination) adjoins(a, b prose.Quantity, most int) bool {
	const mostSigns = 2
	words, signs := 0, 0
	for _, t := range x.article.Tokens[a.Last:b.First] {
		if t.Kind == prose.Word {
			words++
		} else {
			signs++
		}
	}
	return words <= most && 0 < signs && signs <= mostSigns
}

// compared reports whether an estimate is one side of a comparison, so that the interval behind it may be of the difference.
func (x *examination) compared(before, estimate prose.Quantity) bool {
	const near = 12 // tokens
	return before.Kind == estimate.Kind && estimate.First-before.Last <= near
}

// leavesOut reports whether an estimate, however it was rounded, and whether it is written with its sign or not, lies outside.
func (x *examination) leavesOut(interval, estimate prose.Quantity) bool {
	if estimate.High != estimate.Value || estimate.Of != 0 || estimate.Kind == prose.Percentage && interval.High <= 1 {
		return false
	}
	slack := (x.unitOfLastDigit(estimate) + x.unitOfLastDigit(interval)) / 2
	outside := func(v float64) bool { return v < interval.Value-slack || v > interval.High+slack }
	return outside(estimate.Value) && outside(-estimate.Value)
}

// nullValues are the values of measures that tell no difference between groups.
var nullValues = map[string]float64{
	"hazard-ratio": 1, "odds-ratio": 1, "relative-risk": 1, "rate-ratio": 1, "prevalence-ratio": 1,
	"risk-difference": 0, "mean-difference": 0, "standardised-mean-difference": 0,
}

// contradicts reports whether a p-value says that there is a difference where the 95% interval says there may be none, or the reverse.
// Where either is near the line, rounding may have done it.
func (x *examination) contradicts(estimate, interval, p prose.Quantity) bool {
	const line, near = 0.05, 0.01
	null, ok := nullValues[estimate.Unit]
	if !ok || p.Kind != prose.PValue || p.Value > 1 || !x.isOf95(interval) || math.Abs(p.Value-line) < near && !x.less(p) {
		return false
	}
	slack := 2 * x.unitOfLastDigit(interval)
	if math.Abs(interval.Value-null) <= slack || math.Abs(interval.High-null) <= slack {
		return false
	}
	inside := interval.Value < null && null < interval.High
	switch {
	case x.less(p):
		return inside && p.Value <= line
	case x.holds(p, prose.Greater):
		return !inside && p.Value >= line
	}
	return inside == (p.Value < line)
}

// isOf95 reports whether the interval is one of 95%, as its name says.
func (x *examination) isOf95(interval prose.Quantity) bool {
	t := x.article.Tokens[interval.First]
	return x.article.Text[t.Start:t.End] == "95"
}

func (x *examination) less(p prose.Quantity) bool { return x.holds(p, prose.Less) }

func (x *examination) holds(q prose.Quantity, sign prose.ID) bool {
	for _, t := range x.article.Tokens[q.First:q.Last] {
		if t.ID == sign {
			return true
		}
	}
	return false
}
