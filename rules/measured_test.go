package rules_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
	"github.com/primum-lint/primum/rules"
)

var gold = flag.String("gold", "", "measure the rules on this table of labelled sentences of real pages, too")

// score is how the rules did on a set.
type score struct {
	sentences int
	precision map[string]rule.Share // by rule
	found     map[rule.Category]rule.Share
	recall    map[rule.Category]rule.Share
	silent    rule.Share // look-alikes that no overclaim was found in
}

// measure lints each sentence of a set with the built-in defaults.
func measure(t *testing.T, set []sentence) score {
	t.Helper()
	l := lint.New(rules.FS, lint.Options{Isolated: true})
	s := score{len(set), map[string]rule.Share{}, map[rule.Category]rule.Share{}, map[rule.Category]rule.Share{}, rule.Share{}}
	for _, x := range set {
		f, err := l.Text("sentence.md", []byte(x.source))
		if err != nil {
			t.Fatal(err)
		}
		s.add(x, f.Findings)
	}
	return s
}

// add counts a sentence: once for each rule that found something in it, and once for each category. Notes do not count for these.
func (s *score) add(x sentence, findings []finding.Finding) {
	byRule, byCategory := map[string]rule.Category{}, map[rule.Category]bool{}
	for _, f := range findings {
		if !x.holds(f) {
			continue
		}
		byRule[f.Rule.ID] = f.Rule.Category
		if f.Severity >= rule.Warning {
			byCategory[f.Rule.Category] = true
		}
	}
	for id, category := range byRule {
		if wanted, known := x.labels[category]; known {
			s.precision[id] = plus(s.precision[id], wanted)
		}
	}
	alarm := false
	for category, wanted := range x.labels {
		if byCategory[category] {
			s.found[category] = plus(s.found[category], wanted)
			alarm = alarm || !wanted && slices.Contains(overclaims, category)
		}
		if wanted {
			s.recall[category] = plus(s.recall[category], byCategory[category])
		}
	}
	if x.lookAlike {
		s.silent = plus(s.silent, !alarm)
	}
}

// holds reports whether a finding, or one of its related places, is where it counts.
func (x sentence) holds(f finding.Finding) bool {
	for _, at := range x.at {
		if f.Span.Start < at.End && at.Start < f.Span.End {
			return true
		}
		for _, r := range f.Related {
			if r.Span.Start < at.End && at.Start < r.Span.End {
				return true
			}
		}
	}
	return false
}

func plus(s rule.Share, hit bool) rule.Share {
	s.Of++
	if hit {
		s.Hit++
	}
	return s
}

// own returns the sets of the house, by name, scored.
func own(t *testing.T) map[string]score {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(evaluation, "*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sets in %s: %v", evaluation, err)
	}
	sets := map[string]score{}
	for _, file := range files {
		sets[strings.TrimSuffix(filepath.Base(file), ".tsv")] = measure(t, readOwn(t, file))
	}
	return sets
}

// floor is the least that the rules find of a category, as shares of 1.
type floor struct {
	Precision float64 `toml:"precision"` // of what they find: so much is wanted
	Recall    float64 `toml:"recall"`    // of what is wanted: so much is found
}

