// Package adopt looks at the folder of a house that takes Primum up, and writes what it begins with: a primum.toml whose first run can be
// read through, and the skeleton of a rule of its own.
package adopt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/lint"
)

// Folder is what its files tell of a folder, before an article is read. Names are relative to it, with forward slashes.
type Folder struct {
	Dir       string
	InGit     bool
	Generator string   // of the site, or ""
	Exclude   []string // globs of what is no copy of the house, of those that fit a file there
	Evidence  []string // bibliographies and approved claims
	Layouts   []string // what is put around articles
	Broken    []error  // what is wrong with files of evidence that are left out
	Above     string   // the config that held there until now, or ""
	Known     bool     // a baseline stands there
}

// mostLayouts bounds the layouts that are looked at.
const mostLayouts = 200

// BaselineFile is what the file of known findings is called.
const BaselineFile = "primum-baseline.toml"

// ErrThere is what is wrong with a folder that has a config.
var ErrThere = errors.New("is there already: change it, or see with --stdout what would be written")

// Look looks at a folder. A config in it is no error: see Free.
func Look(builtIn fs.FS, dir string) (*Folder, error) {
	sites, err := readSites(builtIn)
	if err != nil {
		return nil, err
	}
	switch info, err := os.Stat(dir); {
	case err != nil:
		return nil, fmt.Errorf("%s: no such folder", filepath.ToSlash(dir))
	case !info.IsDir():
		return nil, fmt.Errorf("%s: is no folder", filepath.ToSlash(dir))
	}
	f := &Folder{Dir: dir}
	generator := sites.of(dir)
	if generator != nil {
		f.Generator = generator.Name
	}
	var paths []string
	paths, f.InGit = lint.Files(dir)
	for _, path := range paths {
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return nil, err
		}
		name := filepath.ToSlash(rel)
		switch glob := sites.excluding(generator, name); {
		case glob == "":
			f.hold(name)
			if sites.laysOut(name) && utf8.ValidString(name) && len(f.Layouts) < mostLayouts {
				f.Layouts = append(f.Layouts, name)
			}
		case isArticle(name) && !slices.Contains(f.Exclude, glob):
			f.Exclude = append(f.Exclude, glob)
		}
	}
	slices.Sort(f.Exclude)
	slices.Sort(f.Evidence)
	slices.Sort(f.Layouts)
	if _, err := os.Stat(filepath.Join(dir, BaselineFile)); err == nil {
		f.Known = true
	}
	if len(config.In(dir)) == 0 {
		f.Above, _ = config.Find(dir) // of two in one folder above, the run tells
	}
	return f, nil
}

// Free reports which config keeps another from being written into the folder: an ErrThere that names it.
func (f *Folder) Free() error {
	there := config.In(f.Dir)
	if target := f.Config(); len(there) == 0 {
		if _, err := os.Lstat(target); err == nil { // a folder, or a link that leads nowhere
			there = []string{target}
		}
	}
	if len(there) > 0 {
		return fmt.Errorf("%s %w", filepath.ToSlash(there[0]), ErrThere)
	}
	return nil
}

// Config is the path of the config to write.
func (f *Folder) Config() string { return filepath.Join(f.Dir, "primum.toml") }

// Settings are those that the config will have as far as the files tell them, for a run from anywhere without a config.
func (f *Folder) Settings() config.Settings {
	s := config.Settings{Exclude: f.Exclude}
	for _, name := range f.Evidence {
		s.Evidence = append(s.Evidence, filepath.Join(f.Dir, filepath.FromSlash(name)))
	}
	return s
}

func isArticle(name string) bool {
	switch filepath.Ext(name) {
	case ".md", ".mdx", ".markdown":
		return true
	}
	return false
}

// hold takes a file up that is evidence. Data and settings have the same endings as some evidence: of those, only what reads as evidence is.
func (f *Folder) hold(name string) {
	ambiguous := false
	switch strings.ToLower(filepath.Ext(name)) {
	case ".bib", ".ris", ".nbib":
	case ".json", ".toml":
		ambiguous = true
	default:
		return
	}
	is, err := readsAsEvidence(filepath.Join(f.Dir, filepath.FromSlash(name)), name, ambiguous)
	if err == nil && is && !utf8.ValidString(name) {
		err = fmt.Errorf("%q: TOML cannot name it, for its name is no UTF-8", name)
	}
	switch {
	case err != nil && !ambiguous:
		f.Broken = append(f.Broken, err)
	case err == nil && is:
		f.Evidence = append(f.Evidence, name)
	}
}

// readsAsEvidence reports whether a file holds records of publications, or claims.
func readsAsEvidence(path, name string, ambiguous bool) (bool, error) {
	if ambiguous && !evidence.HoldsClaims(name) && !opensList(path) {
		return false, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	if evidence.HoldsClaims(name) {
		claims, err := evidence.Claims(name, text)
		return len(claims) > 0, err
	}
	records, err := evidence.Records(name, text)
	return slices.ContainsFunc(records, func(r *evidence.Record) bool {
		return !ambiguous || r.DOI != "" || r.PMID != "" || len(r.Years) > 0 && r.Author != ""
	}), err
}

// opensList reports whether a file of JSON holds a list, as CSL-JSON does. Most data of sites are none, and some are large.
func opensList(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	var head [64]byte
	n, _ := file.Read(head[:])
	return strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(string(head[:n]), "\uFEFF")), "[")
}
