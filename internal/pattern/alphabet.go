package pattern

import (
	"encoding/binary"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// symbol is what one step of the automaton reads: a word or sign (its prose.ID), or one of those below.
type symbol uint32

const (
	anyWord  symbol = 1<<30 + iota // any word or number, in a gap
	crossing                       // a sign that a gap runs over
)

// atomSymbol is the symbol of a named list or quantity.
func atomSymbol(id NameID) symbol { return 1<<31 | symbol(id) }

// label is a set of symbols that lead the same way. Equal sets are one label, so that patterns that begin alike share their states.
type label uint32

// alphabet turns the words of patterns into labels, which costs an inflection and several look-ups the first time.
type alphabet struct {
	lexicon   *prose.Lexicon
	irregular map[string][]string
	sets      [][]symbol
	labels    map[string]label // by the bytes of the set
	words     [2]map[string]label
	scratch   []byte
	common    map[prose.ID]bool     // words that stand everywhere
	listed    map[NameID]int        // how many entries each list has
	listStart map[NameID][]prose.ID // the words that entries of a list begin with
}

func newAlphabet(lex *prose.Lexicon, irregular map[string][]string) *alphabet {
	return &alphabet{
		lexicon:   lex,
		irregular: irregular,
		labels:    make(map[string]label),
		words:     [2]map[string]label{make(map[string]label), make(map[string]label)},
		common:    make(map[prose.ID]bool),
		listed:    make(map[NameID]int),
		listStart: make(map[NameID][]prose.ID),
	}
}

// label returns the label of a set, which it may sort.
func (a *alphabet) label(set ...symbol) label {
	slices.Sort(set)
	set = slices.Compact(set)
	key := a.scratch[:0]
	for _, s := range set {
		key = binary.LittleEndian.AppendUint32(key, uint32(s))
	}
	a.scratch = key
	l, ok := a.labels[string(key)]
	if !ok {
		l = label(len(a.sets))
		a.sets = append(a.sets, slices.Clone(set))
		a.labels[string(key)] = l
	}
	return l
}

// word returns the label of a word, or of all its forms.
func (a *alphabet) word(text string, inflect bool) label {
	known := a.words[0]
	if inflect {
		known = a.words[1]
	}
	l, ok := known[text]
	if !ok {
		l = a.label(a.forms(text, inflect)...)
		known[text] = l
	}
	return l
}

func (a *alphabet) forms(text string, inflect bool) []symbol {
	forms := []string{text}
	if inflect {
		folded := string(prose.Fold(nil, text))
		if irregular, ok := a.irregular[folded]; ok {
			forms = append(forms, irregular...)
		} else {
			forms = inflections(nil, folded)
		}
	}
	ids := make([]symbol, len(forms))
	for i, form := range forms {
		ids[i] = symbol(a.lexicon.Intern(form))
	}
	return ids
}
