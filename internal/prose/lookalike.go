package prose

import (
	"strings"
	"unicode/utf8"
)

// lookalikes are the Greek and Cyrillic letters that a reader takes for Latin ones, as Latin ones in lower case. A letter whose small
// form looks like nothing Latin stands here as a capital only.
var lookalikes = pairs("" +
	"аa еe оo рp сc уy хx іi јj ѕs һh ӏl ԁd ԛq ԝw ѵv үy " + // Cyrillic
	"АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԚQ ԜW ҮY ҺH ӀI " +
	"αa ιi κk νv οo ρp υu χx ϲc ϳj " + // Greek
	"ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϿC")

func pairs(table string) map[rune]rune {
	m := make(map[rune]rune)
	for _, pair := range strings.Fields(table) {
		letter, n := utf8.DecodeRuneInString(pair)
		m[letter] = rune(pair[n] | 0x20)
	}
	return m
}

// hasLatin reports whether a word has a letter of the Latin alphabet's first 26. Only beside such a letter is another alphabet's a
// disguise: “сures” is, β and μ are not.
func hasLatin(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' })
}
