package lint

import (
	"fmt"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/swap"
)

// Fixing says which fixes are made.
type Fixing struct {
	Least finding.Applicability // those that can be trusted at least so far
	Write bool                  // the file is changed; else only what is told of it
}

// mostRounds bounds how often an article is fixed and read again. A fix may bring another to light, but not without end.
const mostRounds = 8

// fix makes the fixes of a file until there are no more, and writes it.
func (d *desk) fix(r readers, f finding.File, how Fixing) finding.File {
	before, made := f.Source, 0
	for range mostRounds {
		fixed, n := finding.Apply(f.Source, f.Findings, how.Least)
		if n == 0 {
			break
		}
		made += n
		f, _ = d.lint(r, f.Path, fixed, stamp{})
	}
	if made == 0 {
		return f
	}
	if how.Write {
		if err := swap.File(f.Path, before, f.Source); err != nil {
			return finding.File{Path: f.Path, Err: fmt.Errorf("was not fixed: %w", err)}
		}
	}
	f.Before, f.Fixed = before, made
	return f
}
