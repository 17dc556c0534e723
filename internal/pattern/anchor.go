package pattern

import "github.com/primum-lint/primum/internal/prose"

// Every pattern has an anchor, its rarest part: “(the | this) _{0,3} (study | trial)” has “study” and “trial”. A sentence without an
// anchor is not read at all. For a machine of few patterns that is nearly every sentence; to read it would cost five times the look.

// anchors are what a machine's anchors begin with.
type anchors struct {
	words      []bool // by prose.ID
	names      []bool // by NameID; the words of the lists among them are in words
	quantities bool   // whether an anchor can be a quantity
}

// in reports whether an anchor may stand in a sentence; false is sure.
func (a *anchors) in(tokens []prose.Token, quantities []prose.Quantity) bool {
	for i := range tokens {
		if id := int(tokens[i].ID); id < len(a.words) && a.words[id] {
			return true
		}
	}
	return a.quantities && len(quantities) > 0
}

// anchor notes the anchor of a pattern.
func (b *builder) anchor(root *node) {
	parts := []node{*root}
	if root.op == sequence {
		parts = root.parts
	}
	var best *node
	least := 0
	for i := range parts {
		part := &parts[i]
		if part.nullable() || part.first() != nil {
			continue
		}
		if cost := b.cost(part); best == nil || cost < least {
			best, least = part, cost
		}
	}
	for s := range b.firsts(best) {
		b.noteAnchor(s)
	}
}

func (b *builder) noteAnchor(s symbol) {
	if s < atomSymbol(0) {
		note(&b.anchors.words, int(s))
		return
	}
	id := NameID(s - atomSymbol(0))
	if !note(&b.anchors.names, int(id)) {
		return
	}
	b.anchors.quantities = b.anchors.quantities || b.vocabulary.quantity(id)
	for _, entries := range b.vocabulary.lists[id] {
		for i := range entries {
			for s := range b.firsts(&entries[i].root) {
				b.noteAnchor(s)
			}
		}
	}
}

// note sets i in a set, and reports whether it was not in it.
func note(set *[]bool, i int) bool {
	if n := i + 1 - len(*set); n > 0 {
		*set = append(*set, make([]bool, n)...)
	}
	had := (*set)[i]
	(*set)[i] = true
	return !had
}

// What it costs to be found by something, as a guess at how often it stands in an article: an uncommon word is the unit.
const (
	costOfCommonWord = 80
	costOfSign       = 80
	costOfQuantity   = 10
	costOfList       = 120 // at most
)

// cost adds up the costs of all that a node can begin with.
func (b *builder) cost(n *node) int {
	total := 0
	for s := range b.firsts(n) {
		switch {
		case s >= atomSymbol(0):
			total += b.listCost(NameID(s - atomSymbol(0)))
		case s <= symbol(prose.Line):
			total += costOfSign
		case b.vocabulary.common[prose.ID(s)]:
			total += costOfCommonWord
		default:
			total++
		}
	}
	return total
}

func (b *builder) listCost(id NameID) int {
	if b.vocabulary.quantity(id) {
		return costOfQuantity
	}
	size := 0
	for _, entries := range b.vocabulary.lists[id] {
		size += len(entries)
	}
	return min(size, costOfList)
}

// firsts yields the symbols that a node can begin with, some of them twice.
func (b *builder) firsts(n *node) func(yield func(symbol) bool) {
	return func(yield func(symbol) bool) { b.eachFirst(n, yield) }
}

func (b *builder) eachFirst(n *node, yield func(symbol) bool) bool {
	switch n.op {
	case sequence:
		for i := range n.parts {
			if !b.eachFirst(&n.parts[i], yield) {
				return false
			}
			if !n.parts[i].nullable() {
				break
			}
		}
	case choice, option:
		for i := range n.parts {
			if !b.eachFirst(&n.parts[i], yield) {
				return false
			}
		}
	case gap:
	default:
		for _, s := range b.vocabulary.alphabet.sets[b.label(n)] {
			if !yield(s) {
				return false
			}
		}
	}
	return true
}
