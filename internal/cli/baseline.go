package cli

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/baseline"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

// baselineFlags say which findings are known, and whether to write that down.
type baselineFlags struct {
	file         string
	write, prune bool

	known *baseline.Baseline
}

func (f *baselineFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.file, "baseline", "", "pass over the findings that this file lists: those that were known")
	flags.BoolVar(&f.write, "write-baseline", false, "write all findings to the file of --baseline: they are known from now on")
	flags.BoolVar(&f.prune, "prune", false, "take the findings that are fixed out of the file of --baseline")
	cmd.MarkFlagsMutuallyExclusive("write-baseline", "prune")
}

// answer passes files on without what is known.
func (f *baselineFlags) answer(files iter.Seq[finding.File]) (iter.Seq[finding.File], error) {
	if f.file == "" {
		if f.write || f.prune {
			return nil, errors.New("--write-baseline and --prune need the file: --baseline primum-baseline.toml")
		}
		return files, nil
	}
	read := baseline.Read
	if f.write {
		read = baseline.Accepting
	}
	var err error
	if f.known, err = read(f.file); err != nil {
		return nil, err
	}
	return f.known.Answer(files), nil
}

// finish tells what became of the known findings, and writes it down. With all set, all articles were linted that the file can speak of.
func (f *baselineFlags) finish(w io.Writer, linter *lint.Linter, all bool) error {
	if f.known == nil {
		return nil
	}
	fixed := f.known.Fixed(all, linter.Asks)
	if f.write || f.prune {
		f.known.Prune(all, linter.Asks)
		if err := f.known.Write(); err != nil {
			return err
		}
	}
	name := report.Printable(filepath.ToSlash(f.file))
	findings, articles := f.known.Size()
	switch {
	case f.write:
		fmt.Fprintf(w, "primum: %s lists %s in %s\n", name, report.Counted(findings, "finding"), report.Counted(articles, "article"))
	case f.prune:
		fmt.Fprintf(w, "primum: took %s out of %s, which lists %d more\n", report.Counted(fixed, "fixed finding"), name, findings)
	case fixed > 0:
		fmt.Fprintf(w, "primum: %s of %s fixed: --prune takes them out\n", report.Counted(fixed, "finding"), name)
	}
	return nil
}

// covers reports whether one of the paths is a folder or holds it.
func covers(paths []string, folder string) bool {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		if abs, err := filepath.Abs(path); err == nil {
			if rel, err := filepath.Rel(abs, folder); err == nil && filepath.IsLocal(rel) {
				return true
			}
		}
	}
	return false
}
