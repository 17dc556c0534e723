package prose

import "strings"

// quantity reads the quantity whose first number, fraction or multiple begins at i.
func (r *reader) quantity(i int) (Quantity, bool) {
	t, w := &r.tokens[i], r.word(i)
	if t.Kind == Number {
		if r.joined(i) && i > r.floor && r.has(i-1, Word, 0) && !r.is(i-1, prefix) {
			return r.identifier(i), true
		}
		if !r.alone(i) {
			if q, ok := r.calendar(i); ok {
				return q, true
			}
		}
		return r.figure(i)
	}
	if r.joined(i) && !r.is(i-1, prefix) { // the one of all-in-one, the half of first-half
		return Quantity{}, false
	}
	switch {
	case w.roles.any(month):
		return r.monthFirst(i)
	case w.roles.any(magnitude):
		return r.magnitude(i)
	case w.roles.any(part):
		return r.part(i)
	case w.roles.any(nth):
		return r.everyNth(i)
	case w.roles.any(fold | multiple):
		return r.multiple(i)
	case w.roles.any(occasion):
		return r.occasion(i)
	case w.roles.any(roman):
		if !t.Has(Capital) {
			return Quantity{}, false
		}
		name, first := r.name(i)
		if name == nil || name.kind != Label {
			return Quantity{}, false
		}
		n := number{first: first, end: i + 1}
		for r.joined(n.end) { // stage I-III
			n.end++
		}
		return r.label(n), true
	}
	return r.figure(i)
}

// figure reads a number and what it is. The nearer a word stands to it the earlier it is asked: what is joined to it, its unit, the
// name before it, and last what it is counted out of and what it counts.
func (r *reader) figure(i int) (Quantity, bool) {
	n, ok := r.amount(i)
	if !ok {
		return Quantity{}, false
	}
	var a announced
	a.name, a.first = r.name(n.first)
	if a.name != nil || r.explained(n) {
		if q, ok := r.beside(n, a); ok {
			return q, true
		}
	}
	if q, ok := r.counted(n); ok {
		return q, true
	}
	return r.plain(n)
}

// explained reports whether a unit, letters or the sign of a currency may say what the number is.
func (r *reader) explained(n number) bool {
	return n.unit != nil || len(r.units(n.end)) > 0 || r.tight(n.end, Word) || r.currency(n.end) || r.currency(n.first-1)
}

// beside reads a number by what stands right behind or before it.
func (r *reader) beside(n number, a announced) (Quantity, bool) {
	if q, ok := r.price(n, a); ok {
		return q, true
	}
	if q, ok := r.suffixed(n, a); ok {
		return q, true
	}
	if q, ok := r.result(n, a); ok {
		return q, true
	}
	if q, ok := r.measured(n, a); ok {
		return q, true
	}
	return r.named(n, a)
}

// identifier reads a name with the number at i joined to it: COVID-19, anti-PD-1, W81-12-1.
func (r *reader) identifier(i int) Quantity {
	n := number{first: i - 1, end: i + 1, value: digits(r.at(i))}
	for n.first > r.floor && r.joined(n.first) {
		n.first--
	}
	n.high = n.value
	return r.label(n)
}

// announced is the name that stands before a number, if any, and the token at which it starts.
type announced struct {
	name  *phrase
	first int
}

func (a announced) as(kind QuantityKind) bool { return a.name != nil && a.name.kind == kind }

// quantity makes a quantity of a number alone.
func (n number) quantity(kind QuantityKind, unit string) Quantity {
	return Quantity{First: int32(n.first), Last: int32(n.end), Kind: kind, Value: n.value, High: n.high, Of: n.of, Unit: unit}
}

// price reads money: £5, US$ 100, $2–3 million, 20 baht, THB 500.
func (r *reader) price(n number, a announced) (Quantity, bool) {
	unit := ""
	switch after, end := r.unit(n.end); {
	case n.first-1 >= r.floor && r.currency(n.first-1):
		n.first--
		unit = r.at(n.first)
		if n.first-1 >= r.floor && r.tight(n.first, Sign) && r.has(n.first-1, Word, Capital) { // US$
			n.first--
		}
		if by := r.moneyScales[r.id(n.end)]; by > 0 && r.tight(n.end, Word) {
			n.value, n.high, n.end = n.value*by, n.high*by, n.end+1
		}
	case r.currency(n.end):
		unit = r.at(n.end)
		n.end++
	case after != nil && after.kind == Money:
		n.end, unit = end, after.unit
	case a.as(Money):
		n.first, unit = a.first, a.name.unit
	default:
		return Quantity{}, false
	}
	return n.quantity(Money, unit), true
}

// suffixed reads what letters make of digits they stand close to: 1990s, over 65s, 2nd, grade 2b, 3D.
func (r *reader) suffixed(n number, a announced) (Quantity, bool) {
	if !r.tight(n.end, Word) || r.tokens[n.end-1].Kind != Number {
		return Quantity{}, false
	}
	unit, _ := r.unit(n.end)
	switch {
	case r.is(n.end, decade):
		n.end++
		if n.value >= 1000 {
			return n.quantity(Date, ""), true
		}
		return n.quantity(Age, ""), true
	case (unit != nil || r.is(n.end, cross|scale)) && !r.initial(n.end):
		return Quantity{}, false
	}
	n.end++
	if a.as(Label) {
		n.first = a.first
	}
	if r.id(n.end) == Slash && r.tight(n.end+1, Number) { // phase 2b/3
		n.end += 2
	}
	for r.joined(n.end) { // 18F-FDG
		n.end++
	}
	return r.label(n), true
}

