package prose

import "strings"

// result reads what a statistical method gives: HR 0.62, p < 0.05, 95% CI 1.66–4.88.
func (r *reader) result(n number, a announced) (Quantity, bool) {
	unit, end := r.unitOf(n)
	if unit != nil && unit.kind == Percentage && n.high == n.value {
		if level, after := r.unit(end); level != nil && level.kind == Interval {
			return r.interval(number{first: n.first, end: after}, end, level.unit), true
		}
	}
	switch {
	case a.as(PValue):
	case a.as(Effect) && a.name.capitals && relative(a.name.unit) && n.value >= leastPulse:
		n.first = a.first
		return n.quantity(Measure, ""), true
	case a.as(Effect) && unit == nil:
	case a.as(Interval) && n.high > n.value:
		if unit != nil {
			n.end = end
		}
	case a.as(Interval) && r.id(n.end) == Comma: // [0.5, 0.9]
		high, ok := r.number(n.end + 1)
		if !ok || high.value <= n.value {
			return Quantity{}, false
		}
		n.high, n.end = high.value, high.end
	default:
		return Quantity{}, false
	}
	if r.joined(n.first) && a.as(Interval) { // CI-0.3 to 1.2
		n.value = -n.value
	}
	n.first = a.first
	return n.quantity(a.name.kind, a.name.unit), true
}

// HR and RR are ratios of a trial and, at a bedside, heart and respiratory rates. No ratio is as large as a rate of the living.
const leastPulse = 15

func relative(unit string) bool {
	return strings.HasSuffix(unit, "-ratio") || strings.HasSuffix(unit, "-risk")
}

// interval adds its bounds to an interval whose level and name are read: 95% CI, 95% confidence interval [CI]. The name starts at i.
// An interval that is only spoken of has none.
func (r *reader) interval(level number, i int, unit string) Quantity {
	for at := level.end; at < min(level.end+6, len(r.tokens)); at++ {
		if r.tokens[at].Kind != Number {
			continue
		}
		n, ok := r.amount(at)
		if !ok {
			break
		}
		name, first := r.name(n.first)
		if first != i {
			break
		}
		if q, ok := r.result(n, announced{name, first}); ok {
			q.First = int32(level.first)
			return q
		}
		break
	}
	return level.quantity(Interval, unit)
}
