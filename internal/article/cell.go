package article

import "github.com/primum-lint/primum/internal/prose"

// heads are the units that the heads of a table's columns, and of the row under way, give to the numbers below and behind them.
type heads struct {
	columns []prose.Unit
	row     prose.Unit
}

// cell gives the quantities of a cell the unit in the head of its column, or else of its row.
func (h *heads) cell(q *prose.Quantifier, a *Article, b *Block, found []prose.Quantity) {
	switch {
	case b.head:
		if b.column == 0 {
			h.columns = h.columns[:0]
		}
		for len(h.columns) < int(b.column) {
			h.columns = append(h.columns, prose.Unit{})
		}
		h.columns = append(h.columns, q.UnitOf(a.Text, a.Tokens[b.FirstToken:b.LastToken]))
	case b.column == 0:
		h.row = q.UnitOf(a.Text, a.Tokens[b.FirstToken:b.LastToken])
	case len(found) > 0:
		if int(b.column) < len(h.columns) {
			h.columns[b.column].Give(found, a.Tokens)
		}
		h.row.Give(found, a.Tokens)
	}
}
