package prose

func (r *reader) half(i int) bool { return r.is(i, part) && r.word(i).value == 2 }

// part reads a part that no number precedes: half of patients, a third, half an hour, half a million people.
func (r *reader) part(i int) (Quantity, bool) {
	n := number{first: i, end: i + 1, value: 1 / r.word(i).value}
	n.high = n.value
	if r.joined(n.end) || r.is(n.end, blocker) {
		return Quantity{}, false
	}
	if q, ok := r.everyNth(i); ok {
		return q, true
	}
	led := r.is(i-1, article) && i-1 >= r.floor
	if r.half(i) {
		if r.is(i-1, ordinal) {
			return Quantity{}, false
		}
		if r.is(n.end, article) {
			return r.halved(n)
		}
	} else if !led || !r.is(n.end, partEnd) && r.has(n.end, Word, 0) || r.period(n.end) {
		return Quantity{}, false
	}
	if led {
		n.first--
	}
	if r.half(i) && r.is(n.end, comparison) && !r.is(n.end, determiner) { // half as likely
		return n.quantity(FoldChange, ""), true
	}
	return r.fractionOf(n), true
}

// everyNth reads a share of those that are counted: every third patient.
func (r *reader) everyNth(i int) (Quantity, bool) {
	if i-1 < r.floor || !r.is(i-1, every) || r.is(i-1, article|per|cardinal) {
		return Quantity{}, false
	}
	if noun, _ := r.noun(number{end: i + 1, value: 1}); noun == nil {
		return Quantity{}, false
	}
	n := number{first: i - 1, end: i + 1, value: 1, high: 1, of: r.word(i).value}
	return n.quantity(CountOf, ""), true
}

// halved reads what half is taken of after an article: half an hour, half a tablet, half a million people.
func (r *reader) halved(n number) (Quantity, bool) {
	if end, by := r.scales(n.end + 1); by > 1 {
		n.value, n.high, n.end, n.scaled = n.value*by, n.high*by, end, true
		if noun, end := r.noun(n); noun != nil {
			n.end = end
			return n.quantity(Count, noun.unit), true
		}
		return n.quantity(PlainNumber, ""), true
	}
	unit, end := r.unit(n.end + 1)
	if unit != nil {
		switch unit.kind {
		case Percentage, Duration, Dose, Measure:
			n.end = end
			return n.quantity(unit.kind, unit.unit), true
		}
	}
	return n.quantity(Fraction, ""), true
}

// fraction reads a number of parts: two-thirds, three quarters, one fifth.
func (r *reader) fraction(n number) (Quantity, bool) {
	switch whole := r.word(n.end); {
	case n.end == n.first+1 && r.glyph(n.first) > 0:
		return n.quantity(Fraction, ""), true
	case !whole.roles.any(part | parts):
	case !n.whole() || n.value < 1 || n.value >= whole.value || r.period(n.end+1):
	case whole.roles.any(parts) && n.value > 1 || whole.roles.any(part) && n.value == 1:
		n.end++
		n.value, n.high = n.value/whole.value, n.high/whole.value
		return r.fractionOf(n), true
	}
	return Quantity{}, false
}

// fractionOf is the fraction n, or the time it is of: a quarter of an hour.
func (r *reader) fractionOf(n number) Quantity {
	if r.is(n.end, of) && r.is(n.end+1, article) {
		if unit, end := r.unit(n.end + 2); unit != nil && unit.kind == Duration {
			n.end = end
			return n.quantity(Duration, unit.unit)
		}
	}
	return n.quantity(Fraction, "")
}

// period reports whether a year follows at i, which makes a stretch of time of a quarter: quarter of 2024.
func (r *reader) period(i int) bool {
	if r.is(i, of) {
		i++
	}
	return r.yearAt(i) > 0
}

// pair reads two numbers with a slash or a colon between: 4/10, 2:1, 24/7.
func (r *reader) pair(n number) Quantity {
	if kind, ok := r.pairs[[2]float64{n.value, n.of}]; ok && n.sign == Slash {
		return n.quantity(kind, "")
	}
	switch {
	case n.sign == Colon || n.value > n.of:
		return n.quantity(Ratio, "")
	case n.whole():
		return n.quantity(CountOf, "")
	}
	return n.quantity(Rate, "") // 5.5/1000
}

// outOf reads a number out of another, whose connective stands at i: 86 out of 100, 86 of the 100, nine in every ten.
func (r *reader) outOf(n number, i int) (Quantity, bool) {
	within, partOf := r.is(i, in), r.is(i, of)
	switch {
	case r.is(i, out) && r.is(i+1, of):
		i += 2
	case within || partOf && !r.pronoun(n): // one of the two is a pronoun
		i++
	default:
		return Quantity{}, false
	}
	if r.is(i, determiner|every) && !r.is(i+1, scale) {
		i++
	}
	whole, ok := r.number(i)
	if !ok || !n.whole() && (within || partOf) || !whole.whole() || whole.value <= n.high && (within || whole.value < n.high) {
		return Quantity{}, false
	}
	if n.value > 1 && within && r.year(whole) { // enrolled 86 in 2019
		return Quantity{}, false
	}
	if unit, _ := r.unit(whole.end); unit != nil && unit.kind != Count {
		return Quantity{}, false
	}
	n.of, n.end = whole.value, whole.end
	if !n.whole() {
		return n.quantity(Measure, ""), true // 4.9 out of 5
	}
	return n.quantity(CountOf, ""), true
}

// rate reads a number per another, or per person-year: 12 per 100,000, 2.5 events per 100 patient-years.
func (r *reader) rate(n number) (Quantity, bool) {
	i := n.end
	for i < n.end+3 && r.has(i, Word, 0) && !r.is(i, stop) && !r.joined(i) {
		i++
	}
	if !r.is(i, per) {
		return Quantity{}, false
	}
	if whole, ok := r.number(i + 1); ok {
		n.of, n.end = whole.value, whole.end
		if unit, end := r.unit(n.end); unit != nil && (unit.kind == Rate || unit.kind == Duration) {
			n.end = end
			return n.quantity(Rate, unit.unit), true
		}
		return n.quantity(Rate, ""), true
	}
	if unit, end := r.unit(i + 1); unit != nil && unit.kind == Rate {
		n.of, n.end = 1, end
		return n.quantity(Rate, unit.unit), true
	}
	return Quantity{}, false
}
