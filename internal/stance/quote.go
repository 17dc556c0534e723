package stance

import "github.com/primum-lint/primum/internal/prose"

// quotes holds a claim that is quoted inside a sentence of somebody else: advertised as a “natural cure”. One word between quotation
// marks suffices if it begins or ends the claim: “cures” the condition; and so does a quotation that runs into it: a “proven cure for”
// gout. Somebody who speaks, in a quotation that opens the sentence or follows a colon or comma and is a sentence itself, asserts.
func (r *Reading) quotes(sentence int, first, last int32, hold func(Cue)) {
	s := r.article.Sentences[sentence]
	for first < last && r.article.Tokens[first].Skipped() {
		first++
	}
	for first < last && r.article.Tokens[last-1].Skipped() {
		last--
	}
	open := int32(-1)
	for i := s.First; i < s.Last; i++ {
		switch id := r.article.Tokens[i].ID; {
		case id == prose.OpenQuote, id == prose.Quote && open < 0:
			open = i
			continue
		case id != prose.CloseQuote && id != prose.Quote || open < 0:
			continue
		}
		begins, ends := open < first && first < i, open < last-1 && last-1 < i
		if (begins && ends || (begins || ends) && i-open == 2 || begins && open+1 < first) && (r.words(s.First, open) || r.words(i, s.Last)) && !r.speaks(s.First, open, i) {
			hold(Cue{Quoted, open, open + 1})
			hold(Cue{Quoted, i, i + 1})
			return
		}
		open = -1
	}
}

// speaks reports whether what stands between two quotation marks is speech.
func (r *Reading) speaks(start, open, close int32) bool {
	return (!r.words(start, open) || is(r.article.Tokens[open-1], prose.Colon, prose.Comma)) &&
		is(r.article.Tokens[close-1], prose.Comma, prose.Period, prose.Exclamation, prose.Question, prose.Ellipsis)
}

func (r *Reading) words(from, to int32) bool {
	for i := from; i < to; i++ {
		if r.article.Tokens[i].Kind == prose.Word {
			return true
		}
	}
	return false
}
