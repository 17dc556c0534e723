// Package source tells what stands behind a sentence: whether a source is named in it, or reaches it from nearby.
package source

import (
	"fmt"

	"github.com/primum-lint/primum/internal/pattern"
)

// Cues are the words by which a text names a source and goes on speaking of it (rules/english/source.toml).
type Cues struct {
	Names      []pattern.Pattern `toml:"names"`      // name a source in running text: “according to the WHO”
	Leads      []pattern.Pattern `toml:"leads"`      // name one where a proper name follows: “according to Swissmedic”
	Credits    []pattern.Pattern `toml:"credits"`    // the same, of what stands before: “Source: Swissmedic”
	Behind     []pattern.Pattern `toml:"behind"`     // name one where a proper name stands before: “a Marke Trak survey”
	Acronyms   []pattern.Pattern `toml:"acronyms"`   // name one where a name in capitals stands before: “the NAPS trial”
	Says       []pattern.Pattern `toml:"says"`       // name one where the name of a body stands before: “the Sleep Society (SS) says”
	Bodies     []string          `toml:"bodies"`     // words in the names of bodies
	Inside     []pattern.Pattern `toml:"inside"`     // name one where the proper name of a periodical follows: “a study in Nutrition Research”
	Periodical []string          `toml:"periodical"` // words in the names of periodicals
	Sellers    []string          `toml:"sellers"`    // words in the names of those who sell care, which name no source: clinic
	Nameless   []string          `toml:"nameless"`   // words with a capital that tell no source from another: countries, months
	Joining    []string          `toml:"joining"`    // stand between two words of a name: of
	Definite   []string          `toml:"definite"`   // make a name of one word that of one study: the
	Authors    []pattern.Pattern `toml:"authors"`    // name one where a year, or a list of references, tells which: “Lee et al. (2019)”
	Speaks     []pattern.Pattern `toml:"speaks"`     // speak of one named before: “the same abstract”, “the authors”
	Departs    []pattern.Pattern `toml:"departs"`    // speak for the publisher, whom no source covers: “in our experience”
	Studies    []pattern.Pattern `toml:"studies"`    // say that the source is a study, whose story may follow
	Tells      []pattern.Pattern `toml:"tells"`      // go on with the story, in the past tense
	Resumes    []pattern.Pattern `toml:"resumes"`    // say again what the sentence before said: “That means …”
	Lists      []pattern.Pattern `toml:"lists"`      // announce what stands in the rest of the paragraph: “the following list”
	Offers     []pattern.Pattern `toml:"offers"`     // in the text of a link: it leads to something to be had
	Links      Links             `toml:"links"`
	Report     Report            `toml:"report"`
}

// Report lists the headings of an article that reports its authors' own study. It has some of Methods, and some of
// Results or, before it has any, of Plans.
type Report struct {
	Methods []pattern.Pattern `toml:"methods"`
	Plans   []pattern.Pattern `toml:"plans"` // parts of the methods, by which a report that has no results yet is known
	Results []pattern.Pattern `toml:"results"`
	Others  []pattern.Pattern `toml:"others"`
}

// cue is what a pattern in a sentence is a sign of: a set of bits.
type cue uint16

const (
	byWords cue = 1 << iota // a source is named by words that need no proper name beside them
	speaks
	departs
	studies
	tells
	resumes
	offers
	authors
	lists
	leads
	credits
	behind
	acronyms
	inside
	says

	byName  = leads | credits | behind | acronyms | inside | says
	anyName = byWords | byName
)

// part is what a heading makes of the section under it, in a report: a set of bits.
type part uint8

const (
	methods part = 1 << iota
	plans
	results
	others
)

// Finder finds what reaches each sentence of an article. It is shared by goroutines.
type Finder struct {
	sentences signs[cue]
	stories   signs[cue] // what stands in most sentences, and matters in few
	headings  signs[part]
	links     links

	// words of names and beside them
	nameless, joining, definite map[string]bool
	periodical, bodies, sellers map[string]bool
}

// signs are patterns, each a sign of something.
type signs[T any] struct {
	machine *pattern.Machine
	of      []T // each pattern of the machine
}

// NewFinder compiles the cues. Like all patterns they must be compiled before any article is read.
func NewFinder(v *pattern.Vocabulary, c Cues) (*Finder, error) {
	f := &Finder{links: c.Links.index(),
		nameless: set(c.Nameless), joining: set(c.Joining), definite: set(c.Definite),
		periodical: set(c.Periodical), bodies: set(c.Bodies), sellers: set(c.Sellers)}
	var err error
	f.sentences, err = compile(v, []group[cue]{
		{byWords, c.Names}, {speaks, c.Speaks}, {departs, c.Departs}, {resumes, c.Resumes}, {authors, c.Authors}, {lists, c.Lists},
		{leads, c.Leads}, {credits, c.Credits}, {behind, c.Behind}, {acronyms, c.Acronyms},
		{inside, c.Inside}, {says, c.Says},
	})
	if err != nil {
		return nil, err
	}
	if f.stories, err = compile(v, []group[cue]{{studies, c.Studies}, {tells, c.Tells}, {offers, c.Offers}}); err != nil {
		return nil, err
	}
	f.headings, err = compile(v, []group[part]{
		{methods, c.Report.Methods}, {plans, c.Report.Plans}, {results, c.Report.Results}, {others, c.Report.Others},
	})
	return f, err
}

// group is a list of patterns that are signs of one thing.
type group[T any] struct {
	of       T
	patterns []pattern.Pattern
}

func compile[T any](v *pattern.Vocabulary, groups []group[T]) (s signs[T], err error) {
	var sources []pattern.Source
	for _, g := range groups {
		for _, p := range g.patterns {
			sources = append(sources, pattern.Source{Pattern: p})
			s.of = append(s.of, g.of)
		}
	}
	if s.machine, err = v.Compile(sources); err != nil {
		return s, fmt.Errorf("cues of sources: %w", err)
	}
	return s, nil
}
