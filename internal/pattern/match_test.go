package pattern

import (
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/prose"
)

// testCase is a vocabulary with a few lists. Its quantities are percentages: a number and the sign.
type testCase struct {
	lexicon    *prose.Lexicon
	vocabulary *Vocabulary
}

func newCase() *testCase {
	lexicon := prose.NewLexicon()
	v := NewVocabulary(lexicon, map[string][]string{
		"beat": {"beats", "beaten", "beating"},
		"safe": {"safer", "safest"},
	}, []string{"the", "a", "of", "no"}, []string{"nobody", "few"}, []string{"these"}, map[string][]string{"we're": {"we are"}, "she's": {"she is", "she has"}})
	define := func(scope, name string, entries ...string) {
		var patterns []Pattern
		for _, e := range entries {
			patterns = append(patterns, mustParse(e))
		}
		if err := v.Define(scope, name, patterns); err != nil {
			panic(err)
		}
	}
	define("", "condition", "multiple myeloma", "~cancer", "lung cancer")
	define("", "condition", "non? small-cell lung cancer", "graft-versus-host disease")
	define("", "treatment", "CAR-T", "(stem cell | bone marrow) ~transplant")
	define("pack", "treatment", "green tea")
	return &testCase{lexicon: lexicon, vocabulary: v}
}

func mustParse(source string) Pattern {
	p, err := Parse(source)
	if err != nil {
		panic(source + ": " + err.Error())
	}
	return p
}

func (c *testCase) tokens(text string) []prose.Token {
	return c.lexicon.Tokens(nil, text, prose.Range{End: int32(len(text))}, nil)
}

func (c *testCase) quantities(tokens []prose.Token) []prose.Quantity {
	var quantities []prose.Quantity
	for i := 1; i < len(tokens); i++ {
		if tokens[i].ID == prose.Percent && tokens[i-1].Kind == prose.Number {
			quantities = append(quantities, prose.Quantity{First: int32(i - 1), Last: int32(i + 1), Kind: prose.Percentage})
		}
	}
	return quantities
}

func (c *testCase) match(m *Machine, text string) []Match {
	tokens := c.tokens(text)
	return m.Match(nil, tokens, c.quantities(tokens))
}

// mark puts ⟦ ⟧ around each match; matches of one pattern that overlap are told apart by the order of their brackets.
func mark(text string, tokens []prose.Token, matches []Match) string {
	var b strings.Builder
	for at := 0; at <= len(text); at++ {
		for _, m := range matches {
			if int(tokens[m.Last-1].End) == at {
				b.WriteString("⟧")
			}
		}
		for _, m := range matches {
			if int(tokens[m.First].Start) == at {
				b.WriteString("⟦")
			}
		}
		if at < len(text) {
			b.WriteByte(text[at])
		}
	}
	return b.String()
}

var unmark = strings.NewReplacer("⟦", "", "⟧", "")

