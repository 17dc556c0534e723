package prose

import (
	"encoding/binary"
	"math/bits"
)

// key is a folded word as a number. A word of at most seven bytes is its own key, first byte lowest, so that equal keys are equal words;
// a longer one has the bit long set over a hash, and words with equal keys have still to be compared. No word holds a zero byte.
type key uint64

const long key = 1 << 63

func keyOf(folded []byte) key {
	k := key(0)
	for len(folded) >= 8 {
		k = k.with(binary.LittleEndian.Uint64(folded))
		folded = folded[8:]
	}
	var rest [8]byte
	copy(rest[:], folded)
	return k.end(binary.LittleEndian.Uint64(rest[:]))
}

// with is the key of a word that goes on with eight more bytes.
func (k key) with(eight uint64) key {
	return key((bits.RotateLeft64(uint64(k), 5)^eight)*spread) | long
}

// end is the key of a word that ends with up to seven more bytes.
func (k key) end(rest uint64) key {
	if k == 0 {
		return key(rest)
	}
	return k.with(rest)
}

// hash is a number whose low bits depend on every byte of the word: bits from the upper half of a product do (Fibonacci hashing).
func (k key) hash() int { return int(k * spread >> 40) }

// spread is 2⁶⁴ divided by the golden ratio.
const spread = 0x9E3779B97F4A7C15
