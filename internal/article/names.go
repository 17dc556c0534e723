package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bibliography lists the words by which the parts of a reference are told from each other (rules/english/article.toml).
type Bibliography struct {
	Bodies    []string `toml:"bodies"`    // in the name of a body or group: institute, society, investigators
	Particles []string `toml:"particles"` // in the name of a person: van, de
	Accessed  []string `toml:"accessed"`  // before the day on which somebody looked at a page, which is not when it was published
	Stops     []string `toml:"stops"`     // whose full stop ends no title: vs, st
	Others    []string `toml:"others"`    // stand for all authors but the first: “et al”, “and colleagues”
}

// bibliography is the same to be looked up.
type bibliography struct {
	bodies, particles, accessed, stops wordSet
	others                             []alike
}

// alike are phrases that begin alike.
type alike struct {
	head  string   // the space before them and the word that they begin with
	tails []string // what follows it
}

func (b Bibliography) index() bibliography {
	bib := bibliography{newWordSet(b.Bodies), newWordSet(b.Particles), newWordSet(b.Accessed), newWordSet(b.Stops), nil}
	for _, phrase := range b.Others {
		n := strings.IndexByte(phrase+" ", ' ')
		head, tail := " "+phrase[:n], phrase[n:]
		at := slices.IndexFunc(bib.others, func(a alike) bool { return a.head == head })
		if at < 0 {
			at = len(bib.others)
			bib.others = append(bib.others, alike{head: head})
		}
		bib.others[at].tails = append(bib.others[at].tails, tail)
	}
	return bib
}

// authors are the names that a reference begins with.
type authors struct {
	stretch
	family stretch // by what the first of them is cited; of a body, all of its name
	commas bool    // initials stand first, as in “Y. Zhou, X. Xie, Title, Journal”: only a comma parts them from the title
}

// order is how a name is written.
type order uint8

const (
	unnamed       order = iota
	familyFirst         // Zhou Y, and Zhou, Y.
	initialsFirst       // Y. Zhou
	inFull              // Zhou, Yan, and Xin Xie
)

// mostNames bounds the names that are read: consortia list thousands.
const mostNames = 100

// authors reads the names that s begins with, in any of the ways in which bibliographies write them. What looks like one name counts
// only before a stop, a year or a quotation mark: “Vitamin C deficiency” is nobody.
func (b *bibliography) authors(text string) authors {
	s := &nameWords{text: text}
	var a authors
	var how order
	at, count, ended, dotted := 0, 0, false, false
	for count < mostNames && !ended {
		n := b.name(s, at, how)
		if n.how == unnamed {
			if end := b.body(s, at, count == 0); end > at && (count == 0 || !a.commas) {
				if count == 0 {
					a.family = stretch{at, end}
				}
				a.end, ended = end, true
			}
			break
		}
		if count == 0 {
			how, a.family, a.start = n.how, n.family, at
			a.commas = how == initialsFirst
		}
		count++
		a.end, at = n.end, n.next
		dotted = dotted || n.dotted
		next := s.at(at)
		switch {
		case next.is("et") || next.is("and") && strings.HasPrefix(strings.TrimLeft(text[next.next:], " "), "others"):
			others := s.at(next.next)
			a.end, ended = others.end, true
			if others.tail != "" && others.tail[0] == '.' && next.is("et") {
				a.end++
			}
		case next.is("and") || next.is("&"):
			at = next.next
		case !n.goesOn:
			ended = n.closed || next.start > 0 && strings.Contains(text[a.end:next.start], "\n") || opensTitle(text[a.end:])
			if !ended {
				return authors{}
			}
			if how == familyFirst && !dotted && text[a.end-1] == '.' { // it ends the names
				a.end--
			}
		}
	}
	switch {
	case a.end == 0, how == inFull && !opensTitle(text[a.end:]):
		return authors{}
	case !ended && count < 2 && !a.commas && !opensTitle(text[a.end:]):
		return authors{}
	}
	return a
}

// opensTitle reports whether what follows the names is a year or a quotation: “(2021)”, “. 2021.”, “, ‘Sleep’”.
func opensTitle(s string) bool {
	s = strings.TrimLeft(s, ".,;: ([\u00A0")
	return len(s) >= 4 && isYear(s[:4]) || strings.HasPrefix(s, "n.d.") || openingQuote(s) > 0
}

// person is one name.
type person struct {
	how    order
	family stretch
	end    int  // of the name, with the stop of its last initial
	next   int  // where what follows it begins
	goesOn bool // a comma or semicolon follows
	closed bool // a stop or colon follows
	dotted bool // its initials have stops for sure
}

// followed notes what follows a name.
func (n person) followed(tail string) person {
	n.goesOn, n.closed = strings.ContainsAny(tail, ",;"), n.closed || strings.ContainsAny(tail, ".:")
	return n
}

// name reads the name of a person at an offset. The names of a list are all written in the order of the first, except that only the
// first of those in full is turned round.
func (b *bibliography) name(s *nameWords, at int, how order) person {
	w := s.at(at)
	if how == initialsFirst || how == unnamed && w.initials && w.tail == "." {
		first := w
		for w.initials && w.tail == "." {
			w = s.at(w.next)
		}
		family, last := b.family(s, w)
		if family.end == 0 || w == first {
			return person{}
		}
		return person{how: initialsFirst, family: family, end: last.end, next: last.next}.followed(last.tail)
	}
	family, last := b.family(s, w)
	if family.end == 0 {
		return person{}
	}
	if how == inFull { // Xin Xie
		return person{how: inFull, family: stretch{last.start, last.end}, end: last.end, next: last.next}.followed(last.tail)
	}
	w = s.at(last.next)
	switch {
	case last.tail != "" && last.tail != ",":
		return person{}
	case w.initials:
		return b.initialed(s, family, w, last.tail == ",")
	case how == unnamed && last.tail == "," && w.name:
		for next := s.at(w.next); w.tail == "" && (next.name || next.initials); next = s.at(w.next) {
			w = next
		}
		return person{how: inFull, family: family, end: w.end, next: w.next}.followed(w.tail)
	}
	return person{}
}

