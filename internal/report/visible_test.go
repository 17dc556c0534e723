package report_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain\ttext\n", "plain\ttext\n"},
		{"Zöe ≥ 3 😀 co\u00ADoperate", "Zöe ≥ 3 😀 co\u00ADoperate"},
		{"\x1b[2J\x07\x00\r\x7f", "␛[2J␇␀␍␡"},
		{"\u009b2J\u0085", "\uFFFD2J\uFFFD"},
		{"a\x9b\xffb", "a\uFFFD\uFFFDb"},
		{"a\u202Ecba\u202C\u2066\u2069\u200F\u2028", "a\uFFFDcba\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
	} {
		if got := report.Visible(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestHostileText: nothing that an article says reaches the terminal but as text, and the carets stand under the words all the same.
func TestHostileText(t *testing.T) {
	source := "A\x1b]0;x\x07 b\u202E \u009b1m cures\x1b[0m it \x9b now."
	at := strings.Index(source, "cures")
	x := finding.Finding{Rule: cure, Severity: rule.Error, Span: article.Span{Start: at, End: at + len("cures\x1b[0m it")}, Message: "“cures\x1b[0m it” promises a cure."}
	x.Related = []finding.Related{{Span: x.Span, Message: "\x1b[2J"}}
	f := finding.File{Path: "a\x1b.md", Source: []byte(source), Findings: []finding.Finding{x},
		Answered: []finding.Answered{{Finding: x, Reason: "\x1b[2J\u202E", Place: x.Span}}}
	for name, write := range map[string]report.Format{"text": report.Text, "suppressions": report.SuppressionsText} {
		var out strings.Builder
		if err := write(&out, slices.Values([]finding.File{f}), report.Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\u009b\u202E") || !utf8.ValidString(out.String()) {
			t.Errorf("%s: %q", name, out.String())
		}
		if name == "suppressions" {
			continue
		}
		lines := strings.Split(out.String(), "\n")
		if !strings.Contains(lines[0], ":1:16: error: “cures␛[0m it”") {
			t.Errorf("the message is %q", lines[0])
		}
		line, carets := []rune(lines[1]), []rune(lines[2])
		first, last := strings.IndexRune(lines[2], '^'), len(carets)
		if got := string(line[first:last]); got != "cures␛[0m it" {
			t.Errorf("under the carets stands %q", got)
		}
	}
}
