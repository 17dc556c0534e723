package rules_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
	"github.com/primum-lint/primum/rules"
)

var update = flag.Bool("update", false, "write README.md anew")

func load(t *testing.T) *lint.Engine {
	t.Helper()
	lib, err := rule.Load(rules.FS, rule.Packs(rules.FS))
	if err != nil {
		t.Fatal(err)
	}
	e, err := lint.NewEngine(lib)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestRulesProveThemselves holds every rule to its own examples, and every pattern to one that needs it.
func TestRulesProveThemselves(t *testing.T) {
	e := load(t)
	reader := e.Reader()
	for _, r := range e.Library.Rules {
		t.Run(r.ID, func(t *testing.T) {
			proof := e.Checker.Prove(r, reader)
			for _, fault := range append(proof.Faults, proof.Idle...) {
				t.Error(fault)
			}
		})
	}
}

// TestStancesAreNeeded takes from every rule the stances that it passes over: one of its pass examples is then flagged, or they are
// proven by nothing.
func TestStancesAreNeeded(t *testing.T) {
	lib, err := rule.Load(rules.FS, rule.Packs(rules.FS))
	if err != nil {
		t.Fatal(err)
	}
	var holding []*rule.Rule
	for _, r := range lib.Rules {
		if r.Phrase != nil && r.Phrase.Unless != nil {
			holding, r.Phrase.Unless = append(holding, r), nil
		}
	}
	e, err := lint.NewEngine(lib)
	if err != nil {
		t.Fatal(err)
	}
	reader := e.Reader()
	for _, r := range holding {
		faults := e.Checker.Prove(r, reader).Faults
		if !slices.ContainsFunc(faults, func(f *strict.Error) bool { return strings.Contains(f.Error(), ": pass[") }) {
			t.Errorf("%s passes over stances, and none of its pass examples needs one", r.File)
		}
	}
}

// TestClauses holds the clauses that rules cite to the clause table.
func TestClauses(t *testing.T) {
	clauses, err := rule.Clauses(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range load(t).Library.Rules {
		for _, id := range r.Clauses {
			if _, ok := clauses[id]; !ok {
				t.Errorf("%s cites the clause %s, which is not in clauses.toml", r.ID, id)
			}
		}
	}
}

// TestPacks: what a compliance officer wants to know of a pack stands in its file, and its rules cite clauses of its market.
func TestPacks(t *testing.T) {
	lib := load(t).Library
	clauses, err := rule.Clauses(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range rule.Packs(rules.FS) {
		i := slices.IndexFunc(lib.Packs, func(p *rule.Pack) bool { return p.Name == name })
		if i < 0 {
			t.Errorf("the pack %s has no %s", name, rule.PackFile)
			continue
		}
		p := lib.Packs[i]
		if p.Language == "" || p.Reviewed.IsZero() || p.Confidence == "" || len(p.Covers) == 0 || len(p.Human) == 0 {
			t.Errorf("%s: a built-in pack says its language, reviewed, confidence, covers and human", p.File)
		}
		if name == "core" {
			continue
		}
		if p.Authority == "" || p.Market == "" || len(p.Instruments) == 0 {
			t.Errorf("%s: the pack of a market says its authority, instruments and market", p.File)
		}
		for _, r := range lib.Rules {
			ours := func(id string) bool { return strings.HasPrefix(clauses[id].Market+"-", string(p.Market)+"-") }
			if r.Pack == name && !slices.ContainsFunc(r.Clauses, ours) {
				t.Errorf("%s cites no clause of the market %s", r.File, p.Market)
			}
		}
	}
}

// TestReadme holds the catalogue to the rules.
func TestReadme(t *testing.T) {
	measured, err := rule.ReadMeasured(os.DirFS(".")) // not the embedded one: it may just have been written
	if err != nil {
		t.Fatal(err)
	}
	want := answered(t, catalogue(load(t).Library, measured))
	got, _ := os.ReadFile("README.md")
	if bytes.Equal(got, want) {
		return
	}
	if !*update {
		t.Fatal("README.md does not tell what the rules say. Run: go test ./rules -update")
	}
	if err := os.WriteFile("README.md", want, 0o644); err != nil {
		t.Fatal(err)
	}
}

// answered is the catalogue with a directive for what the rules flag in it, since it quotes what they forbid: the page passes Primum
// like any other, and a review shows what is answered anew.
func answered(t *testing.T, page []byte) []byte {
	t.Helper()
	f, err := lint.New(rules.FS, lint.Options{Isolated: true}).Text("rules/README.md", page)
	if err != nil {
		t.Fatal(err)
	}
	flagged := map[string]bool{}
	for _, x := range f.Findings {
		flagged[x.Rule.ID] = true
	}
	title, rest, _ := bytes.Cut(page, []byte("\n\n"))
	return fmt.Appendf(nil, "%s\n\n<!-- primum-disable-file %s -- the page quotes what rules forbid -->\n\n%s", title,
		strings.Join(slices.Sorted(maps.Keys(flagged)), " "), rest)
}

// catalogue writes the rules for readers of the repository.
func catalogue(lib *rule.Library, measured map[string]rule.Measured) []byte {
	var b bytes.Buffer
	all := lib.Rules
	fmt.Fprint(&b, "# The rules\n\nWritten from the rule files by `go test ./rules -update`: change those, not this page.\n")
	fmt.Fprint(&b, "The pack core is on unless a config says otherwise; `packs = [\"core\", \"uk\"]` turns on a market's besides.\n")
	for _, p := range lib.Packs {
		fmt.Fprintf(&b, "\n## The pack %s: %s\n\n| rule | severity | category | says |\n|---|---|---|---|\n", p.Name, p.Title)
		for _, r := range all {
			if r.Pack == p.Name {
				fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", r.ID, r.ID, r.Severity, r.Category, r.Message("…"))
			}
		}
	}
	figures(&b, all, measured)
	for _, r := range all {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n**Why.** %s\n\n**Instead.** %s\n\n", r.ID, r.Message("…"), r.Why, r.Instead)
		if r.Applies != nil {
			fmt.Fprintf(&b, "%s\n\n", r.Applies.Sentence())
		}
		examples(&b, "Flagged", r.Flag)
		examples(&b, "Not flagged", r.Pass)
		examples(&b, "Known to be misread", r.Gap)
		fmt.Fprintf(&b, "Clauses: %s. File: [%s/%s.toml](%s/%s.toml).\n", strings.Join(r.Clauses, ", "), r.Pack, r.ID, r.Pack, r.ID)
	}
	return b.Bytes()
}

// figures writes how the rules did on the sentences of each set: by rule what was right of what it found, by category what was found.
func figures(b *bytes.Buffer, all []*rule.Rule, measured map[string]rule.Measured) {
	sets := slices.Sorted(maps.Keys(measured))
	fmt.Fprint(b, "\n## How well they do\n\nWhat is not in these tables was met too seldom to say anything. `primum explain RULE` gives all there is.\n\n")
	for _, set := range sets {
		m := measured[set]
		fmt.Fprintf(b, "- **%s**, %s: %d %s\n", set, m.Date, m.Sentences, m.What)
	}
	fmt.Fprintf(b, "\nPrecision: so much of what a rule found was wanted.\n\n| rule | %s |\n|---|%s\n", strings.Join(sets, " | "), strings.Repeat("---|", len(sets)))
	for _, r := range all {
		row(b, r.ID, sets, func(m rule.Measured) rule.Share { return m.Precision[r.ID] }, measured)
	}
	fmt.Fprintf(b, "\nRecall: so much of what was wanted was found, by all rules of a category, as a warning or an error.\n\n| category | %s |\n|---|%s\n",
		strings.Join(sets, " | "), strings.Repeat("---|", len(sets)))
	categories := map[string]bool{}
	for _, r := range all {
		categories[string(r.Category)] = true
	}
	for _, c := range slices.Sorted(maps.Keys(categories)) {
		row(b, c, sets, func(m rule.Measured) rule.Share { return m.Recall[c] }, measured)
	}
}

// row writes a row of figures, where one of them says something.
func row(b *bytes.Buffer, name string, sets []string, of func(rule.Measured) rule.Share, measured map[string]rule.Measured) {
	cells, says := "", false
	for _, set := range sets {
		share := of(measured[set])
		says = says || share.Says()
		cells += " " + share.String() + " |"
	}
	if says {
		fmt.Fprintf(b, "| %s |%s\n", name, cells)
	}
}

func examples(b *bytes.Buffer, title string, examples []string) {
	if len(examples) == 0 {
		return
	}
	fmt.Fprintf(b, "%s:\n\n```text\n", title)
	for i, e := range examples {
		if i > 0 && strings.Contains(e+examples[i-1], "\n") {
			fmt.Fprintln(b)
		}
		fmt.Fprintln(b, strings.TrimSpace(e))
	}
	fmt.Fprint(b, "```\n\n")
}
