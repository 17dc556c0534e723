package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes from 1, ends are
// exclusive.
type (
	rdDiagnostic struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
		Severity string     `json:"severity"`
		Code     *rdCode    `json:"code,omitempty"`
		Source   rdSource   `json:"source"`
		// Suggestions are the fix as one edit, for each of several would be offered by itself.
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdCode struct {
		Value string `json:"value"`
	}
	rdSource struct {
		Name string `json:"name"`
	}
)

var severitiesOfReviewdog = [...]string{rule.Note: "INFO", rule.Warning: "WARNING", rule.Error: "ERROR"}

// RDJSON writes one document for “reviewdog -f=rdjson”.
func RDJSON(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := bufio.NewWriter(w)
	diagnostics := list{out: out, encoder: encoder(out)}
	fmt.Fprint(out, `{"source": {"name": "primum"}`)
	diagnostics.open("diagnostics")
	for f := range files {
		for _, d := range rdDiagnostics(f) {
			diagnostics.add(d)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	diagnostics.close()
	fmt.Fprintln(out, "}")
	return out.Flush()
}

// RDJSONLines writes a diagnostic a line, for “reviewdog -f=rdjsonl”.
func RDJSONLines(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := encoder(w)
	for f := range files {
		for _, d := range rdDiagnostics(f) {
			if err := out.Encode(d); err != nil {
				return err
			}
		}
	}
	return nil
}

func rdDiagnostics(f finding.File) []rdDiagnostic {
	if f.Err != nil {
		return []rdDiagnostic{{Message: f.Err.Error(), Location: rdLocation{Path: f.Path}, Severity: "ERROR", Source: rdSource{"primum"}}}
	}
	var out []rdDiagnostic
	for _, x := range itemsOf(f) {
		message := x.Message
		if x.Rule.Instead != "" {
			message += "\n\nInstead: " + x.Rule.Instead
		}
		message = after(message, "\n\n", choice(x.Finding))
		at := rdRangeOf(x.start, x.end)
		d := rdDiagnostic{message, rdLocation{f.Path, &at}, severitiesOfReviewdog[x.Severity], &rdCode{x.Rule.ID}, rdSource{"primum"}, nil}
		if x.Fix != nil { // which is made as a whole: several suggestions would be made one by one
			d.Suggestions = []rdSuggestion{{rdRangeOf(x.edits[0][0], x.edits[len(x.edits)-1][1]), whole(f.Text(), x.Fix)}}
		}
		out = append(out, d)
	}
	return out
}

func rdRangeOf(start, end place) rdRange {
	return rdRange{rdPosition{start.Line, start.Byte}, rdPosition{end.Line, end.Byte}}
}
