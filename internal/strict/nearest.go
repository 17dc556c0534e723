package strict

import (
	"fmt"
	"strings"
)

// Unknown says that a word is none of those that can stand in its place, and which was meant or which they are.
func Unknown(what, word string, known []string) error {
	if near := Nearest(word, known); near != "" {
		return fmt.Errorf("unknown %s %q; did you mean %q?", what, word, near)
	}
	return fmt.Errorf("unknown %s %q; it is one of %s", what, word, strings.Join(known, ", "))
}

// Nearest returns the known name that was most likely meant, the first of several equally near, or "" where none is near: more
// than about a third of the letters would have to change. Case does not count, and the beginning of a name (“warn”) is near to it.
func Nearest(name string, known []string) string {
	const shortest = 3 // letters of a beginning that say enough
	var (
		best   string
		wanted = []rune(strings.ToLower(name))
		limit  = (len(wanted)+1)/3 + 1
	)
	for _, k := range known {
		candidate := []rune(strings.ToLower(k))
		d := distance(wanted, candidate)
		if len(wanted) >= shortest && strings.HasPrefix(string(candidate), string(wanted)) {
			d = min(d, 1)
		}
		if d < limit {
			best, limit = k, d
		}
	}
	return best
}

// distance counts the letters to insert, drop, change or swap with their neighbour (Damerau-Levenshtein, no letter touched twice).
func distance(a, b []rune) int {
	var (
		before = make([]int, len(b)+1) // two rows up
		last   = make([]int, len(b)+1)
		row    = make([]int, len(b)+1)
	)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
