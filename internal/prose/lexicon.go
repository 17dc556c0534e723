package prose

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ID is a word that somebody asked for: a rule, a cue, a list, an abbreviation. Words that nobody asked for share Unknown.
type ID uint32

// Unknown is the ID of every word, number and sign that no pattern names.
const Unknown ID = 0

// Signs have IDs of their own, so that a pattern can name them and a reader of sentences can tell them apart quickly.
const (
	Period ID = iota + 1
	Ellipsis
	Question
	Exclamation
	Comma
	Semicolon
	Colon
	OpenBracket
	CloseBracket
	OpenQuote
	CloseQuote
	Quote      // a straight double quote, which may open or close
	Apostrophe // a straight single quote outside a word
	Dash       // – — and a hyphen with space around it
	Percent
	Slash
	Plus
	Equals
	Less
	Greater
	Asterisk // * _ ~ ` # that Markdown left standing: never text
	Bullet
	Line // a hard line break
	firstWord
)

// Lexicon gives each word that a pattern, list or cue names a small number. It is filled while rules are compiled and only read
// afterwards, by any number of goroutines.
//
// It is a hash table of its own because the tokenizer, which asks it about every word of every article, can hash a word in the loop that
// reads it; a Go map would read it twice more.
type Lexicon struct {
	words []string // folded; the place of a word is its ID less firstWord
	slots []slot   // open addressing; a power of two of them, at most half in use
}

type slot struct {
	hash uint32
	id   ID // Unknown in an empty slot
}

// NewLexicon returns a lexicon that knows signs only.
func NewLexicon() *Lexicon {
	return &Lexicon{slots: make([]slot, 1<<12)}
}

// Intern returns the ID of a word, a new one where it had none. The word is folded as Fold says.
func (l *Lexicon) Intern(word string) ID {
	var scratch [64]byte
	folded := Fold(scratch[:0], word)
	hash := hashOf(folded)
	if id := l.lookup(hash, folded); id != Unknown {
		return id
	}
	id := ID(l.Len())
	l.words = append(l.words, string(folded))
	if 2*len(l.words) > len(l.slots) {
		old := l.slots
		l.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.id != Unknown {
				l.place(s)
			}
		}
	}
	l.place(slot{hash, id})
	return id
}

func (l *Lexicon) place(s slot) {
	i := int(s.hash) & (len(l.slots) - 1)
	for l.slots[i].id != Unknown {
		i = (i + 1) & (len(l.slots) - 1)
	}
	l.slots[i] = s
}

// Len is one more than the largest ID given so far: the size of a table that is indexed by ID.
func (l *Lexicon) Len() int { return int(firstWord) + len(l.words) }

// lookup returns the ID of a folded word, or Unknown.
func (l *Lexicon) lookup(hash uint32, folded []byte) ID {
	for i := int(hash) & (len(l.slots) - 1); ; i = (i + 1) & (len(l.slots) - 1) {
		s := l.slots[i]
		if s.id == Unknown || s.hash == hash && l.words[s.id-firstWord] == string(folded) {
			return s.id
		}
	}
}

// FNV-1a, which takes one byte at a time.
const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func hashOf(folded []byte) uint32 {
	hash := hashSeed
	for _, c := range folded {
		hash = (hash ^ uint32(c)) * hashPrime
	}
	return hash
}

// Fold appends a word as the lexicon spells it: lower case, composed (NFC), apostrophes straight, and without the characters that
// nobody sees (soft hyphen, zero-width space and joiners, byte order mark).
func Fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return foldUnicode(dst[:len(dst)-i], word)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func foldUnicode(dst []byte, word string) []byte {
	start := len(dst)
	for _, r := range word {
		switch {
		case r == '’' || r == 'ʼ' || r == '＇':
			dst = append(dst, '\'')
		case invisible(r):
		case unicode.IsMark(r) && !norm.NFC.IsNormalString(word):
			return foldUnicode(dst[:start], norm.NFC.String(word))
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// invisible reports whether a reader sees nothing of r and a word goes on through it.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return true
	}
	return false
}
