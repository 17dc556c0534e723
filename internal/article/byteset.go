package article

// byteSet is a set of bytes: those at which it has 1.
type byteSet [256]uint8

// indexIn returns where the first byte of a set stands in s, or the length of s. It looks at eight bytes at a time, since few texts have one
// of the bytes among them.
func indexIn[T string | []byte](s T, set *byteSet) int {
	n := 0
	for ; n+8 <= len(s); n += 8 {
		if w := s[n : n+8]; set[w[0]]|set[w[1]]|set[w[2]]|set[w[3]]|set[w[4]]|set[w[5]]|set[w[6]]|set[w[7]] != 0 {
			break
		}
	}
	for n < len(s) && set[s[n]] == 0 {
		n++
	}
	return n
}
