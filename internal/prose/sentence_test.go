package prose

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// shipped returns the lists that the linter ships.
func shipped(t testing.TB) Abbreviations {
	t.Helper()
	var a Abbreviations
	meta, err := toml.DecodeFile("../../rules/english/abbreviations.toml", &a)
	if err != nil {
		t.Fatal(err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		t.Fatalf("abbreviations.toml: nobody reads %v", extra)
	}
	return a
}

// english returns a splitter with the lists that the linter ships.
func english(t testing.TB) (*Lexicon, *Splitter) {
	lex := NewLexicon()
	return lex, NewSplitter(lex, shipped(t))
}

// bracketed finds the citation marks of the tests, a task that is not this package's.
var bracketed = regexp.MustCompile(`\[\d+(?:\s*[,–-]\s*\d+)*\]`)

func read(lex *Lexicon, s *Splitter, text string) ([]Token, []Sentence) {
	var marks []Range
	for _, m := range bracketed.FindAllStringIndex(text, -1) {
		marks = append(marks, Range{int32(m[0]), int32(m[1])})
	}
	tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, marks)
	return tokens, s.Sentences(nil, text, tokens, 0)
}

// cases are the lines of testdata/sentences.txt, whose head describes the format.
func cases(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			lines = append(lines, strings.ReplaceAll(line, `\n`, "\n"))
		}
	}
	return lines
}

func TestSentences(t *testing.T) {
	lex, splitter := english(t)
	for _, want := range cases(t) {
		text := strings.ReplaceAll(want, "|", "")
		_, sentences := read(lex, splitter, text)
		got, at := "", 0
		for i, s := range sentences {
			if i > 0 {
				got += "|"
			}
			got += text[at:s.End]
			at = int(s.End)
		}
		if got += text[at:]; got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

// The lists ask for different things, so that a word in two of them would be a mistake that nobody sees.
func TestAbbreviationsStandOnce(t *testing.T) {
	a := shipped(t)
	seen := map[string]bool{}
	for _, list := range [][]string{a.Titles, a.Links, a.Labels, a.Names, a.Finals} {
		for _, w := range list {
			if seen[w] {
				t.Errorf("%q stands in two lists, or twice in one", w)
			}
			seen[w] = true
		}
	}
}

func TestSentencesOfALaterBlock(t *testing.T) {
	lex, splitter := english(t)
	text := "A heading\nIt works. Try it."
	tokens := lex.Tokens(nil, text, Range{10, int32(len(text))}, nil)
	got := splitter.Sentences(nil, text, tokens, 7)
	want := []Sentence{{First: 7, Last: 10, Start: 10, End: 19}, {First: 10, Last: 13, Start: 20, End: 27}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// FuzzRead holds what must be true of any text: tokens in order and inside it, and every token but a line break in one sentence.
func FuzzRead(f *testing.F) {
	for _, line := range cases(f) {
		f.Add(line)
	}
	f.Add("e\u0301\u00AD\u200B\uFFFC(((.....)...1.1.1@a.b")
	lex, splitter := english(f)
	f.Fuzz(func(t *testing.T, text string) {
		tokens, sentences := read(lex, splitter, text)
		end := int32(0)
		for _, tok := range tokens {
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(text) {
				t.Fatalf("token %+v after byte %d of %q", tok, end, text)
			}
			end = tok.End
		}
		next := int32(0)
		skip := func(to int32) {
			for ; next < to; next++ {
				if tokens[next].ID != Line {
					t.Fatalf("token %d is in no sentence of %q", next, text)
				}
			}
		}
		for _, s := range sentences {
			skip(s.First)
			if s.First < next || s.Last <= s.First || s.Start != tokens[s.First].Start || s.End != tokens[s.Last-1].End {
				t.Fatalf("sentence %+v of %q", s, text)
			}
			next = s.Last
		}
		skip(int32(len(tokens)))
	})
}
