package lint

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/cache"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/evidence"
)

// shelf keeps the evidence files of a run, each read once. It is shared by goroutines.
type shelf struct {
	mutex sync.Mutex
	files map[string]*volume // by path
}

// volume is an evidence file.
type volume struct {
	path    string
	sum     cache.Key // of its bytes
	unread  error     // what is wrong with the path rather than with what stands in the file
	text    []byte    // until it is parsed
	parsed  sync.Once
	records []*evidence.Record
	claims  []*evidence.Claim
	err     error // what is wrong with the text
}

// take returns an evidence file, of whose text nothing is known but the sum.
func (s *shelf) take(path string) *volume {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	v, ok := s.files[path]
	if !ok {
		v = &volume{path: path}
		s.files[path] = v
		v.open()
	}
	return v
}

// read returns an evidence file with what it holds.
func (s *shelf) read(path string) *volume {
	v := s.take(path)
	v.parsed.Do(v.parse)
	return v
}

func (v *volume) open() {
	if v.unread = evidence.Supported(v.path); v.unread != nil {
		return
	}
	if v.text, v.unread = os.ReadFile(v.path); errors.Is(v.unread, os.ErrNotExist) {
		v.unread = fmt.Errorf("there is no file %s", v.path)
	}
	v.sum = sha256.Sum256(v.text)
}

func (v *volume) parse() {
	switch {
	case v.unread != nil:
	case evidence.HoldsClaims(v.path):
		v.claims, v.err = evidence.Claims(filepath.ToSlash(v.path), v.text)
	default:
		v.records, v.err = evidence.Records(filepath.ToSlash(v.path), v.text)
	}
	v.text = nil
}

// stock reads the evidence that a config names, for all its articles.
func (e *Engine) stock(c *config.Config, s *shelf) error {
	e.shelf = s
	var errs []error
	for _, path := range c.Evidence {
		v := s.read(path.Name)
		if v.unread != nil {
			errs = append(errs, path.At(v.unread))
		}
		errs = append(errs, v.err)
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
	l, _, err := e.against(a)
	return l, err
}

// against returns the evidence of an article, and the files of it that the article itself names.
func (e *Engine) against(a *article.Article) (*evidence.Library, []*volume, error) {
	if len(a.Evidence) == 0 || e.shelf == nil {
		return e.evidence, nil, nil
	}
	var own []*volume
	records, claims := e.stocked.records, e.stocked.claims
	for _, name := range a.Evidence {
		path := filepath.FromSlash(name.Text)
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(a.Path), path)
		}
		v := e.shelf.read(path)
		switch {
		case v.unread != nil:
			return nil, nil, fmt.Errorf("line %d: evidence: %w", line(a.Source, name.Span.Start), v.unread)
		case v.err != nil:
			return nil, nil, v.err
		}
		own = append(own, v)
		records = append(records[:len(records):len(records)], v.records...)
		claims = append(claims[:len(claims):len(claims)], v.claims...)
	}
	return e.library(records, claims), own, nil
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
