package pattern

import "testing"

// What matches is compared with a naive matcher; these tests tell whether the look ahead spares any work.
func TestBeginsOnlyWherePatternsCanGoOn(t *testing.T) {
	tests := []struct {
		pattern, text string
		begin         int // threads
	}{
		{"the study", "the study", 1},
		{"the study", "a study of the men", 0},
		{"the study", "the “study”", 1},
		{"the _{0,3} study", "the large study", 1},
		{"the _{0,3} study", "the men, a study", 0},
		{"the _{0,2} study", "the men and the women of a study", 0},
		{"the _{0,3} study", "the men and the women of a study", 2},
		{"cure {condition}", "cure cancer", 1},
		{"cure {condition}", "cure multiple myeloma", 1},
		{"cure {condition}", "cure multiple things", 0},
		{"{condition} cured", "multiple myeloma cured", 1},
		{"{condition} cured", "multiple myeloma and cancer are cured", 0},
		{"{percentage} cured", "86% cured", 1},
		{"cure", "cure", 0},
	}
	for _, tt := range tests {
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Fatal(err)
		}
		tokens := c.tokens(tt.text)
		r := start(&m.automaton, new(scratch))
		r.read(tokens, c.quantities(tokens))
		if got := len(r.starts); got != tt.begin {
			t.Errorf("%s in %q: %d threads begin, want %d", tt.pattern, tt.text, got, tt.begin)
		}
	}
}

func TestAnchors(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"the study", "the men", false},
		{"the study", "a study", true},
		{"no {condition}", "no hope", false},
		{"no {condition}", "multiple", true}, // “multiple myeloma” is a condition
		{"no? cure of", "of", false},
		{"(the | no cure) of", "of the", true}, // as likely as each other: by “of”
		{"the {percentage} of", "86%", true},
		{"the {percentage} of", "of the", false},
		{"of {percentage}", "of the", false},
	}
	for _, tt := range tests {
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Fatal(err)
		}
		tokens := c.tokens(tt.text)
		if got := m.anchors.in(tokens, c.quantities(tokens)); got != tt.want {
			t.Errorf("%s in %q: an anchor %v, want %v", tt.pattern, tt.text, got, tt.want)
		}
	}
}
