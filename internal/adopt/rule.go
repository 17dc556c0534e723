package adopt

import (
	_ "embed" // the template
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/stance"
)

//go:embed rule.toml.tmpl
var ruleTemplate string

// Rule is a rule of the house that is still to be written.
type Rule struct{ Pack, ID string }

// wellFormed is what ids and packs look like: those of the house and of the built-in rules are told alike everywhere.
var wellFormed = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ParseRule reads “miracle-claim” or, with the pack that it belongs to, “house/miracle-claim”. A rule is selected by its id, its category or
// its pack, so one must not be named like another.
func ParseRule(builtIn fs.FS, name string) (Rule, error) {
	pack, id, ok := strings.Cut(name, "/")
	if !ok {
		pack, id = "", name
	}
	named := func(format string, args ...any) (Rule, error) {
		return Rule{}, fmt.Errorf("%q: "+format, append([]any{name}, args...)...)
	}
	for _, part := range []string{id, pack} {
		if (part != "" || part == id) && !wellFormed.MatchString(part) {
			return named("is no name of a rule: it is of small letters and figures, as in house/miracle-claim")
		}
		if slices.Contains(rule.Category("").Words(), part) || slices.Contains(rule.Packs(builtIn), part) {
			return named("%q is the name of a category or a built-in pack", part)
		}
	}
	switch id {
	case "words", "pack", "clauses":
		return named("%s.toml holds no rule in a folder of rules", id)
	}
	if rule.IsBuiltIn(builtIn, id) {
		return named("there is a built-in rule of that name; “primum explain %s” tells of it", id)
	}
	return Rule{pack, id}, nil
}

// Path is where the rule stands in a folder of rules.
func (r Rule) Path(folder string) string { return filepath.Join(folder, r.Pack, r.ID+".toml") }

// Find returns the file of a folder of rules that holds a rule of the id, or "". Of a folder that there is not it finds nothing.
func (r Rule) Find(folder string) (string, error) {
	found := ""
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case path == folder && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.Name() == r.ID+".toml" && !d.IsDir():
			found = path
			return fs.SkipAll
		}
		return nil
	})
	return found, err
}

// Skeleton writes the file of the rule: every key with what it is for, and an example that proves itself.
func (r Rule) Skeleton(folder string) ([]byte, error) {
	return fill(ruleTemplate, map[string]any{
		"ID": r.ID, "Words": strings.ReplaceAll(r.ID, "-", " "), "Folder": report.Printable(filepath.ToSlash(folder)),
		"Categories": rule.Category("").Words(), "Stances": strings.Join(stance.Asserts.Words(), ", "),
		"Citation": rule.CitationFault(0).Words(), "Statistic": rule.StatisticFault(0).Words(),
		"Types": rule.Type(0).Words(), "Products": rule.Product(0).Words(),
		"Evidence": rule.EvidenceFault(0).Words(), "Directive": rule.DirectiveFault(0).Words(), "Structure": rule.StructureFault(0).Words(),
	})
}

// wrap writes words as the lines of a comment, which begin in a column from 0.
func wrap(from int, words []string) string {
	const widest = 120
	var out strings.Builder
	column := from
	for i, word := range words {
		switch {
		case i > 0 && column > widest:
			out.WriteString(",\n# " + strings.Repeat(" ", max(0, from-len("# "))))
			column = from
		case i > 0:
			out.WriteString(", ")
		}
		out.WriteString(word)
		column += len(word) + 2
	}
	return out.String()
}
