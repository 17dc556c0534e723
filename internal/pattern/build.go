package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// builder adds patterns to an automaton.
type builder struct {
	automaton
	alphabet *alphabet
	shared   map[step]state
	ids      map[string]NameID // names of the pattern that is being added
}

// step is the only way into a state that patterns share.
type step struct {
	from state
	on   label
}

func newBuilder(a *alphabet) *builder {
	return &builder{
		automaton: automaton{edges: newTable(), links: make([]link, 1), states: make([]properties, 1)},
		alphabet:  a,
		shared:    make(map[step]state),
	}
}

// add adds a pattern that is read from a state on. Ids are the numbers of the names inside it.
func (b *builder) add(from state, n node, accepts uint32, ids map[string]NameID) {
	b.ids = ids
	for _, s := range b.node([]state{from}, n) {
		if s != from {
			b.push(&b.states[s].accepts, accepts)
		}
	}
}

func (b *builder) newState() state {
	b.states = append(b.states, properties{})
	return state(len(b.states) - 1)
}

// node adds what leads from any of the given states through n, and returns the states in which n has been read.
func (b *builder) node(from []state, n node) []state {
	switch n.op {
	case sequence:
		for _, part := range n.parts {
			from = b.node(from, part)
		}
		return from
	case choice:
		return b.choice(from, n)
	case option:
		return union(from, b.node(from, n.parts[0]))
	case gap:
		return b.gap(from, n)
	}
	return []state{b.step(from, b.label(n))}
}

// label returns the label of a word, sign or name.
func (b *builder) label(n node) label {
	switch n.op {
	case word:
		return b.alphabet.word(n.text, n.inflect)
	case sign:
		return b.alphabet.label(symbol(n.sign))
	}
	return b.alphabet.label(atomSymbol(b.ids[n.text]))
}

// choice reads all alternatives of one word, sign or name as one step.
func (b *builder) choice(from []state, n node) []state {
	var single []symbol
	var ends []state
	for _, part := range n.parts {
		if leaf := part.leaf(); leaf != nil {
			single = append(single, b.alphabet.sets[b.label(*leaf)]...)
			continue
		}
		ends = union(ends, b.node(from, part))
	}
	if len(single) > 0 {
		ends = union(ends, []state{b.step(from, b.alphabet.label(single...))})
	}
	return ends
}

// leaf returns the only word, sign or name of a node, or nil where it is anything else.
func (n *node) leaf() *node {
	for n.op == sequence && len(n.parts) == 1 {
		n = &n.parts[0]
	}
	if n.op == word || n.op == sign || n.op == name {
		return n
	}
	return nil
}

// gap reads from n.min to n.max words. Signs that it runs over lead from a state of the gap to itself. Before the first word that
// state is one of its own, for the given ones belong to other patterns too, which would run over signs with them.
func (b *builder) gap(from []state, n node) []state {
	over, next := b.alphabet.label(crossing), b.alphabet.label(anyWord)
	entered := b.step(from, over)
	b.connect(entered, over, entered)
	var ends []state
	if n.min == 0 {
		ends = union(from, []state{entered})
	}
	for i := 1; i <= int(n.max); i++ {
		read := b.step(from, next)
		b.connect(read, over, read)
		if i == 1 {
			b.connect(entered, next, read)
		}
		if i >= int(n.min) {
			ends = append(ends, read)
		}
		from = []state{read}
	}
	return ends
}

// step returns the state in which the label has been read after any of the given ones.
func (b *builder) step(from []state, on label) state {
	// What has been read before decides which state this is. With one way in, every pattern that comes that way can share it.
	key := step{from[0], on}
	if s, ok := b.shared[key]; ok && len(from) == 1 {
		return s
	}
	s := b.newState()
	for _, f := range from {
		b.connect(f, on, s)
	}
	if len(from) == 1 {
		b.shared[key] = s
	}
	return s
}

func (b *builder) connect(from state, on label, to state) {
	for _, s := range b.alphabet.sets[on] {
		p := &b.states[from]
		switch {
		case s == anyWord:
			b.push(&p.anyWord, uint32(to))
			continue
		case s == crossing:
			b.push(&p.crossing, uint32(to))
			continue
		case s >= atomSymbol(0):
			p.atoms = true
		default:
			p.words |= bit(prose.ID(s))
		}
		c := b.edges.at(edge{from, s})
		b.push(c, uint32(to))
		if from == root && s < anyWord {
			if n := int(s) + 1; n > len(b.begin) {
				b.begin = append(b.begin, make([]chain, n-len(b.begin))...)
			}
			b.begin[s] = *c
		}
	}
}

// push puts a number into a chain that does not have it yet.
func (b *builder) push(c *chain, to uint32) {
	for at := *c; at != 0; at = b.links[at].next {
		if b.links[at].to == to {
			return
		}
	}
	b.links = append(b.links, link{to, *c})
	*c = chain(len(b.links) - 1)
}

func union(a, b []state) []state {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