// initialed reads the initials behind a family name, the first of which is w.
func (b *bibliography) initialed(s *nameWords, family stretch, w nameWord, inverted bool) person {
	n := person{how: familyFirst, family: family}
	dotted := strings.HasPrefix(w.tail, ".")
	for next := s.at(w.next); next.initials; next = s.at(w.next) {
		apart := w.tail == "" && len(next.text) == 1 // Zhou Y X
		if !apart && (w.tail != "." || !strings.HasPrefix(next.tail, ".")) {
			break
		}
		w = next
	}
	if next := s.at(w.next); (w.tail == "" || w.tail == "." || w.tail == ",") && next.isLineage() {
		w, dotted = next, false
	}
	n.end, n.next = w.end, w.next
	tail := w.tail
	if dotted && strings.HasPrefix(tail, ".") {
		n.end++
		n.closed, n.dotted = tail == ".", tail != "." || inverted
		tail = tail[1:]
	}
	return n.followed(tail)
}

// family reads a family name: “Zhou”, “van der Berg”, “Al-Shahi Salman”. It returns its last word too.
func (b *bibliography) family(s *nameWords, w nameWord) (stretch, nameWord) {
	const most = 5 // words
	start, named := w.start, false
	for range most {
		if !b.particles.has(w.text) {
			if !w.name {
				return stretch{}, w
			}
			named = true
		}
		next := s.at(w.next)
		if named && !b.particles.has(w.text) && (w.tail != "" || next.initials || !next.name && !b.particles.has(next.text)) {
			return stretch{start, w.end}, w
		}
		w = next
	}
	return stretch{}, w
}

// body reads the name of a body or a group, up to a stop, a year or a bracket. As the first author it has capitals throughout, or it would
// be the subject of a sentence.
func (b *bibliography) body(s *nameWords, at int, first bool) int {
	const most = 14 // words
	known := false
	w := s.at(at)
	if r, _ := utf8.DecodeRuneInString(w.text); !unicode.IsUpper(r) && w.text != "the" && w.text != "on" && w.text != "for" {
		return 0
	}
	for range most {
		isBody := b.bodies.hasFold(w.text)
		if first && !isBody && len(w.text) > len("for") && !w.name {
			return 0
		}
		known = known || isBody || w.isAcronym()
		next := s.at(w.next)
		if strings.ContainsAny(w.tail, ".:;") || next.text == "" || strings.HasPrefix(next.text, "(") {
			if known {
				return w.end
			}
			return 0
		}
		w = next
	}
	return 0
}

// nameWord is a word among names.
type nameWord struct {
	from       int // where it was looked for, plus one
	start, end int
	text       string // without what follows it
	tail       string // the stops and commas that follow it
	next       int
	initials   bool // it is the initials of a person: Y, YX, Y.X., J-P
	name       bool // it may be a name: letters, of which one is a capital and at least two there are
}

// nameWords are the words of a text. Each is asked for several times on the way from one name to the next, and the last ones are kept.
type nameWords struct {
	text string
	last [8]nameWord
}

// at returns the word at an offset; where there is none, an empty one.
func (s *nameWords) at(from int) nameWord {
	w := &s.last[from%len(s.last)]
	if w.from != from+1 {
		*w = newNameWord(s.text, from)
	}
	return *w
}

func newNameWord(s string, from int) nameWord {
	at := from
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	text := word(s[at:])
	end := len(text)
	for end > 0 && strings.IndexByte(",.;:", text[end-1]) >= 0 {
		end--
	}
	w := nameWord{from: from + 1, start: at, end: at + end, text: text[:end], tail: text[end:], next: at + len(text)}
	w.initials, w.name = kindsOfName(w.text)
	return w
}

// kindsOfName reports whether a word is the initials of a person, and whether it may be a name.
func kindsOfName(word string) (initials, name bool) {
	const mostInitials = 4
	letters, capitals := 0, 0
	initials, name = true, true
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			letters, capitals = letters+1, capitals+1
		case unicode.IsLetter(r):
			letters, initials = letters+1, false
		case r == '.':
			name = false
		case r == '\'' || r == '‘':
			initials = false
		case r != '-' && r != '‐' && r != '’' && !unicode.Is(unicode.Mn, r):
			return false, false
		}
	}
	return initials && 1 <= capitals && capitals <= mostInitials, name && letters >= 2 && capitals > 0
}

func (w nameWord) is(word string) bool { return w.text == word }

// isLineage reports whether a word behind a name belongs to it.
func (w nameWord) isLineage() bool {
	switch w.text {
	case "Jr", "Sr", "II", "III", "IV", "2nd", "3rd":
		return true
	}
	return false
}

// isAcronym reports whether a word is the short name of a body: WHO, NICE.
func (w nameWord) isAcronym() bool {
	return 2 <= len(w.text) && len(w.text) <= 6 && strings.Trim(w.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
