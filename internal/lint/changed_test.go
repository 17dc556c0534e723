package lint_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/rules"
)

// One digit of a careful article is changed, as a slip of the pen would. The findings must be those, and at that place alone.
func TestChangedFigures(t *testing.T) {
	const (
		cells    = "cell-review.md"
		lupus    = "lupus-review.md"
		disagree = "statistic-disagreement"
		interval = "statistic-interval"
	)
	l := lint.New(rules.FS, lint.Options{Isolated: true})
	for _, tt := range []struct{ name, article, from, to, rule, want string }{
		{"in the takeaway", cells, "a 54% pooled", "a 64% pooled", disagree, "64% pooled closure rate"},
		{"in a question's answer", cells, "reported in 8%", "reported in 18%", disagree, "deep abscesses were reported in 18%"},
		{"in the body", cells, "deep abscesses in 8%", "deep abscesses in 3%", disagree, "deep abscesses were reported in 8%"},
		{"in the same words again", cells, "about 54 out of 100", "about 45 out of 100", disagree, "45 out of 100"},
		{"of an estimate", cells, "odds ratio of 1.9", "odds ratio of 9.1", interval, "odds ratio of 9.1 for closure against salt water (95% CI 1.3 to 2.8"},
		{"of a p-value", cells, "p = 0.001", "p = 0.41", interval, "odds ratio of 1.9 for closure against salt water (95% CI 1.3 to 2.8; p = 0.41"},
		{"in the summary", lupus, "review 70% of treated", "review 79% of treated", disagree, "79% of treated adults responded"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			source, err := os.ReadFile(filepath.Join(shelf, "clean", tt.article))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(source), tt.from) != 1 {
				t.Fatalf("%q does not stand in %s once", tt.from, tt.article)
			}
			changed := []byte(strings.Replace(string(source), tt.from, tt.to, 1))
			f, err := l.Text(tt.article, changed)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range f.Findings {
				if x.Rule.ID == tt.rule {
					got = append(got, strings.Join(strings.Fields(string(changed[x.Span.Start:x.Span.End])), " "))
				}
			}
			if len(got) != 1 || got[0] != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
