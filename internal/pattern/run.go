package pattern

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// Scratch is the memory that one goroutine needs for matching. The zero value is ready, and serves any machine and vocabulary.
type Scratch struct {
	forward, backward, entries walk
	there, back                text
	heads                      []state
	matches                    []Match
}

// walk is an automaton on its way through a sentence: the states that the tokens read so far can have led to.
type walk struct {
	now, next []state
	mark      []uint32 // by state: the step in which it was last put into next
	step      uint32
	jumps     []jump
	hits      []reached
}

// jump is a state that will have been reached at the end of an atom.
type jump struct {
	to    state
	until int32
}

// reached is what has been accepted, and the token behind the last one that was read for it.
type reached struct {
	accepts uint32
	last    int32
}

// start puts a walk into the states from which a run is to begin.
func (a *automaton) start(w *walk, states ...state) {
	if len(w.mark) < len(a.states) {
		w.mark = make([]uint32, len(a.states))
		w.step = 0
	}
	w.now, w.jumps, w.hits = append(w.now[:0], states...), w.jumps[:0], w.hits[:0]
}

// run reads a sentence from one token on, as far as anything leads on. The walk's hits are then all that was accepted.
func (a *automaton) run(w *walk, t *text, from int) {
	for i := from; i < len(t.tokens) && len(w.now)+len(w.jumps) > 0; i++ {
		w.land(int32(i))
		if token := t.tokens[i]; !token.Skipped() {
			a.read(w, t, i, token)
		}
	}
}

// read takes all states over token i, or over the atoms that begin with it.
func (a *automaton) read(w *walk, t *text, i int, token prose.Token) {
	w.step++
	w.next = w.next[:0]
	gap, bit := inGap(token), bit(token.ID)
	var atoms []Atom
	asked := false
	for _, s := range w.now {
		p := &a.states[s]
		if p.words&bit != 0 {
			a.reach(w, a.edges.get(edge{s, symbol(token.ID)}), int32(i+1), int32(i))
		}
		switch gap {
		case anyWord:
			a.reach(w, p.anyWord, int32(i+1), int32(i))
		case crossing:
			a.reach(w, p.crossing, int32(i+1), int32(i))
		}
		if !p.atoms {
			continue
		}
		if !asked {
			atoms, asked = t.at(i), true
		}
		for _, atom := range atoms {
			if atom.Last > int32(i) {
				a.reach(w, a.edges.get(edge{s, atomSymbol(atom.Name)}), atom.Last, int32(i))
			}
		}
	}
	w.now, w.next = w.next, w.now
}

// reach goes into each state of the chain, to go on at token last.
func (a *automaton) reach(w *walk, c chain, last, i int32) {
	for ; c != 0; c = a.links[c].next {
		to := state(a.links[c].to)
		p := &a.states[to]
		for x := p.accepts; x != 0; x = a.links[x].next {
			w.accept(a.links[x].to, last)
		}
		switch {
		case p.final():
		case last > i+1:
			w.jumps = append(w.jumps, jump{to, last})
		case w.mark[to] != w.step:
			w.mark[to] = w.step
			w.next = append(w.next, to)
		}
	}
}

func (w *walk) accept(accepts uint32, last int32) {
	if r := (reached{accepts, last}); !slices.Contains(w.hits, r) {
		w.hits = append(w.hits, r)
	}
}

// land adds the states whose atom ends before token i.
func (w *walk) land(i int32) {
	waiting := w.jumps[:0]
	for _, j := range w.jumps {
		if j.until > i {
			waiting = append(waiting, j)
		} else if !slices.Contains(w.now, j.to) {
			w.now = append(w.now, j.to)
		}
	}
	w.jumps = waiting
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
