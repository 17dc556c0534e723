// Package config finds and reads primum.toml: which rules hold for an article, and how severe each is there.
package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Config is the settings that hold for a tree of articles: those of the command line over those of a primum.toml, over those of the
// files that it extends, over the built-in ones.
type Config struct {
	File       string        // the file that was found, or "" for the built-in defaults
	Preview    bool          // rules that are new in this version are on
	Packs      []string      // built-in packs
	Rules      []Path        // folders of rules of one's own
	Include    []string      // what a folder argument means
	Exclude    []string      // articles that are passed over when a folder is walked
	Evidence   []Path        // files of evidence that articles are held against
	Baseline   *Path         // the file of known findings; nil where there is none
	Layouts    []Layout      // what gives notices outside of articles
	Insertions []Insertion   // notices that are inserted where they are missing
	FailOn     rule.Severity // the least severity that makes a run fail; Off where none does

	layers []*layer          // the farthest first
	from   map[string]*layer // what set a key
}

// Path is a path that a config names, relative to where the command runs.
type Path struct {
	Name string

	from *layer
	key  []any // of the value there
}

// At gives an error the place where the config names the path.
func (p Path) At(err error) error { return p.from.at(err, p.key...) }

// House is the folder in which rules of the house stand: the first that the nearest file with any names, or "".
func (c *Config) House() string {
	for i := len(c.Rules) - 1; i >= 0; i-- {
		if i == 0 || c.Rules[i-1].from != c.Rules[i].from {
			return c.Rules[i].Name
		}
	}
	return ""
}

// Read reads a config file and what it extends; "" stands for no file. The flags of the command line win over both. An error names
// file, line, column and key of every mistake. The version is that of this program.
func Read(file string, flags Settings, version string) (*Config, error) {
	r := reader{version: version, root: home(file), broken: map[string]bool{}}
	if file != "" {
		if err := r.read(file, nil); err != nil {
			return nil, err
		}
	}
	c := &Config{
		File:    file,
		Packs:   []string{"core"},
		Include: []string{"**/*.md", "**/*.mdx", "**/*.markdown"},
		FailOn:  rule.Error,
		layers:  append(r.last(), &layer{Settings: flags}),
		from:    map[string]*layer{},
	}
	for _, l := range c.layers {
		c.add(l)
	}
	return c, nil
}

// add lets hold what a nearer layer says.
func (c *Config) add(l *layer) {
	replace(c, l, "packs", &c.Packs, l.Packs)
	replace(c, l, "include", &c.Include, l.Include)
	replace(c, l, "exclude", &c.Exclude, l.Exclude)
	if l.Preview != nil {
		c.Preview, c.from["preview"] = *l.Preview, l
	}
	if l.FailOn != nil {
		c.FailOn, c.from["fail-on"] = rule.Severity(*l.FailOn), l
	}
	c.Rules = append(c.Rules, l.paths("rules", l.Rules)...)
	c.Evidence = append(c.Evidence, l.paths("evidence", l.Evidence)...)
	c.notices(l)
	if l.Baseline != nil {
		c.Baseline = nil
		if *l.Baseline != "" {
			c.Baseline = &Path{join(home(l.file), *l.Baseline), l, []any{"baseline"}}
		}
	}
}

// replace lets a list of a nearer layer hold, where it has one, in the place of a farther one's.
func replace(c *Config, l *layer, key string, list *[]string, said []string) {
	if said != nil {
		*list, c.from[key] = said, l
	}
}

// paths are relative to the file that names them, whatever extends it; globs are relative to the file that was found.
func (l *layer) paths(key string, names []string) []Path {
	var paths []Path
	for i, name := range names {
		paths = append(paths, Path{join(home(l.file), name), l, []any{key, i}})
	}
	return paths
}

func join(dir, name string) string {
	if name = filepath.FromSlash(name); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// reader reads a config file and those that it extends.
type reader struct {
	version string
	root    string          // that globs are relative to
	layers  []*layer        // the farthest first
	broken  map[string]bool // files of which it was said what is wrong
}

// last returns the layers, of a file that is reached by several ways the nearest: what that says covers the others.
func (r *reader) last() (layers []*layer) {
	for i, l := range r.layers {
		again := func(other *layer) bool { return absolute(other.file) == absolute(l.file) }
		if !slices.ContainsFunc(r.layers[i+1:], again) {
			layers = append(layers, l)
		}
	}
	return layers
}

// read reads a file after those that it extends. above are the files that led to it.
func (r *reader) read(file string, above []string) (err error) {
	name := absolute(file)
	if r.broken[name] {
		return nil
	}
	defer func() { r.broken[name] = err != nil }()
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	l := &layer{file: filepath.ToSlash(file), text: text}
	err = strict.Decode(l.file, text, &l.Settings)
	if need := l.RequiredVersion; need != nil && !need.allows(r.version) {
		// What else is wrong is likely to be what this version does not know.
		return l.at(fmt.Errorf("this is Primum %s; the file asks for %s", r.version, need), "required-version")
	}
	if err == nil {
		err = l.check(r.root)
	}
	if err != nil {
		return err
	}
	above = append(slices.Clip(above), file)
	var errs []error
	for _, p := range l.paths("extends", l.Extends) {
		switch info, err := os.Stat(p.Name); {
		case slices.ContainsFunc(above, func(file string) bool { return absolute(file) == absolute(p.Name) }):
			errs = append(errs, p.At(fmt.Errorf("goes round in a circle: %s → %s", strings.Join(above, " → "), p.Name)))
		case err != nil || info.IsDir():
			errs = append(errs, p.At(fmt.Errorf("there is no file %q", filepath.ToSlash(p.Name))))
		default:
			errs = append(errs, r.read(p.Name, above))
		}
	}
	r.layers = append(r.layers, l)
	return errors.Join(errs...)
}

// check finds what is wrong with a layer by itself.
func (l *layer) check(root string) error {
	errs := []error{l.checkGlobs(root, l.Include, "include"), l.checkGlobs(root, l.Exclude, "exclude")}
	for i, o := range l.Overrides {
		if len(o.Files) == 0 {
			errs = append(errs, l.at(errors.New("files is missing: the articles that it holds for"), "overrides", i))
		}
		errs = append(errs, l.checkGlobs(root, o.Files, "overrides", i, "files"))
	}
	return errors.Join(errs...)
}
