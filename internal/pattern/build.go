package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// builder adds patterns to an automaton.
type builder struct {
	automaton
	roots      []root // by place in entries
	vocabulary *Vocabulary
	scope      string  // of the names in the pattern that is being added
	shared     table   // states by the only way into them
	sets       []state // memory for sets of states
	symbols    []symbol
	anchors    anchors
}

// root is where the edges of the roots lead by a word, sign or name.
type root struct{ lists, patterns chain }

// newBuilder makes room for patterns and lists of a size. Room that is not used costs little, for the system gives memory when it is
// first written; to grow by copying is a part of every start (BenchmarkStart).
func newBuilder(v *Vocabulary, size int) *builder {
	b := &builder{
		automaton: automaton{
			entries: make([]entry, unread, unread+size), beginnings: make([]beginning, 1), edges: newTable(size), links: make([]link, 1, 1+4*size),
			states: make([]properties, firstState, int(firstState)+size),
		},
		roots:      make([]root, unread, unread+size),
		vocabulary: v,
		shared:     newTable(size),
	}
	for kind := range unread {
		b.entries[kind].gap = passageOf(prose.Kind(kind), prose.Unknown)
	}
	for id := prose.Period; id <= prose.Line; id++ {
		b.entries[b.entry(symbol(id))].gap = passageOf(prose.Sign, id)
	}
	for _, id := range v.stops {
		b.entries[b.entry(symbol(id))].gap = endsGap
	}
	return b
}

// add adds a pattern, or the entry of a list.
func (b *builder) add(root state, n *node, accepts uint32) {
	b.sets = b.sets[:0]
	for _, s := range b.node(b.one(root), n) {
		if s != root {
			b.push(&b.states[s].accepts, accepts)
		}
	}
}

// addLists adds the entries of all lists that the patterns name.
func (b *builder) addLists(lists [][][]Pattern) {
	for id, place := range b.names {
		if place != 0 {
			for _, entries := range lists[id] {
				for i := range entries {
					b.add(listRoot, &entries[i].root, uint32(id))
				}
			}
		}
	}
}

// addBounds notes which quantities of a certain value the patterns name.
func (b *builder) addBounds(bounds []bound) {
	for _, x := range bounds {
		if int(x.name) < len(b.names) && b.names[x.name] != 0 {
			b.bounds = append(b.bounds, x)
		}
	}
}

// node adds what leads from any of the given states through n, and returns the states in which n has been read.
func (b *builder) node(from []state, n *node) []state {
	switch n.op {
	case sequence:
		for i := range n.parts {
			from = b.node(from, &n.parts[i])
		}
		return from
	case choice:
		return b.choice(from, n)
	case option:
		return b.union(from, b.node(from, &n.parts[0]))
	case gap:
		return b.gap(from, n)
	}
	return b.one(b.step(from, b.label(n)))
}

// label returns the label of a word, sign or name.
func (b *builder) label(n *node) label {
	switch n.op {
	case word:
		return b.vocabulary.alphabet.word(n.text, n.inflect)
	case sign:
		return b.vocabulary.alphabet.label(symbol(n.sign))
	}
	id, _ := b.vocabulary.lookup(b.scope, n.text)
	return b.vocabulary.alphabet.label(atomSymbol(id))
}

// choice reads all alternatives of one word, sign or name as one step.
func (b *builder) choice(from []state, n *node) []state {
	var ends []state
	base := len(b.symbols)
	for i := range n.parts {
		if part := &n.parts[i]; part.op == word || part.op == sign || part.op == name {
			b.symbols = append(b.symbols, b.vocabulary.alphabet.sets[b.label(part)]...)
		} else {
			ends = b.union(ends, b.node(from, part))
		}
	}
	if single := b.symbols[base:]; len(single) > 0 {
		ends = b.union(ends, b.one(b.step(from, b.vocabulary.alphabet.label(single...))))
	}
	b.symbols = b.symbols[:base]
	return ends
}

// gap reads from n.min to n.max words. Signs that it runs over lead from a state of the gap to itself. Before the first word that
// state is one of its own, for the given ones belong to other patterns too, which would run over signs with them.
func (b *builder) gap(from []state, n *node) []state {
	over, next := b.vocabulary.alphabet.label(crossing), b.vocabulary.alphabet.label(anyWord)
	entered := b.step(from, over)
	b.connect(entered, over, entered)
	var ends []state
	if n.min == 0 {
		ends = b.union(from, b.one(entered))
	}
	for i := range n.max {
		read := b.step(from, next)
		b.connect(read, over, read)
		if i == 0 {
			b.connect(entered, next, read)
		}
		if i+1 >= n.min {
			ends = b.union(ends, b.one(read))
		}
		from = b.one(read)
	}
	return ends
}

