package report_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
)

// sarifLog is what readers take from a log.
type sarifLog struct {
	Version string
	Runs    []struct {
		ColumnKind string
		Tool       struct {
			Driver struct {
				Name  string
				Rules []struct {
					ID         string
					Properties struct {
						Precision     string
						Tags, Clauses []string
					}
				}
			}
		}
		Results     []sarifResult
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []any
		}
	}
}

type sarifResult struct {
	RuleID              string
	RuleIndex           int
	Level               string
	PartialFingerprints map[string]string
	Locations           []struct {
		PhysicalLocation struct{ Region struct{ StartLine int } }
	}
	RelatedLocations []any
	Suppressions     []struct {
		Kind, Status, Justification string
		Location                    *struct {
			PhysicalLocation struct {
				Region struct{ StartLine, StartColumn int }
			}
		}
		Properties struct{ Expires string }
	}
}

func readSARIF(t *testing.T, format string, files []finding.File) sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(write(t, format, files)), &log); err != nil {
		t.Fatal(err)
	}
	return log
}

func TestSARIF(t *testing.T) {
	log := readSARIF(t, "sarif", sample())
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Name != "primum" {
		t.Errorf("version %s, columns in %s, by %s", log.Version, run.ColumnKind, run.Tool.Driver.Name)
	}
	for _, r := range run.Results {
		if id := run.Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
			t.Errorf("the rule of a result of %s is %s", r.RuleID, id)
		}
	}
	if run.Invocations[0].ExecutionSuccessful || len(run.Invocations[0].ToolExecutionNotifications) != 1 {
		t.Errorf("of a file that cannot be read: %+v", run.Invocations)
	}
}

// TestSARIFSuppressions: who reads a log learns of each result whether it is answered, by whom and why; what a change did not bring is
// in none.
func TestSARIFSuppressions(t *testing.T) {
	results := readSARIF(t, "sarif", sample()).Runs[0].Results
	if len(results) != 5 {
		t.Fatalf("%d results, want 3 open and 2 answered", len(results))
	}
	for _, r := range results[:3] {
		if r.Suppressions == nil || len(r.Suppressions) > 0 {
			t.Errorf("suppressions of an open finding: %+v, want an empty list", r.Suppressions)
		}
	}
	known, quoted := results[3].Suppressions[0], results[4].Suppressions[0]
	if known.Kind != "external" || known.Status != "accepted" || known.Justification == "" || known.Location != nil {
		t.Errorf("of the baseline: %+v", known)
	}
	at := quoted.Location.PhysicalLocation.Region
	if quoted.Kind != "inSource" || quoted.Status != "accepted" || quoted.Justification != "quoted" || quoted.Properties.Expires != "2027-01-31" ||
		at.StartLine != 6 || at.StartColumn != 19 {
		t.Errorf("of a directive: %+v at %+v", quoted, at)
	}
}

// TestCodeScanning: GitHub shows a suppressed result as an open one, so it gets none; and refuses a rule with more than 20 tags.
func TestCodeScanning(t *testing.T) {
	run := readSARIF(t, "code-scanning", sample()).Runs[0]
	if len(run.Results) != 3 {
		t.Errorf("%d results, want the 3 that are open", len(run.Results))
	}
	files := sample()
	many := *cure
	many.Clauses = strings.Split(strings.Repeat("x ", 30), " ")
	files[0].Findings[0].Rule = &many
	told := readSARIF(t, "code-scanning", files).Runs[0].Tool.Driver.Rules[0].Properties
	if len(told.Tags) != 10 || len(told.Clauses) != len(many.Clauses) {
		t.Errorf("%d tags and %d clauses, want 10 and all", len(told.Tags), len(told.Clauses))
	}
}

// TestSARIFPrecision: the measured share of what a rule finds that is wanted, on sentences from outside alone, in the words of SARIF's
// readers.
func TestSARIFPrecision(t *testing.T) {
	for _, c := range []struct {
		hit, of int
		want    string
	}{
		{95, 100, "very-high"}, {94, 100, "high"}, {85, 100, "high"}, {84, 100, "medium"}, {70, 100, "medium"}, {69, 100, "low"}, {0, 20, "low"},
		{19, 19, ""}, {0, 0, ""},
	} {
		o := report.Options{Measured: func() (map[string]rule.Measured, error) {
			return map[string]rule.Measured{
				"outside": {Outside: true, Precision: map[string]rule.Share{"cure-promise": {Hit: c.hit, Of: c.of}}},
				"own":     {Precision: map[string]rule.Share{"cure-promise": {Hit: 1000, Of: 1000}}},
			}, nil
		}}
		var out strings.Builder
		if err := report.SARIF(&out, slices.Values(sample()), o); err != nil {
			t.Fatal(err)
		}
		var log sarifLog
		if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
			t.Fatal(err)
		}
		if got := log.Runs[0].Tool.Driver.Rules[0].Properties.Precision; got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.hit, c.of, got, c.want)
		}
	}
}

// TestSARIFFingerprints: results keep their names when lines are added above, and answered ones when they are answered.
func TestSARIFFingerprints(t *testing.T) {
	const above = "New.\n\n\n"
	moved := sample()
	one := &moved[0]
	one.Source = append([]byte(above), one.Source...)
	for i := range one.Findings {
		one.Findings[i].Span.Start += len(above)
		one.Findings[i].Span.End += len(above)
		one.Findings[i].Related, one.Findings[i].Fix = nil, nil
	}
	for i := range one.Answered {
		one.Answered[i].Span.Start += len(above)
		one.Answered[i].Span.End += len(above)
		one.Answered[i].Place.Start += len(above)
		one.Answered[i].Place.End += len(above)
	}
	open := sample()
	for _, x := range open[0].Answered {
		open[0].Findings = append(open[0].Findings, x.Finding)
	}
	open[0].Answered = nil
	prints := func(files []finding.File) (prints []string) {
		for _, r := range readSARIF(t, "sarif", files).Runs[0].Results {
			if r.PartialFingerprints["primaryLocationLineHash"] == "" {
				t.Errorf("a result of %s has no fingerprint", r.RuleID)
			}
			prints = append(prints, r.PartialFingerprints["primum/v1"])
		}
		return prints
	}
	before := prints(sample())
	if diff := cmp.Diff(before, prints(moved)); diff != "" {
		t.Errorf("lines added above change fingerprints:\n%s", diff)
	}
	if diff := cmp.Diff(before, prints(open)[:len(before)]); diff != "" {
		t.Errorf("an answer changes fingerprints:\n%s", diff)
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(before))); len(sorted) != len(before) {
		t.Errorf("two of %v are alike", before)
	}
}
