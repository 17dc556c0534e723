package stance_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/stance"
	"github.com/primum-lint/primum/rules"
)

//go:embed testdata/stance.txt
var cases string

// Each line of the file is an article, the claim in it between brackets, and how it is held. ⏎ stands for the end of a line.
func TestStance(t *testing.T) {
	engine, err := lint.New(rules.FS, lint.Options{Isolated: true}).EngineFor(".")
	if err != nil {
		t.Fatal(err)
	}
	reader := engine.Reader()
	count := 0
	for line := range strings.Lines(cases) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		at := strings.LastIndex(line, " | ")
		if at < 0 {
			t.Fatalf("not a case: %s", line)
		}
		text, want := line[:at], line[at+len(" | "):]
		before, rest, opened := strings.Cut(strings.ReplaceAll(text, "⏎", "\n"), "⟦")
		claim, after, closed := strings.Cut(rest, "⟧")
		if !opened || !closed {
			t.Fatalf("not a case: %s", line)
		}
		count++
		a := reader.Read("case.md", []byte(before+claim+after+"\n"))
		first, last := tokensAt(a, len(before), len(before)+len(claim))
		if first == last {
			t.Errorf("%s: the claim has no words", line)
			continue
		}
		if got, cues := engine.Stance.Of(a).Stance(first, last); got.String() != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s%s", line, got, words(a, cues))
		}
	}
	if count < 300 {
		t.Errorf("only %d cases were read", count)
	}
}

// tokensAt returns the tokens that stand between two bytes of the source.
func tokensAt(a *article.Article, start, end int) (first, last int32) {
	for i := range a.Tokens {
		at := a.TokenSpan(int32(i), int32(i)+1)
		if at.Start < start || at.End > end {
			continue
		}
		if first == last {
			first = int32(i)
		}
		last = int32(i) + 1
	}
	return first, last
}

// words returns the cues as they are written.
func words(a *article.Article, cues []stance.Cue) string {
	var b strings.Builder
	for _, c := range cues {
		b.WriteString(", " + c.Stance.String() + " by “" + a.Text[a.Tokens[c.First].Start:a.Tokens[c.Last-1].End] + "”")
	}
	return b.String()
}
