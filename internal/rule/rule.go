// Package rule says what a rule is: a TOML file that names what is wrong, why it matters, what to write instead and which clauses of
// law or code it enforces, and that proves itself by examples.
package rule

import (
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
	"github.com/primum-lint/primum/internal/strict"
)

// Rule is one rule, as its file says.
type Rule struct {
	ID   string `toml:"-"` // the file's name
	Pack string `toml:"-"` // the name of the file's folder
	File string `toml:"-"` // where it was read
	text []byte `freeze:"-"`

	Market  Market `toml:"-"` // of its pack; "" where the pack is no market's
	BuiltIn bool   `toml:"-"` // not a user's own
	Locked  bool   `toml:"-"` // the config lets no directive and no baseline answer its findings

	Cites []Cite `toml:"-"` // the clauses that its findings name, where the pack of a market was read

	Category Category `toml:"category"`
	Severity Severity `toml:"severity"`
	Says     string   `toml:"says"`     // the message; {} stands for the excerpt, and what else Details has for its field in lower case: {source}
	Why      string   `toml:"why"`      // why it matters to a reader
	Instead  string   `toml:"instead"`  // what to write instead
	Since    string   `toml:"since"`    // the version that brought it
	Preview  bool     `toml:"preview"`  // on only where the config asks for what is new
	Reviewed string   `toml:"reviewed"` // when somebody last held it against its clauses
	Clauses  []string `toml:"clauses"`  // ids of the clause table
	Sources  []string `toml:"sources"`  // where else the rule comes from
	Applies  *Applies `toml:"applies"`  // which articles it is made for; absent, all

	Flag []string `toml:"flag" freeze:"-"` // articles, or parts of one, that it must flag; ⟦ ⟧ enclose the exact words
	Pass []string `toml:"pass" freeze:"-"` // ones that it must not
	Gap  []string `toml:"gap" freeze:"-"`  // ones that are misread today and known to be

	// Exactly one of these is set: the rule's kind.
	Phrase     *Phrase     `toml:"phrase"`
	Citation   *Citation   `toml:"citation"`
	Statistic  *Statistic  `toml:"statistic"`
	Disclaimer *Disclaimer `toml:"disclaimer"`
	Directive  *Directive  `toml:"directive"`
	Evidence   *Evidence   `toml:"evidence"`
	Structure  *Structure  `toml:"structure"`
}

// Words are what the rules that look for words have in common.
type Words struct {
	Match  []pattern.Pattern `toml:"match" freeze:"-"`
	Except []pattern.Pattern `toml:"except" freeze:"-"` // other senses: a match that overlaps one of these is none
	Unless []stance.Stance   `toml:"unless"`            // the stances in which the words may stand; absent, none exempts
}

// Exempts reports whether words may stand in an article as they are held.
func (w Words) Exempts(s stance.Stance) bool {
	return slices.ContainsFunc(w.Unless, func(u stance.Stance) bool { return s&u != 0 })
}

// Phrase is the kind of rule that finds claims by their words.
type Phrase struct {
	Words
	AnsweredNo bool      `toml:"answered-no"` // the words ask for harm, and claim where the answer is no: “Does it hurt? Not at all.”
	Persons    []string  `toml:"persons"`     // the words by which a story goes on about somebody: as far as its paragraph has them, it goes with the finding
	Publisher  []string  `toml:"publisher"`   // the words by which a page speaks of its own house: no story goes on beyond a sentence that has one
	Suggest    []Wording `toml:"suggest"`     // what could be said instead: a person chooses, and no fix puts it there
}

// Citation is the kind of rule that looks at citation marks and reference lists.
type Citation struct {
	Finds            CitationFault `toml:"finds"`
	OncePerParagraph bool          `toml:"once-per-paragraph"` // one reference would answer all that a paragraph lacks
	Sites            []string      `toml:"sites"`              // of sources from somewhere: sites, with all below them, and parts of a path: /shop
	ExceptSites      []string      `toml:"except-sites"`       // sites that are none of them
	Identifiers      []string      `toml:"identifiers"`        // what the DOIs of such sources begin with; absent, a source with a DOI is none
	Said             []string      `toml:"said"`               // the words, in lower case, by which a reference answers for itself
	Labels           []string      `toml:"labels"`             // what a key in a mark begins with that leads to a figure, a table or a section
	Years            int           `toml:"years"`              // how old a source may be
	Between          []string      `toml:"between"`            // signs in a mark between two numbers that are cited together: [1, 2]
	Through          []string      `toml:"through"`            // signs in a mark between the first and the last of several: [1–3]
	Reach            source.Extent `toml:"reach"`              // how far sources reach that answer claims of evidence
	UnlessFigure     bool          `toml:"unless-figure"`      // not where a figure of the same sentence is told to have no source: that finding tells of both
	Words                          // of claims of evidence, where it finds those that have no source
}

// Statistic is the kind of rule that looks at figures.
type Statistic struct {
	Finds StatisticFault `toml:"finds"`
	Reach source.Extent  `toml:"reach"` // how far sources reach that answer figures
	Words                // of the figures that are statistics
	// Beside finds what such a figure needs in its section, the absolute risk, or what it must not differ from, the harms.
	Beside  []pattern.Pattern `toml:"beside"`
	Compare *Comparison       `toml:"compare"`
}

