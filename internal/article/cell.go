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

// Heads returns the cells that name the row and the column of a cell of a table: indexes of blocks, or None. A cell that names others has
// no heads.
func (a *Article) Heads(cell int) (row, column int) {
	row, column = None, None
	own := &a.Blocks[cell]
	if own.head || own.column == 0 {
		return row, column
	}
	for i := cell - 1; i >= 0 && a.Blocks[i].Kind == Cell; i-- {
		switch b := &a.Blocks[i]; {
		case b.row == own.row && b.column == 0:
			row = i
		case b.head && b.column == own.column:
			return row, i
		case b.head && b.column < own.column:
			return row, column
		}
	}
	return row, column
}
