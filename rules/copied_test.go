package rules_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
)

var labelled = flag.String("labelled", "", "hold the rules' words against the labelled sentences in this folder")

// TestNothingCopied proves that rules are no collections of the sentences that they are measured on: no four words in a row of one
// stand in match, flag or pass, but for wordings that a law fixes. The sentences are other people's and lie outside the repository.
func TestNothingCopied(t *testing.T) {
	if *labelled == "" {
		t.Skip("no labelled sentences at hand; -labelled names their folder")
	}
	rows := map[string]bool{}
	for _, s := range labelledSentences(t, *labelled) {
		for _, row := range fours(s) {
			rows[row] = true
		}
	}
	if len(rows) == 0 {
		t.Fatalf("no sentences in %s", *labelled)
	}
	for _, r := range load(t).Library.Rules {
		fixed := fixedRows(r)
		held := func(path string, i int, texts ...string) {
			for _, text := range texts {
				for _, row := range fours(text) {
					if rows[row] && !slices.Contains(fixed, row) {
						t.Errorf("%v: “%s” stands in a labelled sentence", r.At(nil, pathTo(path, i)...), row)
					}
				}
			}
		}
		for i, example := range r.Flag {
			held("flag", i, unmarked.Replace(example))
		}
		for i, example := range r.Pass {
			held("pass", i, example)
		}
		if w := r.Words(); w != nil {
			for i, p := range w.Match {
				held(r.Kind()+".match", i, spelled(p)...)
			}
		}
	}
}

// fixedRows returns each four words in a row of the wordings that a law fixes for a rule.
func fixedRows(r *rule.Rule) []string {
	if r.Disclaimer == nil {
		return nil
	}
	var rows []string
	for _, e := range r.Disclaimer.Elements {
		for _, wording := range e.Verbatim {
			rows = append(rows, fours(wording)...)
		}
	}
	return rows
}

// pathTo is the path of an entry in a list whose name may be that of a table and a key.
func pathTo(list string, i int) []any {
	var path []any
	for key := range strings.SplitSeq(list, ".") {
		path = append(path, key)
	}
	return append(path, i)
}

var apart = regexp.MustCompile(`\{[^}]*\}|_(?:\{[^}]*\})?|[(|)]|\\?[,:;!%./?]`)

// spelled returns the words that a pattern spells out in a row: alternatives, names and gaps end one.
func spelled(p pattern.Pattern) []string {
	text := regexp.MustCompile(`([\p{L}\p{N}])\?`).ReplaceAllString(p.String(), "$1 ") // an option is spelled out, too
	return apart.Split(strings.ReplaceAll(text, "~", ""), -1)
}

var words = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}'’-]*`)

// fours returns each four words in a row.
func fours(text string) []string {
	all := words.FindAllString(strings.ToLower(strings.ReplaceAll(text, "’", "'")), -1)
	var rows []string
	for i := 4; i <= len(all); i++ {
		rows = append(rows, strings.Join(all[i-4:i], " "))
	}
	return rows
}

// labelledSentences reads the labelled sentences of a folder.
func labelledSentences(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	for _, name := range []string{"gold.tsv", "trigger_sentences.tsv"} {
		for _, row := range readTable(t, filepath.Join(folder, name)) {
			all = append(all, row["sentence"])
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, "phrases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var row struct{ Text string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row.Text)
	}
	return all
}