func TestMatch(t *testing.T) {
	tests := []struct {
		pattern string
		texts   []string // ⟦ ⟧ hold what the pattern must match, and nothing else may
	}{
		{"cure", []string{"A ⟦cure⟧, a ⟦CURE⟧, “⟦Cure⟧”, no cures", "⟦cure⟧-all", "secure"}},
		{"~cure", []string{"⟦cure⟧ ⟦cures⟧ ⟦cured⟧ ⟦curing⟧ secure curer"}},
		{"~Beat it", []string{"⟦beat it⟧ ⟦beats it⟧ ⟦beaten it⟧ ⟦beating it⟧ beated it"}},
		{"~safe", []string{"⟦safer⟧, ⟦safest⟧, ⟦safe⟧, safes"}},
		{"café", []string{"⟦café⟧ ⟦CAFÉ⟧ ⟦cafe\u0301⟧ cafe ⟦ca\u00ADfé⟧"}},
		{"don't", []string{"⟦don’t⟧ ⟦don't⟧ dont"}},
		{"doctors’ advice", []string{"⟦doctors’ advice⟧ and ⟦doctors' advice⟧"}},
		{"#1 in", []string{"the ⟦#1 in⟧ town", "the *⟦#1* in⟧ town", "1 in ten", "#10 in", "# 1 in", "##1 in"}},
		{"e.g. this", []string{"⟦e.g. this⟧, eg this"}},

		{"side-effect free", []string{"⟦side-effect free⟧ ⟦side effect-free⟧ ⟦side‑effect-free⟧ ⟦side effect free⟧", "side - effect free"}},
		{"~side-effect", []string{"⟦side-effects⟧ ⟦side effect⟧, sides effect"}},
		{"a (well-known | side-effect?) b", []string{"⟦a b⟧, ⟦a well-known b⟧, ⟦a side effect b⟧, a side b"}},

		{"cure cancer", []string{
			"⟦cure cancer⟧", "“⟦cure” cancer⟧", "*⟦cure* **cancer⟧**", "⟦cure\tcancer⟧", "“⟦cure” “cancer⟧”",
			"cure, cancer", "cure; cancer", "cure: cancer", "cure — cancer", "cure (cancer)", "cure [cancer]", "cure. Cancer", "cure? Cancer",
			"cure / cancer", "cure\ncancer", "cure \uFFFC cancer", "cure the cancer",
		}},
		{"cure your? cancer", []string{"⟦cure cancer⟧ ⟦cure your cancer⟧ cure your your cancer"}},
		{"cure your ? cancer", []string{"⟦cure cancer⟧ ⟦cure your cancer⟧"}},
		{"very? safe", []string{"⟦very safe⟧, ⟦safe⟧, very", "very ⟦very safe⟧"}},
		{"safe now?", []string{"⟦safe now⟧ ⟦safe⟧, now"}},
		{"~cure (your | the | all the)? cancer", []string{"⟦cures all the cancer⟧ ⟦cures cancer⟧ ⟦cured the cancer⟧ cures all cancer"}},
		{"((a | b) (c | d))? e", []string{"⟦a c e⟧ ⟦b d e⟧ ⟦e⟧, a ⟦e⟧"}},
		{"a b? c? d", []string{"⟦a d⟧ ⟦a b d⟧ ⟦a c d⟧ ⟦a b c d⟧ a c b d"}},

		{"((you and we) | who) really? (are (out | in) | go)", []string{"a ⟦you and we're in⟧, ⟦you and we are out⟧", "⟦who go⟧, who're in"}},
		{"we are here", []string{"⟦we are here⟧ ⟦we're here⟧ ⟦we’re here⟧ we've here were here"}},
		{"(I | she) (is | was)? cured", []string{"⟦she is cured⟧ ⟦she's cured⟧ ⟦she cured⟧ she’s so cured", "⟦I cured⟧"}},
		{"(so | she has) been", []string{"⟦she's been⟧ ⟦so been⟧ she been"}},
		{"she ~has been", []string{"⟦she has been⟧ she's been"}},

		{"cure _ cancer", []string{"⟦cure my cancer⟧", "⟦cure 86 cancer⟧", "cure cancer", "cure all my cancer", "cure % cancer"}},
		{"cure _{0,3} cancer", []string{
			"⟦cure cancer⟧", "⟦cure a b c cancer⟧", "cure a b c d cancer", "⟦cure “a” *b* cancer⟧", "⟦cure 86% of my cancer⟧",
			"⟦cure Dr. Who's cancer⟧", "⟦cure and/or stop cancer⟧", "⟦cure / cancer⟧", "⟦cure my® cancer⟧", "⟦cure my long-term cancer⟧",
			"cure, cancer", "cure a, cancer", "cure; a cancer", "cure: cancer", "cure — cancer", "cure - cancer", "cure (my) cancer",
			"cure a? cancer", "cure a! cancer", "cure… cancer", "cure a\ncancer", "cure \uFFFC cancer",
		}},
		{"cure _{2,3} cancer", []string{"cure a cancer", "⟦cure a b cancer⟧", "⟦cure a b c cancer⟧", "cure a b c d cancer"}},
		{"cure _{0,2} ,? _{0,2} cancer", []string{"⟦cure a, b c cancer⟧", "⟦cure, cancer⟧", "cure, a, cancer"}},
		{"cure _{0,2} cancer", []string{"⟦cure cure cancer cancer⟧"}},
		{"cure _{0,2} cancer", []string{"cure nobody of cancer", "nobody: ⟦cure the cancer⟧ nobody"}},
		{"cure _{0,2} cancer", []string{"cure few cancer", "⟦cure these few cancer⟧", "⟦cure these “few” cancer⟧", "cure these of few cancer"}},
		{"cure nobody _{0,2} cancer", []string{"⟦cure nobody of cancer⟧"}},
		{"a (_{0,1} b | c) d", []string{"⟦a b d⟧ ⟦a x b d⟧ ⟦a c d⟧ a x c d"}},

		{"100% safe", []string{"⟦100% safe⟧ ⟦100 % safe⟧ “⟦100 %” safe⟧ 100 safe"}},
		{"100 % safe", []string{"⟦100% safe⟧ ⟦100 % safe⟧"}},
		{`cured \?`, []string{"⟦cured?⟧ ⟦cured ?⟧ cured"}},
		{"cured ( ! | . | : | ; | , | — )", []string{"⟦cured!⟧ ⟦cured.⟧ ⟦cured:⟧ ⟦cured;⟧ ⟦cured,⟧ ⟦cured—⟧ ⟦cured –⟧ ⟦cured⟧", "cured by"}},
		{"and/or", []string{"⟦and/or⟧ ⟦and / or⟧ and or"}},

		{"~cure {condition}", []string{
			"⟦cures multiple myeloma⟧", "⟦cures cancer⟧", "⟦cures lung cancer⟧", "⟦cures Multiple “Myeloma⟧”", "cures multiple", "cures myeloma",
			"⟦cures non-small-cell lung cancer⟧", "⟦cures graft versus host disease⟧",
		}},
		{"{condition}", []string{"⟦lung cancer⟧ and ⟦multiple myeloma⟧, ⟦non-small cell lung cancer⟧"}},
		{"cure lung {condition}", []string{"⟦cure lung cancer⟧"}},
		{"{condition} cured", []string{"⟦small cell lung cancer cured⟧", "⟦cancers cured⟧", "cancer, cured"}},
		{"up to {percentage}", []string{"⟦up to 86%⟧ ⟦up to 86 %⟧ up to 86"}},
		{"up to {percent}", []string{"⟦up to 86%⟧"}},
		{"{percentage}? of {condition} _{0,2} {treatment}", []string{
			"⟦86 % of multiple myeloma after CAR-T⟧, ⟦of cancers bone marrow transplants⟧",
		}},
		{"({percentage} | all) of", []string{"⟦86% of⟧ ⟦all of⟧ many of"}},
		{"(host disease | {condition}) was cured", []string{"⟦graft-versus-host disease was cured⟧, ⟦host disease was cured⟧"}},
		{"a _{1,2} b", []string{"⟦a 86% b⟧", "⟦a multiple myeloma b⟧"}},
	}
	for _, tt := range tests {
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Errorf("%s: %v", tt.pattern, err)
			continue
		}
		for _, want := range tt.texts {
			text := unmark.Replace(want)
			if got := mark(text, c.tokens(text), c.match(m, text)); got != want {
				t.Errorf("%s\n got %s\nwant %s", tt.pattern, got, want)
			}
		}
	}
}

