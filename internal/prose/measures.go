package prose

import (
	"maps"
	"slices"
	"strings"
)

// Measures are the words that quantities are written in, as rules/english/quantities.toml holds them. Entries of After and Before are
// the forms of one unit or name, separated by spaces, the name that is reported first; a hyphen in a form joins words of a phrase.
type Measures struct {
	Cardinals   map[string]float64      `toml:"cardinals"`
	Scales      map[string]float64      `toml:"scales"`
	MoneyScales map[string]float64      `toml:"money-scales"`
	Magnitudes  map[string]float64      `toml:"magnitudes"`
	Part        map[string]float64      `toml:"part"`
	Parts       map[string]float64      `toml:"parts"`
	Nth         map[string]float64      `toml:"nth"`
	Folds       map[string]float64      `toml:"folds"`
	Multiples   map[string]float64      `toml:"multiples"`
	Occasions   map[string]float64      `toml:"occasions"`
	Pairs       map[string]QuantityKind `toml:"pairs"`
	After       After                   `toml:"after"`
	Before      Before                  `toml:"before"`
	Grammar     Grammar                 `toml:"grammar"`
}

// After lists what makes a number a quantity of its kind by standing behind it.
type After struct {
	Percentage []string `toml:"percentage"`
	Duration   []string `toml:"duration"`
	Rate       []string `toml:"rate"`
	Dose       []string `toml:"dose"`
	Measure    []string `toml:"measure"`
	Money      []string `toml:"money"`
	Time       []string `toml:"time"`
	Fold       []string `toml:"fold"`
	Age        []string `toml:"age"`
	Label      []string `toml:"label"`
	Count      []string `toml:"count"`
}

// Before lists what makes a number a quantity of its kind by standing before it. A name written in capitals is read in capitals only;
// one that ends in = is read only where a sign of comparison stands between it and the number.
type Before struct {
	Effect   []string `toml:"effect"`
	PValue   []string `toml:"p-value"`
	Interval []string `toml:"interval"`
	Age      []string `toml:"age"`
	Measure  []string `toml:"measure"`
	Money    []string `toml:"money"`
	Phone    []string `toml:"phone"`
	Count    []string `toml:"count"`
	Label    []string `toml:"label"`
}

// Grammar lists the small words around numbers by what they do; the word list says of each what for.
type Grammar struct {
	Months        []string `toml:"months"`
	Roman         []string `toml:"roman"`
	Article       []string `toml:"article"`
	To            []string `toml:"to"`
	And           []string `toml:"and"`
	Or            []string `toml:"or"`
	Versus        []string `toml:"versus"`
	Between       []string `toml:"between"`
	Of            []string `toml:"of"`
	Out           []string `toml:"out"`
	In            []string `toml:"in"`
	Per           []string `toml:"per"`
	Degree        []string `toml:"degree"`
	Times         []string `toml:"times"`
	Cross         []string `toml:"cross"`
	Decade        []string `toml:"decade"`
	OrdinalEnding []string `toml:"ordinal-ending"`
	Determiner    []string `toml:"determiner"`
	Link          []string `toml:"link"`
	Approximate   []string `toml:"approximate"`
	YearLead      []string `toml:"year-lead"`
	Prefix        []string `toml:"prefix"`
	Comparison    []string `toml:"comparison"`
	Schedule      []string `toml:"schedule"`
	Every         []string `toml:"every"`
	PartEnd       []string `toml:"part-end"`
	Ordinal       []string `toml:"ordinal"`
	Blocker       []string `toml:"blocker"`
	Solution      []string `toml:"solution"`
	Vehicle       []string `toml:"vehicle"`
	Stems         []string `toml:"stems"`
	Tally         []string `toml:"tally"`
	Stop          []string `toml:"stop"`
}

// role is what a word can do in a quantity; a word may have several ("second", "quarter", "may").
type role uint64

const (
	cardinal role = 1 << iota
	scale
	magnitude
	part
	parts
	nth
	fold
	multiple
	occasion
	month
	roman
	article
	to
	and
	or
	versus
	between
	of
	out
	in
	per
	times
	cross
	decade
	ordinalEnding
	determiner
	link
	approximate
	yearLead
	prefix
	comparison
	schedule
	every
	partEnd
	ordinal
	blocker
	solution
	vehicle
	tally
	stop

	begins = cardinal | scale | magnitude | part | nth | fold | multiple | occasion | month | roman
)

func (r role) any(of role) bool { return r&of != 0 }

// word is what a quantity can make of one word or sign.
type word struct {
	roles role
	value float64  // of a number word: its number; of a part: how many make a whole
	units []phrase // that begin with the word and stand behind a number, the longest first
	names []phrase // that end with the word and stand before a number, the longest first
}

// phrase is a unit or a name of one or more words.
type phrase struct {
	kind     QuantityKind
	unit     string // the first form of its entry
	rest     []ID   // the other words, away from the number: after the first of a unit, before the last of a name
	plural   bool   // not the first form of its entry
	capitals bool   // read in capitals only
	compared bool   // read before a sign of comparison only
}

