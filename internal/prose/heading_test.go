package prose

import "testing"

// The first words are the head of a column, the second a cell; the cell is marked as in testdata/quantities.txt.
func TestUnitOf(t *testing.T) {
	lex, q := newTestQuantifier(t)
	for _, tt := range []struct{ head, want string }{
		{"Response, %", "⟦86|percentage 86 percent⟧"},
		{"Response (%)", "⟦4.5–6|percentage 4.5..6 percent⟧"},
		{"% of patients", "⟦86|percentage 86 percent⟧"},
		{"Percent", "⟦86|percentage 86 percent⟧"},
		{"Survival (months)", "⟦9.9|duration 9.9 month⟧"},
		{"Survival, months", "⟦9.9|duration 9.9 month⟧"},
		{"Months", "⟦12|duration 12 month⟧"},
		{"n (%)", "⟦86|number 86⟧ (⟦72|percentage 72 percent⟧)"},
		{"Patients (%)", "⟦86|number 86⟧"},
		{"Response, %", "⟦86|number 86⟧ or ⟦87|number 87⟧"},
		{"Response, %", "⟦12 months|duration 12 month⟧"},
		{"At 12 months", "⟦86|number 86⟧"},
		{"Cut-off 5%", "⟦86|number 86⟧"},
		{"Women", "⟦86|number 86⟧"},
	} {
		head := lex.Tokens(nil, tt.head, Range{0, int32(len(tt.head))}, nil)
		text := unmarked(tt.want)
		tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
		found := q.Quantities(nil, text, tokens, 0)
		q.UnitOf(tt.head, head).Give(found, tokens)
		if got := marked(text, tokens, found); got != tt.want {
			t.Errorf("under %q: got %s, want %s", tt.head, got, tt.want)
		}
	}
}
