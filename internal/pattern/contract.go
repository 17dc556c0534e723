package pattern

import (
	"maps"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// maxContracted bounds what contractions make of a part of a pattern, in nodes. Only what is written to find the bound comes near it.
const maxContracted = 8 * maxItems

// contractions are words that stand for two, by the first of the two and the second: “I'm” for “I am”. A pattern that has the two finds
// them so, too.
type contractions map[string]map[string][]string

func newContractions(words map[string][]string) contractions {
	c := contractions{}
	for _, short := range slices.Sorted(maps.Keys(words)) {
		for _, long := range words[short] {
			first, second, _ := strings.Cut(folded(long), " ")
			if c[first] == nil {
				c[first] = map[string][]string{}
			}
			c[first][second] = append(c[first][second], short)
		}
	}
	return c
}

// Contracted returns words and those that stand for one of them and another: I, I'm, I've.
func (v *Vocabulary) Contracted(words []string) []string {
	all := slices.Clone(words)
	for _, w := range words {
		for _, shorts := range v.short[folded(w)] {
			all = append(all, shorts...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func folded(s string) string { return string(prose.Fold(nil, s)) }

// in makes the parts of a sequence whose border can be contracted a choice between themselves and that, everywhere in a node.
func (c contractions) in(n *node) {
	for i := range n.parts {
		c.in(&n.parts[i])
	}
	if n.op != sequence {
		return
	}
	for i := len(n.parts) - 2; i >= 0; i-- {
		end := i + 2 // behind the last part that can follow directly
		for end < len(n.parts) && n.parts[end-1].nullable(false) {
			end++
		}
		before, behind := n.parts[i], inTurn(n.parts[i+1:end]...)
		either := node{op: choice, offset: before.offset, parts: []node{inTurn(n.parts[i:end]...)}}
		for _, first := range before.edge(true) {
			if c[first] == nil {
				continue
			}
			for _, second := range behind.edge(false) {
				for _, short := range c[first][second] {
					either.parts = append(either.parts, inTurn(before.without(first, true),
						node{op: word, offset: before.offset, text: short}, behind.without(second, false)))
				}
			}
		}
		if len(either.parts) > 1 && either.size() <= maxContracted {
			n.parts = append(append(n.parts[:i:i], either), n.parts[end:]...)
		}
	}
}

// inTurn returns the sequence of some parts, less those that are nothing.
func inTurn(parts ...node) node {
	some := slices.DeleteFunc(slices.Clone(parts), func(n node) bool { return n.op == sequence && len(n.parts) == 0 })
	if len(some) == 1 {
		return some[0]
	}
	return node{op: sequence, offset: parts[0].offset, parts: some}
}

// edge returns the words with which the node may begin or, last, end.
func (n *node) edge(last bool) []string { return n.addEdge(nil, last) }

func (n *node) addEdge(words []string, last bool) []string {
	if n.op == word && !n.inflect {
		if w := folded(n.text); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	for i := range n.parts {
		part := &n.parts[n.from(i, last)]
		words = part.addEdge(words, last)
		if n.op == sequence && !part.nullable(false) {
			break
		}
	}
	return words
}

// without returns what is left of the node where it begins or, last, ends with a word of that edge.
func (n *node) without(edge string, last bool) node {
	left := node{op: choice, offset: n.offset}
	if n.op == word {
		return node{op: sequence, offset: n.offset}
	}
	for i := range n.parts {
		at := n.from(i, last)
		part := &n.parts[at]
		if slices.Contains(part.edge(last), edge) {
			rest := part.without(edge, last)
			switch {
			case n.op == sequence && last:
				rest = inTurn(append(slices.Clone(n.parts[:at]), rest)...)
			case n.op == sequence:
				rest = inTurn(append([]node{rest}, n.parts[at+1:]...)...)
			}
			left.parts = append(left.parts, rest)
		}
		if n.op == sequence && !part.nullable(false) {
			break
		}
	}
	if len(left.parts) == 1 {
		return left.parts[0]
	}
	return left
}

// from counts parts from the first on or from the last.
func (n *node) from(i int, last bool) int {
	if last {
		return len(n.parts) - 1 - i
	}
	return i
}

// size counts the node and all inside it.
func (n *node) size() int {
	size := 1
	for i := range n.parts {
		size += n.parts[i].size()
	}
	return size
}
