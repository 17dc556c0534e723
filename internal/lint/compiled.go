package lint

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/cache"
	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/freeze"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
)

// To read the rules and to compile them takes several times as long as to lint an article. So the compiled rules of a config are kept
// in the user's cache folder, by the program and the files that they came from.

// compiled is what is kept of an engine: enough to check articles, but not the words and the examples of the rules.
type compiled struct {
	Rules   []*rule.Rule
	Checker *check.Checker
	Stance  *stance.Reader
	Source  *source.Finder
	Reader  *article.Reader
}

// mostCompiled bounds what is kept, in bytes. Each takes some four megabytes; a user has few configs, but a developer many builds.
const mostCompiled = 64 << 20

// compile returns the engine of a config, from the cache if it is there.
func (l *Linter) compile(c *config.Config) (*Engine, error) {
	if !l.options.Cached {
		return l.build(c)
	}
	folder := cache.Open("rules", mostCompiled)
	key, err := keyOf(c)
	if err != nil {
		return l.build(c)
	}
	form := freeze.NewForm[compiled]()
	if e := thawed(form, folder, key); e != nil {
		return e, nil
	}
	e, err := l.build(c)
	if err != nil {
		return nil, err
	}
	runtime.GC() // or the heap would first grow to twice what compiling took
	folder.Put(key, func(w io.Writer) error {
		return form.Freeze(w, &compiled{e.Library.Rules, e.Checker, e.Stance, e.Source, e.reader})
	})
	if kept := thawed(form, folder, key); kept != nil {
		return kept, nil // which takes less memory than what it was made from
	}
	return e, nil
}

// thawed returns the engine that is kept under a key, or nil.
func thawed(form freeze.Form[compiled], folder cache.Folder, key cache.Key) *Engine {
	var k compiled
	data, ok := folder.Get(key)
	if !ok || form.Thaw(data, &k) != nil {
		return nil
	}
	return &Engine{Library: &rule.Library{Rules: k.Rules}, Checker: k.Checker, Stance: k.Stance, Source: k.Source, reader: k.Reader.Clone()}
}

// build compiles the rules of a config. Nothing takes as much memory as this, and most of it for a moment: meanwhile garbage is collected
// twice as often.
func (l *Linter) build(c *config.Config) (*Engine, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	lib, err := c.Load(l.builtIn)
	if err != nil {
		return nil, err
	}
	return NewEngine(lib)
}

// keyOf names the compiled rules of a config by the program, which holds the built-in rules, and by what the config says and names.
func keyOf(c *config.Config) (cache.Key, error) {
	h := sha256.New()
	if err := fingerprintProgram(h); err != nil {
		return cache.Key{}, err
	}
	if err := c.Fingerprint(h); err != nil {
		return cache.Key{}, err
	}
	return cache.Key(h.Sum(nil)), nil
}

// head is how much of a program holds the ID of its build, as Go's own tools look for it.
const head = 32 << 10

// fingerprintProgram tells this program from all others. Its size and time alone do not: builds whose rules differ in a word may be of one
// size, and images and packages set all times to one.
func fingerprintProgram(w io.Writer) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	program, err := os.Open(path)
	if err != nil {
		return err
	}
	defer program.Close()
	info, err := program.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintln(w, path, info.Size(), info.ModTime().UnixNano())
	_, err = io.Copy(w, io.LimitReader(program, head))
	return err
}
