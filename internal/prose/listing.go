package prose

// Lists that stand in running text, as pasting and hard line breaks leave them: “1. Sleep 2. Drink”, “a) rest b) water”.

// listed reports whether everything in the sentence before sign i is the marker of a list item or a panel: “1.”, “A, B.”, “• 9.”
func (w *walk) listed(i int) bool {
	if i-w.first > 6 {
		return false
	}
	for k := w.first; k < i; k++ {
		switch t := &w.tokens[k]; t.ID {
		case Bullet, Comma, Dash, OpenBracket, CloseBracket, Line:
		default:
			if w.ordinal(k) == 0 {
				return false
			}
		}
	}
	return true
}

// item notes the marker of a list item that ends with the full stop or bracket i. The marker of the next item ends the sentence before
// it, and item reports that. The numbers must follow one another, for any sentence may hold a figure before its full stop.
func (w *walk) item(i int) bool {
	if i == w.first {
		return false
	}
	n := w.ordinal(i - 1)
	switch {
	case n == 0:
	case w.listed(i):
		w.marker = n
	case w.marker > 0 && n == w.marker+1 && w.marks(i-1) && w.nature(w.tokens[i-2].ID)&carries == 0:
		w.cut(i - 1)
		w.marker = n
		return true
	}
	return false
}

// marks reports whether the token with the sign behind it stands free, as the marker of an item does.
func (w *walk) marks(k int) bool {
	for i := k + 1; i < len(w.tokens) && i <= k+3; i++ {
		if t := &w.tokens[i]; t.Has(Spaced) {
			return w.tokens[k].Has(Spaced) && i > k+1
		} else if t.ID != Period && t.ID != CloseBracket {
			return false
		}
	}
	return false
}

// ordinal returns the place of an item that a token can stand for, or 0: 1 to 999 for a number, 1,000 and more for a single letter.
func (w *walk) ordinal(k int) int {
	t := &w.tokens[k]
	word := w.text[t.Start:t.End]
	switch {
	case t.Kind == Word && len(word) == 1:
		return 1000 + int(word[0])
	case t.Kind == Number && len(word) <= 3:
		n := 0
		for _, c := range []byte(word) {
			if class(c) != digit {
				return 0
			}
			n = 10*n + int(c-'0')
		}
		return n
	}
	return 0
}

// line reads a hard line break that follows no full stop. It ends a sentence where an item follows, or where a line of some length
// is followed by a capital: a heading, an address, a line of verse.
func (w *walk) line(i int) {
	next := i + 1
	if i == w.first || next == len(w.tokens) {
		return
	}
	switch id := w.tokens[next].ID; {
	case id == Line, id == Bullet, w.ordinal(next) > 0 && w.marks(next):
		w.cut(i)
	case (id == Dash || id == Asterisk) && next+1 < len(w.tokens) && w.tokens[next+1].Has(Spaced):
		w.cut(i)
	case i-w.first >= 3 && w.opening(next) >= capital && w.complete(i-1):
		w.cut(i)
	}
}

// complete reports whether a line can end with token k: a comma, a dash or a small word (“the”, “of”) asks for more.
func (w *walk) complete(k int) bool {
	switch t := &w.tokens[k]; t.Kind {
	case Word:
		return t.Has(Capital) || w.nature(t.ID)&opens == 0
	case Sign:
		return t.ID == CloseBracket || t.ID == CloseQuote || t.ID == Quote || t.ID == Percent || t.ID == Colon
	}
	return true
}
