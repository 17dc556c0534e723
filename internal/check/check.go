// Package check makes rules into questions and asks them of an article. All rules share one machine and one pass over the article's
// words; a check reads tokens, sentences and spans, never the raw text again.
package check

import (
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
)

// Checker asks a set of rules of articles. It is shared by goroutines.
type Checker struct {
	// Today is the day of the run, by which dates are over; the zero value stands for today.
	Today time.Time `freeze:"-"`

	rules   []*rule.Rule
	own     []rule.Severity // of the rules, where nobody says what the article is
	always  automaton       // of the rules whose words are looked for in every article
	seldom  automaton       // of structure rules, which are asked of few
	topics  []automaton     // by rule: what makes an article owe a notice; looked for only where it has none
	classes []wordClasses   // by rule: the words by which it compares figures
	stories []story         // by rule: how far a story that it finds goes on
	leads   []prose.ID      // words that no claim ends with
	offered wordings        // what could be said in the place of a finding
	stance  *stance.Reader
	source  *source.Finder
}

// New compiles rules. Leads are words that belong to what comes after them, so that no claim is marked as far as one where its pattern ends
// with alternatives. Errors name the file, line and column of the pattern at fault.
func New(lex *prose.Lexicon, v *pattern.Vocabulary, rules []*rule.Rule, leads []string, stance *stance.Reader, source *source.Finder) (*Checker, error) {
	c := &Checker{rules: rules, own: make([]rule.Severity, len(rules)), classes: make([]wordClasses, len(rules)),
		stories: make([]story, len(rules)), leads: interned(lex, leads), stance: stance, source: source}
	var always, seldom patterns
	for i, r := range rules {
		c.own[i] = r.In(rule.Profile{}, r.Severity)
		if w := r.Words(); w != nil {
			always.add(i, r, matches, w.Match)
			always.add(i, r, excepted, w.Except)
		}
		if p := r.Phrase; p != nil {
			c.stories[i] = newStory(lex, v, p)
		}
		if s := r.Statistic; s != nil {
			always.add(i, r, besides, s.Beside)
			if s.Compare != nil {
				c.classes[i] = newWordClasses(lex, *s.Compare)
			}
		}
		if d := r.Disclaimer; d != nil {
			always.notice(i, r, d)
			always.add(i, r, excepted, d.Except)
			always.add(i, r, inverts, d.Inverted)
			always.add(i, r, links, d.Linked)
			always.add(i, r, undoes, d.Undone)
		}
		if s := r.Structure; s != nil {
			seldom.add(i, r, owing, s.When)
			seldom.add(i, r, owingToo, s.With)
			seldom.add(i, r, giving, s.Any)
			seldom.add(i, r, excepted, s.Except)
			seldom.add(i, r, heading, s.Sections)
		}
	}
	var err error
	if c.always, err = always.compile(v, len(rules)); err != nil {
		return nil, err
	}
	if c.seldom, err = seldom.compile(v, len(rules)); err != nil {
		return nil, err
	}
	c.topics = make([]automaton, len(rules))
	for i, r := range rules {
		if d := r.Disclaimer; d != nil {
			var topics patterns
			topics.add(i, r, about, d.About)
			topics.add(i, r, alsoAbout, d.AlsoAbout)
			if c.topics[i], err = topics.compile(v, len(rules)); err != nil {
				return nil, err
			}
		}
	}
	if c.offered, err = newWordings(v, rules); err != nil {
		return nil, err
	}
	return c, nil
}

// Terms are those on which an article is asked.
type Terms struct {
	Severities []rule.Severity   // of the rules there, in their order; nil for their own where nobody says what the article is
	Evidence   *evidence.Library // what the article is held against; nil for nothing
	Markets    []rule.Market     // where it is read; empty where nobody says
	Layouts    []Layout          // what its pages hold besides
}

// Check returns the findings of all rules in an article, sorted; of overlapping ones of a category only the longest; and apart from
// them those that a directive answers.
func (c *Checker) Check(a *article.Article, on Terms) ([]finding.Finding, []finding.Answered) {
	x := c.examine(a)
	x.terms = on
	x.against = c.backing(a, on.Evidence)
	if x.against != nil {
		x.approvals() // what a claim rests on is cited with it
	}
	var found []finding.Finding
	for i, r := range c.rules {
		if x.severity(i) == rule.Off {
			continue
		}
		switch {
		case r.Phrase != nil:
			found = x.phrases(found, i)
		case r.Citation != nil:
			found = x.citations(found, i)
		case r.Statistic != nil:
			found = x.statistics(found, i)
		case r.Disclaimer != nil:
			found = x.disclaimer(found, i)
		case r.Evidence != nil && x.against != nil:
			found = x.evidence(found, i)
		case r.Structure != nil:
			found = x.structure(found, i)
		}
	}
	if x.against != nil {
		found = x.silenced(found)
	}
	found = finding.Sort(finding.Longest(found))
	for i, f := range found {
		if cites := f.Cites(on.Markets); len(cites) > 0 {
			found[i].Message += " " + rule.Cites(cites)
		}
	}
	return x.heed(found)
}