// Comparison lists the words by which a reader tells whether two figures are of the same thing: small words by what they do, and those
// that say nothing of what is measured.
type Comparison struct {
	Linking      []string `toml:"linking"`      // between a measure and its figure: was, of, reached
	Prepositions []string `toml:"prepositions"` // open what belongs to the words before: in, for
	Articles     []string `toml:"articles"`
	Ending       []string `toml:"ending"`      // end the name of a thing: and, may
	Relative     []string `toml:"relative"`    // open a clause that belongs to a thing: which
	Plain        []string `toml:"plain"`       // say nothing of what is measured: overall, study
	Vague        []string `toml:"vague"`       // measure nothing by themselves: rate, risk
	People       []string `toml:"people"`      // where nobody in particular is meant: patients
	Unlike       []string `toml:"unlike"`      // tell one figure of a measure from another: placebo, women
	Average      []string `toml:"average"`     // make a figure one of many people: median
	Alternative  []string `toml:"alternative"` // tell the same again behind a comma: or
	Changing     []string `toml:"changing"`    // make a figure a change: by half
	Bounding     []string `toml:"bounding"`    // make a bound of a figure: up to, over
}

// Directive is the kind of rule that looks at what a writer tells Primum: <!-- primum-disable-line hype -- a quotation -->.
type Directive struct {
	Finds DirectiveFault `toml:"finds"`
}

// Words returns what a rule looks for by words, or nil where its kind needs none.
func (r *Rule) Words() *Words {
	switch {
	case r.Phrase != nil:
		return &r.Phrase.Words
	case r.Citation != nil:
		return &r.Citation.Words
	case r.Statistic != nil:
		return &r.Statistic.Words
	}
	return nil
}

// At gives an error its place in the rule's file: the key at the end of the path, as in strict.At.
func (r *Rule) At(err error, path ...any) *strict.Error {
	return strict.At(r.File, r.text, err, path...)
}

// kinds are the tables of which a rule has exactly one.
var kinds = [...]struct {
	name string
	of   func(*Rule) bool
}{
	{"phrase", func(r *Rule) bool { return r.Phrase != nil }},
	{"citation", func(r *Rule) bool { return r.Citation != nil }},
	{"statistic", func(r *Rule) bool { return r.Statistic != nil }},
	{"disclaimer", func(r *Rule) bool { return r.Disclaimer != nil }},
	{"directive", func(r *Rule) bool { return r.Directive != nil }},
	{"evidence", func(r *Rule) bool { return r.Evidence != nil }},
	{"structure", func(r *Rule) bool { return r.Structure != nil }},
}

// Kinds are the names of the tables that make a rule's kind.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// Kind is the name of the table that makes the rule's kind; "" where it has none.
func (r *Rule) Kind() string {
	for _, k := range kinds {
		if k.of(r) {
			return k.name
		}
	}
	return ""
}

// Message returns what the rule says of an excerpt.
func (r *Rule) Message(excerpt string) string {
	return r.Detailed(excerpt, Details{"…", "…", r.lacks()})
}

// Details are what a message can say besides the excerpt.
type Details struct {
	Source string // the record or the claim that the article is compared with
	Told   string // what stands there
	Lacks  string // what a notice ought to say and does not: “that it is no medical advice”
}

// Detailed returns what the rule says of an excerpt that was compared with something.
func (r *Rule) Detailed(excerpt string, d Details) string {
	var out strings.Builder
	out.Grow(len(r.Says) + len(excerpt))
	for rest := r.Says; ; {
		before, field, opens := strings.Cut(rest, "{")
		out.WriteString(before)
		if !opens {
			return out.String()
		}
		name, behind, closes := strings.Cut(field, "}")
		rest = behind
		switch {
		case closes && name == "":
			out.WriteString(strings.Join(strings.Fields(excerpt), " "))
		case closes && name == "source":
			out.WriteString(d.Source)
		case closes && name == "told":
			out.WriteString(d.Told)
		case closes && name == "lacks":
			out.WriteString(d.Lacks)
		default:
			out.WriteByte('{')
			rest = field
		}
	}
}

// Severity is how much a finding matters; a larger one outweighs a smaller.
type Severity uint8

const (
	Off Severity = iota
	Note
	Warning
	Error
)

var severities = []string{"off", "note", "warning", "error"}

func (s Severity) String() string { return severities[s] }

// Words are the names of all severities.
func (Severity) Words() []string { return slices.Clone(severities) }

// UnmarshalText reads a severity by its name.
func (s *Severity) UnmarshalText(text []byte) error { return choose(s, text, "severity", severities) }

// Category is the sort of fault that a rule finds. Within one, only the longest of overlapping findings is kept.
type Category string

var categories = []string{"cure", "guarantee", "safety", "discourage", "superlative", "hype", "comparative", "testimonial", "urgency",
	"natural", "rapid", "prevention", "authority", "evidence", "directive", "citation", "statistic", "disclaimer", "structure",
	"balance", "language", "config"}

// Words are the names of all categories.
func (Category) Words() []string { return slices.Clone(categories) }

// UnmarshalText reads a category by its name.
func (c *Category) UnmarshalText(text []byte) error {
	if !slices.Contains(categories, string(text)) {
		return strict.Unknown("category", string(text), categories)
	}
	*c = Category(text)
	return nil
}

// choose sets v to the place of a word in a list. The empty word is none, wherever it stands there.
func choose[T ~uint8](v *T, text []byte, what string, words []string) error {
	i := slices.Index(words, string(text))
	if i < 0 || len(text) == 0 {
		known := slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s == "" })
		return strict.Unknown(what, string(text), known)
	}
	*v = T(i)
	return nil
}
