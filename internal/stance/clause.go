package stance

import (
	"slices"

	"github.com/primum-lint/primum/internal/prose"
)

// clauses is a sentence in its clauses, and the cues in it.
type clauses struct {
	reading  *Reading
	sentence int
	first    int32 // its first token
	tokens   []prose.Token
	hits     []hit   // of stances; and, once it is parted, of borders
	parted   bool    // what follows is set out
	places   []place // one a token
	lists    []int32 // by hit: the token up to which the list goes on that the cue heads
}

// place tells where in its sentence a token stands, by the number of borders up to it, itself included: between two tokens with the
// same number there is no such border. They are counted once, so that each claim and cue cost one comparison however long the sentence.
type place struct {
	clause, subject, turn, relative, pause int32
	bracket                                int32 // the bracket that it stands in, counted from 1; 0 outside
	begins                                 roles // of the cues that begin with the token
}

// read finds the cues of stances in a sentence.
func (r *Reading) read(c *clauses, sentence int) {
	c.reading, c.sentence, c.parted = r, sentence, false
	c.first, c.tokens = r.article.Sentences[sentence].First, r.article.SentenceTokens(sentence)
	c.hits = r.find(c.hits[:0], &r.reader.stances, c)
}

// part parts the sentence into its clauses, when a cue that stands in it first asks how far it reaches.
func (c *clauses) part() {
	if c.parted {
		return
	}
	c.parted = true
	c.hits = c.reading.find(c.hits, &c.reading.reader.borders, c)
	c.places = slices.Grow(c.places[:0], len(c.tokens))[:len(c.tokens)]
	clear(c.places)
	for _, h := range c.hits {
		c.places[h.first-c.first].begins |= 1 << h.role
	}
	c.count(c.reading.article.Text)
	c.lists = c.lists[:0]
	for _, h := range c.hits {
		c.lists = append(c.lists, c.list(h))
	}
}

// count counts the borders. Behind a bracket, and behind a clause set off by commas, the sentence goes on where it was broken off.
func (c *clauses) count(text string) {
	var now, before, outside place // before the bracket, and before the clause set off
	depth, brackets, setOff := 0, int32(0), false
	for i, t := range c.tokens {
		now.begins = c.places[i].begins
		clause, turns, pauses := now.begins.has(clauseEnd), now.begins.has(turn), now.begins.has(pause)
		switch t.ID {
		case prose.Semicolon, prose.Question, prose.Exclamation, prose.Line:
			clause = true
		case prose.Dash:
			clause = clause || t.Has(prose.Spaced) || text[t.Start] > '~'
		case prose.Colon:
			turns = true
		case prose.Comma:
			pauses = true
			switch {
			case depth > 0:
			case setOff && c.goesOn(i+1):
				now, setOff = outside, false
				now.begins = c.places[i].begins
			case now.begins.has(aside):
				brackets++
				outside, setOff, clause = now, true, true
				now.bracket = brackets
			}
		case prose.OpenBracket:
			if depth++; depth == 1 {
				brackets++
				before, now.bracket = now, brackets
			}
		case prose.CloseBracket:
			if depth == 1 {
				now = before
			}
			depth = max(depth-1, 0)
		}
		step(&now.clause, clause)
		step(&now.subject, now.begins.has(subject))
		step(&now.turn, turns)
		step(&now.relative, now.begins.has(relative))
		step(&now.pause, pauses)
		c.places[i] = now
	}
}

// goesOn reports whether the token of the sentence behind a comma takes the sentence up again: “which does not burn, clears acne”, but not
// “which never treats, cures or prevents it”.
func (c *clauses) goesOn(i int) bool {
	const reach = 4 // tokens in which the last item of a list would follow
	return i < len(c.places) && c.places[i].begins.has(verb) &&
		!slices.ContainsFunc(c.places[i:min(i+reach, len(c.places))], func(p place) bool { return p.begins.has(join) || p.begins.has(pause) })
}

func step(n *int32, border bool) {
	if border {
		*n++
	}
}

// end returns the token behind the sentence.
func (c *clauses) end() int32 { return c.first + int32(len(c.tokens)) }

