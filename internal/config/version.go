package config

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Requirement is the oldest version that may read a config, as the numbers between its dots.
type Requirement []int

// UnmarshalText reads “>=0.1” or “>=0.1.2”.
func (r *Requirement) UnmarshalText(text []byte) error {
	least, ok := strings.CutPrefix(string(text), ">=")
	numbers, whole := numbers(strings.TrimSpace(least))
	if !ok || !whole {
		return fmt.Errorf("%q is no version: write “>=0.1”", text)
	}
	*r = numbers
	return nil
}

func (r Requirement) String() string {
	var parts []string
	for _, n := range r {
		parts = append(parts, strconv.Itoa(n))
	}
	return ">=" + strings.Join(parts, ".")
}

// allows reports whether a version is new enough. One that was built between releases is as new as any: nothing tells what it lacks.
func (r Requirement) allows(version string) bool {
	version, isVersion := strings.CutPrefix(version, "v")
	if !isVersion || strings.HasPrefix(version, "0.0.0-") {
		return true
	}
	released, _, _ := strings.Cut(version, "-")
	has, _ := numbers(released)
	return slices.CompareFunc(has, r, cmp.Compare[int]) >= 0
}

// numbers reads numbers between dots, up to what is none.
func numbers(text string) (read []int, whole bool) {
	for part := range strings.SplitSeq(text, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return read, false
		}
		read = append(read, n)
	}
	return read, true
}
