package lint

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/cache"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// desk answers for the articles of one config: from what is kept of an earlier run, or else by an engine, which is made when it is first
// needed. It is shared by goroutines.
type desk struct {
	linter *Linter
	config *config.Config
	rules  []*rule.Rule
	kept   *results // nil where nothing is to be kept
}

// desk returns the desk of the articles in a folder. What is wrong with their config and rules is told here; where results are kept of
// the same config and rules, nothing is.
func (l *Linter) desk(dir string) (*desk, error) {
	c, err := l.ConfigFor(dir)
	if err != nil {
		return nil, err
	}
	if d, ok := l.desks[c]; ok {
		return d, nil
	}
	d := &desk{linter: l, config: c}
	if l.options.Cached {
		if d.kept, err = l.results(c); err != nil {
			return nil, err
		}
	}
	if d.kept != nil {
		d.rules = d.kept.rules
	} else if e, err := l.engine(c); err == nil {
		d.rules = e.Library.Rules
	} else {
		return nil, err
	}
	l.desks[c] = d
	return d, nil
}

// ruleOf returns the rule of an id, or nil.
func ruleOf(rules []*rule.Rule, id string) *rule.Rule {
	if i := slices.IndexFunc(rules, func(r *rule.Rule) bool { return r.ID == id }); i >= 0 {
		return rules[i]
	}
	return nil
}

// readers are those of one goroutine.
type readers map[*Engine]*article.Reader

func (r readers) of(e *Engine) *article.Reader {
	if r[e] == nil {
		r[e] = e.Reader()
	}
	return r[e]
}

// stamp returns the stamp of a file that was read to its end.
func (d *desk) stamp(f *os.File) stamp {
	if d.kept == nil {
		return stamp{}
	}
	info, err := f.Stat()
	if err != nil {
		return stamp{}
	}
	return stampOf(info, d.kept.began)
}

// unread returns what is found in an article that is still as it was. It is not read for that.
func (d *desk) unread(path string, info fs.FileInfo) (f finding.File, ok bool) {
	if d.kept == nil || d.linter.options.Sources {
		return finding.File{}, false
	}
	f, ok = d.kept.unread(path, info)
	f.Path, f.FailOn = filepath.ToSlash(path), d.config.FailOn
	return f, ok
}

// lint returns what is found in an article, and whether it was kept. The stamp is that of its file, if it was read from one.
func (d *desk) lint(r readers, path string, source []byte, is stamp) (f finding.File, kept bool) {
	var key cache.Key
	if d.kept != nil {
		key = d.kept.keyOf(path, source, is)
		if f, ok := d.kept.find(key, path, is); ok {
			f.Path, f.Source, f.Excerpt, f.FailOn = filepath.ToSlash(path), source, nil, d.config.FailOn
			return f, true
		}
	}
	e, err := d.linter.engine(d.config)
	if err != nil {
		return finding.File{Path: filepath.ToSlash(path), Err: err}, false
	}
	f, against := e.lint(r.of(e), path, source)
	if d.kept != nil && f.Err == nil {
		d.kept.add(key, path, is, f, against)
	}
	return f, false
}
