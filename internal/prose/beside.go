package prose

// unit is what stands at i as a unit, and its end.
func (r *reader) unit(i int) (*phrase, int) {
	units := r.units(i)
	for u := range units {
		p := &units[u]
		if p.kind != Label && r.spells(i+1, p.rest) && r.loud(i, p) {
			return p, i + 1 + len(p.rest)
		}
	}
	return nil, i
}

// units are those that begin at i. A degree sign counts as the word.
func (r *reader) units(i int) []phrase {
	if r.has(i, Sign, 0) && r.tokens[i].ID == Unknown && r.at(i) == "°" {
		return r.words[r.degree].units
	}
	return r.word(i).units
}

// unitOf is the unit of a number, and its end. A number in words has no unit of one letter.
func (r *reader) unitOf(n number) (*phrase, int) {
	if n.unit != nil {
		return n.unit, n.end
	}
	unit, end := r.unit(n.end)
	if unit != nil && end == n.end+1 && r.has(n.end, Word, 0) && len(r.at(n.end)) == 1 && r.tokens[n.end-1].Kind == Word {
		return nil, n.end
	}
	return unit, end
}

// tail is the end of words that go with a quantity of the kind behind its number, or i: or higher, years | of age and older.
func (r *reader) tail(i int, kind QuantityKind) int {
	units := r.word(i).units
	for u := range units {
		if units[u].kind == kind && r.spells(i+1, units[u].rest) {
			return r.tail(i+1+len(units[u].rest), kind)
		}
	}
	return i
}

// spells reports whether the words stand from i on.
func (r *reader) spells(i int, words []ID) bool {
	if i < r.floor || i+len(words) > len(r.tokens) {
		return false
	}
	for w, id := range words {
		if r.id(i+w) != id {
			return false
		}
	}
	return true
}

// loud reports whether the word at i is written in capitals, if it must be.
func (r *reader) loud(i int, p *phrase) bool { return !p.capitals || r.tokens[i].Has(Shout) }

// name is what announces a number that begins at i, and where it starts: "hazard ratio (HR) of", "aged between", "p <", "grade".
func (r *reader) name(i int) (*phrase, int) {
	compared := false
	for at, steps := i-1, 0; at >= r.floor && steps < 5; at, steps = at-1, steps+1 {
		names := r.word(at).names
		for n := range names {
			p := &names[n]
			first := at - len(p.rest)
			near := at == i-1 || at == i-2 && (compared || r.id(at+1) == Period && r.tight(at+1, Sign)) // grade ≥ 3, Fig. 2
			if r.spells(first, p.rest) && r.loud(at, p) && (compared || !p.compared) && (near || !p.kind.adjacent()) &&
				!(p.kind == Label && r.timed(first, at, i, p)) {
				return p, first
			}
		}
		switch r.id(at) {
		case Equals, Less, Greater:
			compared = true
		case Comma, Colon, OpenBracket, Period:
		case CloseBracket: // hazard ratio (HR)
			if r.id(at-2) != OpenBracket {
				return nil, i
			}
			at -= 2
		default:
			if !r.is(at, link) {
				return nil, i
			}
		}
	}
	return nil, i
}

// adjacent reports whether a name of the kind stands right before its number: "of type" and then a number somewhere is no label.
func (k QuantityKind) adjacent() bool { return k == Label || k == Money || k == Phone }

// timed reports whether a stretch of time that could label a number ("week 12", "weeks 4 to 12") does not: "each week 12 people".
func (r *reader) timed(first, last, number int, p *phrase) bool {
	unit, _ := r.unit(last)
	if unit == nil || unit.kind != Duration {
		return false
	}
	listed := r.id(number+1) == Dash || r.is(number+1, to|and) || r.joined(number+1)
	return p.plural && !listed || r.is(first-1, every|determiner|ordinal|article)
}
