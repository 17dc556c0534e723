// Package config finds and reads primum.toml: which rules hold for an article, and how severe each is there.
package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Config is the settings that hold for a tree of articles.
type Config struct {
	File string // the file it was read from, or "" for the built-in defaults
	text []byte

	Packs   []string        `toml:"packs"`   // built-in packs; [] turns all built-in rules off
	Rules   []string        `toml:"rules"`   // folders of rules of one's own, relative to the file
	Include []string        `toml:"include"` // what a folder argument means: globs relative to the file
	Exclude []string        `toml:"exclude"` // articles that are passed over when a folder is walked
	FailOn  Threshold       `toml:"fail-on"` // the least severity that makes a run fail
	Rule    map[string]Rule `toml:"rule"`
}

// Threshold is the least severity that makes a run fail; rule.Off where none does.
type Threshold rule.Severity

// UnmarshalText reads error, warning, note or never.
func (t *Threshold) UnmarshalText(text []byte) error {
	var s rule.Severity
	switch {
	case string(text) == "never":
		*t = Threshold(rule.Off)
		return nil
	case s.UnmarshalText(text) != nil || s == rule.Off:
		return fmt.Errorf("unknown threshold %q; it is one of error, warning, note, never", text)
	}
	*t = Threshold(s)
	return nil
}

// Rule is what a config says of one rule.
type Rule struct {
	Severity *rule.Severity `toml:"severity"`
}

// Default returns the settings of an article that no primum.toml speaks of.
func Default() *Config {
	return &Config{
		Packs:   []string{"core"},
		Include: []string{"**/*.md", "**/*.mdx", "**/*.markdown"},
		FailOn:  Threshold(rule.Error),
	}
}

// names of the config file, relative to a folder on the way up.
var names = [...]string{"primum.toml", ".primum.toml", filepath.Join(".config", "primum.toml")}

// Find walks up from a folder to the root of its repository, or of the file system, and returns the first config file on the way,
// or "". Two in one folder are an error.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		var found []string
		for _, name := range names {
			if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
				found = append(found, filepath.Join(dir, name))
			}
		}
		if len(found) > 1 {
			return "", fmt.Errorf("%s and %s stand in one folder: keep one of them", found[0], found[1])
		}
		if len(found) == 1 {
			return found[0], nil
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		parent := filepath.Dir(dir)
		if err == nil || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// Read reads a config file. Errors name file, line, column and key.
func Read(file string) (*Config, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c := Default()
	c.File, c.text = file, text
	if err := strict.Decode(file, text, c); err != nil {
		return nil, err
	}
	var errs []error
	for _, list := range []struct {
		key   string
		globs []string
	}{{"include", c.Include}, {"exclude", c.Exclude}} {
		for i, glob := range list.globs {
			if !doublestar.ValidatePattern(glob) {
				errs = append(errs, strict.At(file, text, errors.New("is no valid glob"), list.key, i))
			}
		}
	}
	return c, errors.Join(errs...)
}

// dir is the folder that the config's own paths are relative to.
func (c *Config) dir() string {
	dir := filepath.Dir(c.File)
	if filepath.Base(dir) == ".config" {
		return filepath.Dir(dir)
	}
	return dir
}

// Load reads the rules that the config names and gives them their severities. builtIn holds the packs.
func (c *Config) Load(load func(packs []string) (*rule.Library, error)) (*rule.Library, error) {
	lib, err := load(c.Packs)
	if err != nil {
		return nil, c.blame(err)
	}
	var errs []error
	var paths []string
	for i, folder := range c.Rules {
		path := filepath.Join(c.dir(), filepath.FromSlash(folder))
		if slices.Contains(paths, path) {
			continue
		}
		paths = append(paths, path)
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			errs = append(errs, strict.At(c.File, c.text, fmt.Errorf("there is no folder %s", path), "rules", i))
			continue
		}
		err := lib.Add(os.DirFS(path), filepath.ToSlash(path))
		if errors.Is(err, rule.ErrNoRules) {
			err = strict.At(c.File, c.text, err, "rules", i)
		}
		errs = append(errs, err)
	}
	var ids []string
	for _, r := range lib.Rules {
		ids = append(ids, r.ID)
		if set, ok := c.Rule[r.ID]; ok && set.Severity != nil {
			r.Severity = *set.Severity
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Rule)) {
		if !slices.Contains(ids, id) {
			errs = append(errs, strict.At(c.File, c.text, unknownRule(id, ids), "rule", strict.Key(id)))
		}
	}
	return lib, errors.Join(errs...)
}

// Fingerprint writes all that Load reads, so that what is made of it can be kept: the config, and the rules that it names.
func (c *Config) Fingerprint(w io.Writer) error {
	fmt.Fprintf(w, "%q %q\n", c.File, c.text)
	for _, folder := range c.Rules {
		path := filepath.Join(c.dir(), filepath.FromSlash(folder))
		err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			fmt.Fprintf(w, "%q %q\n", name, text)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// blame gives an error in the packs the place in the config that names them.
func (c *Config) blame(err error) error {
	var strictError *strict.Error
	if c.File == "" || errors.As(err, &strictError) {
		return err
	}
	return strict.At(c.File, c.text, err, "packs")
}

func unknownRule(id string, known []string) error {
	if near := strict.Nearest(id, known); near != "" {
		return fmt.Errorf("there is no rule %q; did you mean %q?", id, near)
	}
	return fmt.Errorf("there is no rule %q; “primum explain” lists them", id)
}

// Wants reports whether an article that a walk of its folder comes upon is to be linted. Both paths are absolute or relative to the
// same folder.
func (c *Config) Wants(path, root string) bool {
	if c.File != "" {
		root = c.dir()
	}
	rel, err := filepath.Rel(absolute(root), absolute(path))
	if err != nil || strings.HasPrefix(rel, "..") {
		rel = filepath.Base(path)
	}
	rel = filepath.ToSlash(rel)
	return matches(c.Include, rel) && !matches(c.Exclude, rel)
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// matches reports whether one of the globs fits the path, or, where the glob has no slash, its last element.
func matches(globs []string, path string) bool {
	for _, glob := range globs {
		name := path
		if !strings.Contains(glob, "/") {
			name = path[strings.LastIndexByte(path, '/')+1:]
		}
		if ok, _ := doublestar.Match(strings.TrimPrefix(glob, "./"), name); ok {
			return true
		}
	}
	return false
}
