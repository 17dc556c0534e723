package report_test

import (
	"testing"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"posts/a b.md", "posts/a b.md"},
		{"grüße/日本.md", "grüße/日本.md"},
		{"two\nlines.md", `two\nlines.md`},
		{"red\x1b[31m.md", `red\x1b[31m.md`},
		{"a\u202eb.md", `a\u202eb.md`},
	} {
		if got := report.Printable(c.path); got != c.want {
			t.Errorf("%q: got %q, want %q", c.path, got, c.want)
		}
	}
}

// A finding makes the run fail by the threshold of its own file.
func TestTally(t *testing.T) {
	of := func(s rule.Severity) []finding.Finding {
		return []finding.Finding{{Severity: s, Span: article.Span{}}}
	}
	for _, c := range []struct {
		file finding.File
		want int
	}{
		{finding.File{Findings: of(rule.Error), FailOn: rule.Error}, 1},
		{finding.File{Findings: of(rule.Warning), FailOn: rule.Error}, 0},
		{finding.File{Findings: of(rule.Warning), FailOn: rule.Note}, 1},
		{finding.File{Findings: of(rule.Error), FailOn: rule.Off}, 0},
	} {
		var tally report.Tally
		for range tally.Count(func(yield func(finding.File) bool) { yield(c.file) }) {
		}
		if tally.Failing != c.want {
			t.Errorf("%s with the threshold %s: %d failing, want %d", c.file.Findings[0].Severity, c.file.FailOn, tally.Failing, c.want)
		}
	}
}
