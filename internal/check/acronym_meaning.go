package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// spellOut notes of acronyms where the article first says what they stand for: in words whose initials they are, in brackets behind such
// words or before them, or behind a word that introduces them.
func (x *examination) spellOut(r int, used []*acronym) {
	byLetters := map[string][]*acronym{}
	byName := map[string]*acronym{}
	for _, a := range used {
		byName[a.name] = a
		for _, l := range a.spellings() {
			byLetters[l] = append(byLetters[l], a)
		}
	}
	x.initials(byLetters)
	introductions := x.told(r, giving)
	for i := range x.article.Blocks {
		b := &x.article.Blocks[i]
		for at := b.FirstToken; at < b.LastToken; {
			l := x.lettersAt(at, b)
			if l.end == at {
				at++
				continue
			}
			if a := byName[l.name]; a != nil {
				x.introduced(a, i, at, l.end, &introductions)
			}
			at = l.end
		}
	}
}

// spellings are the letters of an acronym in lower case: of all of it, and of its first part.
func (a *acronym) spellings() []string {
	head, rest, _ := strings.Cut(strings.ToLower(a.name), "-")
	rest = strings.Trim(strings.ReplaceAll(rest, "-", ""), "0123456789")
	if rest == "" {
		return []string{head}
	}
	return []string{head + rest, head}
}

// spell notes that words of a sentence have the initials.
func (a *acronym) spell(sentence int32) { note(&a.spelt, sentence) }

// mean notes that a sentence tells an acronym together with what it stands for.
func (a *acronym) mean(sentence int32) { note(&a.meant, sentence) }

func note(first *int32, sentence int32) {
	if *first == article.None || sentence < *first {
		*first = sentence
	}
}

// small are the bytes that the longest word has which is left out of an acronym, as “of” and “and” are.
const small = 3

// initials looks for runs of words whose initials are the letters of an acronym. Two letters are the initials of too much.
func (x *examination) initials(wanted map[string][]*acronym) {
	const least, most = 3, 8
	var runs [2]initialRun // of all words, and of all but the small ones
	for s := range x.article.Sentences {
		runs[0].clear()
		runs[1].clear()
		for _, t := range x.article.SentenceTokens(s) {
			word := x.article.Text[t.Start:t.End]
			switch {
			case t.Kind == prose.Word:
				if _, is := acronymOf(word); is && !t.Has(prose.Joined) { // it does not spell itself
					runs[0].clear()
					runs[1].clear()
					continue
				}
				first, _ := utf8.DecodeRuneInString(strings.ToLower(word))
				runs[0].add(first)
				if len(word) > small || t.Has(prose.Joined) {
					runs[1].add(first)
				}
			case t.Kind == prose.Number || t.Skipped() || t.ID == prose.Slash:
			default:
				runs[0].clear()
				runs[1].clear()
			}
			for _, run := range runs {
				for n := least; n <= min(most, len(run.text)); n++ {
					for _, a := range wanted[string(run.text[len(run.text)-n:])] {
						a.spell(int32(s))
					}
				}
			}
		}
	}
}

// initialRun is the initials of words that nothing parts.
type initialRun struct{ text []rune }

func (r *initialRun) clear()          { r.text = r.text[:0] }
func (r *initialRun) add(letter rune) { r.text = append(r.text, letter) }

// introduced notes whether an acronym, where it stands, is told together with what it stands for.
func (x *examination) introduced(a *acronym, block int, first, last int32, introductions *[]hit) {
	sentence := int32(x.article.SentenceOf(first))
	if sentence == article.None {
		return
	}
	s := x.article.Sentences[sentence]
	b := &x.article.Blocks[block]
	id := func(at int32) prose.ID {
		if at < s.First || at >= s.Last {
			return prose.Unknown
		}
		return x.article.Tokens[at].ID
	}
	switch {
	case x.inBrackets(first, last, s), x.bracketsBehind(a, last, s), x.isIntroduced(first, last, sentence, introductions):
		a.mean(sentence)
	case quotes(id(first-1)) && a.abbreviates(x.wordsBefore(first, s)):
		a.mean(sentence)
	case x.textBefore(first, s) == "or" && (a.abbreviates(x.wordsBefore(first-1, s)) || id(first-2) == prose.Comma && endsPart[id(last)]), x.hasInitials(a, s):
		a.mean(sentence)
	}
	// A list of letters and what they stand for: “CI: confidence interval; OR, odds ratio”, or a table of both.
	opens := first == s.First || first == b.FirstToken || slices.Contains([]prose.ID{prose.Semicolon, prose.Comma, prose.Colon, prose.Bullet, prose.OpenBracket, prose.Asterisk}, id(first-1))
	next := last
	for next < s.Last && (id(next) == prose.CloseBracket || id(next) == prose.Asterisk) {
		next++
	}
	switch id(next) {
	case prose.Colon, prose.Equals, prose.Dash, prose.Comma:
		if words := x.wordsBehind(next+1, s); len(words) > 0 && a.isSpelledBy(words) && opens {
			a.listed = true
			a.mean(sentence)
		} else if id(next) != prose.Comma && len(words) > 0 && a.isSpelledBy(words) {
			a.mean(sentence)
		}
	}
	if b.Kind == article.Cell && last == b.LastToken && block+1 < len(x.article.Blocks) && x.article.Blocks[block+1].Kind == article.Cell {
		if cell := &x.article.Blocks[block+1]; cell.FirstSentence < cell.LastSentence && a.isSpelledBy(x.wordsBehind(cell.FirstToken, x.article.Sentences[cell.FirstSentence])) {
			a.listed = true
		}
	}
}

