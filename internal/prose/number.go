package prose

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// number is what a text says by digits or number words alone: one number, a range, or a number out of another.
type number struct {
	first, end  int // tokens, end exclusive
	value, high float64
	of          float64 // after a slash or colon: 120 / 80, 2 : 1
	sign        ID      // Slash or Colon, where of is set
	scaled      bool    // by a word such as million
	unit        *phrase // what a range names on both sides: 83%–91%
}

// whole reports whether the number counts things.
func (n number) whole() bool {
	return n.value == math.Trunc(n.value) && n.high == math.Trunc(n.high) && n.value >= 0
}

// amount reads a number and what makes one amount of it with the number after: 83 to 91, 4/10, 45 ± 3.
func (r *reader) amount(i int) (number, bool) {
	n, ok := r.number(r.lead(i))
	if !ok {
		return n, false
	}
	unit, end := r.unit(n.end)
	if !r.extends(n.end) && (unit == nil || !r.extends(end)) {
		return n, true
	}
	if r.has(n.end, Sign, 0) && r.at(n.end) == "±" {
		if spread, ok := r.number(n.end + 1); ok {
			n.end = spread.end
			return n, true
		}
	}
	if whole, ok := r.upTo(n, n.end); ok {
		n = whole
	} else if unit != nil {
		if whole, ok := r.upTo(n, end); ok {
			if again, end := r.unit(whole.end); again != nil && again.kind == unit.kind && again.unit == unit.unit {
				whole.unit, whole.end = unit, end
				return whole, true
			}
		}
	}
	if s := r.id(n.end); (s == Slash || s == Colon) && r.tight(n.end, Sign) && r.tight(n.end+1, Number) {
		if of, ok := r.number(n.end + 1); ok {
			n.of, n.sign, n.end = of.value, s, of.end
		}
	}
	return n, true
}

// extends reports whether what stands at i can make more of the number or unit before it: a sign, digits, or a word such as “to” or
// “million”. One look spares most numbers what else is asked of them.
func (r *reader) extends(i int) bool {
	return r.has(i, Sign, 0) || r.has(i, Number, 0) || r.is(i, scale|and|cross|to)
}

// lead is where a number begins that was met at i: at its minus sign or decimal point, or at the article of "a hundred".
func (r *reader) lead(i int) int {
	if r.is(i, scale) && r.is(i-1, article) && i-1 >= r.floor {
		return i - 1
	}
	if r.tokens[i].Has(Spaced) {
		return i
	}
	if i-1 >= r.floor && r.tight(i, Number) && r.id(i-1) == Period && r.tokens[i-1].End-r.tokens[i-1].Start == 1 &&
		(r.tokens[i-1].Has(Spaced) || r.opens(i-2)) {
		i--
	}
	if i-1 >= r.floor && r.minus(i-1) && !r.has(i-2, Number, 0) && r.id(i-2) != Percent {
		i--
	}
	return i
}

// minus reports whether a dash at i stands for minus: tight before digits, and with space or a sign before it.
func (r *reader) minus(i int) bool {
	return r.id(i) == Dash && (r.tight(i+1, Number) || r.id(i+1) == Period && r.tight(i+1, Sign)) &&
		(r.tokens[i].Has(Spaced) || r.opens(i-1))
}

// opens reports whether a number may follow the token at i without space: after a bracket or a sign of comparison.
func (r *reader) opens(i int) bool {
	switch r.id(i) {
	case OpenBracket, Equals, Less, Greater, Comma, Colon, Dash, Slash:
		return true
	}
	return i < 0
}

// upTo reads the upper end of a range after its connective at i. A range rises: "from 12 to 8" is two numbers.
func (r *reader) upTo(low number, i int) (number, bool) {
	if r.id(i) == Dash && !r.tokens[i].Has(Spaced) && r.is(i+1, to|or) { // 2- to 3-fold
		i++
		if r.is(i, or) {
			return r.risen(low, i+1)
		}
	}
	switch w := r.word(i); {
	case r.id(i) == Dash || w.roles.any(to) || w.roles.any(and) && r.is(low.first-1, between):
		i++
	case r.has(i, Number, Joined):
	default:
		return low, false
	}
	if r.currency(i) && r.currency(low.first-1) {
		i++
	}
	return r.risen(low, i)
}

