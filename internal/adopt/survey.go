package adopt

import (
	"cmp"
	"maps"
	"regexp"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// Survey is what the articles of a folder are like, and what the rules find in them.
type Survey struct {
	Articles int // that could be read
	Unread   int
	Layouts  []string // of the folder's, those that carry a notice
	Rest     *Survey  // of the same articles, without the rules that are off at first; nil where none is

	matter map[string]int       // articles by key of their front matter
	styles map[article.Form]int // articles by the form of most of their citation marks
	found  map[*rule.Rule]*Count
}

// Count is how much of something there is.
type Count struct {
	Rule     *rule.Rule
	Findings int
	Errors   int // of them
	Articles int // in which they are
}

// NewSurvey returns a survey of no articles.
func NewSurvey() *Survey {
	return &Survey{matter: map[string]int{}, styles: map[article.Form]int{}, found: map[*rule.Rule]*Count{}}
}

// Add adds an article, and what was found in it.
func (s *Survey) Add(a *article.Article, findings []finding.Finding) {
	s.Articles++
	keys := map[string]bool{}
	for _, b := range a.Blocks {
		if b.Kind == article.FrontMatter {
			keys[element.ReplaceAllString(b.Key, "")] = true
		}
	}
	for key := range keys {
		s.matter[key]++
	}
	if form, ok := dominant(a.Citations); ok {
		s.styles[form]++
	}
	seen := map[*rule.Rule]bool{}
	for _, f := range findings {
		c := s.found[f.Rule]
		if c == nil {
			c = &Count{Rule: f.Rule}
			s.found[f.Rule] = c
		}
		c.Findings++
		if f.Severity == rule.Error {
			c.Errors++
		}
		if !seen[f.Rule] {
			seen[f.Rule] = true
			c.Articles++
		}
	}
}

// element is the index of an element in the path of a key: faq.0.answer.
var element = regexp.MustCompile(`\.[0-9]+`)

// dominant returns the form of most marks.
func dominant(marks []article.Citation) (best article.Form, any bool) {
	counts := map[article.Form]int{}
	for _, c := range marks {
		counts[c.Form]++
	}
	for _, form := range slices.Sorted(maps.Keys(counts)) {
		if counts[form] > counts[best] {
			best = form
		}
	}
	return best, len(marks) > 0
}

// Counts returns what was found by rule, the most first.
func (s *Survey) Counts() []Count {
	var all []Count
	for _, c := range s.found {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	return all
}

// bearable is how many findings a person reads through in a first run.
const bearable = 200

// Drowning returns the rules that find so much that the rest is not seen: the most frequent ones, until what is left can be read through.
// One that finds errors is never one of them, nor is a rule that finds little itself. Left is what the others find.
func (s *Survey) Drowning() (drowning, left []Count) {
	total := 0
	for _, c := range s.found {
		total += c.Findings
	}
	for _, c := range s.Counts() {
		if total > bearable && c.Findings > bearable/10 && c.Errors == 0 {
			drowning = append(drowning, c)
			total -= c.Findings
		} else {
			left = append(left, c)
		}
	}
	if s.Rest != nil {
		left = s.Rest.Counts()
	}
	return drowning, left
}
