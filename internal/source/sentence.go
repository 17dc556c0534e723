package source

import (
	"slices"
	"sort"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// sentence is what is found in one sentence.
type sentence struct {
	looked bool // its words and links have been looked at
	heard  bool // whether it speaks of a study or goes on with its story has been looked at
	marked bool // a mark or a link in it names a source
	page   bool // a link to some page stands in it
	cues   cue
	opens  cue   // those of them that its first words are
	mark   int32 // the reference that a mark names, counted from 1, or 0
	words  int32 // the one that it names in words, likewise
	before int32 // how many sentences there are up to the last one before it that names a source, and one more; 0 where nobody asked
}

// names reports whether a sentence that has been looked at names a source, be it by a mark or in words.
func (s *sentence) names() bool { return s.marked || s.cues&anyName != 0 }

// marks notes what citation marks name.
func (r *Reach) marks() {
	for _, c := range r.article.Citations {
		if c.Sentence == article.None {
			continue
		}
		own := &r.found[c.Sentence]
		if c.Form == article.InWords {
			own.cues |= byWords
			own.words = int32(c.Names[0].Reference) + 1
			continue
		}
		for _, n := range c.Names {
			if n.Reference != article.None {
				own.marked, own.mark = true, int32(n.Reference)+1
			} else if !c.Checkable() || c.Linked {
				own.marked = true
			}
		}
	}
}

// look finds the cues and the links of a sentence.
func (r *Reach) look(s int) *sentence {
	own := &r.found[s]
	if own.looked {
		return own
	}
	own.looked = true
	a := r.article
	base := a.Sentences[s].First
	r.quantities = append(r.quantities[:0], a.QuantitiesIn(base, a.Sentences[s].Last)...)
	for i := range r.quantities {
		r.quantities[i].First -= base
		r.quantities[i].Last -= base
	}
	tokens := a.SentenceTokens(s)
	cues, opens := r.cues(&r.finder.sentences, tokens, r.quantities)
	own.cues |= cues
	own.opens = opens
	if own.cues&authors != 0 && (len(a.References) > 0 || slices.ContainsFunc(r.quantities, isDate)) {
		own.cues |= byWords
	}
	for _, l := range r.linksOf(s) {
		if !l.LeadsElsewhere() {
			continue
		}
		switch r.finder.links.worth(l, r.story(within(tokens, l))) {
		case aSource:
			own.marked = true
		case somePage:
			own.page = true
		}
	}
	return own
}

// hear finds what a sentence says of a study and its story, and returns all cues in it.
func (r *Reach) hear(s int) cue {
	own := &r.found[s]
	if !own.heard {
		own.heard = true
		own.cues |= r.story(r.article.SentenceTokens(s))
	}
	return own.cues
}

func (r *Reach) story(tokens []prose.Token) cue {
	cues, _ := r.cues(&r.finder.stories, tokens, nil)
	return cues
}

// cues returns what tokens are signs of, and of these what the first of them are.
func (r *Reach) cues(s *signs[cue], tokens []prose.Token, quantities []prose.Quantity) (cues, opens cue) {
	r.matches = s.machine.Match(r.matches[:0], tokens, quantities)
	beside := sights{Reach: r, tokens: tokens}
	for _, m := range r.matches {
		of := s.of[m.Pattern]
		if of&byName != 0 && (cues&of != 0 || !beside.proper(m, of)) {
			continue
		}
		if cues |= of; m.First == 0 {
			opens |= of
		}
	}
	return cues, opens
}

// begins reports whether a sentence that names a source speaks of a study, whose story may follow.
func (r *Reach) begins(s int) bool {
	return r.found[s].cues&(anyName|speaks) != 0 || r.hear(s)&studies != 0
}

// linksOf returns the links that begin in a sentence, or between it and the one before.
func (r *Reach) linksOf(s int) []article.Link {
	a, start := r.article, int32(0)
	if s > 0 {
		start = a.Sentences[s-1].End
	}
	from := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= start })
	to := from
	for to < len(a.Links) && a.Links[to].Start < a.Sentences[s].End {
		to++
	}
	return a.Links[from:to]
}

// within returns those of the tokens that stand in a link.
func within(tokens []prose.Token, l article.Link) []prose.Token {
	first := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= l.Start })
	last := sort.Search(len(tokens), func(i int) bool { return tokens[i].End > l.End })
	return tokens[first:max(first, last)]
}

func isDate(q prose.Quantity) bool { return q.Kind == prose.Date }

// names reports whether a sentence names a source, be it by a mark or in words.
func (r *Reach) names(s int) bool {
	return r.found[s].marked || r.look(s).names()
}

// naming returns the source that a sentence names.
func (r *Reach) naming(s int) Source {
	switch own := &r.found[s]; {
	case own.marked:
		return Source{int(own.mark) - 1, s}
	case len(r.article.References) == 1:
		return Source{0, article.None}
	default:
		return Source{int(own.words) - 1, article.None}
	}
}

// follows reports whether a source is named before a sentence, or listed.
func (r *Reach) follows(s int) bool {
	if len(r.article.References) > 0 {
		return true
	}
	_, ok := r.before(s)
	return ok
}

// before returns the source that is named last before a sentence, if one is.
func (r *Reach) before(s int) (source Source, ok bool) {
	i := s
	for i > 0 && r.found[i].before == 0 && !r.names(i-1) {
		i--
	}
	last := r.found[i].before
	if last == 0 {
		last = int32(i) + 1
	}
	for ; i <= s; i++ {
		r.found[i].before = last
	}
	switch {
	case last > 1:
		return r.naming(int(last) - 2), true
	case len(r.article.References) == 1:
		return Source{0, article.None}, false
	}
	return untold, false
}
