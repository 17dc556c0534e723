package pattern

// edge is a way out of a state.
type edge struct {
	from state
	on   symbol
}

// table finds the number that belongs to an edge by open addressing. It takes the place of a Go map, which took half of the time of
// matching.
type table struct {
	slots []slot // a power of two of them, at most three quarters in use
	used  int
	shift uint8 // leaves as many bits of a 64-bit hash as the index has
}

type slot struct {
	edge  edge
	value uint32 // 0 in an empty slot
}

// newTable makes room for about so many edges.
func newTable(edges int) table {
	size, shift := 1<<4, uint8(64-4)
	for ; 3*size < 4*edges; size *= 2 {
		shift--
	}
	return table{slots: make([]slot, size), shift: shift}
}

// get returns the number of an edge, or 0.
func (t *table) get(e edge) uint32 {
	return t.slots[t.find(e)].value
}

// at returns the place of an edge's number, which the caller must fill before the next call.
func (t *table) at(e edge) *uint32 {
	s := &t.slots[t.find(e)]
	if s.value != 0 {
		return &s.value
	}
	if t.used++; 4*t.used > 3*len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		t.shift--
		for _, s := range old {
			if s.value != 0 {
				t.slots[t.find(s.edge)] = s
			}
		}
		s = &t.slots[t.find(e)]
	}
	s.edge = e
	return &s.value
}

// find returns the slot of an edge, or the empty one where it belongs.
func (t *table) find(e edge) uint64 {
	const golden = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio spreads keys that lie close together (Knuth)
	last := uint64(len(t.slots) - 1)
	i := (uint64(e.from)<<32 | uint64(e.on)) * golden >> t.shift
	for t.slots[i&last].edge != e && t.slots[i&last].value != 0 {
		i++
	}
	return i & last
}
