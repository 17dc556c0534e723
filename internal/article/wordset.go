package article

import (
	"strings"
	"unicode/utf8"
)

// wordSet is a set of words in lower case.
type wordSet map[string]bool

func newWordSet(words []string) wordSet {
	s := make(wordSet, len(words))
	for _, w := range words {
		s[strings.ToLower(w)] = true
	}
	return s
}

// has reports whether the set has a word, in any case.
func (s wordSet) has(word string) bool {
	var lower [32]byte
	if len(word) > len(lower) {
		return s[strings.ToLower(word)]
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return s[strings.ToLower(word)]
		}
		if isUpper(c) {
			c |= 0x20
		}
		lower[i] = c
	}
	return s[string(lower[:len(word)])]
}
