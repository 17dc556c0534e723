package rules_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/rule"
)

// sentence is one labelled sentence, in the article that it is read as.
type sentence struct {
	source    string
	at        []article.Span         // where a finding counts: the sentence, or the words at fault
	labels    map[rule.Category]bool // is there such a fault? A category without a label is not scored.
	lookAlike bool                   // has the words of a fault and is none: silence is wanted
}

// overclaims are the categories for which a look-alike of any of them must be silent.
var overclaims = []rule.Category{"cure", "guarantee", "safety", "discourage", "superlative", "hype", "comparative", "testimonial", "urgency",
	"natural", "rapid", "prevention", "authority", "evidence", "directive"}

const (
	evaluation = "../testdata/evaluation"
	// breach and lookAlike are the kinds of a row.
	breach    = "breach"
	lookAlike = "look-alike"
)

// readOwn reads a set of the house: a table of category, kind and sentence, divided by tabs, under one line of heads. In a breach, ⟦ ⟧
// enclose words that a finding must touch; without them it may stand anywhere.
func readOwn(t *testing.T, file string) []sentence {
	t.Helper()
	var all []sentence
	for i, row := range readTable(t, file) {
		kind, text := row["kind"], row["sentence"]
		var category rule.Category
		if category.UnmarshalText([]byte(row["category"])) != nil || kind != breach && kind != lookAlike || text == "" {
			t.Fatalf("%s:%d: %q", file, i+2, row)
		}
		s := inArticle("", unmarked.Replace(text))
		s.labels = map[rule.Category]bool{category: kind == breach}
		s.lookAlike = kind == lookAlike
		switch {
		case kind == breach && strings.Contains(text, "⟦"):
			s.at = marks(text)
		case kind == lookAlike:
			for _, c := range overclaims {
				s.labels[c] = false
			}
		}
		all = append(all, s)
	}
	return all
}

var unmarked = strings.NewReplacer("⟦", "", "⟧", "")

// marks returns the places between ⟦ and ⟧, as they lie once these are taken out.
func marks(text string) []article.Span {
	var spans []article.Span
	out := 0
	for text != "" {
		head, rest, _ := strings.Cut(text, "⟦")
		words, tail, ok := strings.Cut(rest, "⟧")
		out += len(head)
		if ok {
			spans = append(spans, article.Span{Start: out, End: out + len(words)})
		}
		out += len(words)
		text = tail
	}
	return spans
}

// readTable reads rows of fields that tabs divide, under a line of heads. Quotation marks mean nothing.
func readTable(t *testing.T, file string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	heads := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) != len(heads) {
			t.Fatalf("%s:%d: %d fields under %d heads", file, i+2, len(fields), len(heads))
		}
		row := map[string]string{}
		for j, head := range heads {
			row[head] = fields[j]
		}
		rows = append(rows, row)
	}
	return rows
}

// inArticle makes an article of a sentence and what stands before it, with the reference list that its marks name: an excerpt has
// lost it.
func inArticle(before, text string) sentence {
	if before != "" {
		before += " "
		if strings.ContainsAny(before[:1]+text[:1], "#-*|>") {
			before = strings.TrimSuffix(before, " ") + "\n\n"
		}
	}
	body := before + text
	return sentence{source: body + "\n" + references(body), at: []article.Span{{Start: len(before), End: len(body)}}}
}

var (
	numbered = regexp.MustCompile(`\[(\d+(?:\s*[,–-]\s*\d+)*)\](\(|:)?`)
	number   = regexp.MustCompile(`\d+`)
	footnote = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
)

// references returns one full entry for each mark in a text, so that none dangles.
func references(text string) string {
	const entry = "Author A, Author B. A trial of the treatment. Journal of Medicine. 2020. https://doi.org/10.1000/xyz%s\n"
	keys := map[string]bool{}
	for _, mark := range numbered.FindAllStringSubmatch(text, -1) {
		if mark[2] == "" { // else it is a link
			for _, n := range number.FindAllString(mark[1], -1) {
				keys[n] = len(n) <= 3
			}
		}
	}
	var list strings.Builder
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if keys[key] {
			fmt.Fprintf(&list, "\n[%s] "+entry, key, key)
		}
	}
	out := list.String()
	if out != "" {
		out = "\n## References\n" + out
	}
	notes := map[string]bool{}
	for _, mark := range footnote.FindAllStringSubmatch(text, -1) {
		notes[mark[1]] = true
	}
	for _, key := range slices.Sorted(maps.Keys(notes)) {
		out += fmt.Sprintf("\n[^%s]: "+entry, key, "n")
	}
	return out
}
