package pattern

import (
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// contractions are words that stand for two: “I'm” for “I am”. A pattern that has the two finds them so, too.
type contractions map[[2]string][]string

func newContractions(words map[string][]string) contractions {
	c := contractions{}
	for short, longs := range words {
		for _, long := range longs {
			first, second, _ := strings.Cut(folded(long), " ")
			pair := [2]string{first, second}
			c[pair] = append(c[pair], short)
		}
	}
	return c
}

func folded(s string) string { return string(prose.Fold(nil, s)) }

// in makes two parts of a sequence that can be contracted a choice between themselves and their contractions, everywhere in a node.
func (c contractions) in(n *node) {
	for i := range n.parts {
		c.in(&n.parts[i])
	}
	if n.op != sequence {
		return
	}
	for i := 0; i+1 < len(n.parts); i++ {
		a, b := n.parts[i], n.parts[i+1]
		either := node{op: choice, offset: a.offset, parts: []node{{op: sequence, offset: a.offset, parts: []node{a, b}}}}
		for first := range a.words {
			for second := range b.words {
				for _, short := range c[[2]string{first, second}] {
					either.parts = append(either.parts, node{op: word, offset: a.offset, text: short})
				}
			}
		}
		if len(either.parts) > 1 {
			n.parts = append(append(n.parts[:i:i], either), n.parts[i+2:]...)
		}
	}
}

// words calls yield with each word that the node may be by itself.
func (n *node) words(yield func(string) bool) { n.eachWord(yield) }

func (n *node) eachWord(yield func(string) bool) bool {
	switch n.op {
	case word:
		return n.inflect || yield(folded(n.text))
	case choice, option:
		for i := range n.parts {
			if !n.parts[i].eachWord(yield) {
				return false
			}
		}
	}
	return true
}
