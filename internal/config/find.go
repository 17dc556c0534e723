package config

import (
	"fmt"
	"os"
	"path/filepath"
)

// fileNames are what a config file can be called, relative to a folder on the way up.
var fileNames = [...]string{"primum.toml", ".primum.toml", filepath.Join(".config", "primum.toml")}

// Find walks up from a folder to the root of its repository, or of the file system, and returns the first config file on the way,
// or "". Two in one folder are an error.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		found := In(dir)
		if len(found) > 1 {
			return "", fmt.Errorf("%s and %s stand in one folder: keep one of them", found[0], found[1])
		}
		if len(found) == 1 {
			return near(found[0]), nil
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		parent := filepath.Dir(dir)
		if err == nil || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// near is a path from where the command runs, if it leads down from there: shorter to read, and the same on every machine.
func near(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	return path
}

// In returns the config files that stand in a folder itself. A link that leads nowhere is one, too: what it was to lead to is missing.
func In(dir string) []string {
	var found []string
	for _, name := range fileNames {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); err == nil && !isFolder(path) {
			found = append(found, path)
		}
	}
	return found
}

// home is the folder that a config file speaks of: its own, or the one that its .config folder stands in.
func home(file string) string {
	dir := filepath.Dir(file)
	if filepath.Base(dir) == ".config" {
		return filepath.Dir(dir)
	}
	return dir
}
