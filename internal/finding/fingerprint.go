package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fingerprints names each finding of a file, in order, by what it says rather than where: the rule, the excerpt, two words either
// side, and a counter for equal ones. A fingerprint survives lines added above, rewrapping, and moving the file.
func Fingerprints(f File) []string {
	seen := map[string]int{}
	out := make([]string, len(f.Findings))
	for i, x := range f.Findings {
		excerpt := strings.ToLower(strings.Join(strings.Fields(string(f.Source[x.Span.Start:x.Span.End])), " "))
		text := strings.Join([]string{x.Rule.ID, excerpt, x.Context[0], x.Context[1]}, "\x00")
		seen[text]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", text, seen[text]))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}
