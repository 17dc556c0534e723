package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// The JSON that scripts may rely on: fields are only ever added.
type (
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
		Also        []jsonAlso    `json:"also,omitempty"`
		Fix         *jsonFix      `json:"fix,omitempty"`
		Suggestions []jsonEdit    `json:"suggestions,omitempty"` // wordings to choose one from, each in the place of the excerpt
	}
	jsonAlso struct { // a rule of another pack that says the same
		Rule string `json:"rule"`
		Pack string `json:"pack"`
	}
	jsonFix struct {
		Applicability string     `json:"applicability"`
		Edits         []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Start int    `json:"start"` // bytes into the file, end exclusive
		End   int    `json:"end"`
		Text  string `json:"text"`
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
		Files      int `json:"files"`
		Error      int `json:"error"`
		Warning    int `json:"warning"`
		Note       int `json:"note"`
		Suppressed int `json:"suppressed"` // by a directive or the baseline
	}
)

// JSON writes one document, with a finding a line. It is written as the files come, since the findings of a large site would take
// more memory than the articles.
func JSON(w io.Writer, files iter.Seq[finding.File], o Options) error {
	out := bufio.NewWriter(w)
	doc := list{out: out, encoder: encoder(out)}
	fmt.Fprint(out, `{"schema_version": 1,`, "\n", `"tool": `)
	doc.encoder.Encode(tool{"primum", o.Version})
	errs := []jsonError{}
	var tally Tally
	doc.open("findings")
	for f := range tally.Count(files) {
		if f.Err != nil {
			errs = append(errs, jsonError{f.Path, f.Err.Error()})
		}
		for _, x := range jsonFindings(f) {
			doc.add(x)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	doc.close()
	doc.open("errors")
	for _, e := range errs {
		doc.add(e)
	}
	doc.close()
	fmt.Fprint(out, `, "summary": `)
	doc.encoder.Encode(summary{tally.Files, tally.BySeverity[rule.Error], tally.BySeverity[rule.Warning], tally.BySeverity[rule.Note], tally.Suppressed})
	fmt.Fprintln(out, "}")
	return out.Flush()
}

// list writes the elements of JSON arrays, a line each. Errors of writing come to light at the next flush.
type list struct {
	out     *bufio.Writer
	encoder *json.Encoder
	filled  bool
}

func (l *list) open(key string) {
	fmt.Fprintf(l.out, ", %q: [\n", key)
	l.filled = false
}

func (l *list) add(v any) {
	if l.filled {
		fmt.Fprint(l.out, ",")
	}
	l.filled = true
	l.encoder.Encode(v)
}

func (l *list) close() { fmt.Fprint(l.out, "]") }

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
	items, text := itemsOf(f), f.Text()
	out := make([]jsonFinding, 0, len(items))
	for _, x := range items {
		j := jsonFinding{
			Path: f.Path, Rule: x.Rule.ID, Pack: x.Rule.Pack, Category: string(x.Rule.Category), Severity: x.Severity.String(),
			Message: x.Message, Excerpt: string(text.Bytes(x.Span)), Start: x.start, End: x.end,
			Clauses: append([]string{}, x.Clauses()...), Why: x.Rule.Why, Instead: x.Rule.Instead, Fingerprint: x.fingerprint, Related: []jsonRelated{},
		}
		for i, r := range x.Related {
			j.Related = append(j.Related, jsonRelated{x.related[i][0], x.related[i][1], r.Message})
		}
		for _, r := range x.Also {
			j.Also = append(j.Also, jsonAlso{r.ID, r.Pack})
		}
		if x.Fix != nil {
			j.Fix = &jsonFix{Applicability: x.Fix.Applicability.String()}
			for _, e := range x.Fix.Edits {
				j.Fix.Edits = append(j.Fix.Edits, jsonEdit{e.Span.Start, e.Span.End, e.Text})
			}
		}
		for _, s := range x.Suggestions {
			j.Suggestions = append(j.Suggestions, jsonEdit{s.Span.Start, s.Span.End, s.Text})
		}
		out = append(out, j)
	}
	return out
}
