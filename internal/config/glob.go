package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// checkGlobs holds globs, which path leads to, to the syntax, and to what an article's path can be like in the folder that they are
// relative to.
func (l *layer) checkGlobs(root string, globs []string, path ...any) error {
	var errs []error
	for i, glob := range globs {
		place := append(slices.Clip(path), i)
		switch {
		case partsByBackslash(glob):
			errs = append(errs, l.at(fmt.Errorf("parts folders by \\, which a glob does by /: write %q", strings.ReplaceAll(glob, `\`, "/")), place...))
		case !doublestar.ValidatePattern(glob):
			errs = append(errs, l.at(errors.New("is no valid glob"), place...))
		case strings.HasPrefix(glob, "/") || filepath.IsAbs(glob) || slices.Contains(strings.Split(glob, "/"), ".."):
			errs = append(errs, l.at(errors.New("fits no article: globs are relative to the folder of the config, and hold for what lies in it"), place...))
		case strings.HasSuffix(glob, "/") || isFolder(filepath.Join(root, glob)):
			errs = append(errs, l.at(fmt.Errorf("fits a folder, and no article in it: write %q", strings.TrimSuffix(glob, "/")+"/**"), place...))
		}
	}
	return errors.Join(errs...)
}

// partsByBackslash reports whether a glob is written as a path of Windows. A backslash takes their meaning from brackets and braces, which
// names of files have, but signs that none has are not written so.
func partsByBackslash(glob string) bool {
	for i := 0; i < len(glob); i++ {
		if glob[i] != '\\' {
			continue
		}
		if i++; i == len(glob) || !strings.ContainsRune("[]{}", rune(glob[i])) {
			return true
		}
	}
	return false
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Wants reports whether an article that a walk of its folder comes upon is to be linted. Both paths are absolute or relative to the
// same folder.
func (c *Config) Wants(path, root string) bool {
	rel := c.relative(path, root)
	return matches(c.Include, rel) && !matches(c.Exclude, rel)
}

// Excludes reports whether a config keeps an article from being linted, however it came to be named.
func (c *Config) Excludes(path string) bool { return matches(c.Exclude, c.relative(path, ".")) }

// relative is an article's path as globs see it: relative to the config, or to the root that is walked where there is none.
func (c *Config) relative(path, root string) string {
	if c.File != "" {
		root = home(c.File)
	}
	rel, err := filepath.Rel(root, path)
	if err != nil || !filepath.IsLocal(rel) { // else the system need not be asked for each article where the command runs
		rel, err = filepath.Rel(absolute(root), absolute(path))
	}
	if err != nil || strings.HasPrefix(rel, "..") {
		rel = filepath.Base(path)
	}
	return filepath.ToSlash(rel)
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
