package article

import (
	"slices"
	"strings"
	"unicode"
)

// Matter is one value of the front matter that somebody filled in.
type Matter struct {
	Key string // its dotted path in lower case, elements of lists by their index from 0: author, reviewers.0.name
	Field
}

// Under reports whether the value stands under a key of one of the names, at whatever depth: reviewers.0.name under “reviewers”. As with
// all keys, neither case nor “_” and “-” count.
func (m Matter) Under(names []string) bool {
	for step := range strings.SplitSeq(m.Key, ".") {
		step = plainKey.Replace(step)
		if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(plainKey.Replace(name), step) }) {
			return true
		}
	}
	return false
}

// filledIn returns the values of fields that lie in the source from an offset on. One that only keeps a place, such as “TBC”, is none.
func (r *Reader) filledIn(fields []field, offset int) []Matter {
	var filled []Matter
	for _, f := range fields {
		if len(f.parts) == 0 || isSetting(f.key) {
			continue
		}
		value := f.whole(offset)
		if bare := strings.TrimFunc(value.Text, saysNothing); bare != "" && !r.unfilled.hasFold(bare) {
			filled = append(filled, Matter{f.key, value})
		}
	}
	return filled
}

func saysNothing(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
