package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
)

// acronym is letters that stand for words, as an article uses them.
type acronym struct {
	name   string // as it is written, without an ending: CAR-T, NSAID
	first  hit    // where it stands first in the text; in a headline, where it stands nowhere else
	inText bool
	isName bool  // of a gene, a trial, a person: nobody spells it out
	spelt  int32 // the first sentence in which words have its initials, or none
	meant  int32 // the first in which it is told together with what it stands for, or none
	listed bool  // it is in a list of letters and what they stand for, wherever that stands
}

// acronyms finds letters that stand for words and that the article does not spell out by the time that it first uses them: a headline has
// no room for it, so the first use is that in the text. One finding each.
func (x *examination) acronyms(found []finding.Finding, r int) []finding.Finding {
	used := x.lettersUsed(r)
	if len(used) == 0 {
		return found
	}
	x.spellOut(r, used)
	for _, a := range used {
		early := func(sentence int32) bool { return sentence != article.None && sentence <= a.first.sentence+1 }
		if a.isName || a.listed || early(a.spelt) || early(a.meant) {
			continue
		}
		f := x.finding(r, a.first)
		if a.meant != article.None {
			m := x.article.Sentences[a.meant]
			f.Related = []finding.Related{{Span: x.article.TokenSpan(m.First, m.Last), Message: "it is spelled out only here"}}
		}
		found = append(found, f)
	}
	return found
}

// lettersUsed returns the acronyms of an article, in the order of their first use, without those that everybody knows.
func (x *examination) lettersUsed(r int) []*acronym {
	s := x.rules[r].Structure
	known, shouted := setOf(s.Known), setOf(s.Shouted)
	byName := map[string]*acronym{}
	for i := range x.article.Blocks {
		b := &x.article.Blocks[i]
		if b.Kind == article.Alt || b.In&article.InReferences != 0 || x.sectionAt(r, b) != article.None {
			continue
		}
		inText := b.Kind != article.FrontMatter && b.Kind != article.Heading
		for at := b.FirstToken; at < b.LastToken; {
			l := x.lettersAt(at, b)
			if l.end == at {
				at++
				continue
			}
			if l.name != "" && !l.isAmong(known) && !l.isAmong(shouted) && !x.isShouted(at, l.end, b, known) && !x.isPart(at, l.end, b) && !x.isMake(at, l.end, b) {
				h := hit{at, l.end, int32(x.article.SentenceOf(at))}
				a := byName[l.name]
				if a == nil {
					a = &acronym{name: l.name, first: h, inText: inText, spelt: article.None, meant: article.None}
					byName[l.name] = a
				} else if inText && !a.inText {
					a.first, a.inText = h, true
				}
				a.isName = a.isName || x.namesSomething(at, l.end, b, s.Names)
			}
			at = l.end
		}
	}
	x.writtenOtherwise(byName)
	used := make([]*acronym, 0, len(byName))
	for _, a := range byName {
		used = append(used, a)
	}
	slices.SortFunc(used, func(a, b *acronym) int { return cmp.Compare(a.first.first, b.first.first) })
	return used
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// writtenOtherwise takes letters for a word in capitals that the article also writes without them: NOT.
func (x *examination) writtenOtherwise(byName map[string]*acronym) {
	for _, t := range x.article.Tokens {
		if t.Kind == prose.Word && !t.Has(prose.Shout) && t.End-t.Start <= mostLetters {
			word := x.article.Text[t.Start:t.End]
			if a := byName[strings.ToUpper(word)]; a != nil && word != a.name {
				a.isName = true
			}
		}
	}
}

// letters is an acronym at one place.
type letters struct {
	name string // "" for what looks like one and is none: II, CD19, MK-3475
	end  int32  // the token behind it; where it begins where there is none at all
}

// isAmong reports whether letters, or a part of them, are in a list.
func (l letters) isAmong(list map[string]bool) bool {
	return list[l.name] || slices.ContainsFunc(strings.Split(l.name, "-"), func(part string) bool { return list[part] })
}

// lettersAt reads the acronym that begins at a token, with what a hyphen joins to it.
func (x *examination) lettersAt(at int32, b *article.Block) letters {
	head, ok := acronymOf(x.text(at))
	if !ok || x.article.Tokens[at].Kind != prose.Word {
		return letters{end: at}
	}
	if span := x.article.TokenSpan(at, at+1); span.End-span.Start != len(x.text(at)) { // a formula: N<sub>M</sub>
		return letters{end: at + 1}
	}
	l, long := letters{name: head, end: at + 1}, len(head) >= longName
	for l.end < b.LastToken && x.article.Tokens[l.end].Has(prose.Joined) {
		if l.end-at == longestChain {
			return letters{end: l.end}
		}
		part := x.text(l.end)
		trimmed, isPart := acronymOf(part)
		switch {
		case isPart && long && len(trimmed) >= longName: // of a trial: CURRENT-OASIS
			return letters{end: l.end + 1}
		case isPart:
			part = trimmed
		case len(part) == 1: // CAR-T, GLP-1
		case strings.ContainsAny(part, "0123456789"): // the name of a substance: PD-L1, MK-3475
			return letters{end: l.end + 1}
		default:
			return l
		}
		l.name += "-" + part
		l.end++
	}
	if isRoman(strings.TrimRight(head, "ABCDESabcd")) || isGenotype(head) { // stage IIIb
		l.name = ""
	}
	return l
}

func (x *examination) text(token int32) string {
	t := x.article.Tokens[token]
	return x.article.Text[t.Start:t.End]
}

// mostLetters are those of the longest acronym; what is longer is a name.
const mostLetters = 6

// longestChain bounds the words that hyphens join, and the syllables of a word, so that no text takes quadratic time.
const longestChain = 8

// longName is how long each of two parts is at least that are more likely the name of something.
const longName = 4

// acronymOf returns a word without its ending if it is written as an acronym: two to six letters, mostly capitals.
func acronymOf(word string) (string, bool) {
	for _, ending := range [...]string{"'s", "’s", "s"} {
		word = strings.TrimSuffix(word, ending)
	}
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			upper++
		case 'a' <= r && r <= 'z':
			lower++
		default:
			return "", false
		}
	}
	return word, upper >= 2 && upper > lower && upper+lower <= mostLetters
}

