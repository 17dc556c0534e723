// Package report tells findings to the world: one file a format. Offsets become lines and columns here, and nowhere before.
package report

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// Format writes the findings of files as they come.
type Format func(w io.Writer, files iter.Seq[finding.File], o Options) error

// Options are what formats may want to know.
type Options struct {
	Version string
	Color   bool
	Quiet   bool // no last line that sums the run up
	// Measured tells how well rules did on labelled sentences, by set. It is read only where a format wants it.
	Measured func() (map[string]rule.Measured, error)
}

var formats = map[string]Format{
	"checkstyle":    Checkstyle,
	"code-scanning": CodeScanning,
	"diff":          Diff,
	"github":        GitHub,
	"gitlab":        GitLab,
	"json":          JSON,
	"jsonl":         JSONLines,
	"junit":         JUnit,
	"markdown":      Markdown,
	"rdjson":        RDJSON,
	"rdjsonl":       RDJSONLines,
	"sarif":         SARIF,
	"statistics":    Statistics,
	"text":          Text,
}

// ByName returns a format. The error names those that there are.
func ByName(name string) (Format, error) {
	if f, ok := formats[name]; ok {
		return f, nil
	}
	return nil, fmt.Errorf("there is no output format %q; the formats are %s", name, strings.Join(Names(), ", "))
}

// Names returns the names of the formats, sorted.
func Names() []string { return slices.Sorted(maps.Keys(formats)) }

// Tally counts what a run found.
type Tally struct {
	Files, Faulty, Failed int // files linted, files with findings, files that could not be read
	Failing               int // findings that make the run fail
	Suppressed            int // findings that a directive or the baseline answers
	BySeverity            [rule.Error + 1]int
}

// Count passes files on and counts them.
func (t *Tally) Count(files iter.Seq[finding.File]) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		for f := range files {
			t.add(f)
			if !yield(f) {
				return
			}
		}
	}
}

func (t *Tally) add(f finding.File) {
	if f.Err != nil {
		t.Failed++
		return
	}
	t.Files++
	for _, x := range f.Answered {
		if x.By != finding.Unchanged { // nobody asked about those
			t.Suppressed++
		}
	}
	if len(f.Findings) > 0 {
		t.Faulty++
	}
	for _, x := range f.Findings {
		t.BySeverity[x.Severity]++
		if f.FailOn != rule.Off && x.Severity >= f.FailOn {
			t.Failing++
		}
	}
}

// sentence sums a run up: “2 to fix, 5 to consider in 3 articles”. The parts are painted.
func (t Tally) sentence(fix, consider paint) string {
	s := t.open(fix, consider)
	if t.Suppressed > 0 {
		s += fmt.Sprintf("; %s answered", Counted(t.Suppressed, "finding"))
	}
	return s
}

func (t Tally) open(fix, consider paint) string {
	errors, others := t.BySeverity[rule.Error], t.BySeverity[rule.Warning]+t.BySeverity[rule.Note]
	if errors+others == 0 {
		return "nothing to fix in " + Counted(t.Files, "article")
	}
	s := fmt.Sprintf("%s, %s in %s", fix.of(fmt.Sprint(errors, " to fix")), consider.of(fmt.Sprint(others, " to consider")), Counted(t.Faulty, "article"))
	if clean := t.Files - t.Faulty; clean > 0 {
		s += fmt.Sprintf(" (%d without)", clean)
	}
	return s
}

// Printable is a path that takes one line whatever is in it: what has no shape is escaped as in Go.
func Printable(path string) string {
	if strings.IndexFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) < 0 {
		return path
	}
	var b strings.Builder
	for _, r := range path {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}

// Counted is a number with its noun: “1 article”, “3 articles”.
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
