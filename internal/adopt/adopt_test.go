package adopt_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/adopt"
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
	"github.com/primum-lint/primum/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSkeleton: whatever a rule is called, its skeleton proves itself, and tells of every key of a rule.
func TestSkeleton(t *testing.T) {
	for _, name := range []string{"miracle-claim", "house/miracle-claim", "x", "5-day-detox", "never-cures", "cure", "may-help", "house/says-who", "wonder-spoon", "2026"} {
		r, err := adopt.ParseRule(rules.FS, name)
		if name == "cure" {
			if err == nil {
				t.Error("a rule is named like a category")
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := r.Skeleton("compliance/rules")
		if err != nil {
			t.Fatal(err)
		}
		lib, err := rule.Load(rules.FS, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := lib.Add(fstest.MapFS{filepath.ToSlash(r.Path(".")): {Data: text}}, "rules"); err != nil {
			t.Fatal(err)
		}
		e, err := lint.NewEngine(lib)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range e.Checker.Prove(lib.Rules[0], e.Reader()).Faults {
			t.Errorf("%s: %v", name, fault)
		}
		for _, key := range keysOf(reflect.TypeFor[rule.Rule]()) {
			if !regexp.MustCompile(`(?m)^(# )?(\[|\[\[phrase\.)?` + key + `( *=|\])`).Match(text) {
				t.Errorf("%s: nothing is said of the key %s", name, key)
			}
		}
	}
}

// keysOf lists the keys of a rule file, and those of the kind that the skeleton is of.
func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("toml")
		if key != "" && key != "-" {
			keys = append(keys, key)
		}
		if f.Anonymous {
			keys = append(keys, keysOf(f.Type)...)
		}
		if key == "phrase" {
			keys = append(keys, keysOf(f.Type.Elem())...)
		}
	}
	return keys
}

func TestParseRule(t *testing.T) {
	for name, want := range map[string]string{
		"":              "is no name of a rule",
		"Miracle":       "is no name of a rule",
		"a/b/c":         "is no name of a rule",
		"../escape":     "is no name of a rule",
		"house/":        "is no name of a rule",
		"miracle_claim": "is no name of a rule",
		"words":         "holds no rule",
		"house/pack":    "holds no rule",
		"hype/miracle":  "is the name of a category",
		"core/miracle":  "or a built-in pack",
		"superlative":   "is the name of a category",
		"house/hype":    "is the name of a category",
		"cure-promise":  "there is a built-in rule of that name",
	} {
		if _, err := adopt.ParseRule(rules.FS, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", name, err, want)
		}
	}
}

// TestDrowning: the rules that find the most are off at first, until what is left can be read; never an error, and never what finds little.
func TestDrowning(t *testing.T) {
	ruled := func(id string, s rule.Severity) *rule.Rule { return &rule.Rule{ID: id, Severity: s} }
	a, b, c, d := ruled("a", rule.Warning), ruled("b", rule.Note), ruled("c", rule.Error), ruled("d", rule.Warning)
	for _, x := range []struct {
		found    map[*rule.Rule]int
		drowning string
	}{
		{map[*rule.Rule]int{a: 100, b: 100}, ""},
		{map[*rule.Rule]int{a: 101, b: 100}, "a"},
		{map[*rule.Rule]int{a: 500, b: 400, d: 150}, "ab"},
		{map[*rule.Rule]int{c: 5000, a: 21, b: 20}, "a"},
		{map[*rule.Rule]int{a: 300, b: 300, d: 300}, "abd"},
	} {
		s := adopt.NewSurvey()
		for r, n := range x.found {
			for range n {
				s.Add(&article.Article{}, []finding.Finding{{Rule: r, Severity: r.Severity}})
			}
		}
		drowning, left := s.Drowning()
		got := ""
		for _, c := range drowning {
			got += c.Rule.ID
		}
		if got != x.drowning || len(drowning)+len(left) != len(x.found) {
			t.Errorf("%v: %q drown, want %q; %d are left", x.found, got, x.drowning, len(left))
		}
	}
}

// TestHostileFolder: names that quotes, line ends and no UTF-8 are in neither break the config nor are lost in silence.
func TestHostileFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "the \"house\"\nof\ttea")
	record := "@article{a, title={Tea and sleep}, year=2020, author={Obi, A}}\n"
	for name, text := range map[string]string{
		"a.md": "Tea.\n", "it's \"ours\".bib": record, "new\nline.bib": record, "latin\xE9.bib": record, "broken\n\".bib": "@article{a, title={Tea\n",
		"tab\\.json": `[{"id": "a", "title": "Tea", "DOI": "10.5555/tea"}]`, "index.json": `[{"id": "a", "title": "Tea"}]`, "data.json": "{",
	} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Skip("there are no such names here: ", err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Skip("there are no such names here: ", err)
		}
	}
	f, err := adopt.Look(rules.FS, dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%q", f.Evidence), `["it's \"ours\".bib" "new\nline.bib" "tab\\.json"]`; got != want {
		t.Errorf("evidence %s, want %s", got, want)
	}
	if len(f.Broken) != 2 {
		t.Errorf("left out: %v", f.Broken)
	}
	s := adopt.NewSurvey()
	s.Add(&article.Article{}, nil)
	text, err := adopt.Config(f, s, "0.1", []string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Config(), text, 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := config.Read(f.Config(), config.Settings{}, "v0.1.0")
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if len(c.Evidence) != len(f.Evidence) {
		t.Errorf("the config names %d files of evidence, want %d", len(c.Evidence), len(f.Evidence))
	}
}

// TestConfig holds the config of a folder to its golden file. With -update it writes it anew.
func TestConfig(t *testing.T) {
	f := &adopt.Folder{Dir: ".", InGit: true, Generator: "Hugo", Exclude: []string{"./README.md", "themes/**"}, Evidence: []string{"data/tea.bib"},
		Broken: []error{errors.New("data/old.ris:3:1: there is no such tag")}, Above: "../primum.toml", Known: true}
	s := adopt.NewSurvey()
	s.Unread = 2
	hype, cure := &rule.Rule{ID: "hype", Severity: rule.Warning}, &rule.Rule{ID: "cure-promise", Severity: rule.Error}
	for i := range 300 {
		a := &article.Article{Blocks: []article.Block{{Kind: article.FrontMatter, Key: "title"}, {Kind: article.FrontMatter, Key: fmt.Sprintf("faq.%d.answer", i)}}}
		found := []finding.Finding{{Rule: hype, Severity: hype.Severity}}
		if i%3 == 0 {
			a.Citations = []article.Citation{{Form: article.Footnote}, {Form: article.Numeric}, {Form: article.Footnote}}
			found = append(found, finding.Finding{Rule: cure, Severity: cure.Severity})
		}
		s.Add(a, found)
	}
	got, err := adopt.Config(f, s, "0.1", []string{"core", "uk"})
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "primum.toml.golden")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-want +got; -update writes it anew)\n%s", diff)
	}
	if err := strict.Decode("primum.toml", got, new(config.Settings)); err != nil {
		t.Error(err)
	}
}
