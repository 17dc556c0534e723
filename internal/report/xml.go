package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"

	"github.com/primum-lint/primum/internal/finding"
)

type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"` // code points from 1
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

var severitiesOfCheckstyle = [...]string{"", "info", "warning", "error"} // as rule.Severity counts

// Checkstyle writes the XML of the Java linter of that name, which most build servers read.
func Checkstyle(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	return document(w, `<checkstyle version="4.3">`, "</checkstyle>", files, func(f finding.File) any {
		file := checkstyleFile{Name: f.Path}
		if f.Err != nil {
			file.Errors = append(file.Errors, checkstyleError{1, 0, "error", f.Err.Error(), "primum"})
		}
		for _, x := range itemsOf(f) {
			file.Errors = append(file.Errors, checkstyleError{x.start.Line, x.start.Column, severitiesOfCheckstyle[x.Severity], after(x.Message, " ", choice(x.Finding)), "primum." + x.Rule.ID})
		}
		if file.Errors == nil {
			return nil
		}
		return file
	})
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitMessage `xml:"failure"`
	Error   *junitMessage `xml:"error"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes test results: a suite an article, in which each finding is a test that failed. An article without findings has one test
// that passed.
func JUnit(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	return document(w, `<testsuites name="primum">`, "</testsuites>", files, func(f finding.File) any {
		suite := junitSuite{Name: f.Path}
		if f.Err != nil {
			suite.Errors = 1
			suite.Cases = append(suite.Cases, junitCase{Name: "can be read", Class: f.Path, File: f.Path, Error: &junitMessage{f.Err.Error(), "error", ""}})
		}
		for _, x := range itemsOf(f) {
			text := fmt.Sprintf("%s:%d:%d: %s: %s\nwhy: %s\ninstead: %s", Printable(f.Path), x.start.Line, x.start.Column, x.Severity, x.Message, x.Rule.Why, x.Rule.Instead)
			text = after(text, "\n", choice(x.Finding))
			suite.Failures++
			suite.Cases = append(suite.Cases, junitCase{fmt.Sprintf("%s at line %d, column %d", x.Rule.ID, x.start.Line, x.start.Column), f.Path, f.Path,
				x.start.Line, &junitMessage{x.Message, x.Severity.String(), text}, nil})
		}
		if suite.Cases == nil {
			suite.Cases = append(suite.Cases, junitCase{Name: "no findings", Class: f.Path, File: f.Path})
		}
		suite.Tests = len(suite.Cases)
		return suite
	})
}

// document writes an XML document with an element a file, or none where it is nil.
func document(w io.Writer, open, close string, files iter.Seq[finding.File], element func(finding.File) any) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s%s\n", xml.Header, open)
	encoder := xml.NewEncoder(out)
	encoder.Indent("  ", "  ")
	for f := range files {
		if e := element(f); e != nil {
			if err := encoder.Encode(e); err != nil {
				return err
			}
			fmt.Fprintln(out)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, close)
	return out.Flush()
}
