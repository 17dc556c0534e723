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
	Hash // right before a digit: the #1 choice
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

// sign reports whether the ID is that of a sign, as few are: Unknown, less one, is larger than all others.
func (id ID) sign() bool { return id-1 < firstWord-1 }

// Lexicon gives each word that a pattern, list or cue names a small number. It is filled while rules are compiled and only read
// afterwards, by any number of goroutines.
//
// It is a hash table of its own because the tokenizer, which asks it about every word of every article, has the word's key at hand by
// the time that it knows where the word ends; a Go map would read the word twice more. Slots hold IDs and nothing else, to stay in
// the cache next to whatever else is at work.
type Lexicon struct {
	words []string      // by ID, folded; signs have none
	keys  []key         // by ID; of a long word, of its beginning
	slots []ID          // by hash; open addressing; a power of two of them, at most half in use
	long  map[string]ID // the words that are too long for a key
}

// NewLexicon returns a lexicon that knows signs only.
func NewLexicon() *Lexicon {
	return &Lexicon{words: make([]string, firstWord), keys: make([]key, firstWord), slots: make([]ID, 1<<12), long: map[string]ID{}}
}

// Intern returns the ID of a word, a new one where it had none. The word is folded as Fold says.
func (l *Lexicon) Intern(word string) ID {
	var scratch [64]byte
	folded := Fold(scratch[:0], word)
	if id := l.lookup(folded); id != Unknown {
		return id
	}
	id := ID(l.Len())
	l.words = append(l.words, string(folded))
	l.keys = append(l.keys, keyOf(folded))
	if 2*len(l.words) > len(l.slots) {
		l.slots = make([]ID, 2*len(l.slots))
		for old := firstWord; old < id; old++ {
			l.place(old)
		}
	}
	l.place(id)
	return id
}

func (l *Lexicon) place(id ID) {
	if word := l.words[id]; len(word) > longestKey {
		l.long[word] = id
		return
	}
	i := l.keys[id].hash() & (len(l.slots) - 1)
	for l.slots[i] != Unknown {
		i = (i + 1) & (len(l.slots) - 1)
	}
	l.slots[i] = id
}

// Len is one more than the largest ID given so far: the size of a table that is indexed by ID.
func (l *Lexicon) Len() int { return len(l.words) }

// lookup returns the ID of a folded word, or Unknown.
func (l *Lexicon) lookup(folded []byte) ID {
	if len(folded) > longestKey {
		return l.long[string(folded)]
	}
	return l.find(keyOf(folded))
}

// find returns the ID of the word that a key is of, or Unknown.
func (l *Lexicon) find(k key) ID {
	for i := k.hash(); ; i++ {
		id := l.slots[i&(len(l.slots)-1)]
		differs := l.keys[id].differs(k)
		// Go on where the slot is taken and the key differs. The two are one test, of sign bits, since no processor can foresee of
		// which words rules will speak.
		if ((differs|-differs)&-uint64(id))>>63 == 0 {
			return id
		}
	}
}

// Fold appends a word as the lexicon spells it: lower case, composed, in the plain form of letters that have several (NFKC: ﬁ, ｃ, 𝐜),
// apostrophes straight, without the characters that nobody sees (soft hyphen, zero-width space and joiners, byte order mark), and
// with Latin letters for the Greek and Cyrillic ones that pass for them.
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
	if norm.NFKC.QuickSpanString(word) < len(word) {
		word = norm.NFKC.String(word)
	}
	latin := hasLatin(word)
	for _, r := range word {
		if latin {
			if l, ok := lookalikes[r]; ok {
				r = l
			}
		}
		switch {
		case r == '’' || r == 'ʼ' || r == '＇':
			dst = append(dst, '\'')
		case invisible(r):
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
