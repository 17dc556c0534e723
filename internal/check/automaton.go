package check

import (
	"errors"
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// automaton looks for the patterns of many rules at once. Other senses of the words of a rule are looked for only in sentences where it
// has found something, as few rules have in most.
type automaton struct {
	machine *pattern.Machine
	senses  *pattern.Machine
	uses    []use // of each pattern of the machine, and from others on of those of senses
	others  int32
	places  []place `freeze:"-"` // likewise
	excepts []bool  // by rule: whether there are other senses of its words
}

// has reports whether there are patterns for a use. A rule out of the cache has lost its own.
func (m *automaton) has(u use) bool { return slices.Contains(m.uses, u) }

// use is what a pattern is there for.
type use struct {
	rule    int // index into Checker.rules
	role    role
	element int8 // of a notice
	open    bool // the pattern of a claim ends with alternatives: some may only tell that the claim ends before them
}

type role uint8

const (
	matches   role = iota
	excepted       // another sense of the words
	satisfies      // says an element of the notice that the article owes
	inverts        // says the opposite
	links          // names a notice that stands elsewhere
	undoes         // takes back the notice before it
	besides        // is what a figure needs, or must be like
	about          // makes an article one that owes a notice
	alsoAbout      // goes with that
	owing          // makes an article owe something
	owingToo       // must stand there, too, for it to be owed
	giving         // is what the article owes
	heading        // is the heading of a section that is looked at
)

// keys are the lists of a rule file in which patterns of each role stand.
var keys = [...]string{matches: "match", excepted: "except", inverts: "inverted", links: "linked", undoes: "undone-by", besides: "beside", about: "about", alsoAbout: "also-about",
	owing: "when", owingToo: "with", giving: "any", heading: "sections"}

// patterns are those of an automaton that is yet to be compiled.
type patterns []usedPattern

// usedPattern is a pattern with what it is there for and where it stands.
type usedPattern struct {
	source pattern.Source
	use    use
	place  place
}

func (p *patterns) add(r int, of *rule.Rule, role role, list []pattern.Pattern) {
	p.addAt(of, use{rule: r, role: role}, list, keys[role])
}

// addAt adds a list of patterns, to which a path leads below the table of the rule's kind.
func (p *patterns) addAt(of *rule.Rule, u use, list []pattern.Pattern, path ...any) {
	for i, one := range list {
		u.open = of.Phrase != nil && u.role == matches && one.EndsWithChoice()
		*p = append(*p, usedPattern{pattern.Source{Pattern: one, Scope: of.Pack}, u, place{of, append(slices.Clip(path), i)}})
	}
}

// notice adds the ways to say each element of a notice.
func (p *patterns) notice(r int, of *rule.Rule, d *rule.Disclaimer) {
	for i, e := range d.Elements {
		path := []any{"elements", i, "match"}
		if len(d.SatisfiedBy) > 0 {
			path = []any{"satisfied-by-text"}
		}
		p.addAt(of, use{rule: r, role: satisfies, element: int8(i)}, e.Match, path...)
	}
}

// compile makes one automaton of all the patterns, of so many rules.
func (p patterns) compile(v *pattern.Vocabulary, rules int) (m automaton, err error) {
	m.excepts = make([]bool, rules)
	var others patterns
	p = slices.DeleteFunc(p, func(one usedPattern) bool {
		if one.use.role == excepted {
			others = append(others, one)
			m.excepts[one.use.rule] = true
		}
		return one.use.role == excepted
	})
	if m.machine, err = p.machine(v); err != nil {
		return m, err
	}
	if m.senses, err = others.machine(v); err != nil {
		return m, err
	}
	m.others = int32(len(p))
	for _, one := range append(p, others...) {
		m.uses, m.places = append(m.uses, one.use), append(m.places, one.place)
	}
	return m, nil
}

func (p patterns) machine(v *pattern.Vocabulary) (*pattern.Machine, error) {
	sources := make([]pattern.Source, len(p))
	for i, one := range p {
		sources[i] = one.source
	}
	m, err := v.Compile(sources)
	return m, blame(err, func(i int) place { return p[i].place })
}

// place is where a pattern stands in the file of its rule, below the table of its kind.
type place struct {
	rule *rule.Rule
	path []any
}

// at gives an error the place.
func (p place) at(err error) *strict.Error {
	return p.rule.At(err, append([]any{p.rule.Kind()}, p.path...)...)
}

// blame gives an error of compiling the place of the pattern that it is about.
func blame(err error, of func(int) place) error {
	var unknown *pattern.UnknownNameError
	if !errors.As(err, &unknown) {
		return err
	}
	return of(unknown.Pattern).at(err)
}

// match looks for all patterns in the article. It gives what was found in each sentence, the index of the sentence's first token and
// its own; the matches last until the next sentence. What is no other sense of the words comes first, in reading order.
func (m *automaton) match(a *article.Article, give func(found []pattern.Match, base, sentence int32)) {
	var found []pattern.Match
	var quantities []prose.Quantity
	next := 0 // quantity
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for s := b.FirstSentence; s < b.LastSentence; s++ {
			sentence := a.Sentences[s]
			quantities = quantities[:0]
			for ; next < len(a.Quantities) && a.Quantities[next].First < sentence.Last; next++ {
				q := a.Quantities[next]
				q.First -= sentence.First
				q.Last -= sentence.First
				quantities = append(quantities, q)
			}
			found = m.in(found[:0], a.Tokens[sentence.First:sentence.Last], quantities)
			give(found, sentence.First, s)
		}
	}
}

// in appends what is found in a sentence.
func (m *automaton) in(found []pattern.Match, tokens []prose.Token, quantities []prose.Quantity) []pattern.Match {
	found = m.machine.Match(found, tokens, quantities)
	if !slices.ContainsFunc(found, func(f pattern.Match) bool { return m.excepts[m.uses[f.Pattern].rule] }) {
		return found
	}
	first := len(found)
	found = m.senses.Match(found, tokens, quantities)
	for i := range found[first:] {
		found[first+i].Pattern += m.others
	}
	return found
}

// excepted reports whether a match overlaps another sense of the rule's words.
func (m *automaton) excepted(found []pattern.Match, match pattern.Match) bool {
	rule := m.uses[match.Pattern].rule
	return m.excepts[rule] && slices.ContainsFunc(found, func(e pattern.Match) bool {
		return m.uses[e.Pattern] == use{rule: rule, role: excepted} && e.First < match.Last && match.First < e.Last
	})
}
