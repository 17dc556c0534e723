package prose

import "strings"

// calendar reads what the shape of digits alone tells: dates, times of day, telephone numbers.
func (r *reader) calendar(i int) (Quantity, bool) {
	n, ok := r.numericDate(i)
	if !ok {
		n, ok = r.dayFirst(i)
	}
	if !ok {
		n, ok = r.years(i)
	}
	if ok {
		return n.quantity(Date, ""), true
	}
	if n, ok = r.clock(i); ok {
		return n.quantity(Time, ""), true
	}
	if n, ok = r.telephone(i); ok {
		return n.quantity(Phone, ""), true
	}
	return Quantity{}, false
}

// alone reports whether the number at i is too short and what follows it too plain for a date, a time or a telephone number. One look
// spares most numbers the five questions.
func (r *reader) alone(i int) bool {
	if len(r.at(i)) >= 7 || r.joined(i+1) || r.has(i+1, Number, 0) {
		return false
	}
	switch r.id(i + 1) {
	case Slash, Dash, Colon, CloseBracket:
		return false
	}
	return !r.is(i+1, month|of|to|and|ordinalEnding)
}

func dated(first, end int, year float64) number {
	return number{first: first, end: end, value: year, high: year}
}

// whole is the value of a number of at most n digits and nothing else at i, or -1.
func (r *reader) whole(i, n int) float64 {
	if !r.has(i, Number, 0) || len(r.at(i)) > n {
		return -1
	}
	return plainDigits(r.at(i))
}

// yearAt is the year at i, or 0.
func (r *reader) yearAt(i int) float64 {
	if v := r.whole(i, 4); v >= 1900 && v < 2100 {
		return v
	}
	return 0
}

// year reports whether a number may be a year that stands alone. Years of older centuries are known by the word before them.
func (r *reader) year(n number) bool {
	if n.end != n.first+1 || r.is(n.first-1, approximate) {
		return false
	}
	return r.yearAt(n.first) > 0 || r.is(n.first-1, yearLead) && r.whole(n.first, 4) >= 1500 && n.value < 1900
}

func (r *reader) dayAt(i int) bool {
	v := r.whole(i, 2)
	return v >= 1 && v <= 31
}

func (r *reader) monthAt(i int) bool { return r.is(i, month) && r.tokens[i].Has(Capital) }

// numericDate reads 2026-01-08, 12/05/2026, 05/2026 and 12.05.2026.
func (r *reader) numericDate(i int) (number, bool) {
	if year := r.yearAt(i); year > 0 && r.joined(i+1) && r.dayAt(i+1) && r.joined(i+2) && r.dayAt(i+2) {
		return dated(i, i+3, year), true
	}
	day, rest, _ := strings.Cut(r.at(i), ".")
	if month, year, ok := strings.Cut(rest, "."); ok && len(day) <= 2 && len(month) <= 2 && len(year) == 4 {
		return dated(i, i+1, digits(year)), true
	}
	slash := func(at int) bool { return r.id(at) == Slash && r.tight(at, Sign) && r.tight(at+1, Number) }
	if !r.dayAt(i) || !slash(i+1) {
		return number{}, false
	}
	if year := r.yearAt(i + 2); year > 0 {
		return dated(i, i+3, year), true
	}
	if !r.dayAt(i+2) || !slash(i+3) {
		return number{}, false
	}
	year := r.yearAt(i + 4)
	if two := r.whole(i+4, 2); two >= 0 {
		year = 2000 + two
	}
	return dated(i, i+5, year), year > 0
}

// dayFirst reads 1 January 2021, 1st of May, 9–12 May.
func (r *reader) dayFirst(i int) (number, bool) {
	if !r.dayAt(i) {
		return number{}, false
	}
	at := r.afterDay(i)
	if second := at + 1; r.joined(at) && r.dayAt(at) {
		at = r.afterDay(at)
	} else if (r.id(at) == Dash || r.is(at, to|and)) && r.dayAt(second) {
		at = r.afterDay(second)
	}
	if r.is(at, of) {
		at++
	}
	if !r.monthAt(at) {
		return number{}, false
	}
	end, year := r.yearAfter(at + 1)
	return dated(i, end, year), true
}

// afterDay is the end of a day at i, with its ordinal ending: 1 | st.
func (r *reader) afterDay(i int) int {
	if r.tight(i+1, Word) && r.is(i+1, ordinalEnding) {
		return i + 2
	}
	return i + 1
}