// isRoman reports whether letters may be a number: of a stage, a type or a phase.
func isRoman(word string) bool { return word != "" && strings.Trim(word, "IVX") == "" }

// isGenotype reports whether letters may be two bases of a gene: CT.
func isGenotype(word string) bool { return len(word) == 2 && strings.Trim(word, "ACGT") == "" }

// isShouted reports whether letters are a word that is written in capitals for effect, as those beside it are: DO NOT.
func (x *examination) isShouted(first, last int32, b *article.Block, known map[string]bool) bool {
	return x.shouts(first-1, b, known) || x.shouts(last, b, known) && !x.article.Tokens[last].Has(prose.Joined)
}

func (x *examination) shouts(at int32, b *article.Block, known map[string]bool) bool {
	if at < b.FirstToken || at >= b.LastToken {
		return false
	}
	t := x.article.Tokens[at]
	word := x.text(at)
	return t.Kind == prose.Word && t.Has(prose.Shout) && !isRoman(word) && !known[word] && !strings.ContainsAny(word, ".0123456789")
}

// isPart reports whether letters are a part of something that is no prose: of an identifier, PUMP_RES or EDI2.LPON, or of a word that is
// spelled as it is spoken.
func (x *examination) isPart(first, last int32, b *article.Block) bool {
	glue := func(at int32) bool { // to the token behind it
		if at < b.FirstToken || at+1 >= b.LastToken || x.article.Tokens[at+1].Has(prose.Spaced) {
			return false
		}
		switch x.text(at) {
		case "_", ":", ".", "=", "\\":
			return true
		}
		return false
	}
	tight := first-1 > b.FirstToken && x.article.Tokens[first-1].ID == prose.OpenBracket && !x.article.Tokens[first-1].Has(prose.Spaced) &&
		!x.article.Tokens[first].Has(prose.Spaced) // a formula: 1,25(OH)2
	return tight || glue(first-1) || glue(last) && !x.article.Tokens[last].Has(prose.Spaced) || x.isSyllable(first, last, b)
}

