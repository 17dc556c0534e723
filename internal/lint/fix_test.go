package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/rules"
)

// TestFixesSettle: whatever a rule flags, its fixes come to an end, with LF as with CRLF; then nothing is left of what they answer, and no rule
// finds what it did not find before.
func TestFixesSettle(t *testing.T) {
	lib, err := rule.Load(rules.FS, rule.Packs(rules.FS))
	if err != nil {
		t.Fatal(err)
	}
	e, err := lint.NewEngine(lib)
	if err != nil {
		t.Fatal(err)
	}
	reader := e.Reader()
	find := func(source string) []finding.Finding {
		found, _ := e.Checker.Check(reader.Read("a.md", []byte(source)), check.Terms{})
		return found
	}
	fixed := 0
	for _, r := range lib.Rules {
		for _, example := range r.Flag {
			lf := strings.NewReplacer("⟦", "", "⟧", "").Replace(example)
			if !slices.ContainsFunc(find(lf), func(f finding.Finding) bool { return f.Fix != nil }) {
				continue
			}
			for _, source := range []string{lf, strings.ReplaceAll(lf, "\n", "\r\n"), "\uFEFF" + lf} {
				before := find(source)
				text := source
				for round := 0; ; round++ {
					after, made := finding.Apply([]byte(text), find(text), finding.Unsafe)
					if made == 0 {
						break
					}
					fixed += made
					if text = string(after); round > 4 {
						t.Fatalf("%s: fixes of %q go on and on: %q", r.ID, source, text)
					}
				}
				for _, f := range find(text) {
					if !slices.ContainsFunc(before, func(b finding.Finding) bool { return b.Rule == f.Rule }) {
						t.Errorf("%s: %q is fixed to %q, in which %s finds %q", r.ID, source, text, f.Rule.ID, text[f.Span.Start:f.Span.End])
					}
				}
				if strings.Contains(source, "\r\n") && strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
					t.Errorf("%s: the line ends of %q are others when it is fixed: %q", r.ID, source, text)
				}
			}
		}
	}
	if fixed == 0 {
		t.Error("nothing was fixed")
	}
}
