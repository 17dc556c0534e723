package report

import (
	"io"
	"iter"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/primum-lint/primum/internal/finding"
)

// Diff writes what fixes change, as “git apply” and “patch” read it, instead of the findings.
func Diff(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	for f := range files {
		if f.Before == nil {
			continue
		}
		if _, err := w.Write(diff.Diff("a/"+f.Path, f.Before, "b/"+f.Path, f.Source)); err != nil {
			return err
		}
	}
	return nil
}
