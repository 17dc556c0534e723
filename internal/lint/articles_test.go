package lint_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/rules"
)

var update = flag.Bool("update", false, "write the findings of the flagged articles beside them")

// today is the day by which the articles' reviews are over.
var today = time.Date(2026, time.November, 29, 0, 0, 0, 0, time.UTC)

const (
	shelf  = "../../testdata/articles"
	beside = ".findings"
)

// Careful copy that speaks of cures, guarantees and side effects all the time, and claims none of them.
func TestCleanArticles(t *testing.T) {
	l := lint.New(rules.FS, lint.Options{Isolated: true, Today: today})
	for _, path := range articlesIn(t, "clean") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			if found := findingsOf(t, l, path); found != "" {
				t.Errorf("a careful article has findings:\n%s", found)
			}
		})
	}
}

// Each flagged article has its findings beside it, one a line, as a reviewer wants them: LINE:COLUMN rule “excerpt”. They were written
// from reading the articles; after -update every changed line is to be judged against the article, not against the program.
func TestFlaggedArticles(t *testing.T) {
	l := lint.New(rules.FS, lint.Options{Isolated: true, Today: today})
	for _, path := range articlesIn(t, "flagged") {
		t.Run(filepath.Base(path), func(t *testing.T) { compare(t, l, path) })
	}
}

// compare holds an article to the findings beside it, or writes them there.
func compare(t *testing.T, l *lint.Linter, path string) {
	t.Helper()
	got := findingsOf(t, l, path)
	if *update {
		if err := os.WriteFile(path+beside, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path + beside)
	if err != nil {
		t.Fatalf("%v; run: go test ./internal/lint -run Articles -update", err)
	}
	if got == string(want) {
		return
	}
	missed, extra := without(string(want), got), without(got, string(want))
	if missed == "" && extra == "" {
		t.Errorf("the findings come in another order, or more than once:\n%s", got)
		return
	}
	t.Errorf("not found:\n%sfound, and not wanted:\n%s", missed, extra)
}

// Each pack has a good article, which keeps to its rules and is silent, and a bad one, which has its findings beside it.
func TestPackArticles(t *testing.T) {
	for _, pack := range rule.Packs(rules.FS) {
		if pack == "core" {
			continue
		}
		l := lint.New(rules.FS, lint.Options{Isolated: true, Flags: config.Settings{Packs: []string{"core", pack}}})
		t.Run(pack, func(t *testing.T) {
			if found := findingsOf(t, l, filepath.Join(shelf, "packs", pack, "good.md")); found != "" {
				t.Errorf("an article that keeps to the rules has findings:\n%s", found)
			}
			compare(t, l, filepath.Join(shelf, "packs", pack, "bad.md"))
		})
	}
}

// without returns the lines of a that are not lines of b.
func without(a, b string) string {
	var left strings.Builder
	for l := range strings.Lines(a) {
		if !strings.Contains("\n"+b, "\n"+l) {
			left.WriteString(l)
		}
	}
	return left.String()
}

func articlesIn(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shelf, folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		if !strings.HasSuffix(f, beside) {
			paths = append(paths, f)
		}
	}
	if len(paths) == 0 {
		t.Fatalf("no articles in %s", filepath.Join(shelf, folder))
	}
	return paths
}

func findingsOf(t *testing.T, l *lint.Linter, path string) string {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := l.Text(path, source)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range f.Findings {
		fmt.Fprintln(&b, line(source, x))
	}
	return b.String()
}

// line writes a finding. The place is counted here anew, and so is a test of the reports' own counting.
func line(source []byte, x finding.Finding) string {
	before := source[:x.Span.Start]
	row := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	excerpt := strings.Join(strings.Fields(string(source[x.Span.Start:x.Span.End])), " ")
	return fmt.Sprintf("%d:%d %s “%s”", row, column, x.Rule.ID, excerpt)
}
