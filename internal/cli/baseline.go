package cli

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/baseline"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

// baselineFlags say which findings are known, and whether to write that down.
type baselineFlags struct {
	file         string
	given        bool // else each article's own config names its file
	write, prune bool

	known []knownFile // in the order of their names
}

// knownFile is a file of known findings.
type knownFile struct {
	*baseline.Baseline
	name string
}

func (f *baselineFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.file, "baseline", "", `pass over the findings that this file lists: those that were known; "" for none (default what primum.toml says)`)
	flags.BoolVar(&f.write, "write-baseline", false, "write all findings to the baseline: they are known from now on")
	flags.BoolVar(&f.prune, "prune", false, "take the findings that are fixed out of the baseline")
	cmd.MarkFlagsMutuallyExclusive("write-baseline", "prune")
}

// answer passes files of a linter on without what is known.
func (f *baselineFlags) answer(files iter.Seq[finding.File], linter *lint.Linter) (iter.Seq[finding.File], error) {
	of, err := f.read(linter.Configs())
	if err != nil {
		return nil, err
	}
	if len(f.known) == 0 {
		if f.write || f.prune {
			return nil, errors.New(`--write-baseline and --prune need the file: --baseline primum-baseline.toml, or in primum.toml baseline = "primum-baseline.toml"`)
		}
		return files, nil
	}
	return func(yield func(finding.File) bool) {
		for file := range files {
			if c, err := linter.ConfigFor(filepath.Dir(filepath.FromSlash(file.Path))); err == nil && of[c] != nil {
				file = of[c].Answer(file)
			}
			if !yield(file) {
				return
			}
		}
	}, nil
}

// read reads each file once, and returns which holds for the articles of each config.
func (f *baselineFlags) read(configs []*config.Config) (map[*config.Config]*baseline.Baseline, error) {
	read := baseline.Read
	if f.write {
		read = baseline.Accepting
	}
	byName := map[string]*baseline.Baseline{}
	of := map[*config.Config]*baseline.Baseline{}
	for _, c := range configs {
		name := f.file
		if !f.given && c.Baseline != nil {
			name = c.Baseline.Name
		}
		if name == "" {
			continue
		}
		key, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		if byName[key] == nil {
			b, err := read(name)
			if !f.given && errors.Is(err, baseline.ErrMissing) {
				err = c.Baseline.At(err)
			}
			if err != nil {
				return nil, err
			}
			byName[key] = b
			f.known = append(f.known, knownFile{b, name})
		}
		of[c] = byName[key]
	}
	return of, nil
}

// finish tells what became of the known findings, and writes it down.
func (f *baselineFlags) finish(w io.Writer, linter *lint.Linter, all baseline.Where) error {
	for _, known := range f.known {
		if err := f.settle(w, linter, known, all); err != nil {
			return err
		}
	}
	return nil
}

func (f *baselineFlags) settle(w io.Writer, linter *lint.Linter, known knownFile, all baseline.Where) error {
	fixed := known.Fixed(all, linter)
	orphaned, of := known.Orphaned(linter)
	if f.write || f.prune {
		known.Prune(all, linter)
		if err := known.Write(); err != nil {
			return err
		}
	}
	name := report.Printable(filepath.ToSlash(known.name))
	findings, articles := known.Size()
	switch {
	case f.write:
		fmt.Fprintf(w, "primum: %s lists %s in %s\n", name, report.Counted(findings, "finding"), report.Counted(articles, "article"))
	case f.prune:
		fmt.Fprintf(w, "primum: took %s out of %s, which lists %d more\n", report.Counted(fixed+orphaned, "finding"), name, findings)
	case fixed > 0:
		fmt.Fprintf(w, "primum: %s of %s fixed: --prune takes them out\n", report.Counted(fixed, "finding"), name)
	}
	if orphaned > 0 && !f.write && !f.prune {
		fmt.Fprintf(w, "primum: %s of %s name rules that there are no more (%s): --prune takes them out\n", report.Counted(orphaned, "finding"), name,
			strings.Join(of, ", "))
	}
	return nil
}

// covering tells what lies in the folders among the paths; in the current one where there are none.
func covering(paths []string) baseline.Where {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var folders []string
	for _, path := range paths {
		if abs, err := filepath.Abs(path); err == nil {
			folders = append(folders, abs)
		}
	}
	return func(path string) bool {
		return slices.ContainsFunc(folders, func(folder string) bool {
			rel, err := filepath.Rel(folder, path)
			return err == nil && filepath.IsLocal(rel)
		})
	}
}
