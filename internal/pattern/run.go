package pattern

// scratch is the memory that matching one sentence needs. The zero value is ready, and serves any machine.
type scratch struct {
	places []place
	atoms  []span   // quantities, and entries of lists that are longer than a word
	starts []thread // that begin at places to come, the first one last
	now    []thread
	next   []thread
	jumps  []thread // that wait for the end of the atom that they have read
	index  []uint32 // where a state is in now or next (a sparse set: only an entry that the list confirms counts, none need be cleared)
	hits   []span
}

// span is a stretch of places that a pattern matches, or a name. Last is exclusive.
type span struct {
	first, last int32
	of          uint32 // pattern or NameID
}

// thread is a state to which the places from first to last have led, last exclusive.
type thread struct {
	at          state
	first, last int32
}

// run is an automaton on its way through one sentence.
type run struct {
	*automaton
	*scratch
}

func start(a *automaton, s *scratch) run {
	s.atoms, s.hits = s.atoms[:0], s.hits[:0]
	if len(s.index) < len(a.states) {
		s.index = make([]uint32, len(a.states))
	}
	return run{a, s}
}

// begin starts a thread in each state of a beginning that can be left.
func (r *run) begin(at uint32, first, last int32) {
	b, ahead := &r.beginnings[at], &r.places[last].view
	if !ahead.leads(&b.ahead) {
		return
	}
	openings := r.openings[b.first:b.last]
	for i := range openings {
		if o := &openings[i]; ahead.leads(&o.ahead) {
			r.starts = append(r.starts, thread{o.to, first, last})
		}
	}
}

func (r *run) accept(c chain, first, last int32) {
	for ; c != 0; c = r.links[c].next {
		r.hits = append(r.hits, span{first, last, r.links[c].to})
	}
}

// forward takes the threads of starts[base:] on until none is left.
func (r *run) forward(base int) {
	for k := int32(0); ; k++ {
		n := len(r.starts)
		if len(r.now) == 0 && len(r.jumps) == 0 {
			if n == base {
				return
			}
			k = r.starts[n-1].first + 1
		}
		if len(r.jumps) > 0 {
			r.land(k)
		}
		for ; n > base && r.starts[n-1].first < k; n-- {
			if th := r.starts[n-1]; th.last == k {
				r.now = r.add(r.now, th)
			} else {
				r.jumps = append(r.jumps, th)
			}
		}
		r.starts = r.starts[:n]
		r.step(k)
		r.now, r.next = r.next, r.now[:0]
	}
}

// land adds the threads whose atom ends before place k.
func (r *run) land(k int32) {
	waiting := r.jumps[:0]
	for _, th := range r.jumps {
		if th.last == k {
			r.now = r.add(r.now, th)
		} else {
			waiting = append(waiting, th)
		}
	}
	r.jumps = waiting
}

// add keeps the earlier of two threads in one state: whatever the later one would match lies inside what the earlier one matches.
// This bounds the work at a place by the number of states (Thompson's simulation).
func (r *run) add(list []thread, th thread) []thread {
	if i := r.index[th.at]; int(i) < len(list) && list[i].at == th.at {
		list[i].first = min(list[i].first, th.first)
		return list
	}
	r.index[th.at] = uint32(len(list))
	return append(list, th)
}

// step takes the threads of now over place k, or over one of the atoms that begin with it.
func (r *run) step(k int32) {
	p := &r.places[k]
	for _, th := range r.now {
		at := &r.states[th.at]
		if at.next.words&p.on.words != 0 {
			r.follow(th, symbol(p.id), k+1, k)
		}
		if at.next.names&p.on.names != 0 {
			for c := r.entries[p.entry].names; c != 0; c = r.links[c].next {
				r.followName(th, at, NameID(r.links[c].to), k+1, k)
			}
			for _, a := range r.atoms[r.places[k+1].atoms:p.atoms] {
				r.followName(th, at, NameID(a.of), a.last, k)
			}
		}
		if p.leadsBeyond(&at.ahead) {
			if p.gap == isWord {
				r.enter(at.anyWord, th.first, k+1, k)
			} else {
				r.enter(at.crossing, th.first, k+1, k)
			}
		}
	}
}

func (r *run) followName(th thread, at *properties, id NameID, last, k int32) {
	if r.name(id).on.names&at.next.names != 0 {
		r.follow(th, atomSymbol(id), last, k)
	}
}

func (r *run) follow(th thread, on symbol, last, k int32) {
	r.enter(chain(r.edges.get(edge{th.at, on})), th.first, last, k)
}

// enter puts a thread into each state of the chain, which has been led to over place k and on to last.
func (r *run) enter(c chain, first, last, k int32) {
	for ; c != 0; c = r.links[c].next {
		to := state(r.links[c].to)
		p := &r.states[to]
		r.accept(p.accepts, first, last)
		switch {
		case !r.places[last].leads(&p.ahead):
		case last == k+1:
			r.next = r.add(r.next, thread{to, first, last})
		default:
			r.jumps = append(r.jumps, thread{to, first, last})
		}
	}
}