// isSyllable reports whether letters are the stressed part of a word that is spelled as it is spoken: “sur-FAK-tant”, “(PLATE-lets)”.
func (x *examination) isSyllable(first, last int32, b *article.Block) bool {
	start, end := first, last
	for start > b.FirstToken && first-start < longestChain && x.article.Tokens[start].Has(prose.Joined) {
		start--
	}
	for end < b.LastToken && end-last < longestChain && x.article.Tokens[end].Has(prose.Joined) {
		end++
	}
	soft := 0
	for _, t := range x.article.Tokens[start:end] {
		if t.Kind == prose.Word && !t.Has(prose.Capital) {
			soft++
		}
	}
	bracketed := start > b.FirstToken && x.article.Tokens[start-1].ID == prose.OpenBracket && end < b.LastToken && x.article.Tokens[end].ID == prose.CloseBracket
	return soft > 1 || soft == 1 && bracketed || x.isSpoken(first, b)
}

// isSpoken reports whether a token stands in brackets among syllables that are parted by spaces: “(sow RYE uh sis)”.
func (x *examination) isSpoken(at int32, b *article.Block) bool {
	const longest, least = 4, 3 // bytes of a syllable, and syllables
	start, end := at, at+1
	syllable := func(at int32) bool {
		t := x.article.Tokens[at]
		return t.Kind == prose.Word && !t.Has(prose.Capital) && t.End-t.Start <= longest
	}
	for start > b.FirstToken && at-start < longestChain && syllable(start-1) {
		start--
	}
	for end < b.LastToken && end-at < longestChain && syllable(end) {
		end++
	}
	return end-start >= least && start > b.FirstToken && x.article.Tokens[start-1].ID == prose.OpenBracket && end < b.LastToken && x.article.Tokens[end].ID == prose.CloseBracket
}

// isMake reports whether letters belong to the name of a product, a maker or a place, or to the number of a document: “Cholestech LDX”,
// “KDS Corporation”, “(CESVA, Spain)”, “Lincoln, RI”, “ISO 9001”.
func (x *examination) isMake(first, last int32, b *article.Block) bool {
	id := func(at int32) prose.ID {
		if at < b.FirstToken || at >= b.LastToken {
			return prose.Unknown
		}
		return x.article.Tokens[at].ID
	}
	if x.isNamed(first-1, b) && !x.article.Tokens[first].Has(prose.Joined) {
		if s := x.article.SentenceOf(first); s != article.None && first-1 > x.article.Sentences[s].First {
			return true
		}
	}
	switch {
	case id(last) == prose.Comma && x.isNamed(last+1, b) && id(last+2) == prose.CloseBracket, x.isNamed(last, b):
		return true
	case len(x.text(first)) == 2 && id(first-1) == prose.Comma && x.isNamed(first-2, b):
		return true
	}
	const document = 4 // digits
	return last < b.LastToken && (x.text(last) == "®" || x.text(last) == "™" || isWhole(x.text(last), document))
}

// isWhole reports whether a word is a whole number of at least so many digits.
func isWhole(word string, digits int) bool {
	return len(word) >= digits && strings.Trim(word, "0123456789") == ""
}

// isNamed reports whether a word of a block begins with a capital and goes on without.
func (x *examination) isNamed(at int32, b *article.Block) bool {
	return at >= b.FirstToken && at < b.LastToken && x.article.Tokens[at].Kind == prose.Word && x.article.Tokens[at].Has(prose.Capital) &&
		!x.article.Tokens[at].Has(prose.Shout) && x.article.Tokens[at].End-x.article.Tokens[at].Start > 1
}

// namesSomething reports whether a word beside letters says that they are the name of something, or their place that they are the initials
// of a person: “the HBB gene”, “Smith JA, Jones BC”.
func (x *examination) namesSomething(first, last int32, b *article.Block, names []string) bool {
	is := func(at int32) bool {
		return at >= b.FirstToken && at < b.LastToken && slices.Contains(names, strings.ToLower(x.text(at)))
	}
	initials := last == first+1 && len(x.text(first)) <= 3 && x.isNamed(first-1, b) && last+2 < b.LastToken && x.article.Tokens[last].ID == prose.Comma &&
		x.isNamed(last+1, b) && x.article.Tokens[last+2].Has(prose.Shout)
	return initials || is(first-1) || is(last)
}
