package baseline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

var cure = &rule.Rule{ID: "cure"}

// file has a finding for each CURE of a source.
func file(path, source string) finding.File {
	f := finding.File{Path: path, Source: []byte(source)}
	for at := 0; ; {
		i := strings.Index(source[at:], "CURE")
		if i < 0 {
			return f
		}
		f.Findings = append(f.Findings, finding.Finding{Rule: cure, Span: article.Span{Start: at + i, End: at + i + 4}})
		at += i + 4
	}
}

// asked is rules that there all are, and that are asked.
type asked struct{}

func (asked) Asks(string, string) bool  { return true }
func (asked) Knows(string, string) bool { return true }

func where(all bool) Where { return func(string) bool { return all } }

// What is written is read again as it was, whatever the paths and words are.
func TestWriteAndRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "known.toml")
	b, err := Accepting(name)
	if err != nil {
		t.Fatal(err)
	}
	odd := filepath.Join(b.dir, "a \"b\"\t]é.md")
	b.Answer(file(odd, "CURE CURE"))
	b.Answer(file(filepath.Join(b.dir, "b.md"), "CURE"))
	if err := b.Write(); err != nil {
		t.Fatal(err)
	}
	again, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	if findings, articles := again.Size(); findings != 3 || articles != 2 {
		t.Errorf("read %d findings in %d articles, want 3 in 2", findings, articles)
	}
	if f := again.Answer(file(odd, "CURE CURE CURE")); len(f.Findings) != 1 || len(f.Answered) != 2 {
		t.Errorf("%d findings stand and %d are answered, want 1 and 2", len(f.Findings), len(f.Answered))
	}
	if n := again.Fixed(where(false), asked{}); n != 0 {
		t.Errorf("%d are fixed, want none: the other article was not linted", n)
	}
	if n := again.Fixed(where(true), asked{}); n != 1 {
		t.Errorf("%d are fixed, want the one of the article that is not there", n)
	}
}

// Line ends stay as they were.
func TestWriteKeepsLineEnds(t *testing.T) {
	name := filepath.Join(t.TempDir(), "known.toml")
	if err := os.WriteFile(name, []byte("[\"a.md\"]\r\n\"00\" = \"cure: CURE\"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Write(); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(name)
	if !strings.HasSuffix(string(text), "[\"a.md\"]\r\n\"00\" = \"cure: CURE\"\r\n") || strings.Contains(strings.ReplaceAll(string(text), "\r\n", ""), "\n") {
		t.Errorf("got %q", text)
	}
}
