package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	cure = &rule.Rule{ID: "cure-promise", Pack: "core", Category: "cure", Severity: rule.Error, Says: "“{}” promises a cure.", Why: "Readers hope.",
		Instead: "Say what was measured: 45 of 120 [1].", Clauses: []string{"uk.cap.12.6"}}
	figure = &rule.Rule{ID: "statistic-unsourced", Pack: "core", Category: "statistic", Severity: rule.Warning, Says: "“{}” has no source.", Why: "Numbers decide."}
)

// sample is two articles and a file that could not be read. Before the first finding stand an emoji and a letter with a combining mark:
// 2 and 2 code points, 3 and 2 UTF-16 units, 5 and 3 bytes, the spaces behind them counted.
func sample() []finding.File {
	one := "# Tea\r\n\r\n😀 e\u0301 cures *a|b* 90%, 50% <i>\r\nand heals\r\nall: cures it.\r\n" +
		"😀 Ends 20% of it. <!-- primum-disable-line -->\r\n"
	at := func(words string) article.Span {
		start := strings.Index(one, words)
		return article.Span{Start: start, End: start + len(words)}
	}
	return []finding.File{
		{Path: "posts/one, 100%.md", Source: []byte(one), FailOn: rule.Error, Findings: []finding.Finding{
			{Rule: cure, Severity: rule.Error, Span: at("cures *a|b*"), Message: "“cures a|b” promises a cure.",
				Suggestions: []finding.Edit{{Span: at("cures *a|b*"), Text: "may ease *a|b*"}, {Span: at("cures *a|b*"), Text: "was tried in *a|b*"}}},
			{Rule: figure, Severity: rule.Warning, Span: at("90%"), Message: "“90%” has no source.", Related: []finding.Related{{Span: at("50%"), Message: "nor has this"}},
				Fix: &finding.Fix{Applicability: finding.Safe, Edits: []finding.Edit{{Span: at("90"), Text: "é"}, {Span: at("50%")}, {Span: at("all"), Text: "all\n"}}}},
			{Rule: cure, Severity: rule.Note, Span: at("heals\r\nall"), Message: "“heals all” promises a cure."},
		}, Answered: []finding.Answered{
			{Finding: finding.Finding{Rule: cure, Severity: rule.Error, Span: at("cures it"), Message: "“cures it” promises a cure."}, By: finding.Baseline},
			{Finding: finding.Finding{Rule: cure, Severity: rule.Error, Span: at("Ends"), Message: "“Ends” promises a cure."}, By: finding.Directive,
				Reason: "quoted", Until: "2027-01-31", Place: at("<!-- primum-disable-line -->")},
			{Finding: finding.Finding{Rule: figure, Severity: rule.Warning, Span: at("20%"), Message: "“20%” has no source."}, By: finding.Unchanged},
		}},
		{Path: "posts/two.md", Source: []byte("Nothing.\n"), FailOn: rule.Error},
		{Path: "posts/three.md", Err: errors.New("is <UTF-16>: save it as UTF-8")},
	}
}

func options() report.Options {
	return report.Options{Version: "0.1", Measured: func() (map[string]rule.Measured, error) {
		return map[string]rule.Measured{
			"gold": {Outside: true, Precision: map[string]rule.Share{"cure-promise": {Hit: 90, Of: 100}, "statistic-unsourced": {Hit: 2, Of: 2}}},
			"own":  {Precision: map[string]rule.Share{"cure-promise": {Hit: 100, Of: 100}}},
		}, nil
	}}
}