// step returns the state in which the label has been read after any of the given ones.
func (b *builder) step(from []state, on label) state {
	// What has been read before decides which state this is. With one way in, every pattern that comes that way can share it.
	var only *uint32
	if len(from) == 1 {
		only = b.shared.at(edge{from[0], symbol(on)})
		if *only != 0 {
			return state(*only)
		}
	}
	s := state(len(b.states))
	b.states = append(b.states, properties{})
	if only != nil {
		*only = uint32(s)
	}
	for _, f := range from {
		b.connect(f, on, s)
	}
	return s
}

func (b *builder) connect(from state, on label, to state) {
	for _, s := range b.vocabulary.alphabet.sets[on] {
		switch {
		case s == anyWord:
			b.push(&b.states[from].anyWord, uint32(to))
		case s == crossing:
			b.push(&b.states[from].crossing, uint32(to))
		case from == patternRoot:
			b.push(&b.roots[b.entry(s)].patterns, uint32(to))
		case from == listRoot:
			b.push(&b.roots[b.entry(s)].lists, uint32(to))
		default:
			bit := b.vocabulary.alphabet.bit(on, s)
			b.states[from].next = b.states[from].next.or(bit)
			e := b.entry(s)
			b.entries[e].on = b.entries[e].on.or(bit)
			b.push((*chain)(b.edges.at(edge{from, s})), uint32(to))
		}
	}
}

// entry returns the place of the entry of a word, sign or name, a new one where it had none.
func (b *builder) entry(s symbol) uint32 {
	places, i := &b.words, int(s)
	if s >= atomSymbol(0) {
		places, i = &b.names, int(s-atomSymbol(0))
	}
	if i >= len(*places) {
		*places = append(*places, make([]uint32, i+1-len(*places))...)
	}
	place := &(*places)[i]
	if *place == 0 {
		*place = uint32(len(b.entries))
		b.entries = append(b.entries, entry{})
		b.roots = append(b.roots, root{})
	}
	return *place
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

// one returns a set of one state. It lasts until the next pattern is added.
func (b *builder) one(s state) []state { return b.union([]state{s}, nil) }

// union returns the states of both sets. It lasts until the next pattern is added.
func (b *builder) union(x, y []state) []state {
	n := len(b.sets)
	b.sets = append(append(b.sets, x...), y...)
	all := b.sets[n:]
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

// finish works out what must stand ahead, of each state and then of each word.
func (b *builder) finish() automaton {
	words := make([]int32, len(b.states))    // the longest gap that is under way in each state
	for s := len(b.states) - 1; s > 0; s-- { // edges lead to states that were made later
		p := &b.states[s]
		for c := p.anyWord; c != 0; c = b.links[c].next {
			b.goesOn(p, b.links[c].to)
			words[s] = max(words[s], words[b.links[c].to]+1)
		}
		for c := p.crossing; c != 0; c = b.links[c].next {
			b.goesOn(p, b.links[c].to)
			words[s] = max(words[s], words[b.links[c].to])
		}
		p.far = words[s] > nearWords
	}
	for i := range b.entries {
		e := &b.entries[i]
		e.patterns = b.begin(b.roots[i].patterns, &e.accepts)
		e.lists = b.begin(b.roots[i].lists, &e.names)
	}
	for _, i := range b.words {
		e := &b.entries[i]
		for c := e.names; c != 0; c = b.links[c].next {
			list := b.name(NameID(b.links[c].to))
			e.on = e.on.or(list.on)
			b.pushAll(&e.accepts, list.accepts)
		}
	}
	return b.automaton
}

// goesOn adds what a state can be led on by from the end of a gap, over a word or sign of it.
func (b *builder) goesOn(p *properties, to uint32) {
	end := &b.states[to]
	p.beyond = p.beyond.or(end.next).or(end.beyond)
}

// begin makes a beginning of the states that an edge of a root leads to, returns its place, and adds what these states accept.
func (b *builder) begin(to chain, accepts *chain) uint32 {
	if to == 0 {
		return 0
	}
	at := beginning{first: uint32(len(b.openings))}
	for c := to; c != 0; c = b.links[c].next {
		s := b.links[c].to
		p := &b.states[s]
		at.add(p.ahead)
		b.openings = append(b.openings, opening{p.ahead, state(s)})
		b.pushAll(accepts, p.accepts)
	}
	at.last = uint32(len(b.openings))
	b.beginnings = append(b.beginnings, at)
	return uint32(len(b.beginnings) - 1)
}

func (b *builder) pushAll(c *chain, from chain) {
	for ; from != 0; from = b.links[from].next {
		b.push(c, b.links[from].to)
	}
}
