package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// A pattern is looked for by its rarest part, its anchor: “(the | this) _{0,3} (study | trial)” by “study” and “trial”. Only where an
// anchor stands is the pattern read, forwards from it and then, if that succeeds, backwards from before it. Most words of an article
// are no anchors, and cost one look-up. To read all patterns from their first words, as a plain automaton does, made four times the
// work: every “the” and every “no” set patterns going that came to nothing.

// split returns the part of a pattern from its anchor to its end, and the part before the anchor, turned round.
func (b *builder) split(root node) (forward, backward node) {
	parts := root.parts
	if root.op != sequence {
		parts = []node{root}
	}
	anchor, least := 0, -1
	for i, part := range parts {
		if part.nullable() || part.first() != nil {
			continue
		}
		if cost := b.cost(part); least < 0 || cost < least {
			anchor, least = i, cost
		}
	}
	return node{op: sequence, parts: parts[anchor:]}, reversed(node{op: sequence, parts: parts[:anchor]})
}

// The costs of being looked for by something, as a guess at how often it stands in an article: an uncommon word is the unit.
const (
	costOfCommonWord = 80
	costOfSign       = 80
	costOfQuantity   = 10
	costOfList       = 120 // at most
)

// cost adds up the costs of all that a node can begin with.
func (b *builder) cost(n node) int {
	total := 0
	for s := range b.firsts(n) {
		switch {
		case s >= atomSymbol(0):
			total += b.listCost(NameID(s - atomSymbol(0)))
		case s <= symbol(prose.Line):
			total += costOfSign
		case b.alphabet.common[prose.ID(s)]:
			total += costOfCommonWord
		default:
			total++
		}
	}
	return total
}

func (b *builder) listCost(id NameID) int {
	if n, ok := b.alphabet.listed[id]; ok {
		return min(n, costOfList)
	}
	return costOfQuantity
}

// firsts yields the symbols that a node can begin with, some of them twice.
func (b *builder) firsts(n node) func(yield func(symbol) bool) {
	return func(yield func(symbol) bool) { b.eachFirst(n, yield) }
}

func (b *builder) eachFirst(n node, yield func(symbol) bool) bool {
	switch n.op {
	case sequence:
		for _, part := range n.parts {
			if !b.eachFirst(part, yield) {
				return false
			}
			if !part.nullable() {
				break
			}
		}
	case choice, option:
		for _, part := range n.parts {
			if !b.eachFirst(part, yield) {
				return false
			}
		}
	case gap:
	default:
		for _, s := range b.alphabet.sets[b.label(n)] {
			if !yield(s) {
				return false
			}
		}
	}
	return true
}

// reversed turns a node round, so that it matches the same words from the last to the first.
func reversed(n node) node {
	n.parts = slices.Clone(n.parts)
	for i, part := range n.parts {
		n.parts[i] = reversed(part)
	}
	if n.op == sequence {
		slices.Reverse(n.parts)
	}
	return n
}
