package report_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/finding"
)

// element is what may stand in a document: under which element, and with which attributes, “?” behind those that may be absent. A
// number is written as “#”.
type element struct {
	parent     string
	attributes string
}

// What build servers read. Neither format has a schema that its authors wrote.
var shapes = map[string]map[string]element{
	"checkstyle": {
		"checkstyle": {"", "version"},
		"file":       {"checkstyle", "name"},
		"error":      {"file", "line# column#? severity message source"},
	},
	"junit": {
		"testsuites": {"", "name"},
		"testsuite":  {"testsuites", "name tests# failures# errors#"},
		"testcase":   {"testsuite", "name classname file line#?"},
		"failure":    {"testcase", "message type"},
		"error":      {"testcase", "message type"},
	},
}

func TestShapesOfXML(t *testing.T) {
	for format, shape := range shapes {
		for _, files := range [][]finding.File{nil, sample()} {
			if err := shaped(write(t, format, files), shape); err != nil {
				t.Errorf("%s: %v", format, err)
			}
		}
	}
	for format, change := range map[string][2]string{"checkstyle": {`line="3"`, `line="third"`}, "junit": {"classname=", "class="}} {
		if shaped(strings.Replace(write(t, format, sample()), change[0], change[1], 1), shapes[format]) == nil {
			t.Errorf("%s: %s passes", format, change[1])
		}
	}
}

func shaped(document string, shape map[string]element) error {
	decoder := xml.NewDecoder(strings.NewReader(document))
	var open []string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			name, parent := token.Name.Local, ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			if e, ok := shape[name]; !ok || e.parent != parent {
				return fmt.Errorf("<%s> may not stand under %q", name, parent)
			}
			if err := attributed(token, shape[name].attributes); err != nil {
				return fmt.Errorf("<%s>: %w", name, err)
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func attributed(start xml.StartElement, attributes string) error {
	left := slices.Clone(start.Attr)
	for attribute := range strings.FieldsSeq(attributes) {
		attribute, optional := strings.CutSuffix(attribute, "?")
		name, number := strings.CutSuffix(attribute, "#")
		i := slices.IndexFunc(left, func(a xml.Attr) bool { return a.Name.Local == name })
		if i < 0 && optional {
			continue
		}
		if i < 0 {
			return fmt.Errorf("has no %s", name)
		}
		if n, err := strconv.Atoi(left[i].Value); number && (err != nil || n < 0) {
			return fmt.Errorf("%s is %q", name, left[i].Value)
		}
		left = slices.Delete(left, i, i+1)
	}
	if len(left) > 0 {
		return fmt.Errorf("has %s", left[0].Name.Local)
	}
	return nil
}

// TestJUnitAdds: a server that adds up tests finds as many as a suite says.
func TestJUnitAdds(t *testing.T) {
	var suites struct {
		Suite []struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Errors   int `xml:"errors,attr"`
			Case     []struct {
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(write(t, "junit", sample())), &suites); err != nil {
		t.Fatal(err)
	}
	if len(suites.Suite) != 3 {
		t.Errorf("%d suites, want one an article", len(suites.Suite))
	}
	for i, s := range suites.Suite {
		failures, errs := 0, 0
		for _, c := range s.Case {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errs++
			}
		}
		if s.Tests != len(s.Case) || s.Failures != failures || s.Errors != errs {
			t.Errorf("suite %d says %d, %d and %d, and holds %d, %d and %d", i, s.Tests, s.Failures, s.Errors, len(s.Case), failures, errs)
		}
	}
}