// yearAfter reads the year of a date from i on and returns the end of the date.
func (r *reader) yearAfter(i int) (end int, year float64) {
	at := i
	if r.id(at) == Comma || r.id(at) == Period && r.tight(at, Sign) {
		at++
	}
	if year := r.yearAt(at); year > 0 {
		return at + 1, year
	}
	return i, 0
}

// monthFirst reads January 2021, January 5, January 5–9, 2021. A month alone is no quantity.
func (r *reader) monthFirst(i int) (Quantity, bool) {
	if !r.monthAt(i) {
		return Quantity{}, false
	}
	end, year := r.yearAfter(i + 1)
	if year == 0 {
		day := i + 1
		if r.id(day) == Period && r.tight(day, Sign) {
			day++
		}
		if !r.dayAt(day) {
			return Quantity{}, false
		}
		end = r.afterDay(day)
		if unit, _ := r.unit(end); unit != nil { // May 20% of patients
			return Quantity{}, false
		}
		if r.joined(end) && r.dayAt(end) {
			end = r.afterDay(end)
		} else if (r.id(end) == Dash || r.is(end, to)) && r.dayAt(end+1) {
			end = r.afterDay(end + 1)
		}
		end, year = r.yearAfter(end)
	}
	return dated(i, end, year).quantity(Date, ""), true
}

// years reads a range of years: 1998–2004, 2019/20, between 2010 and 2020.
func (r *reader) years(i int) (number, bool) {
	from := r.yearAt(i)
	at := i + 1
	switch {
	case from == 0:
		return number{}, false
	case r.joined(at):
	case r.id(at) == Dash || r.id(at) == Slash && r.tight(at+1, Number) || r.is(at, to) || r.is(at, and) && r.is(i-1, between):
		at++
	default:
		return number{}, false
	}
	until := r.yearAt(at)
	if two := r.whole(at, 2); two >= 0 && len(r.at(at)) == 2 {
		until = from - float64(int(from)%100) + two
	}
	unit, _ := r.unit(at + 1)
	if until <= from || unit != nil && unit.kind != Count {
		return number{}, false
	}
	return number{first: i, end: at + 1, value: from, high: until}, true
}

// clock reads a time of day in hours and minutes: 10:30, 9.30 am.
func (r *reader) clock(i int) (number, bool) {
	if r.id(i+1) != Colon || !r.tight(i+1, Sign) || !r.tight(i+2, Number) || len(r.at(i+2)) != 2 {
		return number{}, false
	}
	hour, minute := r.whole(i, 2), r.whole(i+2, 2)
	if hour < 0 || hour > 24 || minute < 0 || minute >= 60 {
		return number{}, false
	}
	end := i + 3
	if unit, after := r.unit(end); unit != nil && unit.kind == Time {
		end = after
	}
	return number{first: i, end: end, value: hour, high: hour}, true
}

// telephone reads groups of digits that are too many for an amount, or that begin as a telephone number does: +44 20 7946 0000,
// 0800 1111, (555) 010-1234, call 020 7946 0000.
func (r *reader) telephone(i int) (number, bool) {
	first, end, count, joints := i, i, 0, 0
	for {
		if end > i && r.id(end) == CloseBracket && r.has(end+1, Number, 0) && r.id(i-1) == OpenBracket {
			end++
			first = max(i-1, r.floor)
		}
		if end > i && r.id(end) == Dash && r.has(end+1, Number, 0) && len(r.at(i)) >= 3 {
			joints++
			end++
		}
		if r.whole(end, 15) < 0 {
			break
		}
		if r.joined(end) && end > i {
			joints++
		}
		count += len(r.at(end))
		end++
	}
	if count < 7 || count > 15 {
		return number{}, false
	}
	text := r.at(i)
	international := i > r.floor && r.id(i-1) == Plus && r.tight(i, Number)
	if international {
		first = i - 1
	}
	name, named := r.name(first)
	switch {
	case name != nil && name.kind == Phone:
		first = named
	case international, text[0] == '0' && len(text) >= 3, first < i, joints > 0 && len(text) >= 3 && len(r.at(end-1)) == 4:
	case joints >= 2 && len(r.at(end-1)) == 4:
	default:
		return number{}, false
	}
	return number{first: first, end: end}, true
}
