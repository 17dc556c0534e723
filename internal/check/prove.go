package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/directive"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// fewest is how many examples of each kind a rule must have.
const fewest = 3

// Proof is what a rule's own examples say of it, each at its place in the rule's file.
type Proof struct {
	Faults []*strict.Error // an example is read otherwise than it should be, or something is missing
	Idle   []*strict.Error // patterns that no example needs
	Gaps   []*strict.Error // examples that are misread, as the rule says they are
}

// Prove holds a rule to its own examples. It reads each as an article of its own.
func (c *Checker) Prove(r *rule.Rule, reader *article.Reader) Proof {
	var p Proof
	fault := func(path []any, format string, args ...any) {
		p.Faults = append(p.Faults, r.At(fmt.Errorf(format, args...), path...))
	}
	if len(r.Flag) < fewest || len(r.Pass) < fewest {
		fault(nil, "it has %d flag and %d pass examples; a rule needs %d of each", len(r.Flag), len(r.Pass), fewest)
	}
	for _, missing := range [...]struct{ key, value string }{{"why", r.Why}, {"instead", r.Instead}, {"since", r.Since}} {
		if missing.value == "" {
			fault(nil, "%s is missing", missing.key)
		}
	}
	if len(r.Clauses)+len(r.Sources) == 0 {
		fault(nil, "it names neither clauses nor sources: what does it enforce?")
	}
	examples, err := r.Examples(reader)
	if err != nil {
		fault([]any{"evidence", "records"}, "%w", err)
	}
	fired := firing{}
	for _, m := range c.automata(r) {
		fired[m] = make([]bool, len(m.uses))
	}
	for i, example := range r.Flag {
		if why := c.misread(r, example, true, reader, fired, examples); why != "" {
			fault([]any{"flag", i}, "%q: %s", example, why)
		}
	}
	for i, example := range r.Pass {
		if why := c.misread(r, example, false, reader, fired, examples); why != "" {
			fault([]any{"pass", i}, "%q: %s", example, why)
		}
	}
	for i, example := range r.Gap {
		why := c.misread(r, example, strings.Contains(example, open), reader, fired, examples)
		if why == "" {
			fault([]any{"gap", i}, "%q is read right by now: move it up", example)
			continue
		}
		p.Gaps = append(p.Gaps, r.At(fmt.Errorf("known gap: %q: %s", example, why), "gap", i))
	}
	p.Idle = append(fired.idle(c, r), c.proveWordings(r, reader, fault)...)
	return p
}

// automata are those that look for patterns of a rule.
func (c *Checker) automata(r *rule.Rule) []*automaton {
	all := []*automaton{&c.always, &c.seldom}
	if r.Disclaimer != nil {
		all = append(all, &c.topics[slices.Index(c.rules, r)])
	}
	return all
}

// firing notes which patterns of each automaton have fired.
type firing map[*automaton][]bool

// idle returns the patterns of a rule that have not fired.
func (f firing) idle(c *Checker, r *rule.Rule) []*strict.Error {
	var idle []*strict.Error
	for _, m := range c.automata(r) {
		for i, u := range m.uses {
			if c.rules[u.rule] == r && !f[m][i] {
				idle = append(idle, m.places[i].at(errors.New(u.role.idleness())))
			}
		}
	}
	return idle
}

func (r role) idleness() string {
	if r == excepted {
		return "no example holds words that this pattern excepts"
	}
	return "no example holds words that this pattern finds"
}

// fire notes the patterns that find something, and those that except what another of their rule finds.
func (m *automaton) fire(a *article.Article, fired []bool) {
	m.match(a, func(found []pattern.Match, _, _ int32) {
		for _, f := range found {
			u := m.uses[f.Pattern]
			fired[f.Pattern] = fired[f.Pattern] || u.role != excepted || slices.ContainsFunc(found, func(o pattern.Match) bool {
				other := m.uses[o.Pattern]
				return other.rule == u.rule && other.role != excepted && o.First < f.Last && f.First < o.Last
			})
		}
	})
}

// misread tells how the rule's findings in an example differ from what they should be, or nothing. It notes the patterns that fired.
func (c *Checker) misread(r *rule.Rule, example string, flagged bool, reader *article.Reader, fired firing, examples *evidence.Library) string {
	source, want := unmark(example)
	a := reader.Read("example.md", []byte(source))
	for m, fired := range fired {
		m.fire(a, fired)
	}
	is := directive.Profile(a).Profile.Over(r.Made())
	found, _ := c.Check(a, Terms{Severities: c.proving(r, is), Evidence: examples, Markets: is.Markets})
	found = slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Rule.ID != r.ID })
	var got []string
	for _, f := range found {
		got = append(got, a.Excerpt(f.Span))
	}
	switch {
	case flagged && len(found) == 0:
		return "nothing was flagged"
	case !flagged && len(found) > 0:
		return fmt.Sprintf("%q was flagged", got)
	case len(want) > 0 && !slices.EqualFunc(found, want, func(f finding.Finding, s article.Span) bool { return f.Span == s }):
		return fmt.Sprintf("%q was flagged", got)
	}
	return ""
}

// proving returns how severe the rules are in an example of one: that one must prove itself, be it off otherwise, and those of other packs,
// which may say the same of more words, are off.
func (c *Checker) proving(asked *rule.Rule, is rule.Profile) []rule.Severity {
	severities := make([]rule.Severity, len(c.rules))
	for i, r := range c.rules {
		switch {
		case r == asked:
			severities[i] = max(rule.Note, r.Severity)
		case r.Pack == asked.Pack:
			severities[i] = r.Severity
		}
	}
	return rule.In(is, c.rules, severities)
}

// The brackets that mark the exact words to flag.
const open, close = "⟦", "⟧"

// unmark takes the brackets out of an example and returns what they enclosed.
func unmark(example string) (string, []article.Span) {
	var out strings.Builder
	var spans []article.Span
	for {
		head, rest, ok := strings.Cut(example, open)
		out.WriteString(head)
		if !ok {
			return out.String(), spans
		}
		words, tail, _ := strings.Cut(rest, close)
		spans = append(spans, article.Span{Start: out.Len(), End: out.Len() + len(words)})
		out.WriteString(words)
		example = tail
	}
}
