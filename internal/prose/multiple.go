package prose

// repeated reads multiples and how often something is done: three times the risk, three times a day, 3x.
func (r *reader) repeated(n number) (Quantity, bool) {
	sign := r.has(n.end, Sign, 0) && r.at(n.end) == "×"
	tight := r.has(n.end, Word, 0) && !r.tokens[n.end].Has(Spaced) || sign
	if !r.is(n.end, times|cross) && !sign {
		return Quantity{}, false
	}
	crossed := !r.is(n.end, times)
	n.end++
	if crossed && r.has(n.end, Number, 0) { // 4 x 5
		return Quantity{}, false
	}
	if q, ok := r.often(n); ok {
		return q, true
	}
	switch {
	case r.is(n.end, comparison) || crossed && tight:
		return n.quantity(FoldChange, ""), true
	case crossed:
		return Quantity{}, false
	}
	return n.quantity(Frequency, ""), true
}

// often reads in what time something is repeated, from the end of n on.
func (r *reader) often(n number) (Quantity, bool) {
	if r.is(n.end, schedule) {
		n.end++
		return n.quantity(Frequency, ""), true
	}
	if r.is(n.end, every) {
		if unit, end := r.unit(n.end + 1); unit != nil && unit.kind == Duration {
			n.end = end
			return n.quantity(Frequency, unit.unit), true
		}
	}
	return Quantity{}, false
}

// occasion reads once and twice. Once is how often only with a time: "once started" counts nothing.
func (r *reader) occasion(i int) (Quantity, bool) {
	n := number{first: i, end: i + 1, value: r.word(i).value}
	n.high = n.value
	if q, ok := r.often(n); ok {
		return q, true
	}
	switch {
	case n.value == 1:
		return Quantity{}, false
	case r.is(n.end, comparison):
		return n.quantity(FoldChange, ""), true
	}
	return n.quantity(Frequency, ""), true
}

// multiple reads a word that says by itself how many times as much: doubled, double the risk.
func (r *reader) multiple(i int) (Quantity, bool) {
	w := r.word(i)
	if r.joined(i+1) || r.is(i+1, blocker) || w.roles.any(multiple) && !r.is(i+1, determiner) {
		return Quantity{}, false
	}
	if w.value < 1 && (r.is(i-1, cardinal) || r.has(i-1, Number, 0)) { // the two halves
		return Quantity{}, false
	}
	return number{first: i, end: i + 1, value: w.value, high: w.value}.quantity(FoldChange, ""), true
}