func TestMatchOrder(t *testing.T) {
	c := newCase()
	var sources []Source
	for _, p := range []string{"b c", "a _{0,3} d", "a b", "b c", "d? a", "a b c"} {
		sources = append(sources, Source{Pattern: mustParse(p)})
	}
	m, err := c.vocabulary.Compile(sources)
	if err != nil {
		t.Fatal(err)
	}
	want := []Match{{4, 0, 1}, {2, 0, 2}, {5, 0, 3}, {1, 0, 4}, {0, 1, 3}, {3, 1, 3}, {4, 3, 5}}
	if got := c.match(m, "a b c d a"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSentencesAreApart(t *testing.T) {
	c := newCase()
	m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse("a _{0,3} b")}, {Pattern: mustParse("{condition} b")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, sentence := range []string{"now a", "b", "a multiple myeloma", "b"} {
		if got := c.match(m, sentence); len(got) > 0 {
			t.Errorf("%q: got %v", sentence, got)
		}
	}
}

// Citation marks are tokens that the caller gives; they are read across.
func TestMatchAcrossMarks(t *testing.T) {
	c := newCase()
	m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse("cures cancer")}})
	if err != nil {
		t.Fatal(err)
	}
	tokens := c.lexicon.Tokens(nil, "It cures [1] cancer.", prose.Range{End: 20}, []prose.Range{{Start: 9, End: 12}})
	if got := m.Match(nil, tokens, nil); !slices.Equal(got, []Match{{0, 1, 4}}) {
		t.Errorf("got %v", got)
	}
}

