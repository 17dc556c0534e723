package lint

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
)

// Fixing says which fixes are made.
type Fixing struct {
	Least finding.Applicability // those that can be trusted at least so far
	Write bool                  // the file is changed; else only what is told of it
}

// mostRounds bounds how often an article is fixed and read again. A fix may bring another to light, but not without end.
const mostRounds = 8

// fix makes the fixes of a file until there are no more, and writes it.
func (e *Engine) fix(r *article.Reader, f finding.File, how Fixing) finding.File {
	before, made := f.Source, 0
	for range mostRounds {
		fixed, n := finding.Apply(f.Source, f.Findings, how.Least)
		if n == 0 {
			break
		}
		made += n
		f = e.lint(r, f.Path, fixed)
	}
	if made == 0 {
		return f
	}
	if how.Write {
		if err := replace(f.Path, before, f.Source); err != nil {
			return finding.File{Path: f.Path, Err: err}
		}
	}
	f.Before, f.Fixed = before, made
	return f
}

// replace puts a text in the place of a file's. Whatever happens meanwhile, the file holds the one or the other as a whole. Its mode is
// kept, and of a link the file that it leads to is replaced.
func replace(path string, before, after []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Mode()&0o200 == 0 {
		return errors.New("is read-only: it was not fixed")
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".primum-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) // nothing is there any more if all went well
	_, err = temporary.Write(after)
	if err == nil {
		err = temporary.Chmod(info.Mode())
	}
	if err == nil {
		err = temporary.Sync()
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
		return errors.New("was changed by somebody else meanwhile: it was not fixed")
	}
	return os.Rename(temporary.Name(), path)
}
