package pattern

import "github.com/primum-lint/primum/internal/prose"

// Scratch is the memory that one goroutine needs for matching. The zero value is ready, and serves any machine and vocabulary.
type Scratch struct {
	threads [2]threads
	jumps   []jump
	hits    []hit
}

// thread is a state that the tokens from First on have led to.
type thread struct {
	at    state
	first int32
}

// jump is a thread that waits for the end of the atom that it has read.
type jump struct {
	thread
	until int32
}

type hit struct {
	accepts     uint32
	first, last int32
}

// threads holds one thread a state (a sparse set: index need not be cleared, since an entry counts only if the list confirms it).
type threads struct {
	list  []thread
	index []uint32
}

// add keeps the earlier of two threads in one state: whatever the later one would match lies inside what the earlier one matches.
// This bounds the work at a token by the number of states (Thompson's simulation).
func (t *threads) add(th thread) {
	if k := t.index[th.at]; int(k) < len(t.list) && t.list[k].at == th.at {
		t.list[k].first = min(t.list[k].first, th.first)
		return
	}
	t.index[th.at] = uint32(len(t.list))
	t.list = append(t.list, th)
}

func (t *threads) reset(states int) {
	t.list = t.list[:0]
	if len(t.index) < states {
		t.index = make([]uint32, states)
	}
}

// run is one automaton on its way through one sentence.
type run struct {
	*automaton
	*Scratch
	now, next *threads
}

func start(a *automaton, s *Scratch) run {
	for i := range s.threads {
		s.threads[i].reset(len(a.states))
	}
	s.jumps, s.hits = s.jumps[:0], s.hits[:0]
	return run{a, s, &s.threads[0], &s.threads[1]}
}

// idle reports whether no thread is alive.
func (r *run) idle() bool { return len(r.now.list) == 0 && len(r.jumps) == 0 }

// read takes all threads over token i, or over one of the atoms that begin with it; if begin, a new one too.
func (r *run) read(i int32, t prose.Token, atoms []Atom, begin bool) {
	if len(r.jumps) > 0 {
		r.land(i)
	}
	if t.Skipped() {
		return
	}
	gap := inGap(t)
	bit := bit(t.ID)
	for _, th := range r.now.list {
		p := &r.states[th.at]
		if p.words&bit != 0 {
			r.reach(r.edges.get(edge{th.at, symbol(t.ID)}), th.first, i+1, i)
		}
		switch gap {
		case anyWord:
			r.reach(p.anyWord, th.first, i+1, i)
		case crossing:
			r.reach(p.crossing, th.first, i+1, i)
		}
		if p.atoms {
			r.overAtoms(th, atoms, i)
		}
	}
	if begin {
		r.reach(r.begins(t.ID), i, i+1, i)
		r.overAtoms(thread{root, i}, atoms, i)
	}
	r.now, r.next = r.next, r.now
	r.next.list = r.next.list[:0]
}

func (r *run) overAtoms(th thread, atoms []Atom, i int32) {
	for _, a := range atoms {
		if a.Last > i {
			r.reach(r.edges.get(edge{th.at, atomSymbol(a.Name)}), th.first, a.Last, i)
		}
	}
}

// reach puts a thread into each state of the chain, where it goes on at token last.
func (r *run) reach(c chain, first, last, i int32) {
	for ; c != 0; c = r.links[c].next {
		to := state(r.links[c].to)
		p := &r.states[to]
		for a := p.accepts; a != 0; a = r.links[a].next {
			r.hits = append(r.hits, hit{r.links[a].to, first, last})
		}
		switch {
		case p.final():
		case last == i+1:
			r.next.add(thread{to, first})
		default:
			r.jumps = append(r.jumps, jump{thread{to, first}, last})
		}
	}
}

// land adds the threads whose atom ends before token i.
func (r *run) land(i int32) {
	waiting := r.jumps[:0]
	for _, j := range r.jumps {
		if j.until == i {
			r.now.add(j.thread)
		} else {
			waiting = append(waiting, j)
		}
	}
	r.jumps = waiting
}

// inGap returns the symbol by which a gap reads the token, or 0 where it ends.
func inGap(t prose.Token) symbol {
	switch t.Kind {
	case prose.Word, prose.Number:
		return anyWord
	case prose.Sign:
		switch t.ID {
		case prose.Comma, prose.Semicolon, prose.Colon, prose.Dash, prose.OpenBracket, prose.CloseBracket,
			prose.Question, prose.Exclamation, prose.Ellipsis, prose.Bullet, prose.Line:
			return 0
		}
		return crossing
	}
	return 0
}
