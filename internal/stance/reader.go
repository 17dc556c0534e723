package stance

import (
	"slices"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
)

// Reader reads the stance of claims. It is shared by goroutines; Of an article gives what one of them needs.
type Reader struct {
	machine *pattern.Machine
	cues    []cuePattern
}

// Cue is a word or phrase that decided. First and Last are indexes into the article's tokens, end exclusive.
type Cue struct {
	Stance      Stance
	First, Last int32
}

// Reading reads the stances of one article's claims. The cues of a sentence are looked for only when a claim in it asks for them.
type Reading struct {
	reader   *Reader
	article  *article.Article
	sentence int
	found    []hit
	headings map[int32]Stance
	scratch  pattern.Scratch
}

// hit is a cue found in the sentence at hand; tokens are indexes into the article's.
type hit struct {
	cuePattern
	first, last int32
}

// Of returns a reading of an article, for one goroutine.
func (r *Reader) Of(a *article.Article) *Reading {
	return &Reading{reader: r, article: a, sentence: article.None, headings: map[int32]Stance{}}
}

// Stance tells how the claim that the tokens from first to last make is held, and by which cues. The tokens stand in one sentence.
func (r *Reading) Stance(first, last int32) (Stance, []Cue) {
	sentence := r.article.SentenceOf(first)
	if sentence == article.None {
		return Asserts, nil
	}
	r.look(sentence)
	var cues []Cue
	hold := func(s Stance, first, last int32) {
		if !slices.Contains(cues, Cue{s, first, last}) {
			cues = append(cues, Cue{s, first, last})
		}
	}
	for _, h := range r.found {
		if h.stance != 0 && r.governs(h, first, last) {
			hold(h.stance, h.first, h.last)
		}
	}
	if open, close, ok := r.quotes(sentence, first, last); ok {
		hold(Quoted, open, open+1)
		hold(Quoted, close, close+1)
	}
	if r.article.Asks(sentence) {
		r.question(sentence, hold)
	}
	var stance Stance
	for _, c := range cues {
		stance |= c.Stance
	}
	if section := r.article.Blocks[r.article.BlockOf(sentence)].Section; section != article.None {
		stance |= r.heading(section)
	}
	return stance, cues
}

// look finds the cues of a sentence, those of look-alikes removed.
func (r *Reading) look(sentence int) {
	if r.sentence == sentence {
		return
	}
	r.sentence = sentence
	r.found = r.cuesIn(r.found[:0], sentence)
}

func (r *Reading) cuesIn(dst []hit, sentence int) []hit {
	base := r.article.Sentences[sentence].First
	tokens := r.article.SentenceTokens(sentence)
	for _, m := range r.reader.machine.Match(nil, tokens, nil, &r.scratch) {
		dst = append(dst, hit{r.reader.cues[m.Pattern], base + m.First, base + m.Last})
	}
	return slices.DeleteFunc(dst, func(h hit) bool {
		return h.role != except && slices.ContainsFunc(dst, func(x hit) bool {
			return x.role == except && x.stance == h.stance && x.first <= h.first && h.last <= x.last
		})
	})
}

// governs reports whether a cue reaches the claim.
func (r *Reading) governs(h hit, first, last int32) bool {
	switch h.role {
	case ahead:
		return h.last <= first && !r.ends(h.last, first)
	case near:
		return h.last <= first && !r.ends(h.last, first) && !r.pauses(h.last, first)
	case behind:
		return h.first >= last && !r.ends(last, h.first)
	}
	return false
}

// ends reports whether a clause ends between two tokens.
func (r *Reading) ends(from, to int32) bool {
	for i := from; i < to; i++ {
		switch r.article.Tokens[i].ID {
		case prose.Semicolon, prose.Colon, prose.Question, prose.Exclamation, prose.Line:
			return true
		case prose.Dash:
			if r.article.Tokens[i].Has(prose.Spaced) || r.article.Text[r.article.Tokens[i].Start] > '~' {
				return true
			}
		}
	}
	return r.between(clauseEnd, from, to)
}

