package prose

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func newTestQuantifier(t testing.TB) (*Lexicon, *Quantifier) {
	t.Helper()
	var m Measures
	meta, err := toml.DecodeFile("../../rules/english/quantities.toml", &m)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		t.Fatalf("keys that nothing reads: %v", unknown)
	}
	lex := NewLexicon()
	return lex, NewQuantifier(lex, m)
}

// TestQuantities holds the reader to testdata/quantities.txt: the marks that it sets in the bare text must be those of the line.
func TestQuantities(t *testing.T) {
	lex, q := newTestQuantifier(t)
	cases, err := os.ReadFile("testdata/quantities.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, want := range strings.Split(string(cases), "\n") {
		if want == "" || want[0] == '#' {
			continue
		}
		n++
		text := unmarked(want)
		tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
		if got := marked(text, tokens, q.Quantities(nil, text, tokens, 0)); got != want {
			t.Errorf("quantities.txt:%d\n got %s\nwant %s", i+1, got, want)
		}
	}
	if n < 200 {
		t.Errorf("only %d cases were read", n)
	}
}

// unmarked is a case without its marks.
func unmarked(line string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(line, "⟦")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		mark, after, _ := strings.Cut(rest, "⟧")
		words, _, _ := strings.Cut(mark, "|")
		b.WriteString(words)
		line = after
	}
}

// marked is a text with quantities written as the cases write them.
func marked(text string, tokens []Token, found []Quantity) string {
	var b strings.Builder
	at := int32(0)
	for _, q := range found {
		start, end := tokens[q.First].Start, tokens[q.Last-1].End
		b.WriteString(text[at:start] + "⟦" + text[start:end] + "|" + q.Kind.String() + " " + short(q.Value))
		if q.High != q.Value {
			b.WriteString(".." + short(q.High))
		}
		if q.Of != 0 {
			b.WriteString("/" + short(q.Of))
		}
		if q.Unit != "" {
			b.WriteString(" " + q.Unit)
		}
		b.WriteString("⟧")
		at = end
	}
	return b.String() + text[at:]
}

func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}

func TestQuantitiesAddBase(t *testing.T) {
	lex, q := newTestQuantifier(t)
	text := "about 86% of 29 studies"
	tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
	kept := Quantity{First: 1, Last: 2}
	got := q.Quantities([]Quantity{kept}, text, tokens, 100)
	if len(got) != 3 || got[0] != kept || got[1].First != 101 || got[1].Last != 103 || got[2].First != 104 {
		t.Errorf("got %+v", got)
	}
}

func TestQuantitiesAllocateNothing(t *testing.T) {
	lex, q := newTestQuantifier(t)
	text := "Of 29 studies, 86% (95% CI 80–91; p < 0.05) of 4,301 patients aged 35 to 55 responded by 12.05.2026, one in five within 9.88 months."
	tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
	dst := q.Quantities(nil, text, tokens, 0)
	if n := testing.AllocsPerRun(10, func() { dst = q.Quantities(dst[:0], text, tokens, 0) }); n > 0 {
		t.Errorf("%v allocations for one sentence", n)
	}
}

func TestQuantityKindText(t *testing.T) {
	for k := range quantityKinds {
		text, _ := k.MarshalText()
		var back QuantityKind
		if err := back.UnmarshalText(text); err != nil || back != k {
			t.Errorf("%q is read back as %v: %v", text, back, err)
		}
	}
	var k QuantityKind
	if err := k.UnmarshalText([]byte("percantage")); err == nil {
		t.Error("an unknown kind is read without an error")
	}
}

func FuzzQuantities(f *testing.F) {
	for _, seed := range []string{
		"about 86% of 29 studies (95% CI −1.2 to .9; p < .05)", "2 × 10⁶ cells/kg, $5m–$10m, +44 20 7946 0000", "half a million", "a hundred",
		"grade 3 or higher; 1st of May 2021–22", "(-2.5 to 1.0) 24/7 10:30 am", "tens of thousands of hundreds", "12, 13, and 14 months", "٣½¾",
	} {
		f.Add(seed)
	}
	lex, q := newTestQuantifier(f)
	f.Fuzz(func(t *testing.T, text string) {
		tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
		last := int32(0)
		for _, found := range q.Quantities(nil, text, tokens, 0) {
			if found.First < last || found.Last <= found.First || int(found.Last) > len(tokens) {
				t.Fatalf("%+v after %d of %d tokens", found, last, len(tokens))
			}
			for _, v := range []float64{found.Value, found.High, found.Of} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%+v", found)
				}
			}
			last = found.Last
		}
	})
}

var measeval = flag.String("measeval", "", "a file of MeasEval paragraphs, one JSON object a line: print how many of its quantities are met")

// TestMeasEval is for orientation and judges nothing: MeasEval marks the quantities of physics and geology as well as those of health.
func TestMeasEval(t *testing.T) {
	if *measeval == "" {
		t.Skip("no -measeval file")
	}
	file, err := os.Open(*measeval)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lex, q := newTestQuantifier(t)
	met, exact, all, ours, alone := 0, 0, 0, 0, 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p struct {
			Text string
			Anns []struct {
				Type       string
				Start, End int // in characters
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		var bytes []int32 // by character
		for i := range p.Text {
			bytes = append(bytes, int32(i))
		}
		bytes = append(bytes, int32(len(p.Text)))
		tokens := lex.Tokens(nil, p.Text, Range{0, int32(len(p.Text))}, nil)
		found := q.Quantities(nil, p.Text, tokens, 0)
		hit := make([]bool, len(found))
		for _, a := range p.Anns {
			if a.Type != "Quantity" {
				continue
			}
			all++
			start, end, over := bytes[a.Start], bytes[a.End], false
			for i, f := range found {
				first, last := tokens[f.First].Start, tokens[f.Last-1].End
				if first < end && start < last {
					over, hit[i] = true, true
					if first == start && last == end {
						exact++
					}
				}
			}
			if over {
				met++
			} else if testing.Verbose() {
				t.Logf("missed %q in …%s…", p.Text[start:end], p.Text[max(0, start-30):min(int32(len(p.Text)), end+30)])
			}
		}
		for i, f := range found {
			if ours++; !hit[i] {
				alone++
				if testing.Verbose() {
					start, end := tokens[f.First].Start, tokens[f.Last-1].End
					t.Logf("alone %v %q in …%s…", f.Kind, p.Text[start:end], p.Text[max(0, start-30):min(int32(len(p.Text)), end+30)])
				}
			}
		}
	}
	t.Logf("%d of %d marked quantities are met, %d with the same bounds; %d found, %d of them not marked", met, all, exact, ours, alone)
}