// initial reports whether a single capital letter stands at i: 3D, 5G. Units of one letter are small, but for the litre.
func (r *reader) initial(i int) bool {
	return r.has(i, Word, Capital) && len(r.at(i)) == 1 && r.at(i) != "L"
}

// measured reads a number with a unit behind it.
func (r *reader) measured(n number, a announced) (Quantity, bool) {
	unit, end := r.unitOf(n)
	if unit == nil {
		return Quantity{}, false
	}
	kind := unit.kind
	n.end = end
	switch kind {
	case Percentage:
		if r.dissolved(n.first, end) {
			kind = Dose
		}
	case Rate:
		kind = Duration // person-years that are not divided by
	case Duration:
		if tail := r.tail(end, Age); tail > end || a.as(Age) {
			kind, n.end = Age, tail
		}
	case Dose, Measure:
		n.end = r.divided(end)
	case Time:
		if n.value > 24 {
			return Quantity{}, false
		}
	case FoldChange:
	default:
		return Quantity{}, false
	}
	if a.as(kind) && (kind == Age || kind == Measure) {
		n.first = a.first
	}
	if n.of > 0 && kind != Measure { // 1/2 tablet
		n.value /= n.of
		n.high, n.of = n.value, 0
	}
	return n.quantity(kind, unit.unit), true
}

// dissolved reports whether the percentage from first to end is the strength of a medicine that stands beside it: 0.9% saline, 1%
// hydrocortisone cream, chloramphenicol 0.5%. In “in 40% lidocaine did nothing” and “a cream 60% of them liked” it is a share.
func (r *reader) dissolved(first, end int) bool {
	switch {
	case r.is(first-1, in):
		return r.is(end, solution) && !r.drug(end)
	case r.is(end, solution), r.drug(end), r.has(end, Word, 0) && !r.is(end, stop) && (r.is(end+1, solution) || r.drug(end+1)):
		return true
	}
	return first > r.floor && !r.is(end, of) && r.tokens[first-1].Kind == Word && (r.is(first-1, vehicle) || r.drug(first-1))
}

// drug reports whether a word ends as the names of medicines do, which are built from stems.
func (r *reader) drug(i int) bool {
	if !r.has(i, Word, 0) {
		return false
	}
	name := r.at(i)
	for _, stem := range r.stems {
		if len(name) > len(stem)+1 && strings.HasSuffix(name, stem) {
			return true
		}
	}
	return false
}

// divided is the end of a unit that is divided by others, which ends at i without them: mg | /kg per day, kg | /m².
func (r *reader) divided(i int) int {
	for {
		for r.tight(i, Sign) && superscript(r.at(i)) >= 0 {
			i++
		}
		if !(r.id(i) == Slash && r.tight(i, Sign) && r.has(i+1, Word, 0)) && !r.is(i, per) {
			return i
		}
		by, end := r.unit(i + 1)
		if by == nil && r.id(i) != Slash {
			return i
		}
		i = max(end, i+2)
	}
}

// named reads a number that has no unit and a name before it.
func (r *reader) named(n number, a announced) (Quantity, bool) {
	if tail := r.tail(n.end, Age); n.high < 130 && (tail > n.end && !a.as(Label) && !a.as(Measure) || a.as(Age)) {
		n.end = tail // 65 and over
		if a.as(Age) {
			n.first = a.first
		}
		return n.quantity(Age, ""), true
	}
	switch {
	case a.name == nil, a.name.kind == Interval, a.name.kind == Effect, a.name.kind == Age:
		return Quantity{}, false
	case a.name.kind == Phone && (len(r.at(n.first)) < 3 || r.whole(n.first, 15) < 0):
		return Quantity{}, false
	}
	n.first = a.first
	switch a.name.kind {
	case Phone: // call 999
		return number{first: n.first, end: n.end}.quantity(Phone, ""), true
	case Label:
		return r.label(n), true
	case Count: // n = 386, a sample of 386 women
		if noun, end := r.noun(n); noun != nil {
			n.end = end
			return n.quantity(Count, noun.unit), true
		}
		return n.quantity(Count, ""), true
	case Measure:
		if r.is(n.end, out) { // a score of 7 out of 10
			if scale, ok := r.outOf(n, n.end); ok {
				n.of, n.end = scale.Of, int(scale.Last)
			}
		}
	}
	return n.quantity(a.name.kind, a.name.unit), true
}

// label makes a label of a number and the words before it, and of what follows in "grade 3 or higher".
func (r *reader) label(n number) Quantity {
	for r.has(n.end, Number, Joined) {
		n.end++
	}
	n.end = r.tail(n.end, Label)
	return n.quantity(Label, "")
}

// plain reads a number that nothing near it explains.
func (r *reader) plain(n number) (Quantity, bool) {
	switch {
	case r.year(n):
		return n.quantity(Date, ""), true
	case r.joined(n.end): // 5-FU, 12-lead, 80-20
		for r.joined(n.end) {
			n.end++
		}
		return n.quantity(Label, ""), true
	case r.pronoun(n):
		return Quantity{}, false
	}
	return n.quantity(PlainNumber, ""), true
}

// pronoun reports whether the number is the word "one" alone, which seldom counts.
func (r *reader) pronoun(n number) bool {
	return n.value == 1 && n.end == n.first+1 && r.tokens[n.first].Kind == Word
}
