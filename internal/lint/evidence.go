package lint

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/evidence"
)

// shelf keeps the evidence files of a run, each read once. It is shared by goroutines.
type shelf struct {
	mutex sync.Mutex
	files map[string]*volume // by path
}

// volume is what an evidence file holds.
type volume struct {
	records []*evidence.Record
	claims  []*evidence.Claim
	err     error
}

// read reads an evidence file. The error of one that is missing or of no known format does not name the file.
func (s *shelf) read(path string) *volume {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	v, ok := s.files[path]
	if !ok {
		v = &volume{}
		s.files[path] = v
		v.open(path)
	}
	return v
}

// errUnread is what is wrong with a path rather than with what stands in the file.
type errUnread struct{ error }

func (v *volume) open(path string) {
	if err := evidence.Supported(path); err != nil {
		v.err = errUnread{err}
		return
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		v.err = errUnread{fmt.Errorf("there is no file %s", path)}
	case err != nil:
		v.err = errUnread{err}
	case evidence.HoldsClaims(path):
		v.claims, v.err = evidence.Claims(filepath.ToSlash(path), text)
	default:
		v.records, v.err = evidence.Records(filepath.ToSlash(path), text)
	}
}

// stock reads the evidence that a config names, for all its articles.
func (e *Engine) stock(c *config.Config, s *shelf) error {
	e.shelf = s
	var errs []error
	for _, path := range c.Evidence {
		v := s.read(path.Name)
		if errors.As(v.err, &errUnread{}) {
			errs = append(errs, path.At(v.err))
		} else {
			errs = append(errs, v.err)
		}
		e.stocked.records = append(e.stocked.records, v.records...)
		e.stocked.claims = append(e.stocked.claims, v.claims...)
	}
	if len(c.Evidence) > 0 {
		e.evidence = e.library(e.stocked.records, e.stocked.claims)
	}
	return errors.Join(errs...)
}

// Evidence returns what an article is held against: what its config names, and the files that its own front matter names, relative to it;
// nil where there is nothing. The error says where in the article the name stands.
func (e *Engine) Evidence(a *article.Article) (*evidence.Library, error) {
	if len(a.Evidence) == 0 || e.shelf == nil {
		return e.evidence, nil
	}
	records, claims := e.stocked.records, e.stocked.claims
	for _, name := range a.Evidence {
		path := filepath.FromSlash(name.Text)
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(a.Path), path)
		}
		v := e.shelf.read(path)
		if errors.As(v.err, &errUnread{}) {
			return nil, fmt.Errorf("line %d: evidence: %w", line(a.Source, name.Span.Start), v.err)
		}
		if v.err != nil {
			return nil, v.err
		}
		records = append(records[:len(records):len(records)], v.records...)
		claims = append(claims[:len(claims):len(claims)], v.claims...)
	}
	return e.library(records, claims), nil
}

func (e *Engine) library(records []*evidence.Record, claims []*evidence.Claim) *evidence.Library {
	return evidence.NewLibrary(records, claims, e.Reader())
}

// line is the number, from 1, of the line in which a byte stands.
func line(source []byte, at int) int {
	n := 1
	for _, c := range source[:at] {
		if c == '\n' {
			n++
		}
	}
	return n
}
