package article

import (
	"math/bits"
	"strings"
)

// indexFold is strings.Index for a name in lower case, of three bytes or more, that may stand in any. It looks at eight places at a time:
// a byte of differ is zero where the first three bytes of the name may stand, which is seldom but where it does.
func indexFold(text, name string) int {
	first, second, third := everyByte*uint64(name[0]), everyByte*uint64(name[1]), everyByte*uint64(name[2])
	at := 0
	for ; at+len("12345678")+2 <= len(text); at += 8 {
		differ := (eightBytes(text[at:]) | caseBits) ^ first | (eightBytes(text[at+1:]) | caseBits) ^ second | (eightBytes(text[at+2:]) | caseBits) ^ third
		for zeros := (differ - everyByte) &^ differ & topBits; zeros != 0; zeros &= zeros - 1 {
			if i := at + bits.TrailingZeros64(zeros)/8; hasPrefixFold(text[i:], name) {
				return i
			}
		}
	}
	for ; at+len(name) <= len(text); at++ {
		if text[at]|0x20 == name[0] && hasPrefixFold(text[at:], name) {
			return at
		}
	}
	return -1
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

const (
	everyByte = 0x0101010101010101
	topBits   = 0x80 * everyByte
	caseBits  = 0x20 * everyByte // set in small letters, and not in capitals
)

// eightBytes are the first eight bytes of s as a number, the first lowest. The compiler makes one load of it.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
