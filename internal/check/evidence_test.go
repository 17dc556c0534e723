package check_test

import (
	"slices"
	"testing"
	"time"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/rules"
)

const abstract = `Of 212 adults with poor sleep, 106 were given a lamp. The overall response rate was 86.4% (95% CI 79.1-92.0).
Remission was seen in 45 of 106 adults and in 20 of 106 controls. Severe headache was reported in 21%, with placebo in 14%.
Median progression-free survival was 9.88 months and median overall survival was 2 years. The hazard ratio for relapse was 0.70.
Falls were half as frequent. The pooled proportion of dry mouth was 0.31 (95% CI 0.25-0.38). Nausea occurred in 86·3%.`

// core returns the built-in rules of everywhere, compiled.
func core(t *testing.T) *lint.Engine {
	t.Helper()
	lib, err := rule.Load(rules.FS, []string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	e, err := lint.NewEngine(lib)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Each sentence is attributed to the abstract, and its figure stands there or not.
func TestFiguresAgainstAbstract(t *testing.T) {
	const fine, absent, wrong = "", "figure-absent", "figure-contradicted"
	e := core(t)
	library := evidence.NewLibrary([]*evidence.Record{{File: "a.nbib", Key: "obi", Abstract: abstract}}, nil, e.Reader())
	reader := e.Reader()
	for _, c := range []struct{ text, want string }{
		{"The overall response rate was 86.4%.", fine},
		{"The overall response rate was 86%.", fine},
		{"The overall response rate was 86 percent.", fine},
		{"The overall response rate was eighty-six per cent.", fine},
		{"About 86 of 100 adults had a response.", fine},
		{"Nearly nine in ten adults had a response.", fine},
		{"The overall response rate was 68.4%.", wrong},
		{"The overall response rate was 84.6%.", wrong},
		{"The overall response rate was 87%.", wrong},
		{"Remission was seen in 42% of adults.", fine},
		{"Remission was seen in 45 of 106 adults.", fine},
		{"Severe headache was reported in one in five adults.", fine},
		{"Severe headache was reported in 12% of adults.", absent}, // the abstract’s sentence speaks of placebo, too,
		{"Severe headache was reported in 14% of adults on placebo.", fine},
		{"In 79% there was no severe headache.", fine},
		{"Severe headache was 7 percentage points more frequent.", fine},
		{"The risk of relapse fell by 30%.", fine},
		{"Dry mouth was reported in 31% of adults.", fine},
		{"Dry mouth was reported in 62% of adults.", absent},
		{"Half of the adults were given a lamp.", fine},
		{"Median progression-free survival was about ten months.", fine},
		{"Median progression-free survival was 9.88 months.", fine},
		{"Median progression-free survival was 8.98 months.", wrong},
		{"Median overall survival was 24 months.", fine},
		{"Nausea occurred in 86.3% of adults.", fine},
		{"Itching went away in 64% of patients.", absent},
		{"Was it true that itching went away in 64% of patients?", fine},
	} {
		t.Run(c.text, func(t *testing.T) {
			text := c.text[:len(c.text)-1] + " [@obi]" + c.text[len(c.text)-1:]
			got := ""
			found, _ := e.Checker.Check(reader.Read("a.md", []byte(text)), check.Terms{Evidence: library})
			for _, f := range found {
				if f.Rule.Evidence != nil {
					got += f.Rule.ID
				}
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestLapsedOnTheDay: the day of the run is the one by which claims expire, as all dates are over by it.
func TestLapsedOnTheDay(t *testing.T) {
	e := core(t)
	last := time.Date(2021, time.December, 31, 0, 0, 0, 0, time.UTC)
	claims := []*evidence.Claim{{ID: "lamp", Says: "The lamp helps most adults to sleep.", Owner: "Ada Obi", Expires: last}}
	library := evidence.NewLibrary(nil, claims, e.Reader())
	for day, want := range map[time.Time]bool{last: false, last.AddDate(0, 0, 1): true} {
		e.Checker.Today = day
		found, _ := e.Checker.Check(e.Reader().Read("a.md", []byte(claims[0].Says)), check.Terms{Evidence: library})
		if got := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule.ID == "claim-lapsed" }); got != want {
			t.Errorf("on %s the claim has lapsed: %t, want %t", day.Format(time.DateOnly), got, want)
		}
	}
}
