package prose

import (
	"fmt"
	"strings"
	"testing"
)

// spell writes tokens as text: each with its kind and, in the order of their bits, the letters of its flags.
func spell(text string, tokens []Token) string {
	var out []string
	for _, t := range tokens {
		flags := ""
		for i, c := range "sjCS" {
			if t.Flags&(1<<i) != 0 {
				flags += string(c)
			}
		}
		kind := [...]string{Word: "w", Number: "n", Sign: ".", Mark: "m", Opaque: "o"}[t.Kind]
		out = append(out, fmt.Sprintf("%s/%s%s", text[t.Start:t.End], kind, flags))
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"words", "It works", "It/wsC works/ws"},
		{"apostrophes", "don't don’t patients’", "don't/ws don’t/ws patients/ws ’/."},
		{"hyphen", "CAR-T long-term", "CAR/wsCS T/wjC long/ws term/wj"},
		{"other hyphens", "pre‐op pre‑op", "pre/ws op/wj pre/ws op/wj"},
		{"suspended hyphen", "short- and long", "short/ws -/. and/ws long/ws"},
		{"dash between spaces", "one - two", "one/ws -/.s two/ws"},
		{"hash", "#1 # 1 #a ##1", "#/.s 1/n #/.s 1/ns #/.s a/w ##/.s 1/n"},
		{"minus", "(-5) x=-1", "(/.s -/. 5/n )/. x/ws =/. -/. 1/n"},
		{"dash in a range", "3–5 3-5", "3/ns –/. 5/n 3/ns 5/nj"},
		{"dotted", "e.g. U.S. b.i.d. Ph.D.", "e.g/ws ./. U.S/wsCS ./. b.i.d/ws ./. Ph.D/wsC ./."},
		{"no abbreviation", "end.The E.coli", "end/ws ./. The/wC E/wsC ./. coli/w"},
		{"numbers", "4,301 9.88 0·6 1,2.", "4,301/ns 9.88/ns 0·6/ns 1,2/ns ./."},
		{"unit", "5mg 86% 1st", "5/ns mg/w 86/ns %/. 1/ns st/w"},
		{"code", "B12 p53 E18.5 v2.1.", "B12/wsC p53/ws E18.5/wsC v2.1/ws ./."},
		{"fractions", "½ of 2⅝", "½/ns of/ws 2/ns ⅝/n"},
		{"superscript", "10⁹/L", "10/ns ⁹/. //. L/wC"},
		{"URL", "see https://a.org/b_(c)?d=1.", "see/ws https://a.org/b_(c)?d=1/os ./."},
		{"URL in brackets", "(www.a.org)", "(/.s www.a.org/o )/."},
		{"URL in quotes", "“www.a.org”", "“/.s www.a.org/o ”/."},
		{"e-mail", "Write to jane.doe@a.org, now", "Write/wsC to/ws jane.doe@a.org/os ,/. now/ws"},
		{"DOI", "10.1000/xyz123. 10.5/3", "10.1000/xyz123/os ./. 10.5/ns //. 3/n"},
		{"no address", "www and http: fine", "www/ws and/ws http/ws :/. fine/ws"},
		{"quotes", `“a” ‘b’ "c" «d»`, `“/.s a/w ”/. ‘/.s b/w ’/. "/.s c/w "/. «/.s d/w »/.`},
		{"mark", "so.[1, 2] Next", "so/ws ./. [1, 2]/m Next/wsC"},
		{"mark in a word", "cure[1]s", "cure/ws [1]/m s/w"},
		{"ellipses", "a... b… c . . .", "a/ws .../. b/ws …/. c/ws ./.s ./.s ./.s"},
		{"stops", "What?!", "What/wsC ?/. !/."},
		{"placeholder", "use \uFFFC-like \uFFFCx", "use/ws \uFFFC/os like/wj \uFFFC/os x/w"},
		{"line", "a\nb", "a/ws \n/. b/ws"},
		{"wide space", "5\u00A0mg 5\u202Fmg", "5/ns mg/ws 5/ns mg/ws"},
		{"soft hyphen", "ther\u00ADapy", "ther\u00ADapy/ws"},
		{"zero width between words", "a \u200Bb", "a/ws b/ws"},
		{"shout", "CURE É E\u0301E\u0301 T-Cell", "CURE/wsCS É/wsC E\u0301E\u0301/wsCS T/wsC Cell/wjC"},
		{"leftover emphasis", "**bold** _x_", "**/.s bold/w **/. _/.s x/w _/."},
		{"bullet", "• one", "•/.s one/ws"},
		{"long word", strings.Repeat("a", 70) + " b", strings.Repeat("a", 70) + "/ws b/ws"},
	}
	lex := NewLexicon()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var marks []Range
			for _, m := range bracketed.FindAllStringIndex(tt.text, -1) {
				marks = append(marks, Range{int32(m[0]), int32(m[1])})
			}
			tokens := lex.Tokens(nil, tt.text, Range{0, int32(len(tt.text))}, marks)
			if got := spell(tt.text, tokens); got != tt.want {
				t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestTokensOfARange(t *testing.T) {
	text := "one two. three"
	got := spell(text, NewLexicon().Tokens(nil, text, Range{4, 7}, nil))
	if want := "two/ws"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Words are read eight letters at a time, and by another way at the end of a text or before an apostrophe.
func TestWordsOfAnyLength(t *testing.T) {
	lex := NewLexicon()
	for n := 1; n <= 70; n++ {
		lex.Intern(strings.Repeat("a", n))
	}
	for n := 1; n <= 70; n++ {
		word := strings.Repeat("a", n)
		want := lex.Intern(word)
		for _, text := range []string{word, word + " b", word + ", b", word + ". And so on", strings.ToUpper(word) + " and so on", word + "\n", "b " + word} {
			tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
			t0 := tokens[0]
			if strings.HasPrefix(text, "b ") {
				t0 = tokens[1]
			}
			if t0.ID != want || int(t0.End-t0.Start) != n {
				t.Errorf("%q is read as %+v, want a word of %d letters with the ID %d", text, t0, n, want)
			}
		}
		other := word[1:] + "b" // of the same length
		if tokens := lex.Tokens(nil, other+" ", Range{0, int32(n)}, nil); tokens[0].ID != Unknown {
			t.Errorf("%q is taken for a word of the lexicon", other)
		}
	}
}

// Every byte is told from a letter wherever it stands, and changes nothing for the letters next to it.
func TestNotLetters(t *testing.T) {
	for c := range 256 {
		for at := range 8 {
			text := []byte("aZzAmMqQ")
			text[at] = byte(c)
			want := uint64(0x80) << (8 * at)
			if class(byte(c)) == letter {
				want = 0
			}
			if got := notLetters(eightBytes(string(text))); got != want {
				t.Errorf("%q: got %#x, want %#x", text, got, want)
			}
		}
	}
}

// However a word is written, a rule that names it must find it.
func TestSpellingsOfAWord(t *testing.T) {
	lex := NewLexicon()
	for i := range 5000 { // the table grows several times
		lex.Intern(fmt.Sprint("word", i))
	}
	tests := map[string][]string{
		"therapy": {"Therapy", "THERAPY", "ther\u00ADapy", "ther\u200Bapy", "therapy\u2060"},
		"naïve":   {"NAÏVE", "nai\u0308ve", "Nai\u0308\u00ADve"},
		"don’t":   {"don't", "Don’t", "donʼt"},
		"e.g":     {"E.g", "e.g"},
		"4,301":   {"4,301"},
	}
	for word, spellings := range tests {
		want := lex.Intern(word)
		for _, s := range append(spellings, word) {
			for _, text := range []string{s, s + " ", s + ", so"} {
				tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
				if len(tokens) == 0 || tokens[0].ID != want {
					t.Errorf("%q is not read as %q: %+v", text, word, tokens)
				}
			}
			if got := lex.Intern(s); got != want {
				t.Errorf("%q gets an ID of its own", s)
			}
		}
	}
	if tokens := lex.Tokens(nil, "unasked", Range{0, 7}, nil); tokens[0].ID != Unknown {
		t.Errorf("a word that nobody asked for has the ID %d", tokens[0].ID)
	}
}

func TestTokensAllocateNothing(t *testing.T) {
	lex, splitter := english(t)
	tokens := make([]Token, 0, len(paragraph))
	sentences := make([]Sentence, 0, len(paragraph))
	allocs := testing.AllocsPerRun(10, func() {
		tokens = lex.Tokens(tokens[:0], paragraph, Range{0, int32(len(paragraph))}, nil)
		sentences = splitter.Sentences(sentences[:0], paragraph, tokens, 0)
	})
	if allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}
