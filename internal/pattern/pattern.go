// Package pattern is the phrase language of the rules. A pattern reads like the prose it matches, word by word:
//
//	cure                 the word, in any case; hyphenated words are the same as spaced ones: side-effect free
//	~cure                any inflection: cure, cures, cured, curing; of hyphenated words the last one is inflected. Comparatives
//	                     only of adjectives that the vocabulary lists as irregular
//	(a | b c | ~d)       one of several
//	we are               these two words, or the one that stands for both: we're
//	x?  (a | b)?         what may be left out; the ? may follow a space
//	_  _{0,3}            a gap of exactly one word, of none to three
//	{condition}          an entry of a named list, or a quantity of that name
//	{count >= 1000}      a quantity of such a value; also <= and =. Of a range the lower end counts
//	, : ; ! % # . / \?   that sign; # right before a number only; \? because a bare ? marks an option. The end of a sentence counts
//	                     as a full stop: a heading has none
//
// A pattern begins and ends with a word, sign or name. Its gaps are of 20 words at most, and it holds 200 items at most.
//
// Quotation marks, apostrophes outside a word, citation marks and left-over emphasis are read across. Any other sign between two
// words keeps them apart: “cure, cancer” is not “cure cancer”.
//
// A gap counts words and numbers. It runs over %, /, the full stop of an abbreviation and signs that have no name, so that “up to
// 86% of” is four words; it ends at , ; : ? ! … dashes, brackets, line breaks and code, because what stands beyond them is usually
// another clause: “this is no cure; cancer returns”. A pattern that means to go on says so: ~cure _{0,3} ,? _{0,3} cancer. It ends too
// at the words that a vocabulary names for it, such as “nobody”: “cures nobody of cancer” is the reverse of “cures people of cancer”.
// Right after others that it names they are passed over: “cures few people” denies, “cures in a few days” does not.
//
// All patterns are compiled into one Machine. It looks at the words of a sentence once, and tries only the patterns whose rarest words, and
// what else they need, are there.
package pattern

import (
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// Pattern is one phrase that can be parsed. The zero Pattern matches nothing. It holds no parts: they are needed for as long as it is
// compiled, and a rule is kept for as long as the program runs.
type Pattern struct{ source string }

// String returns the pattern as it was written.
func (p Pattern) String() string { return p.source }

// EndsWithChoice reports whether the last part of the pattern is one of several.
func (p Pattern) EndsWithChoice() bool { return strings.HasSuffix(p.source, ")") }

// IsWord reports whether a pattern is written that is one plain word.
func IsWord(source string) bool {
	n, err := parse(source)
	return err == nil && n.op == word && !n.inflect && n.text == source
}

// root returns the pattern's parts.
func (p Pattern) root() node {
	root, _ := parse(p.source) // which it has been before
	return root
}

// UnmarshalText parses a pattern where it is decoded, so that the decoder can tell the place. Its error is a *SyntaxError.
func (p *Pattern) UnmarshalText(text []byte) (err error) {
	*p, err = Parse(string(text))
	return err
}

// SyntaxError tells where a pattern cannot be read, and what to write.
type SyntaxError struct {
	At      int // bytes into the pattern, from 0
	Message string
}

func (e *SyntaxError) Error() string { return e.Message }

// Offset returns At: where the mistake stands in the pattern, in bytes.
func (e *SyntaxError) Offset() int { return e.At }

type op uint8

const (
	sequence op = iota // all parts, one after the other
	choice             // one of the parts
	option             // its single part, or nothing
	word
	sign
	name
	gap
	oneOf // of several words and signs; the parser makes none
)

// node is a part of a pattern.
type node struct {
	op       op
	inflect  bool     // a word in all its forms
	sign     prose.ID // of a sign
	min, max int32    // of a gap, in words
	offset   int      // bytes into the source
	text     string   // of a word or name
	parts    []node
}

// nullable reports whether the node matches where nothing stands or, loosely, where any words and the end of a sentence do.
func (n node) nullable(loosely bool) bool {
	switch n.op {
	case option:
		return true
	case sign:
		return loosely && n.sign == prose.Period
	case gap:
		return n.min == 0 || loosely
	case sequence:
		for _, part := range n.parts {
			if !part.nullable(loosely) {
				return false
			}
		}
		return true
	case choice:
		for _, part := range n.parts {
			if part.nullable(loosely) {
				return true
			}
		}
	}
	return false
}

// first returns the gap that the node may begin with, or nil.
func (n *node) first() *node {
	if n.op == gap {
		return n
	}
	for i := range n.parts {
		part := &n.parts[i]
		if g := part.first(); g != nil {
			return g
		}
		if n.op == sequence && !part.nullable(false) {
			return nil
		}
	}
	return nil
}

// last returns the gap that the node may end with, or nil.
func (n *node) last() *node {
	if n.op == gap {
		return n
	}
	for i := len(n.parts) - 1; i >= 0; i-- {
		part := &n.parts[i]
		if g := part.last(); g != nil {
			return g
		}
		if n.op == sequence && !part.nullable(false) {
			return nil
		}
	}
	return nil
}

// names calls yield with each name inside the node, in the order in which they stand.
func (n *node) names(yield func(*node) bool) { n.eachName(yield) }

func (n *node) eachName(yield func(*node) bool) bool {
	if n.op == name {
		return yield(n)
	}
	for i := range n.parts {
		if !n.parts[i].eachName(yield) {
			return false
		}
	}
	return true
}
