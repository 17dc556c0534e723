package pattern

import "testing"

// What matches is compared with a naive matcher; these tests tell whether the look at a sentence spares any work.
func TestTriesOnlyWhatCanMatch(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"the study", "the men", false},
		{"the study", "a study", false},
		{"the study", "study the men", true}, // they are there, and only trying tells that they stand the wrong way round
		{"no {condition}", "no hope", false},
		{"no {condition}", "multiple", false},
		{"no {condition}", "multiple myeloma", false},
		{"no? cure of", "of", false},
		{"cure harm", "harm", false},
		{"cure _{0,3} harm", "harm by cure", true},
		{"(the cure | harm) of", "the", false},
		{"(the cure | harm) of", "a cure", false},
		{"(harm done | no cure) of", "harm of", false},
		{"(harm done | no cure) of", "cure of", false},
		{"the {percentage} of", "86%", false},
		{"the {percentage} of", "of the", false},
		{"cure {percentage}", "cure 86%", true},
		{"cure {percentage}", "cure 86", false},
	}
	for _, tt := range tests {
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Fatal(err)
		}
		tokens := c.tokens(tt.text)
		r := run{m, new(scratch), tokens, c.quantities(tokens)}
		r.begin()
		r.look()
		r.findPatterns()
		if got := len(r.places) > 0; got != tt.want {
			t.Errorf("%s in %q: tried %v, want %v", tt.pattern, tt.text, got, tt.want)
		}
	}
}

func TestTriesAroundTheAnchor(t *testing.T) {
	tests := []struct {
		pattern, text string
		places        int // from which the pattern is tried
	}{
		{"cure of", "a b cure of", 1},
		{"a? the cure", "x x x the cure x", 3},
		{"the _{0,2} cure", "x x x x x the a cure", 4},
		{"the _{0,2} cure", "x x x 5/the cure", 5}, // gaps run over “/”
		{"the cure", "the cure x the cure", 5},
		{"{condition} (the | a)? cure", "x x x x x x x cancer cure", 7}, // no entry has more than five words
		{"{percentage} (the | a)? cure", "x x x 5% cure", 6},
	}
	for _, tt := range tests {
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Fatal(err)
		}
		r := run{m, new(scratch), c.tokens(tt.text), nil}
		r.begin()
		r.look()
		r.setOut()
		if got := len(r.from(r.reachOf(r.anchors[0]), &m.patterns[m.startOf.patterns[r.anchors[0]]])); got != tt.places {
			t.Errorf("%s in %q: tried from %d places, want %d", tt.pattern, tt.text, got, tt.places)
		}
	}
}