func (r *reader) risen(low number, i int) (number, bool) {
	high, ok := r.number(i)
	if !ok || high.value <= low.value {
		return low, false
	}
	if high.scaled && !low.scaled { // 2 to 3 million, but not 500 to 1 million
		if by := r.word(high.end - 1).value; r.is(high.end-1, scale) && low.value < high.value/by {
			low.value *= by
		}
	}
	low.high, low.end = high.value, high.end
	return low, true
}

// number reads one number that begins at i, with its sign, decimal point and scale.
func (r *reader) number(i int) (number, bool) {
	n := number{first: i}
	negative, point := false, false
	if r.id(i) == Dash && (r.tight(i+1, Number) || r.id(i+1) == Period && r.tight(i+1, Sign)) {
		negative = true
		i++
	}
	if r.id(i) == Period && r.tight(i+1, Number) {
		point = true
		i++
	}
	switch {
	case r.has(i, Number, 0):
		text := r.at(i)
		if point {
			text = "0." + text
		}
		n.value, n.end = digits(text), i+1
		if !r.extends(n.end) {
			break
		}
		n.end = r.thousands(&n, n.end, text)
		if half := r.glyph(n.end); half > 0 && r.tight(n.end, Number) { // 2½
			n.value += half
			n.end++
		}
		n.end = r.power(&n, n.end)
	case r.is(i, cardinal|scale|article):
		if n.end = r.spelled(&n, i); n.end == i {
			return n, false
		}
	default:
		return n, false
	}
	if r.is(n.end, and) && r.is(n.end+1, article) && r.half(n.end+2) { // two and a half
		n.value += 0.5
		n.end += 3
	}
	end, by := r.scales(n.end)
	n.scaled = n.scaled || end > n.end
	n.value *= by
	n.end = end
	if negative {
		n.value = -n.value
	}
	n.high = n.value
	return n, math.Abs(n.value) <= largest
}

// largest is more than any text counts; what is larger is a row of words or digits that is no number, and must not become infinite.
const largest = 1e18

// scales reads the words that multiply a number: hundred, thousand, million.
func (r *reader) scales(i int) (end int, by float64) {
	by = 1
	for by < 1e15 && r.is(i, scale) {
		by *= r.word(i).value
		i++
	}
	return i, by
}

// spelled reads a number in words and returns its end, or i where there is none: eighty-six, two hundred and five, a hundred.
func (r *reader) spelled(n *number, i int) int {
	total, group := 0.0, 0.0
	start := i
	if r.is(i, article) {
		if !r.is(i+1, scale) {
			return i
		}
		group = 1
		i++
	} else if r.is(i, scale) {
		group = 1
	}
	for {
		w := r.word(i)
		switch {
		case w.roles.any(cardinal):
			// Two numbers stand side by side as two, and not one: "two three", "ten 5".
			if i > start && !r.goesOn(i, group) {
				n.value = total + group
				return i
			}
			group += w.value
		case w.roles.any(scale) && w.value < 1000:
			group *= w.value
			n.scaled = true
		case w.roles.any(scale):
			total += group * w.value
			group = 0
			n.scaled = true
		case n.scaled && r.is(i, and) && r.is(i+1, cardinal) && r.is(i-1, scale) && r.word(i-1).value < 1e6 && !r.is(start-1, between):
			// one hundred and five
		default:
			n.value = total + group
			return i
		}
		i++
	}
}

// goesOn reports whether a number word at i carries on the group before it: twenty-five, one hundred five.
func (r *reader) goesOn(i int, group float64) bool {
	before, w := r.word(i-1), r.word(i)
	if before.roles.any(cardinal) {
		return before.value >= 20 && before.value < 100 && w.value > 0 && w.value < 10
	}
	return before.roles.any(scale|and) && w.value > 0 && (group == 0 || w.value < 100)
}

// currency reports whether the sign of a currency stands at i.
func (r *reader) currency(i int) bool {
	if !r.has(i, Sign, 0) || r.tokens[i].ID != Unknown {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.Is(unicode.Sc, c)
}