// TestFloors holds the rules to what they once found in the sets of the house. -update raises floors and lowers none: who has to lower
// one does it by hand, and says in the commit why it is worth it.
func TestFloors(t *testing.T) {
	file := filepath.Join(evaluation, "floors.toml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var floors map[string]map[string]floor
	if err := strict.Decode(file, text, &floors); err != nil {
		t.Fatal(err)
	}
	raised := map[string]map[string]floor{}
	for set, s := range own(t) {
		raised[set] = map[string]floor{}
		levels := s.levels()
		for _, name := range slices.Sorted(maps.Keys(levels)) {
			got, want := levels[name], floors[set][name]
			t.Logf("%s: %-12s precision %.3f (floor %.3f), recall %.3f (floor %.3f)", set, name, got.Precision, want.Precision, got.Recall, want.Recall)
			if got.Precision < want.Precision || got.Recall < want.Recall {
				t.Errorf("%s: %s: precision %.3f, recall %.3f; the floors are %.3f and %.3f", set, name, got.Precision, got.Recall, want.Precision, want.Recall)
			}
			raised[set][name] = floor{max(got.Precision, want.Precision), max(got.Recall, want.Recall)}
		}
	}
	if *update {
		write(t, file, formatFloors(raised))
	}
}

// levels are the figures that floors are for. Those of look-alikes are the share that is left alone, under both names.
func (s score) levels() map[string]floor {
	levels := map[string]floor{lookAlike: {share(s.silent), share(s.silent)}}
	all := [2]rule.Share{}
	for c, recall := range s.recall {
		levels[string(c)] = floor{share(s.found[c]), share(recall)}
		all[0].Hit, all[0].Of = all[0].Hit+s.found[c].Hit, all[0].Of+s.found[c].Of
		all[1].Hit, all[1].Of = all[1].Hit+recall.Hit, all[1].Of+recall.Of
	}
	levels["all"] = floor{share(all[0]), share(all[1])}
	return levels
}

// share is a share of 1, rounded down to a thousandth.
func share(s rule.Share) float64 { return float64(s.Hit*1000/max(s.Of, 1)) / 1000 }

func formatFloors(sets map[string]map[string]floor) string {
	var b strings.Builder
	b.WriteString("# What the rules find in these sets, by category, as they have once done it. Written by go test ./rules -update, which raises\n# floors and lowers none.\n")
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		fmt.Fprintf(&b, "\n[%s]\n", set)
		for _, name := range slices.Sorted(maps.Keys(sets[set])) {
			f := sets[set][name]
			fmt.Fprintf(&b, "%-11s = { precision = %.3f, recall = %.3f }\n", name, f.Precision, f.Recall)
		}
	}
	return b.String()
}

// TestMeasured measures the rules anew for “primum explain”, where -gold names the sentences from outside, and holds the file to the
// result; -update writes it. Without -gold the figures stand as they are: they bear their date.
func TestMeasured(t *testing.T) {
	old, err := rule.ReadMeasured(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if *gold == "" {
		t.Skip("no sentences from outside at hand; -gold names their file")
	}
	sets := map[string]rule.Measured{
		"gold": measure(t, readGold(t, *gold)).measured("sentences of real clinics, shops, charities and health services, labelled by others", true),
	}
	for name, s := range own(t) {
		sets[name] = s.measured("sentences of the project's own hand", false)
	}
	text := "# How the rules did on labelled sentences. Written by go test ./rules -update -gold FILE.\n"
	stale := false
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		m := sets[name]
		m.Date = old[name].Date
		if formatMeasured(name, m) != formatMeasured(name, old[name]) {
			m.Date = time.Now().UTC().Format(time.DateOnly)
			stale = true
		}
		text += formatMeasured(name, m)
	}
	switch {
	case *update:
		write(t, rule.MeasuredFile, text)
	case stale:
		t.Error("measured.toml does not tell what the rules find; it is written with -update")
	}
}

func (s score) measured(what string, outside bool) rule.Measured {
	m := rule.Measured{What: what, Outside: outside, Sentences: s.sentences, Precision: s.precision, Recall: map[string]rule.Share{}}
	for c, recall := range s.recall {
		m.Recall[string(c)] = recall
	}
	return m
}

func formatMeasured(name string, m rule.Measured) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n[%s]\nwhat      = %q\noutside   = %t\ndate      = %q\nsentences = %d\n", name, m.What, m.Outside, m.Date, m.Sentences)
	for _, table := range []struct {
		name   string
		shares map[string]rule.Share
	}{{"precision", m.Precision}, {"recall", m.Recall}} {
		fmt.Fprintf(&b, "\n[%s.%s]\n", name, table.name)
		keys := slices.Sorted(maps.Keys(table.shares))
		longest := len(slices.MaxFunc(append(keys, ""), func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
		for _, key := range keys {
			fmt.Fprintf(&b, "%-*s = { hit = %d, of = %d }\n", longest, key, table.shares[key].Hit, table.shares[key].Of)
		}
	}
	return b.String()
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