// pauses reports whether a comma, or a word such as “and”, stands between two tokens.
func (r *Reading) pauses(from, to int32) bool {
	for i := from; i < to; i++ {
		if r.article.Tokens[i].ID == prose.Comma {
			return true
		}
	}
	return r.between(clausePause, from, to)
}

// between reports whether a cue begins between two tokens. It may reach beyond: in “, you will” the subject can be the claim’s own.
func (r *Reading) between(role role, from, to int32) bool {
	return slices.ContainsFunc(r.found, func(h hit) bool { return h.role == role && from <= h.first && h.first < to })
}

// quotes finds the quotation marks around a claim that is quoted inside a sentence of somebody else: advertised as a “natural cure”.
// Somebody who speaks, in a quotation that opens the sentence or follows a colon or comma and is a sentence itself, asserts.
func (r *Reading) quotes(sentence int, first, last int32) (open, close int32, ok bool) {
	s := r.article.Sentences[sentence]
	open, close = r.opening(s.First, first), article.None
	if open == article.None {
		return 0, 0, false
	}
	for i := last; i < s.Last && close == article.None; i++ {
		switch r.article.Tokens[i].ID {
		case prose.CloseQuote, prose.Quote:
			close = i
		}
	}
	if close == article.None || !r.words(s.First, open) && !r.words(close, s.Last) {
		return 0, 0, false
	}
	if !r.words(s.First, open) || is(r.article.Tokens[open-1], prose.Colon, prose.Comma) {
		if is(r.article.Tokens[close-1], prose.Comma, prose.Period, prose.Exclamation, prose.Question, prose.Ellipsis) {
			return 0, 0, false
		}
	}
	return open, close, true
}

// opening returns the last quotation mark from one token to another that opens and is not closed there, or None.
func (r *Reading) opening(from, to int32) int32 {
	open := int32(article.None)
	for i := from; i < to; i++ {
		switch t := r.article.Tokens[i]; {
		case t.ID == prose.OpenQuote || t.ID == prose.Quote && open == article.None:
			open = i
		case is(t, prose.CloseQuote, prose.Quote):
			open = article.None
		}
	}
	return open
}

func is(t prose.Token, ids ...prose.ID) bool { return slices.Contains(ids, t.ID) }

func (r *Reading) words(from, to int32) bool {
	for i := from; i < to; i++ {
		if r.article.Tokens[i].Kind == prose.Word {
			return true
		}
	}
	return false
}

// question holds a claim in a question as its answer does: yes asserts it, no denies it, and anything else leaves it asked.
func (r *Reading) question(sentence int, hold func(Stance, int32, int32)) {
	if answer := r.answer(sentence); answer.role == answersYes {
		return
	} else if answer.role == answersNo {
		hold(Negated, answer.first, answer.last)
	}
	end := r.article.Sentences[sentence].Last
	hold(Asked, end-1, end)
}

// answer returns the longest cue that the answer to a question begins with, if it begins with one.
func (r *Reading) answer(question int) (answer hit) {
	sentence := r.article.Answer(question)
	if sentence == article.None {
		return hit{}
	}
	for _, h := range r.cuesIn(nil, sentence) {
		if (h.role == answersYes || h.role == answersNo) && h.first == r.article.Sentences[sentence].First && h.last >= answer.last {
			answer = h
		}
	}
	return answer
}

// heading returns the stance that a heading gives to all that stands under it.
func (r *Reading) heading(block int32) Stance {
	if s, ok := r.headings[block]; ok {
		return s
	}
	var s Stance
	b := r.article.Blocks[block]
	for i := b.FirstSentence; i < b.LastSentence; i++ {
		for _, h := range r.cuesIn(nil, int(i)) {
			if h.role == inHeading {
				s |= h.stance
			}
		}
	}
	if b.Section != article.None {
		s |= r.heading(b.Section)
	}
	r.headings[block] = s
	return s
}
