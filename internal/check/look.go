package check

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
)

// Looker tells what articles look like. What it tells is an offer to writers: no rule is asked by it.
type Looker struct {
	machine *pattern.Machine
	looks   []rule.Look
	look    []int // of each pattern of the machine
}

// Seen is what an article looks like, and the words that it is told by, each once.
type Seen struct {
	rule.Look
	Words []string
}

// NewLooker compiles the cues.
func NewLooker(v *pattern.Vocabulary, looks []rule.Look) (*Looker, error) {
	l := &Looker{looks: looks}
	var cues []pattern.Source
	for i, look := range looks {
		for _, cue := range look.Cues {
			cues = append(cues, pattern.Source{Pattern: cue})
			l.look = append(l.look, i)
		}
	}
	var err error
	l.machine, err = v.Compile(cues)
	return l, err
}

// Look returns what an article looks like by each key that its profile does not say: of several that fit, the one with most cues.
func (l *Looker) Look(a *article.Article, is rule.Profile) []Seen {
	seen := make([]Seen, len(l.looks))
	had := map[int32]bool{}
	var found []pattern.Match
	for s := range a.Sentences {
		found = l.machine.Match(found[:0], a.SentenceTokens(s), nil)
		for _, m := range found {
			if had[m.Pattern] {
				continue
			}
			had[m.Pattern] = true
			of, first := &seen[l.look[m.Pattern]], a.Sentences[s].First
			of.Words = append(of.Words, a.Text[a.Tokens[first+m.First].Start:a.Tokens[first+m.Last-1].End])
		}
	}
	var best []Seen
	for _, key := range rule.ProfileKeys {
		if _, said := is.Said()[key]; said {
			continue
		}
		most := Seen{}
		for i, look := range l.looks {
			if look.Key() == key && len(seen[i].Words) >= max(1, look.AtLeast) && len(seen[i].Words) > len(most.Words) {
				most = Seen{look, seen[i].Words}
			}
		}
		if len(most.Words) > 0 {
			best = append(best, most)
		}
	}
	return best
}
