package finding

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
)

// Fingerprints names each finding of a file, in order, by what it says rather than where: the rule, the excerpt, two words either
// side, and a counter for equal ones. A fingerprint survives lines added above, rewrapping, and moving the file. Behind them come the
// names of the answered findings, which are counted too, so that an answer changes the names of no others.
func Fingerprints(f File) []string {
	all := slices.Clone(f.Findings)
	for _, x := range f.Answered {
		all = append(all, x.Finding)
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(all[i].Span.Start, all[j].Span.Start) })
	text := f.Text()
	seen := map[string]int{}
	out := make([]string, len(all))
	var name []byte
	for _, i := range order {
		name = all[i].identity(name[:0], text)
		n := seen[string(name)] + 1
		seen[string(name)] = n
		name = strconv.AppendInt(append(name, 0), int64(n), 10)
		sum := sha256.Sum256(name)
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

// identity appends what a finding says, however its lines are broken. One about the article as a whole says nothing of the title it stands at.
func (f *Finding) identity(to []byte, text Text) []byte {
	to = append(to, f.Rule.ID...)
	if f.Whole {
		return to
	}
	between := byte(0)
	for word := range bytes.FieldsSeq(text.Bytes(f.Span)) {
		to = append(append(to, between), bytes.ToLower(word)...)
		between = ' '
	}
	if between == 0 { // there are no words
		to = append(to, 0)
	}
	for _, word := range f.Context {
		to = append(append(to, 0), word...)
	}
	return to
}