// hasInitials reports whether a sentence that uses two letters has two words in a row that begin with them.
func (x *examination) hasInitials(a *acronym, s prose.Sentence) bool {
	if len(a.name) != 2 {
		return false
	}
	before := ""
	for _, t := range x.article.Tokens[s.First:s.Last] {
		word := strings.ToLower(x.article.Text[t.Start:t.End])
		if t.Kind != prose.Word || t.Has(prose.Shout) {
			before = ""
			continue
		}
		if before != "" && before[:1]+word[:1] == strings.ToLower(a.name) {
			return true
		}
		before = word
	}
	return false
}

// inBrackets reports whether letters stand in brackets behind words, alone or before something else: “cytokine release syndrome (CRS)”.
func (x *examination) inBrackets(first, last int32, s prose.Sentence) bool {
	open := first - 1
	if open > s.First && x.text(open) == "or" {
		open--
	}
	if open <= s.First || x.article.Tokens[open].ID != prose.OpenBracket {
		return false
	}
	before := x.article.Tokens[open-1]
	if before.Kind != prose.Word && !before.Has(prose.Joined) { // 86% (ORR)
		return false
	}
	if last == s.Last {
		return true
	}
	switch x.article.Tokens[last].ID {
	case prose.CloseBracket, prose.OpenBracket, prose.Comma, prose.Semicolon, prose.Slash, prose.Dash:
		return true
	}
	return x.text(last) == "or"
}

// bracketsBehind reports whether letters are followed by what they stand for in brackets, in whatever words: “GORD (acid reflux disease)”.
func (x *examination) bracketsBehind(a *acronym, last int32, s prose.Sentence) bool {
	const most = 1 // word between: CAR-T cells (…)
	open := last
	for open < s.Last && open-last < most && x.article.Tokens[open].Kind == prose.Word {
		open++
	}
	if open >= s.Last || x.article.Tokens[open].ID != prose.OpenBracket {
		return false
	}
	words := x.wordsBehind(open+1, s)
	if a.isSpelledBy(words) {
		return true
	}
	number := slices.ContainsFunc(x.article.Tokens[open:min(open+2, s.Last)], func(t prose.Token) bool { return t.Kind == prose.Number })
	return len(words) >= 2 && !number
}

// isIntroduced reports whether words that introduce letters stand beside them: “often shortened to RRMM”, “CRS stands for”. The
// introductions that stand before are left out from there on.
func (x *examination) isIntroduced(first, last, sentence int32, introductions *[]hit) bool {
	for len(*introductions) > 0 && (*introductions)[0].sentence < sentence {
		*introductions = (*introductions)[1:]
	}
	const near = 2 // tokens between: quotation marks, “the”
	for _, h := range *introductions {
		if h.sentence > sentence {
			break
		}
		if h.last <= first && first-h.last <= near || last <= h.first && h.first-last <= near {
			return true
		}
	}
	return false
}

// quotes reports whether a sign opens a quotation.
func quotes(id prose.ID) bool { return id == prose.OpenQuote || id == prose.Quote }

// endsPart are the signs behind an apposition: “bronchopulmonary dysplasia, or BPD, is”.
var endsPart = map[prose.ID]bool{prose.Comma: true, prose.Period: true, prose.CloseBracket: true, prose.Semicolon: true, prose.Colon: true}

func (x *examination) textBefore(at int32, s prose.Sentence) string {
	if at <= s.First {
		return ""
	}
	return x.text(at - 1)
}

// mostWords bounds the words that an acronym may stand for.
const mostWords = 12

// wordsBefore returns the words before a token, up to a sign other than the comma right before it, in lower case.
func (x *examination) wordsBefore(at int32, s prose.Sentence) []string {
	if at > s.First && x.article.Tokens[at-1].ID == prose.Comma {
		at--
	}
	var words []string
	for at--; at >= s.First && len(words) < mostWords; at-- {
		if t := x.article.Tokens[at]; t.Kind == prose.Word {
			words = append(words, strings.ToLower(x.text(at)))
		} else if t.Kind != prose.Number && !t.Skipped() {
			break
		}
	}
	slices.Reverse(words)
	return words
}

// wordsBehind returns the words from a token on up to a sign, in lower case.
func (x *examination) wordsBehind(at int32, s prose.Sentence) []string {
	var words []string
	for ; at < s.Last && len(words) < mostWords; at++ {
		if t := x.article.Tokens[at]; t.Kind == prose.Word {
			words = append(words, strings.ToLower(x.text(at)))
		} else if t.Kind != prose.Number && !t.Skipped() {
			break
		}
	}
	return words
}

// abbreviates reports whether words end with some that an acronym may stand for.
func (a *acronym) abbreviates(words []string) bool {
	for from := len(words) - 1; from >= 0; from-- {
		if a.isSpelledBy(words[from:]) {
			return true
		}
	}
	return false
}

// isSpelledBy reports whether words have the letters of an acronym, the first where they begin and the others in order: the initials of
// words, or letters inside of them as in “electrocardiogram”.
func (a *acronym) isSpelledBy(words []string) bool {
	if len(words) > 0 && (words[0] == "a" || words[0] == "an" || words[0] == "the") {
		words = words[1:]
	}
	return slices.ContainsFunc(a.spellings(), func(letters string) bool {
		text := strings.Join(words[:min(len(words), len(letters)+small)], " ")
		for i, l := range letters {
			at := strings.IndexRune(text, l)
			if at < 0 || i == 0 && at > 0 {
				return false
			}
			text = text[at+utf8.RuneLen(l):]
		}
		return true
	})
}