func write(t *testing.T, format string, files []finding.File) string {
	t.Helper()
	f, err := report.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f(&out, slices.Values(files), options()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestFormats holds every format to its golden file, and to the syntax that it is written in.
func TestFormats(t *testing.T) {
	for _, format := range report.Names() {
		t.Run(format, func(t *testing.T) {
			got := write(t, format, sample())
			switch format {
			case "json", "gitlab", "rdjson", "sarif", "code-scanning":
				if !json.Valid([]byte(got)) {
					t.Error("is no JSON")
				}
			case "jsonl", "rdjsonl":
				for line := range strings.Lines(got) {
					if !json.Valid([]byte(line)) {
						t.Errorf("a line is no JSON: %s", line)
					}
				}
			case "checkstyle", "junit":
				decoder := xml.NewDecoder(strings.NewReader(got))
				for {
					if _, err := decoder.Token(); err == io.EOF {
						break
					} else if err != nil {
						t.Fatal(err)
					}
				}
			}
			golden := filepath.Join("testdata", format+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got; -update writes it anew)\n%s", diff)
			}
		})
	}
}

// TestColumns: every format counts columns as its readers do. The finding stands behind 5 code points, or 9 bytes.
func TestColumns(t *testing.T) {
	for format, want := range map[string]string{
		"text":          "posts/one, 100%.md:3:6: error",
		"json":          `"start":{"offset":18,"line":3,"column":6},"end":{"offset":29,"line":3,"column":17}`,
		"jsonl":         `"start":{"offset":18,"line":3,"column":6},"end":{"offset":29,"line":3,"column":17}`,
		"github":        "line=3,endLine=3,col=6,endColumn=17",
		"checkstyle":    `line="3" column="6"`,
		"junit":         "line 3, column 6",
		"rdjson":        `"start":{"line":3,"column":10},"end":{"line":3,"column":21}`,
		"rdjsonl":       `"start":{"line":3,"column":10},"end":{"line":3,"column":21}`,
		"code-scanning": `"startLine":3,"startColumn":6,"endLine":3,"endColumn":17`,
		"sarif":         `"startLine":3,"startColumn":6,"endLine":3,"endColumn":17`,
		"gitlab":        `"lines":{"begin":3,"end":3}`,
		"markdown":      `posts/one, 100%.md:3 `,
	} {
		if got := write(t, format, sample()); !strings.Contains(got, want) {
			t.Errorf("%s: there is no %s in\n%s", format, want, got)
		}
	}
}

// TestGitHubShowsTen: where only ten annotations are shown, they are the gravest, and the last one says how many are not.
func TestGitHubShowsTen(t *testing.T) {
	file := finding.File{Path: "a.md", Source: []byte(strings.Repeat("x\n", 30))}
	for i := range 26 {
		severity := rule.Note
		if i%2 == 1 {
			severity = rule.Error
		}
		file.Findings = append(file.Findings, finding.Finding{Rule: cure, Severity: severity, Span: article.Span{Start: 2 * i, End: 2*i + 1}, Message: "m"})
	}
	lines := strings.Split(write(t, "github", []finding.File{file}), "\n")
	if !strings.HasPrefix(lines[0], "::error ") || !strings.HasPrefix(lines[13], "::notice ") {
		t.Errorf("the errors do not come first:\n%s", strings.Join(lines, "\n"))
	}
	for i, want := range map[int]string{9: "3 more errors not shown here", 22: "3 more notes not shown here"} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d does not say %q: %s", i, want, lines[i])
		}
	}
}

// TestWriteSeveral gives the same files to several formats at once.
func TestWriteSeveral(t *testing.T) {
	var text, lines bytes.Buffer
	failing := func(io.Writer, iter.Seq[finding.File], report.Options) error { return errors.New("disk full") }
	text1, _ := report.ByName("text")
	jsonl, _ := report.ByName("jsonl")
	err := report.Write([]report.Output{{Format: text1, Writer: &text}, {Format: failing}, {Format: jsonl, Writer: &lines}}, slices.Values(sample()))
	if err == nil || err.Error() != "disk full" {
		t.Errorf("error %v, want disk full", err)
	}
	if diff := cmp.Diff(write(t, "text", sample()), text.String()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(write(t, "jsonl", sample()), lines.String()); diff != "" {
		t.Error(diff)
	}
}