// place returns where a token of the article stands.
func (c *clauses) place(token int32) place {
	c.part()
	return c.places[token-c.first]
}

// governs reports whether a cue reaches the claim. A cue ahead may end inside it: of “no drug can cure”, “can cure” is the claim.
func (c *clauses) governs(h hit, first, last int32) bool {
	switch h.role {
	case ahead:
		return h.first < first && c.reaches(h, min(h.last, first), first) && (!c.subordinated(h) || c.unpaused(h, first))
	case near:
		return h.first < first && c.reaches(h, min(h.last, first), first) && c.unpaused(h, first) && !c.resumed(h, first)
	case behind:
		return h.first >= last && c.reaches(h, last, h.first) && c.place(last-1).relative == c.place(h.first-1).relative &&
			(h.stance != Negated || !c.describes(first))
	case next:
		return h.first >= last && c.beside(last, h.first)
	case anywhere:
		return (h.last <= first || last <= h.first) && c.place(h.first).clause == c.place(first).clause
	}
	return false
}

// disown drops the stances that a claim cannot have because its own clause speaks for the publisher: “our drip cures it [3]”.
func (c *clauses) disown(cues []Cue, first int32) []Cue {
	var theirs Stance
	for _, h := range c.hits {
		if h.role == publisher && h.first < first && c.place(h.first).clause == c.place(first).clause {
			theirs |= h.stance
		}
	}
	return slices.DeleteFunc(cues, func(cue Cue) bool { return cue.Stance&theirs != 0 })
}

// speech are the stances of what somebody says, which goes on where a predicate ends: “they claim that it is safe and can cure”.
const speech = Reported | Attributed | Historical

// reaches reports whether a cue on one side of the tokens between reaches a claim on the other. What a bracket holds says nothing of
// what comes after it.
func (c *clauses) reaches(h hit, from, to int32) bool {
	a, b := c.place(from-1), c.place(to-1)
	if a.clause != b.clause || a.subject != b.subject || a.bracket != 0 && a.bracket != c.place(to).bracket {
		return false
	}
	return a.turn == b.turn || h.stance&speech != 0
}

// unpaused reports whether no pause stands between a cue and the claim but those of a list that the cue heads.
func (c *clauses) unpaused(h hit, first int32) bool {
	c.part()
	reach := c.lists[slices.Index(c.hits, h)]
	return first <= reach || c.place(reach-1).pause == c.place(first-1).pause
}

// subordinated reports whether a cue stands in a clause that opens the sentence and ends at a comma: “although nothing helped, the
// operation cured her”.
func (c *clauses) subordinated(h hit) bool {
	return h.stance&speech == 0 && h.first > c.first && c.place(c.first).begins.has(subordinate)
}

// describes reports whether a claim tells which thing the sentence speaks of: in “the laser that cures acne does not burn” what is denied
// is not the cure.
func (c *clauses) describes(first int32) bool {
	before := first - 1
	if before > c.first && c.place(before).begins.has(verb) {
		before-- // “that can”
	}
	return before > c.first && c.place(before).begins.has(pronoun)
}

// resumed reports whether the sentence begins with a phrase, in which the cue stands, and takes its subject up before the claim:
// “without a scalpel it cures hernias”, “with no downtime the laser erases scars”.
func (c *clauses) resumed(h hit, first int32) bool {
	opening := c.place(c.first).begins
	return opening.has(subordinate) && c.place(h.last-1).relative != c.place(first-1).relative || opening.has(phrase) && c.place(first).begins.has(verb)
}

// beside reports whether two tokens stand side by side, quotation marks, citation marks and a dash aside.
func (c *clauses) beside(from, to int32) bool {
	return !slices.ContainsFunc(c.tokens[from-c.first:to-c.first], func(t prose.Token) bool { return !t.Skipped() && t.ID != prose.Dash })
}

// begun returns the longest hit of a role that begins with a token, if there is one.
func (c *clauses) begun(role role, token int32) (found hit, ok bool) {
	c.part()
	for _, h := range c.hits {
		if h.role == role && h.first == token && h.last > found.last {
			found, ok = h, true
		}
	}
	return found, ok
}
