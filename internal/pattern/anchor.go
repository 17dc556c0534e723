package pattern

import (
	"cmp"
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// What must stand in a sentence if a pattern is to stand there is known beforehand: for “~cure (your | the)? {condition}”, one of the
// words cure, cures, cured and curing, and a condition. The rarest of all this is the anchor of the pattern, by which it is known, and
// around which it is tried; the next rarest are asked for first. A choice needs the rarest of each alternative: “a cut above | bar
// none” needs cut or bar.

// candidate is a tree that is tried in a sentence that has its anchor.
type candidate struct {
	also   [3]either // must be in the sentence, too
	root   uint32    // its first step
	of     uint32    // the pattern, or the name of the list
	before uint8     // places at most from where it begins to its anchor, but for signs that gaps run over
}

// either is an element, or one of several: a place in Machine.choices, with the bit several set. 0 is nothing, which every sentence has.
type either uint32

const several either = 1 << 31

// What it costs to be found by something, as a guess at how often it stands in an article: an uncommon word is the unit.
const (
	costOfCommonest = 3000 // of common words; the second has half of it, the third a third (Zipf’s law)
	costOfSign      = 1000
	costOfQuantity  = 60
	costOfAsking    = 60 // whether one word is there, against going on needlessly where it is
)

// needed is a label of which something must stand in a sentence.
type needed struct {
	label  label
	cost   int
	before int   // as of a candidate
	choice *node // that needs it, each alternative some of it
}

// anywhere is where an anchor stands behind more places than are counted, or behind a quantity, which is of any length.
const anywhere = 255

// need appends what must stand in a sentence for a node to, which stands behind so many places of its pattern.
func (b *builder) need(dst []needed, n *node, before int) []needed {
	switch n.op {
	case option, gap:
		return dst
	case sign:
		if n.sign == prose.Period {
			return dst // every sentence ends
		}
	case sequence:
		for i := range n.parts {
			dst = b.need(dst, &n.parts[i], before)
			before += b.longest(&n.parts[i])
		}
		return dst
	case choice:
		base := len(b.symbols)
		defer func() { b.symbols = b.symbols[:base] }()
		for i := range n.parts {
			best, ok := rarest(b.need(nil, &n.parts[i], before))
			if !ok {
				return dst
			}
			b.symbols = append(b.symbols, b.vocabulary.alphabet.sets[best.label]...)
		}
		l := b.vocabulary.alphabet.label(b.symbols[base:]...)
		return append(dst, needed{l, b.cost(l), before, n})
	}
	l := b.label(n)
	return append(dst, needed{l, b.cost(l), before, nil})
}

// longest returns how many places a node reads at most, but for signs that gaps run over; anywhere and more where nobody can tell.
func (b *builder) longest(n *node) int {
	total := 0
	switch n.op {
	case gap:
		return int(n.max)
	case word, sign:
		return 1
	case name:
		id, _ := b.vocabulary.lookup(b.scope, n.text)
		return b.longestEntry(id)
	}
	for i := range n.parts {
		if size := b.longest(&n.parts[i]); n.op == choice {
			total = max(total, size)
		} else {
			total += size
		}
	}
	return total
}

func (b *builder) longestEntry(id NameID) int {
	length, ok := b.vocabulary.lengths[id]
	switch {
	case ok:
		return length
	case b.vocabulary.quantity(id):
		return anywhere
	}
	entries := b.vocabulary.lists[id]
	for i := range entries {
		length = max(length, b.longest(&entries[i]))
	}
	b.vocabulary.lengths[id] = length
	return length
}

// rarest returns what costs least, and puts it first; ok is false where there is nothing.
func rarest(all []needed) (best needed, ok bool) {
	if len(all) == 0 {
		return needed{}, false
	}
	slices.SortStableFunc(all, func(x, y needed) int { return cmp.Compare(x.cost, y.cost) })
	return all[0], true
}

// list lists a candidate by its anchor in a tree that needs all this. Of a choice each alternative has its own: “a cut above | bar none”
// is known by cut, where there is above, too, and by bar.
func (b *builder) list(c candidate, all []needed, give func(anchor element, c candidate)) {
	anchor, _ := rarest(all)
	if anchor.choice != nil {
		for i := range anchor.choice.parts {
			b.list(c, append(b.need(nil, &anchor.choice.parts[i], anchor.before), all[1:]...), give)
		}
		return
	}
	c.before = uint8(min(anchor.before, anywhere))
	also := all[1:min(len(all), 1+len(c.also))]
	slices.SortStableFunc(also, func(x, y needed) int { return cmp.Compare(b.toAsk(x), b.toAsk(y)) })
	for i, n := range also {
		c.also[i] = b.either(n.label)
	}
	for _, s := range b.vocabulary.alphabet.sets[anchor.label] {
		give(b.element(s), c)
	}
}

// toAsk is what it takes to ask for something before the rest is asked for, as a guess: a step for each word that may be it, and what comes
// next as often as it is there, which is the oftener the more it costs.
func (b *builder) toAsk(n needed) int {
	return costOfAsking*len(b.vocabulary.alphabet.sets[n.label]) + min(n.cost, costOfCommonest)
}

// cost adds up what the symbols of a label cost.
func (b *builder) cost(l label) int {
	total := 0
	for _, s := range b.vocabulary.alphabet.sets[l] {
		switch {
		case s >= atomSymbol(0):
			total += b.costOfName(NameID(s - atomSymbol(0)))
		case s <= symbol(prose.Line):
			total += costOfSign
		case b.vocabulary.ranks[prose.ID(s)] > 0:
			total += max(1, costOfCommonest/b.vocabulary.ranks[prose.ID(s)])
		default:
			total++
		}
	}
	return total
}

func (b *builder) costOfName(id NameID) int {
	total, ok := b.vocabulary.costs[id]
	switch {
	case ok:
		return total
	case b.vocabulary.quantity(id):
		return costOfQuantity
	}
	entries := b.vocabulary.lists[id]
	for i := range entries {
		best, _ := rarest(b.need(nil, &entries[i], 0))
		total += best.cost
	}
	b.vocabulary.costs[id] = total
	return total
}
