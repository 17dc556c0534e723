// Package baseline keeps the findings that were known when a house took Primum up, so that only new ones are told. They are known again
// by their fingerprints: in their article wherever its lines have gone, and in another if theirs is gone, for then it was renamed.
package baseline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/strict"
)

// Baseline is the known findings of the articles under a folder.
type Baseline struct {
	file    string
	text    []byte
	dir     string // what paths are relative to: that of the file
	known   entries
	seen    map[string]map[string]bool // of the articles that were linted: the fingerprints found
	renamed map[string][]string        // by fingerprint: the articles that are gone and had it; nil until it is needed
	accept  bool                       // all that is found is known from now on
}

// entries are known findings: by article, as a path with forward slashes, and by fingerprint, what a person wants to read of them,
// which begins with the rule.
type entries map[string]map[string]string

// ErrMissing is what is wrong with a baseline that nobody has written yet.
var ErrMissing = errors.New("there is no baseline")

// Read reads a baseline. The error names file, line and column of a mistake.
func Read(file string) (*Baseline, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w %s; --write-baseline writes it", ErrMissing, filepath.ToSlash(file))
	}
	if err != nil {
		return nil, err
	}
	b, err := empty(file)
	if err != nil {
		return nil, err
	}
	b.text = text
	return b, strict.Decode(filepath.ToSlash(file), text, &b.known)
}

// Accepting returns a baseline that takes all it is shown for known. Of articles that it is not shown it keeps what the file says, if
// there is one.
func Accepting(file string) (*Baseline, error) {
	b, err := empty(file)
	if _, missing := os.Stat(file); missing == nil && err == nil {
		b, err = Read(file)
	}
	if err != nil {
		return nil, err
	}
	b.accept = true
	return b, nil
}

func empty(file string) (*Baseline, error) {
	dir, err := filepath.Abs(filepath.Dir(file))
	return &Baseline{file: file, dir: dir, known: entries{}, seen: map[string]map[string]bool{}}, err
}

// Rules tells what has become of the rules that a baseline names. Paths are those of articles.
type Rules interface {
	Asks(path, rule string) bool  // the rule is asked there
	Knows(path, rule string) bool // there is a rule of that name, be it asked or not
}

// Where tells of the path of an article whether all articles there were linted, so that one that was not is none.
type Where func(path string) bool

// Answer answers what is known in a file. A locked rule is always told.
func (b *Baseline) Answer(f finding.File) finding.File {
	if f.Err != nil {
		return f
	}
	article := b.relative(f.Path)
	seen := map[string]bool{}
	b.seen[article] = seen
	prints := finding.Fingerprints(f)
	found, answered := len(f.Findings), len(f.Answered)
	var open []finding.Finding
	for i, x := range f.Findings {
		if x.Locked() {
			seen[prints[i]] = !b.accept // told, and no more fixed than before: what is known of it holds once the rule is unlocked
			open = append(open, x)
			continue
		}
		if !b.knows(article, prints[i], x, f.Text()) {
			open = append(open, x)
			continue
		}
		seen[prints[i]] = true
		f.Answered = append(f.Answered, finding.Answered{Finding: x, By: finding.Baseline})
	}
	for i, x := range f.Answered[:answered] {
		if print := prints[found+i]; x.By == finding.Unchanged && b.known[article][print] != "" {
			seen[print] = true
		}
	}
	f.Findings = open
	finding.SortAnswered(f.Answered)
	return f
}

// knows reports whether a finding is known. One of an article that is gone is known in this one from now on.
func (b *Baseline) knows(article, print string, x finding.Finding, text finding.Text) bool {
	if _, ok := b.known[article][print]; ok {
		return true
	}
	if !b.accept && !b.leaves(print) {
		return false
	}
	if b.known[article] == nil {
		b.known[article] = map[string]string{}
	}
	b.known[article][print] = summary(x, text)
	return true
}

// leaves takes a finding away from an article that is gone, and reports whether there is one that has it.
func (b *Baseline) leaves(print string) bool {
	if b.renamed == nil {
		b.renamed = map[string][]string{}
		for _, article := range b.known.articles() {
			if b.gone(article) {
				for p := range b.known[article] {
					b.renamed[p] = append(b.renamed[p], article)
				}
			}
		}
	}
	from := b.renamed[print]
	if len(from) == 0 {
		return false
	}
	delete(b.known[from[0]], print)
	b.renamed[print] = from[1:]
	return true
}

func (b *Baseline) gone(article string) bool {
	_, err := os.Stat(b.path(article))
	return errors.Is(err, fs.ErrNotExist)
}

// relative is a path as the file has it.
func (b *Baseline) relative(path string) string {
	if abs, err := filepath.Abs(filepath.FromSlash(path)); err == nil {
		if rel, err := filepath.Rel(b.dir, abs); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return path
}

// Fixed returns how many of the known findings are there no more: those of articles that were linted, of rules that were asked there; and
// those of articles that are gone from where all were linted. It is to be asked behind Answer.
func (b *Baseline) Fixed(all Where, rules Rules) int {
	n := 0
	b.fixed(all, rules, func(string, string) { n++ })
	return n
}

// Orphaned returns how many of the known findings are of rules that there are no more, and those rules.
func (b *Baseline) Orphaned(rules Rules) (findings int, of []string) {
	b.orphaned(rules, func(_, _, rule string) {
		findings++
		of = append(of, rule)
	})
	slices.Sort(of)
	return findings, slices.Compact(of)
}

// Prune takes out what Fixed and Orphaned count.
func (b *Baseline) Prune(all Where, rules Rules) {
	b.fixed(all, rules, func(article, print string) { delete(b.known[article], print) })
	b.orphaned(rules, func(article, print, _ string) { delete(b.known[article], print) })
	for article, known := range b.known {
		// An article that has nothing more keeps its heading, which keeps apart what two people fix in the articles around it.
		if len(known) == 0 && (b.accept || b.gone(article)) {
			delete(b.known, article)
		}
	}
}

func (b *Baseline) fixed(all Where, rules Rules, do func(article, print string)) {
	for article, known := range b.known {
		seen, linted := b.seen[article]
		path := b.path(article)
		if !linted && !(all(path) && b.gone(article)) {
			continue
		}
		for print, summary := range known {
			if rule := ruleOf(summary); !seen[print] && rules.Knows(path, rule) && (!linted || rules.Asks(path, rule)) {
				do(article, print)
			}
		}
	}
}

func (b *Baseline) orphaned(rules Rules, do func(article, print, rule string)) {
	for article, known := range b.known {
		path := b.path(article)
		for print, summary := range known {
			if rule := ruleOf(summary); !rules.Knows(path, rule) {
				do(article, print, rule)
			}
		}
	}
}

func (b *Baseline) path(article string) string {
	return filepath.Join(b.dir, filepath.FromSlash(article))
}

// Size returns how many findings are known, and in how many articles.
func (b *Baseline) Size() (findings, articles int) {
	for _, known := range b.known {
		findings += len(known)
		if len(known) > 0 {
			articles++
		}
	}
	return findings, articles
}