// examination is one article under the rules' patterns.
type examination struct {
	*Checker
	article *article.Article
	hits    [][]hit                // by rule, in reading order, without those that are excepted
	notices map[int]notices        // by rule that looks for one
	beside  map[int][]hit          // by rule: what its figures need, or must be like
	figures map[int][]article.Span // by rule: figures that it tells to have no source; made when first asked for
	whole   map[use][]hit          // of structure rules; made when first asked for
	reading *stance.Reading
	table   article.Table // the one looked at last
	reach   *source.Reach // made when first asked for

	terms   Terms
	against *backing // the evidence that the article is held against; nil where there is none
}

func (x *examination) severity(r int) rule.Severity {
	if x.terms.Severities == nil {
		return x.own[r]
	}
	return x.terms.Severities[r]
}

// hit is a match in the article. First and Last are indexes into its tokens, end exclusive.
type hit struct {
	first, last int32
	sentence    int32
}

// examine looks for all patterns in the article.
func (c *Checker) examine(a *article.Article) *examination {
	x := &examination{Checker: c, article: a, reading: c.stance.Of(a), hits: make([][]hit, len(c.rules)),
		notices: map[int]notices{}, beside: map[int][]hit{}, figures: map[int][]article.Span{}}
	c.always.match(a, x.sort)
	return x
}

// sort hands the matches of a sentence to their rules.
func (x *examination) sort(found []pattern.Match, base, sentence int32) {
	for _, m := range found {
		u := x.always.uses[m.Pattern]
		h := hit{base + m.First, base + m.Last, sentence}
		switch u.role {
		case matches:
			if !x.always.excepted(found, m) {
				if u.open {
					h = x.claim(h)
				}
				x.hits[u.rule] = addHit(x.hits[u.rule], h)
			}
		case besides:
			x.beside[u.rule] = addHit(x.beside[u.rule], h)
		case satisfies:
			if !x.always.excepted(found, m) {
				n := x.notices[u.rule]
				n.said = append(n.said, notice{h, u.element})
				x.notices[u.rule] = n
			}
		case inverts, links, undoes:
			n := x.notices[u.rule]
			n.seem = append(n.seem, seeming{h, u.role})
			x.notices[u.rule] = n
		}
	}
}

// addHit adds a hit that is sorted behind those there are, and keeps only the outer one where one lies inside another.
func addHit(hits []hit, h hit) []hit {
	if n := len(hits); n > 0 {
		switch last := hits[n-1]; {
		case h.last <= last.last:
			return hits
		case h.first == last.first:
			hits = hits[:n-1]
		}
	}
	return append(hits, h)
}

// finding makes a finding of a rule at the tokens of a hit.
func (x *examination) finding(r int, h hit) finding.Finding {
	f := x.saying(r, x.article.TokenSpan(h.first, h.last), x.words(h))
	s := x.article.Sentences[h.sentence] // what is written before or behind it changes no finding in it
	f.Context = [2]string{x.neighbours(max(s.First, h.first-2), h.first), x.neighbours(h.last, min(s.Last, h.last+2))}
	return f
}

// words returns the words of a hit as a reader sees them: without the markup, and the start of the next line, that lie between them.
func (x *examination) words(h hit) string {
	text := x.article.Text[x.article.Tokens[h.first].Start:x.article.Tokens[h.last-1].End]
	return strings.ReplaceAll(text, string(prose.Placeholder), " ")
}

// at makes a finding of a rule at a place.
func (x *examination) at(r int, span article.Span) finding.Finding {
	return x.saying(r, span, x.article.Excerpt(span))
}

// saying makes a finding of a rule that says something of words.
func (x *examination) saying(r int, span article.Span, words string) finding.Finding {
	rule := x.rules[r]
	return finding.Finding{Rule: rule, Severity: x.severity(r), Span: span, Message: rule.Message(words)}
}

// neighbours returns the words of the tokens from first to last that there are, in lower case.
func (x *examination) neighbours(first, last int32) string {
	words := make([]string, 0, 2) // as many as anybody asks for
	for i := max(first, 0); i < min(last, int32(len(x.article.Tokens))); i++ {
		if t := x.article.Tokens[i]; t.Kind == prose.Word || t.Kind == prose.Number {
			words = append(words, strings.ToLower(x.article.Text[t.Start:t.End]))
		}
	}
	return strings.Join(words, " ")
}

// tableOf returns the table that a block belongs to, or the block by itself.
func (x *examination) tableOf(block int) article.Table {
	if !x.table.Has(block) {
		x.table = x.article.TableAt(block)
	}
	return x.table
}

// standing tells what stands behind a sentence.
func (x *examination) standing(sentence int32) source.Standing {
	return x.reached().At(int(sentence))
}

// within tells what stands behind a sentence where sources reach so far.
func (x *examination) within(reach source.Extent, sentence int32) source.Standing {
	return x.reached().Within(reach, int(sentence))
}

// reached returns the reach of the article's sources.
func (x *examination) reached() *source.Reach {
	if x.reach == nil {
		x.reach = x.source.Of(x.article)
	}
	return x.reach
}
