package check

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// wordings finds what could be said in the place of the words of a finding. It has an automaton of its own, which runs over those words only:
// most articles have few findings.
type wordings struct {
	machine *pattern.Machine
	uses    []wordingUse // of each pattern of the machine
}

// wordingUse is what a pattern is there for: the words that a wording is for, or a list that wordings name.
type wordingUse struct {
	rule, wording, pattern int    // indexes into Checker.rules, Phrase.Suggest and Wording.For
	scope, list            string // of a list: the pack of the rule, and the name in braces
}

// newWordings compiles the wordings of all rules.
func newWordings(v *pattern.Vocabulary, rules []*rule.Rule) (w wordings, err error) {
	var patterns []pattern.Source
	add := func(p pattern.Pattern, u wordingUse) {
		patterns = append(patterns, pattern.Source{Pattern: p, Scope: u.scope})
		w.uses = append(w.uses, u)
	}
	lists := map[[2]string]bool{}
	for i, r := range rules {
		if r.Phrase == nil {
			continue
		}
		for j, wording := range r.Phrase.Suggest {
			for k, p := range wording.For {
				add(p, wordingUse{rule: i, wording: j, pattern: k, scope: r.Pack})
			}
			for _, list := range wording.Lists() {
				if at := [2]string{r.Pack, list}; !lists[at] {
					lists[at] = true
					p, err := pattern.Parse(list)
					if err != nil {
						return w, r.At(err, "phrase", "suggest", j, "with")
					}
					add(p, wordingUse{rule: i, wording: j, scope: r.Pack, list: list})
				}
			}
		}
	}
	if w.machine, err = v.Compile(patterns); err != nil {
		return w, blame(err, func(i int) place {
			u := w.uses[i]
			return place{rules[u.rule], []any{"suggest", u.wording, "for", u.pattern}}
		})
	}
	return w, nil
}

// offers returns what could be said in the place of a hit, first the indexes of the pattern that it is for. There is nothing to say where
// anything but words stands there in the source: markup that begins or ends inside, an entity.
func (x *examination) offers(r int, h hit) (wording, fits int, texts []string) {
	if x.rules[r].Phrase == nil || len(x.rules[r].Phrase.Suggest) == 0 {
		return 0, 0, nil
	}
	said := x.article.Excerpt(x.article.TokenSpan(h.first, h.last))
	if words := x.words(h); !slices.Equal(strings.Fields(said), strings.Fields(words)) {
		return 0, 0, nil
	}
	found := x.offered.machine.Match(nil, x.article.Tokens[h.first:h.last], x.quantitiesOf(h))
	at := slices.IndexFunc(found, func(m pattern.Match) bool {
		u := x.offered.uses[m.Pattern]
		return u.list == "" && u.rule == r && m.First == 0 && m.Last == h.last-h.first
	})
	if at < 0 {
		return 0, 0, nil
	}
	u := x.offered.uses[found[at].Pattern]
	texts = x.rules[r].Phrase.Suggest[u.wording].Texts(func(list string) string { return x.entry(list, u.scope, h, found) })
	for i := range texts {
		texts[i] = begun(said, texts[i])
	}
	return u.wording, u.pattern, texts
}

// entry is what stands in a hit of a list: of several entries the last, and the longest there. It is "" where none does.
func (x *examination) entry(list, scope string, h hit, found []pattern.Match) string {
	var best pattern.Match
	for _, m := range found {
		if u := x.offered.uses[m.Pattern]; u.list == list && u.scope == scope && (m.Last > best.Last || m.Last == best.Last && m.First < best.First) {
			best = m
		}
	}
	if best.Last == 0 {
		return ""
	}
	return strings.Join(strings.Fields(x.article.Excerpt(x.article.TokenSpan(h.first+best.First, h.first+best.Last))), " ")
}

// begun begins a text with a capital where what it stands for does.
func begun(said, text string) string {
	first, _ := utf8.DecodeRuneInString(said)
	begins, size := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || size == 0 {
		return text
	}
	return string(unicode.ToUpper(begins)) + text[size:]
}

// quantitiesOf returns the figures that lie in a hit as a whole, by their place in it.
func (x *examination) quantitiesOf(h hit) []prose.Quantity {
	var inside []prose.Quantity
	for _, q := range x.article.QuantitiesIn(h.first, h.last) {
		if q.Last <= h.last {
			q.First, q.Last = q.First-h.first, q.Last-h.first
			inside = append(inside, q)
		}
	}
	return inside
}

// proveWordings holds what a rule suggests to the rules: put in the place of the words in an example, it must not be found again, nor by a
// rule that had nothing to say before. It returns the patterns that fit no example.
func (c *Checker) proveWordings(r *rule.Rule, reader *article.Reader, fault func(path []any, format string, args ...any)) (idle []*strict.Error) {
	if r.Phrase == nil {
		return nil
	}
	index := slices.Index(c.rules, r)
	fitted := map[[2]int]bool{}
	for _, example := range r.Flag {
		source, _ := unmark(example)
		a := reader.Read("example.md", []byte(source))
		x := c.examine(a)
		for _, h := range x.hits[index] {
			wording, fits, texts := x.offers(index, h)
			if texts == nil {
				continue
			}
			fitted[[2]int{wording, fits}] = true
			span := a.TokenSpan(h.first, h.last)
			before := c.finding(reader, source, span)
			for j, text := range texts {
				said := source[:span.Start] + text + source[span.End:]
				for _, by := range c.finding(reader, said, article.Span{Start: span.Start, End: span.Start + len(text)}) {
					if by == r || !slices.Contains(before, by) {
						fault([]any{"phrase", "suggest", wording, "with", j}, "%q: %s flags it", said, by.ID)
					}
				}
			}
		}
	}
	for i, wording := range r.Phrase.Suggest {
		for k := range wording.For {
			if !fitted[[2]int{i, k}] {
				idle = append(idle, r.At(errors.New("no example holds words that this pattern fits from the first to the last"), "phrase", "suggest", i, "for", k))
			}
		}
	}
	return idle
}

// finding returns the rules that look for words and find some that lie over a part of an article.
func (c *Checker) finding(reader *article.Reader, source string, part article.Span) []*rule.Rule {
	var by []*rule.Rule
	found, _ := c.Check(reader.Read("example.md", []byte(source)), Terms{})
	for _, f := range found {
		if f.Rule.Phrase != nil && f.Span.Start < part.End && part.Start < f.Span.End {
			by = append(by, f.Rule)
		}
	}
	return by
}

// suggested makes suggestions of texts that could stand in the place of a finding.
func suggested(span article.Span, texts []string) []finding.Edit {
	var edits []finding.Edit
	for _, text := range texts {
		edits = append(edits, finding.Edit{Span: span, Text: text})
	}
	return edits
}
