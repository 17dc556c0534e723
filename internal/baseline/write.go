package baseline

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/strict"
	"github.com/primum-lint/primum/internal/swap"
)

const preamble = `# What Primum found when this house took it up: known, and not told again. Written by “primum check --write-baseline”; “--prune” takes
# out what is fixed. An article without findings keeps its heading until the next --write-baseline, so that two people who fix
# neighbours do not conflict.
`

// Write writes the file in one step, with the line ends that it had, if what it says has changed.
func (b *Baseline) Write() error {
	text := b.encode()
	if bytes.Contains(b.text, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if bytes.Equal(text, b.text) {
		return nil
	}
	if err := swap.File(b.file, b.text, text); err != nil {
		return fmt.Errorf("%s: %w", b.file, err)
	}
	return nil
}

// encode writes the entries as TOML, a finding a line: articles by path, and the findings of one by what they say, which changes less
// than their places and names.
func (b *Baseline) encode() []byte {
	var out bytes.Buffer
	out.WriteString(preamble)
	for _, article := range b.known.articles() {
		known := b.known[article]
		fmt.Fprintf(&out, "\n[%s]\n", strict.Quote(article))
		prints := slices.SortedFunc(maps.Keys(known), func(p, q string) int { return cmp.Or(cmp.Compare(known[p], known[q]), cmp.Compare(p, q)) })
		for _, p := range prints {
			fmt.Fprintf(&out, "%s = %s\n", strict.Quote(p), strict.Quote(known[p]))
		}
	}
	return out.Bytes()
}

func (e entries) articles() []string { return slices.Sorted(maps.Keys(e)) }

// summary is what a person wants to read of a known finding: the rule, and the words.
func summary(x finding.Finding, text finding.Text) string {
	const longest = 60 // runes of the words
	words := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(string(text.Bytes(x.Span)), "\uFFFD")), " "))
	if len(words) > longest {
		words = append(words[:longest-1], '…')
	}
	return x.Rule.ID + ": " + string(words)
}

// ruleOf is the rule that a summary begins with.
func ruleOf(summary string) string {
	rule, _, _ := strings.Cut(summary, ":")
	return rule
}
