package article

import "testing"

// Each cell that is no head is named by its row and its column.
func TestHeads(t *testing.T) {
	const source = `| Outcome | Drug, % | Months |
|---------|---------|--------|
| Better  | 86      | 9.9    |
| Worse   |         | 12     |
`
	a := newTestReader().Read("a.md", []byte(source))
	text := func(block int) string {
		if block == None {
			return "-"
		}
		return a.Text[a.Blocks[block].Start:a.Blocks[block].End]
	}
	want := map[string]string{"86": "Better/Drug, %", "9.9": "Better/Months", "12": "Worse/Months", "Better": "-/-", "Months": "-/-"}
	for i := range a.Blocks {
		row, column := a.TableAt(i).Heads(a, i)
		if w, ok := want[text(i)]; ok && text(row)+"/"+text(column) != w {
			t.Errorf("%s: got %s/%s, want %s", text(i), text(row), text(column), w)
		}
	}
}
