package pattern

import (
	"encoding/binary"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// symbol is what one step of a pattern reads: a word or sign (its prose.ID), or a name.
type symbol uint32

// atomSymbol is the symbol of a named list or quantity.
func atomSymbol(id NameID) symbol { return 1<<31 | symbol(id) }

// label is a set of symbols. Equal sets have one number.
type label uint32

// alphabet turns the words of patterns into labels, which costs an inflection and several look-ups the first time.
type alphabet struct {
	lexicon   *prose.Lexicon
	irregular map[string][]string
	sets      [][]symbol       // by label; the first one is no label's
	labels    map[string]label // by the bytes of the set
	words     [2][]label       // by prose.ID: of the word alone, and of all its forms; 0 where it is not known yet
	symbols   []symbol         // holds the sets
	forms     []string
	key       []byte
}

func newAlphabet(lex *prose.Lexicon, irregular map[string][]string) *alphabet {
	return &alphabet{lexicon: lex, irregular: irregular, sets: make([][]symbol, 1), labels: make(map[string]label)}
}

// label returns the label of a set, which it may sort.
func (a *alphabet) label(set ...symbol) label {
	slices.Sort(set)
	set = slices.Compact(set)
	if len(set) == 1 && set[0] < atomSymbol(0) {
		l := a.known(0, prose.ID(set[0]))
		if *l == 0 {
			*l = a.newLabel(set)
		}
		return *l
	}
	key := a.key[:0]
	for _, s := range set {
		key = binary.LittleEndian.AppendUint32(key, uint32(s))
	}
	a.key = key
	l, ok := a.labels[string(key)]
	if !ok {
		l = a.newLabel(set)
		a.labels[string(key)] = l
	}
	return l
}

func (a *alphabet) newLabel(set []symbol) label {
	n := len(a.symbols)
	a.symbols = append(a.symbols, set...)
	a.sets = append(a.sets, slices.Clip(a.symbols[n:]))
	return label(len(a.sets) - 1)
}

// word returns the label of a word, or of all its forms.
func (a *alphabet) word(text string, inflect bool) label {
	id := a.lexicon.Intern(text)
	if !inflect {
		return a.label(symbol(id))
	}
	if l := *a.known(1, id); l != 0 {
		return l
	}
	l := a.label(a.inflected(text)...)
	*a.known(1, id) = l
	return l
}

// known returns the place of a word's label in one of the tables.
func (a *alphabet) known(table int, id prose.ID) *label {
	labels := &a.words[table]
	if n := int(id) + 1 - len(*labels); n > 0 {
		*labels = append(*labels, make([]label, n)...)
	}
	return &(*labels)[id]
}

func (a *alphabet) inflected(text string) []symbol {
	forms := a.forms[:0]
	folded := string(prose.Fold(nil, text))
	if irregular, ok := a.irregular[folded]; ok {
		forms = append(append(forms, folded), irregular...)
	} else {
		forms = inflections(forms, folded)
	}
	a.forms = forms
	set := make([]symbol, len(forms))
	for i, form := range forms {
		set[i] = symbol(a.lexicon.Intern(form))
	}
	return set
}
