package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/primum-lint/primum/internal/finding"
)

// SuppressionsText lists the findings that are answered, with the reasons, for people.
func SuppressionsText(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := bufio.NewWriter(w)
	var tally Tally
	for f := range tally.Count(files) {
		lines := linesOf(f.Text())
		for _, x := range f.Answered {
			at := lines.place(x.Span.Start)
			fmt.Fprintf(out, "%s:%d:%d: %s: %s [%s]\n", Printable(f.Path), at.Line, at.Column, x.Severity, Visible(x.Message), x.Rule.ID)
			fmt.Fprintf(out, "  %s\n\n", Visible(explanation(x, lines)))
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if tally.Files > 0 {
		fmt.Fprintf(out, "%s answered in %s\n", Counted(tally.Suppressed, "finding"), Counted(tally.Files, "article"))
	}
	return out.Flush()
}

// explanation says what answers a finding: “answered in line 4 until 2027-01-31: quoted from the leaflet”.
func explanation(x finding.Answered, lines *lines) string {
	if x.By == finding.Baseline {
		return "known since the baseline was written"
	}
	s := fmt.Sprintf("answered in line %d", lines.place(x.Place.Start).Line)
	if x.Until != "" {
		s += " until " + x.Until
	}
	return s + ": " + x.Reason
}

// jsonSuppression is a finding with what answers it. Fields are only ever added.
type jsonSuppression struct {
	jsonFinding
	By        string     `json:"by"` // directive or baseline
	Reason    string     `json:"reason,omitempty"`
	Expires   string     `json:"expires,omitempty"` // the last day, YYYY-MM-DD
	Directive *jsonRange `json:"directive,omitempty"`
}

type jsonRange struct {
	Start place `json:"start"`
	End   place `json:"end"` // exclusive
}

// SuppressionsJSON lists the findings that are answered as one document, with a finding a line.
func SuppressionsJSON(w io.Writer, files iter.Seq[finding.File], o Options) error {
	out := bufio.NewWriter(w)
	doc := list{out: out, encoder: encoder(out)}
	fmt.Fprint(out, `{"schema_version": 1,`, "\n", `"tool": `)
	doc.encoder.Encode(tool{"primum", o.Version})
	doc.open("suppressions")
	var tally Tally
	for f := range tally.Count(files) {
		if len(f.Answered) == 0 {
			continue
		}
		lines := linesOf(f.Text())
		for i, j := range jsonFindings(turned(f)) {
			x := f.Answered[i]
			s := jsonSuppression{jsonFinding: j, By: x.By.String(), Reason: x.Reason, Expires: x.Until}
			if x.By == finding.Directive {
				s.Directive = &jsonRange{lines.place(x.Place.Start), lines.place(x.Place.End)}
			}
			doc.add(s)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	doc.close()
	fmt.Fprintf(out, `, "summary": {"files": %d, "suppressed": %d}}`+"\n", tally.Files, tally.Suppressed)
	return out.Flush()
}

// turned is a file in which the findings that are answered stand for those that are not, and the other way round.
func turned(f finding.File) finding.File {
	open := f.Findings
	f.Findings = nil
	for _, x := range f.Answered {
		f.Findings = append(f.Findings, x.Finding)
	}
	f.Answered = nil
	for _, x := range open {
		f.Answered = append(f.Answered, finding.Answered{Finding: x})
	}
	return f
}
