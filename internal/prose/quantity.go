package prose

import (
	"fmt"
	"slices"
)

// QuantityKind says what a number is about. What is no statistic (a dose, a price, a date) has a kind of its own as well, so that a
// rule can leave it out by name.
type QuantityKind uint8

const (
	PlainNumber QuantityKind = iota
	Percentage
	CountOf
	Fraction
	FoldChange
	Rate
	Ratio
	Effect
	PValue
	Interval
	Duration
	Count
	Dose
	Measure
	Money
	Date
	Age
	Time
	Frequency
	Phone
	Label
	quantityKinds
)

var quantityNames = [quantityKinds]string{
	PlainNumber: "number", Percentage: "percentage", CountOf: "count-of", Fraction: "fraction", FoldChange: "fold", Rate: "rate",
	Ratio: "ratio", Effect: "effect", PValue: "p-value", Interval: "interval", Duration: "duration", Count: "count", Dose: "dose",
	Measure: "measure", Money: "money", Date: "date", Age: "age", Time: "time", Frequency: "frequency", Phone: "phone", Label: "label",
}

// String is the name of the kind in the phrase language and in reports.
func (k QuantityKind) String() string { return quantityNames[k] }

// MarshalText gives the kind its name.
func (k QuantityKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the name of a kind; the error names the kinds there are.
func (k *QuantityKind) UnmarshalText(text []byte) error {
	i := slices.Index(quantityNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("%q is no kind of quantity: there are %q", text, quantityNames)
	}
	*k = QuantityKind(i)
	return nil
}

// QuantityKinds yields all kinds in order.
func QuantityKinds(yield func(QuantityKind) bool) {
	for k := range quantityKinds {
		if !yield(k) {
			return
		}
	}
}

// Names are the names by which patterns may call the kind.
func (k QuantityKind) Names() []string {
	if k == Percentage {
		return []string{k.String(), "percent"}
	}
	return []string{k.String()}
}

// Quantity is an amount that a text states. Numbers are kept as they are written ("9.88" months is no number of days), since it is as
// written that they are compared with a source.
//
//	percentage  Value in percent (86); Unit "percent" or "percentage-point"
//	count-of    Value out of Of: 86 of 100
//	rate        Value per Of: 12 per 100,000
//	ratio       Value to Of: 2:1
//	fraction    Value between 0 and 1
//	fold        Value times: 2 for "doubled", 0.5 for "halved"
//	interval    its bounds, Value and High; both 0 where the text speaks of an interval and gives none
//	effect, p-value  the number alone; Unit is the first name of the measure: "hazard-ratio"
//	duration, dose, measure, money, age, count  Value in Unit: "month", "mg", "study"; Unit is empty where none is written
//	date        the year, or 0 where none is named
//	time        the hour; 24/7 is 24
//	frequency   how often, in the time that Unit names, if it does
//	phone       0
//	label       the number in it, as far as it has one
type Quantity struct {
	First, Last int32 // tokens, end exclusive
	Kind        QuantityKind
	Value       float64
	High        float64 // the upper end of a range, else Value
	Of          float64 // the whole, else 0
	Unit        string  // the first of its forms in the word list
}

// Quantifier reads quantities. It only reads its own tables, so that many goroutines may share one.
type Quantifier struct {
	index  []uint16 // by ID: a place in words; 0 for the words that mean nothing here
	words  []word
	starts []Flags // by ID: of which flags a quantity that starts with the word needs one; none where no quantity does
	pairs  map[[2]float64]QuantityKind

	stems       []string // in which the names of medicines end
	degree      uint16   // a place in words, which the sign ° counts as
	moneyScales map[ID]float64
}

// Quantities appends the quantities of one sentence in order; none overlaps another. Text is what the tokens' offsets count in. Base is
// added to every token index, for a caller whose tokens are a part of a longer row.
func (q *Quantifier) Quantities(dst []Quantity, text string, tokens []Token, base int) []Quantity {
	r := reader{Quantifier: q, text: text, tokens: tokens}
	own := len(dst)
	for i := 0; i < len(tokens); {
		if t := &tokens[i]; t.Kind != Number && (int(t.ID) >= len(q.starts) || q.starts[t.ID]&(t.Flags|always) == 0) {
			i++
			continue
		}
		found, ok := r.quantity(i)
		if !ok {
			i++
			continue
		}
		i = int(found.Last)
		r.floor = i
		dst = append(dst, found)
		r.share(dst[own:])
	}
	for i := own; i < len(dst); i++ {
		dst[i].First += int32(base)
		dst[i].Last += int32(base)
	}
	return dst
}

// always is a flag that no token has and every word is taken for having.
const always Flags = 1 << 7

// reader reads one sentence.
type reader struct {
	*Quantifier
	text   string
	tokens []Token
	floor  int // tokens before it belong to a quantity already
}

// id is the ID at i. Outside of the sentence all is Unknown.
func (r *reader) id(i int) ID {
	if uint(i) >= uint(len(r.tokens)) {
		return Unknown
	}
	return r.tokens[i].ID
}

func (r *reader) word(i int) *word {
	if id := r.id(i); int(id) < len(r.index) {
		return &r.words[r.index[id]]
	}
	return &r.words[0]
}

func (r *reader) is(i int, any role) bool { return r.word(i).roles.any(any) }

func (r *reader) at(i int) string { return r.text[r.tokens[i].Start:r.tokens[i].End] }

// has reports whether there is a token at i and it is of the kind and has the flags.
func (r *reader) has(i int, kind Kind, flags Flags) bool {
	return uint(i) < uint(len(r.tokens)) && r.tokens[i].Kind == kind && r.tokens[i].Has(flags)
}

// tight reports whether a token of the kind stands at i with nothing between it and the one before.
func (r *reader) tight(i int, kind Kind) bool {
	return r.has(i, kind, 0) && r.tokens[i].Flags&(Spaced|Joined) == 0
}

// joined reports whether only a hyphen stands between the token at i and the one before.
func (r *reader) joined(i int) bool { return i > 0 && i < len(r.tokens) && r.tokens[i].Has(Joined) }

// share lets the quantities of a list that ends with the last one be of one kind: "6, 12 and 24 months", "grades 3, 4 and 5".
func (r *reader) share(found []Quantity) {
	last := len(found) - 1
	first := last
	for first > 0 && r.lists(int(found[first-1].Last), int(found[first].First), first < last) {
		first--
	}
	row, from := found[first:], found[last]
	if !from.Kind.listed() {
		from = found[first]
		if from.Kind != Label && from.Kind != Effect && from.Kind != Age {
			return
		}
	}
	for i := range row {
		if row[i].Kind == PlainNumber {
			row[i].Kind, row[i].Unit = from.Kind, from.Unit
		}
	}
}

// lists reports whether what stands from one quantity to the next makes a list of them: "and" before the last, else a comma.
func (r *reader) lists(from, to int, ended bool) bool {
	if r.id(from) == Comma {
		if from++; from == to {
			return ended
		}
	}
	return to == from+1 && r.is(from, and|or|versus)
}

// listed reports whether numbers before one of the kind may leave out its unit.
func (k QuantityKind) listed() bool {
	switch k {
	case Percentage, FoldChange, Frequency, Duration, Count, Dose, Measure, Money:
		return true
	}
	return false
}
