// Package lint leads from paths to findings: it walks folders, finds the settings of each article, and reads and checks articles on
// as many goroutines as there are processors, in the same order every time.
package lint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/primum-lint/primum/internal/article"
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
	Cached       bool            // rules, without their words and examples, and results are taken from the user's cache folder
	Sources      bool            // all articles are read, those that are known without, too
	ForceExclude bool            // what a config excludes is not linted even where it is named
	Fixing       *Fixing         // which fixes are made; nil for none
	Flags        config.Settings // hold for all articles, whatever their configs say
	Version      string          // of this program, for configs that require one
	Today        time.Time       // the day by which reviews and directives are over; zero for the day of the run
}

// Linter lints articles.
type Linter struct {
	builtIn fs.FS
	options Options
	configs map[string]*config.Config // by folder
	byFile  map[string]*config.Config // by config file
	desks   map[*config.Config]*desk
	shelf   shelf

	making  sync.Mutex
	engines map[*config.Config]*Engine
}

// New returns a linter. builtIn holds the rule packs.
func New(builtIn fs.FS, o Options) *Linter {
	return &Linter{builtIn: builtIn, options: o, configs: map[string]*config.Config{}, byFile: map[string]*config.Config{},
		desks: map[*config.Config]*desk{}, engines: map[*config.Config]*Engine{}, shelf: shelf{files: map[string]*volume{}}}
}

// Engine is the rules of one config, compiled. It is shared by goroutines; each reads articles with a Reader of its own.
type Engine struct {
	Library    *rule.Library
	Checker    *check.Checker
	Stance     *stance.Reader
	Source     *source.Finder
	Looker     *check.Looker // nil where the rules came from the cache
	config     *config.Config
	severities []rule.Severity // in articles that no override holds for, and that every rule is made for; nil for the rules' own
	profile    rule.Profile    // of articles that no override holds for
	reader     *article.Reader

	evidence *evidence.Library     // what the config names; nil where it names nothing
	stocked  volume                // the same, as it was read
	layouts  []check.Layout        // what gives notices outside of articles
	inserted map[*rule.Rule]string // the notices that the config would insert
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
	d, err := l.desk(filepath.Dir(path))
	if err != nil {
		return false
	}
	r := ruleOf(d.rules, id)
	return r != nil && d.config.Severities([]*rule.Rule{r}, path)[0] != rule.Off
}

// Knows reports whether there is a rule for an article, be it asked or not: one of its own config, or a built-in one of any pack. Where
// that config is broken, nothing is known to be missing.
func (l *Linter) Knows(path, id string) bool {
	d, err := l.desk(filepath.Dir(path))
	return err != nil || ruleOf(d.rules, id) != nil || rule.IsBuiltIn(l.builtIn, id)
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
	if e.Checker, err = check.New(lex, vocabulary, lib.Rules, lib.Language.Common.Leads, e.Stance, e.Source); err != nil {
		return nil, err
	}
	if e.Looker, err = check.NewLooker(vocabulary, lib.Language.Looks.Looks); err != nil {
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
			if unread := (*fs.PathError)(nil); errors.As(err, &unread) && unread.Path == l.options.Config {
				err = fmt.Errorf("--config %s: %w", filepath.ToSlash(file), unread.Err)
			}
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
	return l.engine(c)
}

// engine returns the compiled rules of a config, which are made when they are first asked for.
func (l *Linter) engine(c *config.Config) (*Engine, error) {
	l.making.Lock()
	defer l.making.Unlock()
	if e, ok := l.engines[c]; ok {
		return e, nil
	}
	e, err := l.compile(c)
	if err != nil {
		return nil, err
	}
	e.Checker.Today = l.options.Today
	e.config, e.severities, e.profile = c, c.Severities(e.Library.Rules, ""), c.Profile("")
	if err := errors.Join(e.stock(c, &l.shelf), e.notices(c)); err != nil {
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
	f, _ := e.lint(e.reader, path, source)
	return f, nil
}

// lint returns what is found in an article, and the files of evidence that it itself names.
func (e *Engine) lint(r *article.Reader, path string, source []byte) (finding.File, []*volume) {
	a := r.Read(path, source)
	is, _ := e.Profile(a)
	against, own, err := e.against(a)
	if err != nil {
		return finding.File{Path: filepath.ToSlash(path), Err: err}, nil
	}
	on := check.Terms{Severities: rule.In(is, e.Library.Rules, e.Severities(path)), Evidence: against, Markets: is.Markets, Layouts: e.layouts}
	found, answered := e.Checker.Check(a, on)
	e.insert(r, path, source, found, on)
	return finding.File{Path: filepath.ToSlash(path), Source: source, Findings: found, Answered: answered, FailOn: e.config.FailOn}, own
}

// Paths lints files and the articles in folders. The files come in the order of their names; one that cannot be read has its error
// in it, and the rest are linted all the same. A mistake in a config or rule file is returned at once. The total is the number of files.
func (l *Linter) Paths(ctx context.Context, roots []string) (total int, files iter.Seq[finding.File], err error) {
	jobs, err := l.jobs(roots)
	if err != nil {
		return 0, nil, err
	}
	return len(jobs), l.run(ctx, jobs), nil
}

// jobs lists the files to lint, each with the desk that answers for it.
func (l *Linter) jobs(roots []string) ([]job, error) {
	var jobs []job
	for _, f := range l.walk(roots) {
		j := job{path: f.path, info: f.info, fixing: l.options.Fixing, err: f.err}
		if f.err == nil {
			var err error
			if j.desk, err = l.desk(filepath.Dir(f.path)); err != nil {
				return nil, err
			}
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// readable reports what keeps a source from being read as text.
func readable(source []byte) error {
	if bytes.HasPrefix(source, []byte{0xFF, 0xFE}) || bytes.HasPrefix(source, []byte{0xFE, 0xFF}) {
		return errors.New("is UTF-16: save it as UTF-8")
	}
	return nil
}
