package adopt

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/strict"
)

// sites is what is known of the folders of sites.
type sites struct {
	Papers     []string    `toml:"papers"`  // files about the project, at its root
	Layouts    []string    `toml:"layouts"` // folders of what is put around articles
	Endings    []string    `toml:"endings"` // of the names of files in them
	Generators []generator `toml:"generators"`
}

// generator is a program that makes a site of articles.
type generator struct {
	Name  string   `toml:"name"`
	Signs []string `toml:"signs"` // files of which one tells its folder
	Made  []string `toml:"made"`  // folders that hold no copy of the house
}

func readSites(builtIn fs.FS) (sites, error) {
	const file = "sites.toml"
	var s sites
	text, err := fs.ReadFile(builtIn, file)
	if err != nil {
		return s, err
	}
	return s, strict.Decode("rules/"+file, text, &s)
}

// of returns the generator of a folder, or nil.
func (s sites) of(dir string) *generator {
	for i, g := range s.Generators {
		for _, sign := range g.Signs {
			if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(sign))); err == nil && !info.IsDir() {
				return &s.Generators[i]
			}
		}
	}
	return nil
}

// laysOut reports whether a file of the site is put around its articles.
func (s sites) laysOut(name string) bool {
	isFolder := func(folder string) bool { return slices.Contains(s.Layouts, folder) }
	return slices.Contains(s.Endings, path.Ext(name)) && slices.ContainsFunc(strings.Split(path.Dir(name), "/"), isFolder)
}

// excluding returns the glob that keeps a file of the site from being linted, or "" where it may be copy of the house.
func (s sites) excluding(g *generator, name string) string {
	for _, paper := range s.Papers {
		if name == paper {
			return "./" + paper // without the slash it would be a name in any folder
		}
	}
	if g != nil {
		for _, made := range g.Made {
			if strings.HasPrefix(name, made+"/") {
				return made + "/**"
			}
		}
	}
	return ""
}
