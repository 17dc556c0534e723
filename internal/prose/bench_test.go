package prose

import (
	"strings"
	"testing"
)

// A paragraph of the kind that the linter reads all day, with what makes a tokenizer and a splitter stop and think.
const paragraph = "CAR-T therapy is a one-time infusion for people with relapsed lymphoma. In a review of 29 studies (n = 4,301), about 86% of " +
	"patients had a response within 9.88 months.[1, 3] Dr. Lee and her colleagues at the U.S. centre, e.g. those who ran phase 2, " +
	"weren’t surprised: “We had seen it before,” she said. Side effects – fever, fatigue, low blood counts – were common and, in most " +
	"cases, mild; see Fig. 2 and https://example.org/safety for details. Does it work for everybody? No. Talk to your doctor.\n"

// BenchmarkRead measures tokens and sentences together, which every byte of every article goes through.
func BenchmarkRead(b *testing.B) {
	lex, splitter := english(b)
	text := strings.Repeat(paragraph, 100)
	var marks []Range
	for at := strings.Index(text, "[1, 3]"); at < len(text); at += len(paragraph) {
		marks = append(marks, Range{int32(at), int32(at + len("[1, 3]"))})
	}
	var tokens []Token
	var sentences []Sentence
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = lex.Tokens(tokens[:0], text, Range{0, int32(len(text))}, marks)
		sentences = splitter.Sentences(sentences[:0], text, tokens, 0)
	}
}

// BenchmarkSentences measures the splitter alone.
func BenchmarkSentences(b *testing.B) {
	lex, splitter := english(b)
	text := strings.Repeat(paragraph, 100)
	tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
	var sentences []Sentence
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		sentences = splitter.Sentences(sentences[:0], text, tokens, 0)
	}
}

// BenchmarkQuantities measures the reading of quantities in sentences that are full of them.
func BenchmarkQuantities(b *testing.B) {
	lex, quantifier := newTestQuantifier(b)
	text := strings.Repeat(paragraph, 100)
	tokens := lex.Tokens(nil, text, Range{0, int32(len(text))}, nil)
	var found []Quantity
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found = quantifier.Quantities(found[:0], text, tokens, 0)
	}
}
