// Package lint leads from paths to findings: it walks folders, finds the settings of each article, and reads and checks articles on
// as many goroutines as there are processors, in the same order every time.
package lint

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/change"
	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/directive"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
)

// Options are what the command line says of a run.
type Options struct {
	Config       string          // a config file that holds for all articles; "" to look for each article's own
	Isolated     bool            // no config file at all
	Jobs         int             // goroutines; 0 for one a processor
	Cached       bool            // rules are taken from the user's cache folder, without their words and examples
	ForceExclude bool            // what a config excludes is not linted even where it is named
	Fixing       *Fixing         // which fixes are made; nil for none
	Flags        config.Settings // hold for all articles, whatever their configs say
	Version      string          // of this program, for configs that require one
}

// Linter lints articles.
type Linter struct {
	builtIn fs.FS
	options Options
	configs map[string]*config.Config // by folder
	byFile  map[string]*config.Config // by config file
	engines map[*config.Config]*Engine
	shelf   shelf
}

// New returns a linter. builtIn holds the rule packs.
func New(builtIn fs.FS, o Options) *Linter {
	return &Linter{builtIn: builtIn, options: o, configs: map[string]*config.Config{}, byFile: map[string]*config.Config{},
		engines: map[*config.Config]*Engine{}, shelf: shelf{files: map[string]*volume{}}}
}

// Engine is the rules of one config, compiled. It is shared by goroutines; each reads articles with a Reader of its own.
type Engine struct {
	Library    *rule.Library
	Checker    *check.Checker
	Stance     *stance.Reader
	Source     *source.Finder
	config     *config.Config
	severities []rule.Severity // in articles that no override holds for, and that every rule is made for; nil for the rules' own
	profile    rule.Profile    // of articles that no override holds for
	reader     *article.Reader

	evidence *evidence.Library // what the config names; nil where it names nothing
	stocked  volume            // the same, as it was read
	shelf    *shelf
}

// Severities returns how severe each rule of the library is by the settings of an article, if the rule is made for what that is.
func (e *Engine) Severities(path string) []rule.Severity {
	if e.config.Overrides(path) {
		return e.config.Severities(e.Library.Rules, path)
	}
	return e.severities
}

// Profile returns what an article is, and what of it its own front matter says.
func (e *Engine) Profile(a *article.Article) (is rule.Profile, said directive.Said) {
	said = directive.Profile(a)
	if e.config.Overrides(a.Path) {
		return said.Profile.Over(e.config.Profile(a.Path)), said
	}
	return said.Profile.Over(e.profile), said
}

// Asks reports whether a rule is asked of an article that it is made for.
func (l *Linter) Asks(path, id string) bool {
	e, err := l.EngineFor(filepath.Dir(path))
	if err != nil {
		return false
	}
	i := e.index(id)
	return i >= 0 && e.Severities(path)[i] != rule.Off
}

// Knows reports whether there is a rule for an article, be it asked or not: one of its own config, or a built-in one of any pack. Where
// that config is broken, nothing is known to be missing.
func (l *Linter) Knows(path, id string) bool {
	e, err := l.EngineFor(filepath.Dir(path))
	return err != nil || e.index(id) >= 0 || rule.IsBuiltIn(l.builtIn, id)
}

// index is the place of a rule in the library, or -1.
func (e *Engine) index(id string) int {
	return slices.IndexFunc(e.Library.Rules, func(r *rule.Rule) bool { return r.ID == id })
}

// Configs returns the settings of all articles that were asked for until now, in the order of their files.
func (l *Linter) Configs() []*config.Config {
	var all []*config.Config
	for _, file := range slices.Sorted(maps.Keys(l.byFile)) {
		all = append(all, l.byFile[file])
	}
	return all
}

// Reader returns a reader of articles for one goroutine.
func (e *Engine) Reader() *article.Reader { return e.reader.Clone() }

// NewEngine compiles the rules of a library.
func NewEngine(lib *rule.Library) (*Engine, error) {
	lex := prose.NewLexicon()
	vocabulary, err := lib.Vocabulary(lex)
	if err != nil {
		return nil, err
	}
	e := &Engine{Library: lib}
	if e.Stance, err = stance.NewReader(vocabulary, lib.Language.Stance); err != nil {
		return nil, err
	}
	if e.Source, err = source.NewFinder(vocabulary, lib.Language.Source); err != nil {
		return nil, err
	}
	if e.Checker, err = check.New(vocabulary, lib.Rules, e.Stance, e.Source); err != nil {
		return nil, err
	}
	splitter := prose.NewSplitter(lex, lib.Language.Abbreviations)
	quantifier := prose.NewQuantifier(lex, lib.Language.Measures)
	e.reader = article.NewReader(lex, splitter, quantifier, lib.Language.Article)
	return e, nil
}

