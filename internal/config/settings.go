package config

import (
	"fmt"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/strict"
)

// Settings are what one primum.toml says, or the flags of a command. What is nil it does not say.
type Settings struct {
	RequiredVersion *Requirement `toml:"required-version"` // the oldest Primum that may read the file: ">=0.1"
	Extends         []string     `toml:"extends"`          // other config files, relative to this one; what is nearer wins, of several the last
	Preview         *bool        `toml:"preview"`          // turns rules on that are new in this version
	Packs           []string     `toml:"packs"`            // built-in packs; [] turns all built-in rules off
	Rules           []string     `toml:"rules"`            // folders of rules of your own, relative to the file
	Select          []string     `toml:"select"`           // the rules that are asked, by id, category or pack; absent, all of them
	Ignore          []string     `toml:"ignore"`           // rules that are not, by id, category or pack
	Include         []string     `toml:"include"`          // what a folder argument means: globs relative to the file
	Exclude         []string     `toml:"exclude"`          // articles that are passed over when a folder is walked
	Evidence        []string     `toml:"evidence"`         // bibliographies and approved claims that articles are held against, relative to the file
	Baseline        *string      `toml:"baseline"`         // the findings that are known, as --write-baseline writes them; relative to the file; "" for none
	FailOn          *Threshold   `toml:"fail-on"`          // the least severity that makes a run fail

	Article   rule.Profile                 `toml:"article"`   // what these articles are; their front matter can say it of each, below primum:
	Words     map[string][]pattern.Pattern `toml:"words"`     // additions to the named lists that patterns use
	Rule      map[string]Rule              `toml:"rule"`      // what holds for one rule, by its id
	Overrides []Override                   `toml:"overrides"` // what else holds for some articles; of several the last wins
}

// Rule is what a config says of one rule.
type Rule struct {
	Severity *rule.Severity    `toml:"severity"` // how much its findings matter; "off" turns it off
	Locked   *bool             `toml:"locked"`   // no directive and no baseline may answer its findings
	Allow    []pattern.Pattern `toml:"allow"`    // phrases that it must not flag
	Reach    *source.Extent    `toml:"reach"`    // how far sources reach, where it asks for them
	Years    *int              `toml:"years"`    // how old a source may be, where it looks for old ones
	Months   *int              `toml:"months"`   // how old a review may be, where it looks for old ones
	Fields   []string          `toml:"fields"`   // keys of front matter, added to those that it looks at

	Elements    []string          `toml:"elements"`     // what a notice has to say, where it looks for one, by the ids in its file: then it is an error
	Position    *rule.Position    `toml:"position"`     // where the notice has to stand
	Fold        *int              `toml:"fold"`         // how many words that is from the beginning, or from the end
	SatisfiedBy []string          `toml:"satisfied-by"` // what gives it outside of articles: files of every page, relative to this one, and tags that put it in
	Templates   map[string]string `toml:"templates"`    // of such tags, the files that they put in: they are read, too
	Text        *string           `toml:"text"`         // what --fix inserts where the notice is missing
}

// Override is what holds for some articles only.
type Override struct {
	Files   []string                `toml:"files"`   // globs relative to the config file
	Ignore  []string                `toml:"ignore"`  // rules that are not asked of them, by id, category or pack
	Article rule.Profile            `toml:"article"` // what they are
	Rule    map[string]OverrideRule `toml:"rule"`    // what holds for one rule, by its id
}

// OverrideRule is what an override says of one rule.
type OverrideRule struct {
	Severity *rule.Severity `toml:"severity"` // how much its findings matter there; "off" turns it off
}

// Threshold is the least severity that makes a run fail; rule.Off where none does.
type Threshold rule.Severity

// UnmarshalText reads error, warning, note or never.
func (t *Threshold) UnmarshalText(text []byte) error {
	if string(text) == "never" {
		*t = Threshold(rule.Off)
		return nil
	}
	var s rule.Severity
	if s.UnmarshalText(text) != nil || s == rule.Off {
		return strict.Unknown("threshold", string(text), t.Words())
	}
	*t = Threshold(s)
	return nil
}

// Words are what a threshold can be.
func (Threshold) Words() []string { return []string{"error", "warning", "note", "never"} }

func (t Threshold) String() string {
	if rule.Severity(t) == rule.Off {
		return "never"
	}
	return rule.Severity(t).String()
}

// layer is one set of settings, and where it stands.
type layer struct {
	Settings
	file string // "" for the flags
	text []byte
}

// at gives an error the place of a value in the layer, as strict.At does.
func (l *layer) at(err error, path ...any) error {
	switch {
	case l == nil:
		return err
	case l.file == "":
		return fmt.Errorf("--%s: %w", strings.TrimSuffix(fmt.Sprint(path[0]), "s"), err) // of packs, a flag names one at a time
	}
	return strict.At(l.file, l.text, err, path...)
}

// place names where a value stands: “primum.toml:3”.
func (l *layer) place(path ...any) string {
	switch {
	case l == nil:
		return "built in"
	case l.file == "":
		return "command line"
	}
	return fmt.Sprintf("%s:%d", l.file, strict.At(l.file, l.text, nil, path...).Line)
}
