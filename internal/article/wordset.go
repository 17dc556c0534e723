package article

import (
	"strings"
	"unicode/utf8"
)

// wordSet is a set of words in lower case.
type wordSet struct {
	words map[string]bool
	heads uint32 // the letters that they begin with, by the last five bits, which are those of the capital too
}

func newWordSet(words []string) wordSet {
	s := wordSet{words: make(map[string]bool, len(words))}
	for _, w := range words {
		s.add(strings.ToLower(w))
	}
	return s
}

func (s *wordSet) add(word string) {
	s.words[word] = true
	if word != "" {
		s.heads |= 1 << (word[0] % 32)
	}
}

// begins reports whether a word of the set may begin with a byte, in any case.
func (s *wordSet) begins(c byte) bool { return c >= utf8.RuneSelf || s.heads>>(c%32)&1 == 1 }

// has reports whether the set has a word as it is.
func (s *wordSet) has(word string) bool { return word != "" && s.begins(word[0]) && s.words[word] }

// hasFold reports whether the set has a word, in any case.
func (s *wordSet) hasFold(word string) bool {
	var lower [64]byte
	if word == "" || !s.begins(word[0]) {
		return false
	}
	if len(word) > len(lower) {
		return s.words[strings.ToLower(word)]
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return s.words[strings.ToLower(word)]
		}
		if isUpper(c) {
			c |= 0x20
		}
		lower[i] = c
	}
	return s.words[string(lower[:len(word)])]
}
