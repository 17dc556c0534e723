package prose

import "encoding/binary"

// key is a folded word of at most sixteen bytes as two numbers, first byte lowest. Equal keys are equal words, for no word holds a zero
// byte: whether two words are the same is said without a branch, and so without a processor's guess.
type key struct{ head, tail uint64 }

const longestKey = 16

func keyOf(folded []byte) key {
	var bytes [longestKey]byte
	copy(bytes[:], folded)
	return key{binary.LittleEndian.Uint64(bytes[:]), binary.LittleEndian.Uint64(bytes[8:])}
}

// hash is a number whose low bits depend on every byte of the word: bits from the upper half of a product do (Fibonacci hashing).
func (k key) hash() int { return int((k.head ^ k.tail*spread) * spread >> 40) }

// differs is 0 for equal keys only.
func (k key) differs(from key) uint64 { return k.head ^ from.head | k.tail ^ from.tail }

// spread is 2⁶⁴ divided by the golden ratio.
const spread = 0x9E3779B97F4A7C15
