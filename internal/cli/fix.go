package cli

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

// fixFlags say which fixes are made, and what became of them.
type fixFlags struct {
	safe, unsafe, diff bool
	made, articles     int
}

func (f *fixFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.safe, "fix", false, "make the fixes that leave alone what an article says, and tell what is left")
	flags.BoolVar(&f.unsafe, "unsafe-fixes", false, "make also those that may change it")
	flags.BoolVar(&f.diff, "diff", false, "show what would be fixed, and change nothing")
}

// fixing returns the fixes that are asked for, or nil.
func (f *fixFlags) fixing(paths []string) (*lint.Fixing, error) {
	switch {
	case !f.safe && !f.unsafe && !f.diff:
		return nil, nil
	case slices.Contains(paths, "-"):
		return nil, errors.New("“-” (standard input) cannot be fixed: name a file")
	}
	fixing := &lint.Fixing{Least: finding.Safe, Write: !f.diff}
	if f.unsafe {
		fixing.Least = finding.Unsafe
	}
	return fixing, nil
}

// count passes files on and counts the fixes made.
func (f *fixFlags) count(files iter.Seq[finding.File]) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		for file := range files {
			if file.Fixed > 0 {
				f.made += file.Fixed
				f.articles++
			}
			if !yield(file) {
				return
			}
		}
	}
}

// say tells how much was fixed.
func (f *fixFlags) say(w io.Writer) {
	verb := "made"
	if f.diff {
		verb = "would make"
	}
	if f.made > 0 {
		fmt.Fprintf(w, "primum: %s %d of the fixes that there are, in %s\n", verb, f.made, report.Counted(f.articles, "article"))
	}
}