func TestScopes(t *testing.T) {
	c := newCase()
	p := mustParse("try {treatment}")
	m, err := c.vocabulary.Compile([]Source{{Pattern: p}, {Pattern: p, Scope: "pack"}, {Pattern: p, Scope: "other"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.match(m, "try CAR-T"); !slices.Equal(got, []Match{{0, 0, 3}, {2, 0, 3}}) {
		t.Errorf("a list of no pack: got %v", got)
	}
	if got := c.match(m, "try green tea"); !slices.Equal(got, []Match{{1, 0, 3}}) {
		t.Errorf("a pack's own list: got %v", got)
	}
}

func TestUnknownName(t *testing.T) {
	c := newCase()
	tests := []struct{ source, name, nearest string }{
		{"cure {conditon}", "conditon", "condition"},
		{"cure {percentages}", "percentages", "percentage"},
		{"cure {xyz}", "xyz", ""},
	}
	for _, tt := range tests {
		_, err := c.vocabulary.Compile([]Source{{Pattern: mustParse("cure")}, {Pattern: mustParse(tt.source)}})
		want := UnknownNameError{Pattern: 1, At: 5, Name: tt.name, Nearest: tt.nearest}
		if got, ok := err.(*UnknownNameError); !ok || *got != want {
			t.Errorf("%s: got %v, want %v", tt.source, err, &want)
		}
	}
}

func TestDefineErrors(t *testing.T) {
	c := newCase()
	if err := c.vocabulary.Define("", "both", []Pattern{mustParse("a"), mustParse("b ({condition} | c)")}); err == nil ||
		!strings.Contains(err.Error(), `"b ({condition} | c)" names another list`) {
		t.Errorf("a list in a list: error %v", err)
	}
	if err := c.vocabulary.Define("", "Two words", nil); err == nil {
		t.Error("a name that no pattern can write: no error")
	}
}

func TestBounds(t *testing.T) {
	c := newCase()
	tests := []struct {
		pattern, text string
		value         float64
		want          bool
	}{
		{"{percentage >= 50} of", "86% of them", 86, true},
		{"{percentage >= 50} of", "50% of them", 50, true},
		{"{percentage >= 50} of", "49% of them", 49, false},
		{"{percentage<=50}", "49% of them", 49, true},
		{"{percent <= 50}", "86% of them", 86, false},
		{"all {percentage = 100}", "all 100% of them", 100, true},
		{"all {percentage = 100}", "all 99.9% of them", 99.9, false},
		{"({percentage >= 90} | most) of", "95% of them", 95, true},
		{"{percentage} of", "49% of them", 49, true},
	}
	for _, tt := range tests {
		m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(tt.pattern)}})
		if err != nil {
			t.Fatalf("%s: %v", tt.pattern, err)
		}
		tokens := c.tokens(tt.text)
		quantities := c.quantities(tokens)
		quantities[0].Value = tt.value
		if got := len(m.Match(nil, tokens, quantities)) > 0; got != tt.want {
			t.Errorf("%s in %q: got %v, want %v", tt.pattern, tt.text, got, tt.want)
		}
	}
	for _, bad := range []string{"{condition >= 3}", "{percentige = 3}"} {
		if _, err := c.vocabulary.Compile([]Source{{Pattern: mustParse(bad)}}); err == nil {
			t.Errorf("%s is compiled without an error", bad)
		}
	}
}

// Each border of these parts can be contracted, and so can what that makes of it.
func TestContractionsAreBounded(t *testing.T) {
	c := newCase()
	m, err := c.vocabulary.Compile([]Source{{Pattern: mustParse("she " + strings.Repeat("(is she | b) ", 40) + "is")}})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.steps) > 20*maxContracted {
		t.Errorf("%d steps", len(m.steps))
	}
	if text := "she " + strings.Repeat("b ", 40) + "is"; len(c.match(m, text)) != 1 {
		t.Errorf("%q does not match", text)
	}
}
