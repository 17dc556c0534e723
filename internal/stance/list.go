package stance

import "github.com/primum-lint/primum/internal/prose"

// An item of a list is short, and so is a list of items that no “or” closes.
const (
	longestItem = 8  // words
	mostItems   = 30 // bounds the work on a text of commas alone
)

// list returns the token up to which the list goes on that a cue heads; where it heads none, its own end. In “no fever, rash or cough”
// the cue reaches across the comma, since “or” closes the list; in “no surgery, lasting results” it does not. A clause is no item, unless
// the first has a verb too: “no drug treats, cures or prevents it”. Items of one word need no “or”: “no rales, rhonchi, wheezes”.
func (c *clauses) list(h hit) int32 {
	reach := h.last
	if h.role != near && h.role != ahead {
		return reach
	}
	items, words, single, predicates := 1, 0, true, false
	i, end := h.last, c.end()
	for ; i < end && items <= mostItems && words <= longestItem; i++ {
		t, p, before := c.tokens[i-c.first], c.place(i), c.place(i-1)
		if p.clause != before.clause || p.subject != before.subject || p.turn != before.turn || p.bracket != before.bracket {
			break
		}
		if p.begins.has(join) {
			reach, words = i+1, 0
			continue
		}
		switch {
		case t.ID == prose.Comma:
			items++
			words = 0
		case p.begins.has(pause):
			return reach
		case p.begins.has(near) && items > 1:
			return reach
		case p.begins.has(verb) && items == 1:
			predicates = true
		case p.begins.has(verb) && !predicates:
			return reach
		}
		if t.Kind == prose.Word || t.Kind == prose.Number {
			words++
			single = single && words == 1
		}
	}
	if single && items > 2 {
		return i
	}
	return reach
}
