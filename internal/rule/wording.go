package rule

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
)

// Wording is what could be said in the place of some words.
type Wording struct {
	For  []pattern.Pattern `toml:"for" freeze:"-"` // the words of a finding, from the first to the last
	With []string          `toml:"with"`           // ways to say it; {condition} stands for what stands there of that list, … for what is to be filled in
}

// list is a name of a list, as patterns have it.
var list = regexp.MustCompile(`\{[^{}]*\}`)

// Lists returns the names, in braces, of the lists that a wording names.
func (w Wording) Lists() []string {
	names := list.FindAllString(strings.Join(w.With, " "), -1)
	slices.Sort(names)
	return slices.Compact(names)
}

// Texts returns the ways to say it, with what entry gives in the place of each list. Where it has nothing to give, that way is left out.
func (w Wording) Texts(entry func(list string) string) []string {
	var texts []string
	for _, with := range w.With {
		whole := true
		text := list.ReplaceAllStringFunc(with, func(name string) string {
			said := entry(name)
			whole = whole && said != ""
			return said
		})
		if whole {
			texts = append(texts, text)
		}
	}
	return texts
}

// checkStory reports what is wrong with the words by which a story goes on and ends.
func (r *Rule) checkStory() error {
	if r.Phrase == nil {
		return nil
	}
	for _, list := range [...]struct {
		key   string
		words []string
	}{{"persons", r.Phrase.Persons}, {"publisher", r.Phrase.Publisher}} {
		for i, w := range list.words {
			if !pattern.IsWord(w) {
				return r.At(fmt.Errorf("%q is to be one word, whose contractions need not be given", w), "phrase", list.key, i)
			}
		}
	}
	return nil
}

// checkWordings reports what is wrong with what a rule suggests.
func (r *Rule) checkWordings() error {
	if r.Phrase == nil {
		return nil
	}
	for i, w := range r.Phrase.Suggest {
		switch {
		case len(w.For) == 0:
			return r.At(errors.New("for is missing: the words in whose place something else could be said"), "phrase", "suggest", i)
		case len(w.With) == 0:
			return r.At(errors.New("with is missing: what could be said"), "phrase", "suggest", i)
		}
		for j, with := range w.With {
			if strings.ContainsAny(with, "\r\n") || strings.TrimSpace(with) != with || with == "" {
				return r.At(errors.New("is to be words in one line, without blanks around them"), "phrase", "suggest", i, "with", j)
			}
			for _, name := range list.FindAllString(with, -1) {
				if k := slices.IndexFunc(w.For, func(p pattern.Pattern) bool { return !strings.Contains(p.String(), name) }); k >= 0 {
					return r.At(fmt.Errorf("names %s, which is not in %q", name, w.For[k]), "phrase", "suggest", i, "with", j)
				}
			}
		}
	}
	return nil
}
