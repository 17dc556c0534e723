package report

import (
	"encoding/json"
	"io"
	"iter"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// The JSON that scripts may rely on: fields are only ever added.
type (
	document struct {
		SchemaVersion int           `json:"schema_version"`
		Tool          tool          `json:"tool"`
		Findings      []jsonFinding `json:"findings"`
		Errors        []jsonError   `json:"errors"`
		Summary       summary       `json:"summary"`
	}
	tool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonFinding struct {
		Path        string        `json:"path"`
		Rule        string        `json:"rule"`
		Pack        string        `json:"pack"`
		Category    string        `json:"category"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		Excerpt     string        `json:"excerpt"` // the file's own bytes from start to end
		Start       place         `json:"start"`
		End         place         `json:"end"` // exclusive
		Clauses     []string      `json:"clauses"`
		Why         string        `json:"why"`
		Instead     string        `json:"instead"`
		Fingerprint string        `json:"fingerprint"`
		Related     []jsonRelated `json:"related"`
	}
	jsonRelated struct {
		Start   place  `json:"start"`
		End     place  `json:"end"`
		Message string `json:"message"`
	}
	jsonError struct {
		Path    string `json:"path"`
		Message string `json:"message"`
	}
	summary struct {
		Files   int `json:"files"`
		Error   int `json:"error"`
		Warning int `json:"warning"`
		Note    int `json:"note"`
	}
)

// JSON writes one document.
func JSON(w io.Writer, files iter.Seq[finding.File], o Options) error {
	doc := document{SchemaVersion: 1, Tool: tool{"primum", o.Version}, Findings: []jsonFinding{}, Errors: []jsonError{}}
	var tally Tally
	for f := range tally.Count(files) {
		if f.Err != nil {
			doc.Errors = append(doc.Errors, jsonError{f.Path, f.Err.Error()})
		}
		doc.Findings = append(doc.Findings, jsonFindings(f)...)
	}
	doc.Summary = summary{tally.Files, tally.BySeverity[rule.Error], tally.BySeverity[rule.Warning], tally.BySeverity[rule.Note]}
	out := encoder(w)
	out.SetIndent("", " ")
	return out.Encode(doc)
}

// JSONLines writes one finding a line.
func JSONLines(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := encoder(w)
	for f := range files {
		for _, x := range jsonFindings(f) {
			if err := out.Encode(x); err != nil {
				return err
			}
		}
	}
	return nil
}

func encoder(w io.Writer) *json.Encoder {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out
}

func jsonFindings(f finding.File) []jsonFinding {
	if len(f.Findings) == 0 {
		return nil
	}
	lines := linesOf(f.Source)
	prints := finding.Fingerprints(f)
	var out []jsonFinding
	for i, x := range f.Findings {
		j := jsonFinding{
			Path: f.Path, Rule: x.Rule.ID, Pack: x.Rule.Pack, Category: string(x.Rule.Category), Severity: x.Severity.String(),
			Message: x.Message, Excerpt: string(f.Source[x.Span.Start:x.Span.End]), Start: lines.place(x.Span.Start), End: lines.place(x.Span.End),
			Clauses: append([]string{}, x.Rule.Clauses...), Why: x.Rule.Why, Instead: x.Rule.Instead, Fingerprint: prints[i], Related: []jsonRelated{},
		}
		for _, r := range x.Related {
			j.Related = append(j.Related, jsonRelated{lines.place(r.Span.Start), lines.place(r.Span.End), r.Message})
		}
		out = append(out, j)
	}
	return out
}
