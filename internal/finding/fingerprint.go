package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
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
	source := f.Text()
	seen := map[string]int{}
	out := make([]string, len(all))
	for _, i := range order {
		text := all[i].identity(source)
		seen[text]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", text, seen[text]))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

// identity is what a finding says, however its lines are broken. One about the article as a whole says nothing of the title it stands at.
func (f Finding) identity(source Text) string {
	if f.Whole {
		return f.Rule.ID
	}
	excerpt := strings.ToLower(strings.Join(strings.Fields(string(source.Bytes(f.Span))), " "))
	return strings.Join([]string{f.Rule.ID, excerpt, f.Context[0], f.Context[1]}, "\x00")
}
