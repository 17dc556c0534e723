package directive_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/directive"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/rule"
)

var (
	cure   = &rule.Rule{ID: "cure", Severity: rule.Error}
	hype   = &rule.Rule{ID: "hype", Severity: rule.Warning}
	locked = &rule.Rule{ID: "locked", Severity: rule.Error, Locked: true}
	off    = &rule.Rule{ID: "off"}
	rules  = []*rule.Rule{cure, hype, locked, off}
)

// TestAnswer asks which findings are answered. Each CURE, HYPE and LOCKED of a source is a finding of that rule; those that stand are
// written by their offsets, those that are answered by offset, reason and last day, and faults by their kind and words.
func TestAnswer(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"nothing said", "CURE\n", "stands 0"},
		{"on the line", "CURE <!-- primum-disable-line cure -- why not --> CURE\nCURE\n", `answered 0 "why not", answered 50 "why not", stands 55`},
		{"on the next line", "CURE\n<!-- primum-disable-next-line cure -- why -->\nCURE\nCURE\n", `stands 0, answered 51 "why", stands 56`},
		{"CRLF", "CURE\r\n<!-- primum-disable-next-line cure -- why -->\r\nCURE\r\nCURE\r\n", `stands 0, answered 53 "why", stands 59`},
		{"behind blank lines", "<!-- primum-disable-next-line cure -- why -->\n\n\nCURE\n\nCURE\n", `answered 48 "why", stands 54`},
		{"behind the blank line of a quote", "> <!-- primum-disable-next-line cure -- why -->\n>\n> CURE\n", `answered 52 "why"`},
		{"one above the other", "<!-- primum-disable-next-line cure -- a -->\n<!-- primum-disable-next-line hype -- b -->\nCURE HYPE\n",
			`answered 88 "a", answered 93 "b"`},
		{"above a comment for another tool", "<!-- primum-disable-next-line cure -- a -->\n<!-- prettier-ignore -->\nCURE\n\nCURE\n", `answered 69 "a", stands 75`},
		{"above a comment and text", "<!-- primum-disable-next-line cure -- a -->\n<!-- x --> CURE <!-- y -->\nCURE\n", `answered 55 "a", stands 71`},
		{"in a stretch", "CURE\n\n<!-- primum-disable cure -- why -->\n\nCURE\n\n<!-- primum-enable cure -->\n\nCURE\n", `stands 0, answered 43 "why", stands 78`},
		{"in a stretch that a word ends", "<!-- primum-disable cure hype -- why -->\n\nCURE HYPE\n\n<!-- primum-enable hype -->\n\nCURE HYPE\n\n<!-- primum-enable -->\n",
			`answered 42 "why", answered 47 "why", answered 82 "why", stands 87`},
		{"stretches in each other", "<!-- primum-disable cure -- a -->\n\nCURE\n\n<!-- primum-disable cure -- b -->\n\nCURE\n\n<!-- primum-enable cure -->\n\nCURE\n\n<!-- primum-enable cure -->\n\nCURE\n",
			`answered 35 "a", answered 76 "b", answered 111 "a", stands 146`},
		{"a line in which a stretch begins", "<!-- primum-disable cure -- a --> CURE <!-- primum-disable-line cure -- b --> CURE\n\nCURE\n\n<!-- primum-enable cure -->\n",
			`answered 34 "b", answered 78 "b", answered 84 "a"`},
		{"in the file", "CURE\n\n<!-- primum-disable-file cure -- why -->\n\nCURE HYPE\n", `answered 0 "why", answered 48 "why", stands 53`},
		{"the nearest", "<!-- primum-disable-file cure -- far -->\n\n<!-- primum-disable-next-line cure -- near -->\nCURE\n\nCURE\n", `answered 89 "near", answered 95 "far"`},
		{"reason of several lines", "<!-- primum-disable-file cure --\r\n  why\r\n  not -->\r\n\r\nCURE\r\n", `answered 54 "why not"`},
		{"until its last day", "<!-- primum-disable-file cure exp:2026-06-15 -- why -->\n\nCURE\n", `answered 57 "why" 2026-06-15`},

		{"expired", "<!-- primum-disable-file cure exp:2026-06-14 -- why -->\n\nCURE\n", `stands 57, expired "exp:2026-06-14"`},
		{"no day", "<!-- primum-disable-file cure exp:2026-02-30 -- why -->\n\nCURE\n", `stands 57, unintelligible "exp:2026-02-30"`},
		{"unused", "<!-- primum-disable-file cure, hype -- why -->\n\nCURE\n", `answered 48 "why", unused "hype"`},
		{"unused above the finding", "CURE\n\n<!-- primum-disable-next-line cure -- why -->\n", `stands 0, unused "cure"`},
		{"unused, for a nearer one answers", "<!-- primum-disable-file cure -- a -->\n\nCURE <!-- primum-disable-line cure -- b -->\n", `answered 40 "b", unused "cure"`},
		{"a rule that is off", "<!-- primum-disable-file off -- why -->\n\nCURE\n", "stands 41"},
		{"unknown", "<!-- primum-disable-file cuer hype -- why -->\n\nHYPE\n", `answered 47 "why", unknown "cuer"`},
		{"locked", "<!-- primum-disable-file locked -- why -->\n\nLOCKED\n", `stands 44, unused "locked"`},
		{"without a reason", "<!-- primum-disable-file cure -->\n\nCURE\n", `stands 35, reasonless "primum-disable-file"`},
		{"without a word in the reason", "<!-- primum-disable-file cure -- … -->\n\nCURE\n", `stands 42, reasonless "primum-disable-file"`},
		{"without a rule", "<!-- primum-disable-file -- why -->\n\nCURE\n", `stands 37, unintelligible "primum-disable-file"`},
		{"never closed", "<!-- primum-disable cure -- why -->\n\nCURE\n", `stands 37, unclosed "cure"`},
		{"closed for another rule", "<!-- primum-disable cure -- why -->\n\nCURE\n\n<!-- primum-enable hype -->\n", `stands 37, unintelligible "hype", unclosed "cure"`},
		{"never opened", "CURE\n\n<!-- primum-enable -->\n", `stands 0, unintelligible "primum-enable"`},
		{"another verb", "<!-- primum-ignore cure -- why -->\n\nCURE\n", `stands 36, unintelligible "primum-ignore"`},
		{"in code", "CURE\n\n```\n<!-- primum-disable-file cure -- why -->\n```\n", "stands 0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lex := prose.NewLexicon()
			reader := article.NewReader(lex, prose.NewSplitter(lex, prose.Abbreviations{}), prose.NewQuantifier(lex, prose.Measures{}), article.Conventions{})
			a := reader.Read("a.md", []byte(test.source))
			severity := func(i int) rule.Severity { return rules[i].Severity }
			open, answered, faults := directive.Answer(a, findings(a.Source), rules, severity, "2026-06-15")
			told := map[int]string{}
			for _, f := range open {
				told[f.Span.Start] = fmt.Sprintf("stands %d", f.Span.Start)
			}
			for _, f := range answered {
				told[f.Span.Start] = strings.TrimSpace(fmt.Sprintf("answered %d %q %s", f.Span.Start, f.Reason, f.Until))
			}
			var got []string
			for at := range len(a.Source) {
				if s, ok := told[at]; ok {
					got = append(got, s)
				}
			}
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%s %q", kinds[f.Kind], a.Excerpt(f.Span)))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRemoval takes directives out that nothing needs.
func TestRemoval(t *testing.T) {
	tests := []struct{ name, path, source, want string }{
		{"on a line of its own", "a.md", "A\n\n<!-- primum-disable-file cure -- why -->\n\nB\n", "A\n\nB\n"},
		{"at the head, CRLF", "a.md", "<!-- primum-disable-next-line cure -- why -->\r\nB\r\n", "B\r\n"},
		{"at the end", "a.md", "A\n\n<!-- primum-disable-file cure -- why -->", "A\n\n"},
		{"of several lines", "a.md", "A\n\n<!-- primum-disable-file\n  cure -- why\n-->\nB\n", "A\n\nB\n"},
		{"between paragraphs", "a.md", "A\n<!-- primum-disable-next-line cure -- why -->\nB\n", "A\n\nB\n"},
		{"in MDX", "a.mdx", "A\n{/* primum-disable-next-line cure -- why */}\nB\n", "A\nB\n"},
		{"behind text", "a.md", "A <!-- primum-disable-line cure -- why -->\nB\n", "A\nB\n"},
		{"in a table", "a.md", "| A |\n|---|\n| B <!-- primum-disable-line cure -- why --> |\n", "| A |\n|---|\n| B |\n"},
		{"in a quote", "a.md", "> <!-- primum-disable-next-line cure -- why -->\n> B\n", ">\n> B\n"},
		{"in front matter", "a.md", "---\n# primum-disable-next-line cure -- why\ntitle: A # primum-disable-line hype -- why\n---\n", "---\ntitle: A\n---\n"},
		{"a name", "a.md", "CURE <!-- primum-disable-line hype, cure -- why -->\n", "CURE <!-- primum-disable-line cure -- why -->\n"},
		{"the last name", "a.md", "CURE <!-- primum-disable-line cure, hype -- why -->\n", "CURE <!-- primum-disable-line cure -- why -->\n"},
		{"a name between commas", "a.md", "CURE <!-- primum-disable-line cure,hype,cure -- why -->\n", "CURE <!-- primum-disable-line cure -- why -->\n"},
		{"all names", "a.md", "A <!-- primum-disable-line cure hype -- why -->\n", "A\n"},
		{"a stretch", "a.md", "<!-- primum-disable cure hype -- why -->\n\nA\n\n<!-- primum-enable -->\n", "A\n\n"},
		{"a stretch with two ends", "a.md", "<!-- primum-disable cure hype -- why -->\nA\n\n<!-- primum-enable cure -->\n\n<!-- primum-enable hype -->\nB\n", "A\n\nB\n"},

		{"a field", "a.md", "---\nprimum-disable-file: cure -- why\n---\n", ""},
		{"a stretch that is half needed", "a.md", "<!-- primum-disable cure hype -- why -->\n\nCURE\n\n<!-- primum-enable -->\n", ""},
		{"an end of two stretches", "a.md", "<!-- primum-disable cure -- why -->\nCURE\n\n<!-- primum-disable hype -- why -->\nA\n\n<!-- primum-enable -->\n", ""},
		{"an unknown name beside it", "a.md", "<!-- primum-disable-file cure cuer -- why -->\n", "<!-- primum-disable-file cuer -- why -->\n"},
	}
	lex := prose.NewLexicon()
	reader := article.NewReader(lex, prose.NewSplitter(lex, prose.Abbreviations{}), prose.NewQuantifier(lex, prose.Measures{}), article.Conventions{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source, got := []byte(test.source), ""
			for range 8 {
				a := reader.Read(test.path, source)
				_, _, faults := directive.Answer(a, findings(source), rules, func(i int) rule.Severity { return rules[i].Severity }, "2026-06-15")
				var found []finding.Finding
				for _, f := range faults {
					found = append(found, finding.Finding{Span: f.Span, Fix: f.Fix})
				}
				fixed, made := finding.Apply(source, found, finding.Safe)
				if made == 0 {
					break
				}
				source, got = fixed, string(fixed)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

var kinds = map[rule.DirectiveFault]string{
	rule.UnusedName: "unused", rule.UnknownName: "unknown", rule.Expired: "expired", rule.Unclosed: "unclosed",
	rule.Reasonless: "reasonless", rule.Unintelligible: "unintelligible",
}

func findings(source []byte) []finding.Finding {
	var found []finding.Finding
	for _, r := range rules {
		word := []byte(strings.ToUpper(r.ID))
		for at := 0; ; {
			i := bytes.Index(source[at:], word)
			if i < 0 {
				break
			}
			found = append(found, finding.Finding{Rule: r, Span: article.Span{Start: at + i, End: at + i + len(word)}})
			at += i + len(word)
		}
	}
	slices.SortFunc(found, func(a, b finding.Finding) int { return a.Span.Start - b.Span.Start })
	return found
}

// FuzzAnswer holds directives to what must be true of any article: no finding is lost, and all that is told stands in the source.
func FuzzAnswer(f *testing.F) {
	f.Add("a.md", "<!-- primum-disable cure -- why -->\r\n\r\nCURE\r\n<!-- primum-enable -->")
	f.Add("a.mdx", "---\nprimum-disable-file: cure -- why\n# primum-disable-line hype\n---\n{/* primum-disable-next-line cure -- a */}\nCURE HYPE")
	f.Add("a.md", "+++\n# primum-enable\n+++\n> <!-- primum-disable-next-line\n> cure --\n> -->\n>\n> CURE")
	lex := prose.NewLexicon()
	reader := article.NewReader(lex, prose.NewSplitter(lex, prose.Abbreviations{}), prose.NewQuantifier(lex, prose.Measures{}), article.Conventions{})
	f.Fuzz(func(t *testing.T, path, source string) {
		a := reader.Read(path, []byte(source))
		found := findings(a.Source)
		open, answered, faults := directive.Answer(a, found, rules, func(i int) rule.Severity { return rules[i].Severity }, "2026-06-15")
		if len(open)+len(answered) != len(found) {
			t.Errorf("of %d findings %d stand and %d are answered", len(found), len(open), len(answered))
		}
		for _, fault := range faults {
			if a.Excerpt(fault.Span) == "" {
				t.Errorf("%v points at nothing", fault)
			}
			if fixed, _ := finding.Apply(a.Source, []finding.Finding{{Fix: fault.Fix}}, finding.Safe); len(findings(fixed)) < len(found) {
				t.Errorf("%v takes text out", fault)
			}
		}
		for _, x := range answered {
			if x.Reason == "" || x.Rule == locked {
				t.Errorf("%v is answered without a reason, or locked", x)
			}
		}
	})
}
