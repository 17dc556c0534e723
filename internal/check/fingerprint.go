package check

import "unicode"

// fingerprint is the hash of a text, which no two texts share by chance (FNV-1a).
type fingerprint uint64

const blank fingerprint = 14695981039346656037

// with adds a character, or a byte of one.
func (f fingerprint) with(c rune) fingerprint { return (f ^ fingerprint(c)) * 1099511628211 }

// withText adds a text, in lower case.
func (f fingerprint) withText(text string) fingerprint {
	for _, r := range text {
		f = f.with(unicode.ToLower(r))
	}
	return f
}