// NewQuantifier enters the words of m into the lexicon and returns a reader of the quantities they make.
func NewQuantifier(lex *Lexicon, m Measures) *Quantifier {
	b := builder{lex: lex, places: map[ID]int{}, words: make([]word, 1)}
	b.numbers(cardinal, m.Cardinals)
	b.numbers(scale, m.Scales)
	b.numbers(magnitude, m.Magnitudes)
	b.numbers(part, m.Part)
	b.numbers(parts, m.Parts)
	b.numbers(nth, m.Nth)
	b.numbers(fold, m.Folds)
	b.numbers(multiple, m.Multiples)
	b.numbers(occasion, m.Occasions)
	g := m.Grammar
	for _, list := range []struct {
		role  role
		words []string
	}{
		{month, g.Months}, {roman, g.Roman}, {article, g.Article}, {to, g.To}, {and, g.And}, {or, g.Or}, {versus, g.Versus},
		{between, g.Between}, {of, g.Of}, {out, g.Out}, {in, g.In}, {per, g.Per}, {times, g.Times}, {cross, g.Cross},
		{decade, g.Decade}, {ordinalEnding, g.OrdinalEnding}, {determiner, g.Determiner}, {link, g.Link},
		{approximate, g.Approximate}, {yearLead, g.YearLead}, {prefix, g.Prefix}, {comparison, g.Comparison},
		{schedule, g.Schedule}, {every, g.Every}, {partEnd, g.PartEnd}, {ordinal, g.Ordinal}, {blocker, g.Blocker},
		{solution, g.Solution}, {vehicle, g.Vehicle}, {tally, g.Tally},
		{stop, g.Stop},
	} {
		for _, w := range list.words {
			b.word(lex.Intern(w)).roles |= list.role
		}
	}
	a := m.After
	for _, list := range []kindList{
		{Percentage, a.Percentage}, {Duration, a.Duration}, {Rate, a.Rate}, {Dose, a.Dose}, {Measure, a.Measure}, {Money, a.Money},
		{Time, a.Time}, {FoldChange, a.Fold}, {Age, a.Age}, {Label, a.Label}, {Count, a.Count},
		{Interval, m.Before.Interval}, // behind its level: 95% CI
	} {
		for p, ids := range list.phrases(lex) {
			p.rest = ids[1:]
			w := b.word(ids[0])
			w.units = append(w.units, p)
		}
	}
	n := m.Before
	for _, list := range []kindList{
		{Effect, n.Effect}, {PValue, n.PValue}, {Interval, n.Interval}, {Age, n.Age}, {Measure, n.Measure}, {Money, n.Money},
		{Phone, n.Phone}, {Count, n.Count}, {Label, n.Label},
	} {
		for p, ids := range list.phrases(lex) {
			p.rest = ids[:len(ids)-1]
			w := b.word(ids[len(ids)-1])
			w.names = append(w.names, p)
		}
	}
	return b.quantifier(m)
}

type kindList struct {
	kind    QuantityKind
	entries []string
}

// phrases yields each form of the list and the words it consists of.
func (l kindList) phrases(lex *Lexicon) func(yield func(phrase, []ID) bool) {
	return func(yield func(phrase, []ID) bool) {
		for _, entry := range l.entries {
			forms := strings.Fields(entry)
			for i, form := range forms {
				text, compared := strings.CutSuffix(form, "=")
				p := phrase{kind: l.kind, unit: strings.TrimSuffix(forms[0], "="), plural: i > 0, compared: compared}
				p.capitals = len(text) > 1 && text == strings.ToUpper(text) && text != strings.ToLower(text)
				if !yield(p, lex.internAll(text)) {
					return
				}
			}
		}
	}
}

// internAll gives every word of a phrase an ID.
func (l *Lexicon) internAll(text string) []ID {
	var ids []ID
	for _, t := range l.Tokens(nil, text, Range{0, int32(len(text))}, nil) {
		id := t.ID
		if t.Kind == Word || t.Kind == Number {
			id = l.Intern(text[t.Start:t.End])
		}
		ids = append(ids, id)
	}
	return ids
}

// builder gathers words before the size of the index is known.
type builder struct {
	lex    *Lexicon
	places map[ID]int
	words  []word
}

func (b *builder) word(id ID) *word {
	place, ok := b.places[id]
	if !ok {
		place = len(b.words)
		b.places[id] = place
		b.words = append(b.words, word{})
	}
	return &b.words[place]
}

// numbers enters number words, in alphabetical order so that IDs are the same in every run.
func (b *builder) numbers(as role, values map[string]float64) {
	for _, text := range slices.Sorted(maps.Keys(values)) {
		w := b.word(b.lex.Intern(text))
		w.roles |= as
		w.value = values[text]
	}
}

func (b *builder) quantifier(m Measures) *Quantifier {
	q := &Quantifier{words: b.words, stems: m.Grammar.Stems, pairs: map[[2]float64]QuantityKind{}, moneyScales: map[ID]float64{}}
	for _, text := range m.Grammar.Degree {
		q.degree = uint16(b.places[b.lex.Intern(text)])
	}
	for _, text := range slices.Sorted(maps.Keys(m.MoneyScales)) {
		q.moneyScales[b.lex.Intern(text)] = m.MoneyScales[text]
	}
	for text, kind := range m.Pairs {
		left, right, _ := strings.Cut(text, "/")
		q.pairs[[2]float64{digits(left), digits(right)}] = kind
	}
	q.index = make([]uint16, b.lex.Len())
	q.starts = make([]Flags, b.lex.Len())
	for id, place := range b.places {
		q.index[id] = uint16(place)
		switch roles := q.words[place].roles; {
		case roles.any(month), roles&begins == roman: // may and i are other words
			q.starts[id] = Capital
		case roles.any(begins):
			q.starts[id] = always
		}
	}
	longestFirst := func(a, b phrase) int { return len(b.rest) - len(a.rest) }
	for i := range q.words {
		slices.SortStableFunc(q.words[i].units, longestFirst)
		slices.SortStableFunc(q.words[i].names, longestFirst)
	}
	return q
}
