package prose

// counted reads what a number is a part of, how often it stands for, or what it counts.
func (r *reader) counted(n number) (Quantity, bool) {
	next := r.word(n.end).roles // of which each question needs one or the other
	if next.any(times|cross) || r.has(n.end, Sign, 0) {
		if q, ok := r.repeated(n); ok {
			return q, true
		}
	}
	if next.any(part|parts) || r.glyph(n.first) > 0 {
		if q, ok := r.fraction(n); ok {
			return q, true
		}
	}
	if n.of > 0 {
		return r.pair(n), true
	}
	if next.any(in | of | out) {
		if q, ok := r.outOf(n, n.end); ok {
			return q, true
		}
	}
	if q, ok := r.rate(n); ok {
		return q, true
	}
	noun, end := r.noun(n)
	if noun == nil {
		return Quantity{}, false
	}
	if r.is(end, out) || r.is(end, in) && !r.counts(end+1) { // 83 people out of 100, one person in four
		if q, ok := r.outOf(n, end); ok {
			return q, true
		}
	}
	if r.year(n) && (!noun.plural || r.is(n.first-1, yearLead)) || r.pronoun(n) {
		return Quantity{}, false
	}
	n.end = end
	return n.quantity(Count, noun.unit), true
}

// counts reports whether the number at i is a year or counts things of its own: one patient in three hospitals.
func (r *reader) counts(i int) bool {
	if r.is(i, determiner|every) {
		i++
	}
	n, ok := r.number(i)
	if !ok || r.year(n) {
		return ok
	}
	noun, _ := r.noun(n)
	return noun != nil
}

// magnitude reads an amount in words that no number precedes: thousands of patients, tens of thousands.
func (r *reader) magnitude(i int) (Quantity, bool) {
	n := number{first: i, end: i + 1, value: r.word(i).value}
	for r.is(n.end, of) && r.is(n.end+1, magnitude) && n.value < largest {
		n.value *= r.word(n.end + 1).value
		n.end += 2
	}
	n.high = n.value
	if !r.is(n.end, of) {
		return n.quantity(Count, ""), true
	}
	behind := n
	behind.end++
	if unit, end := r.unit(behind.end); unit != nil { // billions of dollars, thousands of years
		n.end = end
		return n.quantity(unit.kind, unit.unit), true
	}
	if noun, end := r.noun(behind); noun != nil {
		n.end = end
		return n.quantity(Count, noun.unit), true
	}
	return n.quantity(Count, ""), true
}

// noun is what a number counts, with up to three describing words before it: 29 | included studies. A form in the singular may describe
// what follows: 12 patient groups.
func (r *reader) noun(n number) (*phrase, int) {
	var best *phrase
	end := n.end
	for i := n.end; i < n.end+4 && r.has(i, Word, 0) && !r.is(i, stop); i++ {
		if unit, last := r.unit(i); unit != nil && unit.kind == Count {
			best, end = unit, last
			if unit.plural || n.value == 1 {
				break
			}
		} else if i == n.end && r.joined(i) {
			break // 12-lead
		}
	}
	return best, end
}