// ConfigFor returns the settings of the articles in a folder.
func (l *Linter) ConfigFor(dir string) (*config.Config, error) {
	if c, ok := l.configs[dir]; ok {
		return c, nil
	}
	file := l.options.Config
	if file == "" && !l.options.Isolated {
		var err error
		if file, err = config.Find(dir); err != nil {
			return nil, err
		}
	}
	c, ok := l.byFile[file]
	if !ok {
		var err error
		if c, err = config.Read(file, l.options.Flags, l.options.Version); err != nil {
			return nil, err
		}
		l.byFile[file] = c
	}
	l.configs[dir] = c
	return c, nil
}

// EngineFor returns the compiled rules for the articles in a folder.
func (l *Linter) EngineFor(dir string) (*Engine, error) {
	c, err := l.ConfigFor(dir)
	if err != nil {
		return nil, err
	}
	if e, ok := l.engines[c]; ok {
		return e, nil
	}
	e, err := l.compile(c)
	if err != nil {
		return nil, err
	}
	e.config, e.severities, e.profile = c, c.Severities(e.Library.Rules, ""), c.Profile("")
	if err := e.stock(c, &l.shelf); err != nil {
		return nil, err
	}
	l.engines[c] = e
	return e, nil
}

// Text lints an article that is at hand. The path says where it belongs and how it is to be read.
func (l *Linter) Text(path string, source []byte) (finding.File, error) {
	e, err := l.EngineFor(filepath.Dir(path))
	if err != nil {
		return finding.File{}, err
	}
	return e.lint(e.reader, path, source), nil
}

func (e *Engine) lint(r *article.Reader, path string, source []byte) finding.File {
	a := r.Read(path, source)
	is, _ := e.Profile(a)
	against, err := e.Evidence(a)
	if err != nil {
		return finding.File{Path: filepath.ToSlash(path), Err: err}
	}
	found, answered := e.Checker.Check(a, check.Terms{Severities: rule.In(is, e.Library.Rules, e.Severities(path)), Evidence: against, Markets: is.Markets})
	return finding.File{Path: filepath.ToSlash(path), Source: source, Findings: found, Answered: answered, FailOn: e.config.FailOn}
}

// Paths lints files and the articles in folders. The files come in the order of their names; one that cannot be read has its error
// in it, and the rest are linted all the same. A mistake in a config or rule file is returned at once. The total is the number of files.
func (l *Linter) Paths(ctx context.Context, roots []string) (total int, files iter.Seq[finding.File], err error) {
	jobs, err := l.jobs(roots)
	if err != nil {
		return 0, nil, err
	}
	return len(jobs), run(ctx, l.workers(len(jobs)), jobs), nil
}

func (l *Linter) workers(jobs int) int {
	n := l.options.Jobs
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(1, min(n, jobs))
}

// job is one file to lint. Where err is set it cannot be.
type job struct {
	path   string
	engine *Engine
	fixing *Fixing
	err    error
	change *change.File // set where only what it brought is asked for
}

// jobs lists the files to lint, each with the engine that holds for it.
func (l *Linter) jobs(roots []string) ([]job, error) {
	var jobs []job
	for _, f := range l.walk(roots) {
		j := job{path: f.path, fixing: l.options.Fixing, err: f.err}
		if f.err == nil {
			var err error
			if j.engine, err = l.EngineFor(filepath.Dir(f.path)); err != nil {
				return nil, err
			}
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// run lints the jobs on a number of goroutines and yields the files in the jobs' order.
func run(ctx context.Context, workers int, jobs []job) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		done := make([]chan finding.File, len(jobs))
		for i := range done {
			done[i] = make(chan finding.File, 1)
		}
		var next atomic.Int64
		var wg sync.WaitGroup
		defer wg.Wait()
		for range workers {
			wg.Go(func() {
				readers := map[*Engine]*article.Reader{}
				for ctx.Err() == nil {
					i := int(next.Add(1)) - 1
					if i >= len(jobs) {
						return
					}
					done[i] <- jobs[i].lint(readers)
				}
			})
		}
		for i := range jobs {
			select {
			case f := <-done[i]:
				if !yield(f) {
					cancel()
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

func (j job) lint(readers map[*Engine]*article.Reader) finding.File {
	f := finding.File{Path: filepath.ToSlash(j.path), Err: j.err}
	if f.Err != nil {
		return f
	}
	source, err := j.source()
	if err != nil {
		f.Err = err
		return f
	}
	if f.Err = readable(source); f.Err != nil {
		return f
	}
	r, ok := readers[j.engine]
	if !ok {
		r = j.engine.Reader()
		readers[j.engine] = r
	}
	f = j.engine.lint(r, j.path, source)
	switch {
	case j.change != nil:
		f = j.brought(r, f)
	case j.fixing != nil:
		f = j.engine.fix(r, f, *j.fixing)
	}
	return f
}

// readable reports what keeps a source from being read as text.
func readable(source []byte) error {
	if bytes.HasPrefix(source, []byte{0xFF, 0xFE}) || bytes.HasPrefix(source, []byte{0xFE, 0xFF}) {
		return errors.New("is UTF-16: save it as UTF-8")
	}
	return nil
}
