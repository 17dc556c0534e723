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

// Table is the cells of a table: a stretch of blocks, Last exclusive. Two tables with nothing between them are one.
type Table struct {
	First, Last int
	columns     []int // the head of each column, or None
}

// TableAt returns the table that a block belongs to, or the block by itself where it is no cell. It walks over the whole table: who asks
// for many cells keeps it.
func (a *Article) TableAt(block int) Table {
	t := Table{First: block, Last: block + 1}
	if a.Blocks[block].Kind != Cell {
		return t
	}
	for t.First > 0 && a.Blocks[t.First-1].Kind == Cell {
		t.First--
	}
	for t.Last < len(a.Blocks) && a.Blocks[t.Last].Kind == Cell {
		t.Last++
	}
	for i := t.First; i < t.Last && a.Blocks[i].head; i++ {
		for len(t.columns) < int(a.Blocks[i].column) {
			t.columns = append(t.columns, None)
		}
		t.columns = append(t.columns, i)
	}
	return t
}

// Has reports whether a block belongs to the table.
func (t Table) Has(block int) bool { return t.First <= block && block < t.Last }

// Head returns the cell that names the column of another: the index of a block, or None.
func (t Table) Head(a *Article, cell int) int {
	if own := &a.Blocks[cell]; !own.head && int(own.column) < len(t.columns) {
		return t.columns[own.column]
	}
	return None
}

// Heads returns the cells of the table that name the row and the column of another: indexes of blocks, or None. A cell that names others
// has no heads.
func (t Table) Heads(a *Article, cell int) (row, column int) {
	row, column = None, None
	own := &a.Blocks[cell]
	if own.head || own.column == 0 {
		return row, column
	}
	for i := cell - 1; i >= t.First && a.Blocks[i].row == own.row; i-- {
		if a.Blocks[i].column == 0 {
			row = i
		}
	}
	return row, t.Head(a, cell)
}
