package pattern

import "strings"

// inflections appends the regular forms of an English word: plural or third person, past, and participle. The part of speech is
// not asked for: a form that does not exist (“healthied”) is met in no article and costs an entry in a table.
//
// Comparatives are not made. Written as regular forms they would be every verb's agent too, and “~kill cancer” would read “natural
// killer cells” and “~boost” the booster. Adjectives that are compared are entries of the irregular table (safe: safer, safest).
func inflections(dst []string, w string) []string {
	dst = append(dst, w)
	switch {
	case strings.HasSuffix(w, "sis"): // diagnosis, metastasis: nouns, all of them
		return append(dst, w[:len(w)-2]+"es")
	case strings.HasSuffix(w, "ie"):
		return append(dst, w+"s", w+"d", w[:len(w)-2]+"ying")
	case strings.HasSuffix(w, "ee"), strings.HasSuffix(w, "oe"), strings.HasSuffix(w, "ye"):
		return append(dst, w+"s", w+"d", w+"ing")
	case strings.HasSuffix(w, "e"):
		return append(dst, w+"s", w+"d", w[:len(w)-1]+"ing")
	case strings.HasSuffix(w, "y") && consonant(w, len(w)-2):
		return append(dst, w[:len(w)-1]+"ies", w[:len(w)-1]+"ied", w+"ing")
	case strings.HasSuffix(w, "o") && consonant(w, len(w)-2):
		return append(dst, w+"s", w+"es", w+"ed", w+"ing") // photos, but echoes
	}
	if sibilant(w) {
		dst = append(dst, w+"es")
	} else {
		dst = append(dst, w+"s")
	}
	stem := w
	switch {
	case strings.HasSuffix(w, "ic"):
		stem = w + "k" // panicked
	case doubles(w):
		stem = w + w[len(w)-1:]
		if syllables(w) > 1 {
			// Whether preferred or offered depends on the stress, travelled or traveled on the country.
			dst = append(dst, w+"ed", w+"ing")
		}
	}
	return append(dst, stem+"ed", stem+"ing")
}

func sibilant(w string) bool {
	for _, end := range [...]string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// doubles reports whether w ends in a consonant, one vowel and a consonant that can be doubled.
func doubles(w string) bool {
	n := len(w)
	return n > 2 && consonant(w, n-1) && strings.IndexByte("hwxy", w[n-1]) < 0 && vowel(w, n-2) && consonant(w, n-3)
}

// syllables counts groups of vowels, y among them.
func syllables(w string) int {
	count, inside := 0, false
	for i := range len(w) {
		v := vowel(w, i) || w[i] == 'y' && i > 0
		if v && !inside {
			count++
		}
		inside = v
	}
	return count
}

// vowel reports whether byte i of w is one; the u of qu is none.
func vowel(w string, i int) bool {
	return i >= 0 && strings.IndexByte("aeiou", w[i]) >= 0 && !(w[i] == 'u' && i > 0 && w[i-1] == 'q')
}

func consonant(w string, i int) bool {
	return i >= 0 && 'a' <= w[i] && w[i] <= 'z' && !vowel(w, i)
}
