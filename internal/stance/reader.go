package stance

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// Reader reads the stance of claims. It is shared by goroutines; Of an article gives what one of them needs.
type Reader struct {
	stances signs
	borders signs            // of clauses and answers; they stand in every sentence, and matter where one holds a stance
	replies *pattern.Machine // of the cues that begin a reply, once more
}

// signs are patterns, each of a cue.
type signs struct {
	machine *pattern.Machine
	of      []cuePattern
}

// Cue is a word or phrase that decided. First and Last are indexes into the article's tokens, end exclusive; they may stand in another
// sentence than the claim, as a heading does.
type Cue struct {
	Stance      Stance
	First, Last int32
}

// Reading reads the stances of one article's claims. The cues of a sentence are looked for only when a claim in it asks for them.
type Reading struct {
	reader  *Reader
	article *article.Article

	here     clauses         // of the sentence that was asked for last
	others   [3]clauses      // of those that bear on it: a sentence of a thousand claims has one reply
	oldest   int             // of the others
	headings map[int32][]Cue // by block: what a heading says of its section
	leads    []int32         // by sentence: the one that introduces the list it stands in; worked out when first asked for
	labels   map[int][]label // by block
	table    article.Table   // the one looked at last
	matches  []pattern.Match
}

// Of returns a reading of an article, for one goroutine.
func (r *Reader) Of(a *article.Article) *Reading {
	none := clauses{sentence: article.None}
	return &Reading{reader: r, article: a, here: none, others: [...]clauses{none, none, none}, headings: map[int32][]Cue{}, labels: map[int][]label{}}
}

// Stance tells how the claim that the tokens from first to last make is held, and by which cues. The tokens stand in one sentence.
func (r *Reading) Stance(first, last int32) (Stance, []Cue) {
	sentence := r.article.SentenceOf(first)
	if sentence == article.None {
		return Asserts, nil
	}
	if r.here.sentence != sentence {
		r.read(&r.here, sentence)
	}
	var cues []Cue
	hold := func(c Cue) {
		if !slices.Contains(cues, c) {
			cues = append(cues, c)
		}
	}
	for _, h := range r.here.hits {
		if h.stance != 0 && (h.role == naming && r.names(h, first, last) || r.here.governs(h, first, last)) {
			hold(h.cue())
		}
	}
	r.marks(first, last, hold)
	r.quotes(sentence, first, last, hold)
	if r.article.Asks(sentence) {
		r.question(sentence, first, last, hold)
	}
	r.surroundings(sentence, hold)
	cues = r.here.disown(cues, first)
	var stance Stance
	for _, c := range cues {
		stance |= c.Stance
	}
	return stance, cues
}

// hit is a cue found in a sentence; tokens are indexes into the article's.
type hit struct {
	cuePattern
	first, last int32
}

func (h hit) cue() Cue { return Cue{h.stance, h.first, h.last} }

// other returns the clauses of a sentence that bears on the one that was asked for, until others have been asked for.
func (r *Reading) other(sentence int) *clauses {
	for i := range r.others {
		if r.others[i].sentence == sentence {
			return &r.others[i]
		}
	}
	c := &r.others[r.oldest]
	r.oldest = (r.oldest + 1) % len(r.others)
	r.read(c, sentence)
	return c
}

// find appends the cues of a sentence, those inside look-alikes removed.
func (r *Reading) find(dst []hit, of *signs, c *clauses) []hit {
	r.matches = of.machine.Match(r.matches[:0], c.tokens, nil)
	base := len(dst)
	for _, m := range r.matches {
		dst = append(dst, hit{of.of[m.Pattern], c.first + m.First, c.first + m.Last})
	}
	isLookAlike := func(h hit) bool { return h.role == except }
	found := dst[base:]
	if !slices.ContainsFunc(found, isLookAlike) {
		return dst
	}
	found = slices.DeleteFunc(found, func(h hit) bool {
		return h.role != except && slices.ContainsFunc(found, func(x hit) bool {
			return x.role == except && x.stance == h.stance && x.first <= h.first && h.last <= x.last
		})
	})
	return dst[:base+len(found)]
}

func is(t prose.Token, ids ...prose.ID) bool { return slices.Contains(ids, t.ID) }
