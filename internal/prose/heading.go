package prose

// Unit is what the head of a table's column, or of its row, says of the numbers in it. The zero Unit says nothing.
type Unit struct {
	Kind    QuantityKind
	Name    string
	inside  bool // it holds of numbers in brackets only: n (%)
	defined bool
}

// UnitOf reads the head of a column or row: “Response, %”, “Survival (months)”, “Percent”. A percentage may stand anywhere in it, other
// units in brackets or at the end behind a comma.
func (q *Quantifier) UnitOf(text string, tokens []Token) Unit {
	r := reader{Quantifier: q, text: text, tokens: tokens}
	for i := range tokens {
		unit, end := r.unit(i)
		if unit == nil || r.has(i-1, Number, 0) {
			continue
		}
		before, after := r.id(i-1), r.id(end)
		apart := i == 0 && end == len(tokens) || before == OpenBracket && after == CloseBracket || before == Comma && end == len(tokens)
		if unit.kind == Percentage || unit.kind == Duration && apart {
			return Unit{unit.kind, unit.unit, before == OpenBracket && r.is(i-2, tally), true}
		}
	}
	return Unit{}
}

// Give makes quantities of a cell what the head says, where nothing in the cell says what they are.
func (u Unit) Give(found []Quantity, tokens []Token) {
	if !u.defined {
		return
	}
	for i := range found {
		f := &found[i]
		bracket := f.First > 0 && tokens[f.First-1].ID == OpenBracket
		if f.Kind == PlainNumber && (bracket || !u.inside && len(found) == 1) {
			f.Kind, f.Unit = u.Kind, u.Name
		}
	}
}
