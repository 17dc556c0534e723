package check

import (
	"fmt"
	"strings"
	"testing"
)

// What is looked for and what is looked up is the same.
func TestMentions(t *testing.T) {
	m := &mentions{text: "Zhou Y, O’Brien K. Sleep.\nÖdegård A. Tea.\n"}
	for round := range 50 {
		for _, name := range []string{"Zhou", "hou", "Brien", "Ödegård", "Sleep.", "Obi", "zhou", "Tea.\nX", "", fmt.Sprint(round)} {
			if got, want := m.has(name), strings.Contains(m.text, name); got != want {
				t.Errorf("%q, asked %d times: got %t", name, m.asked, got)
			}
		}
	}
	if m.index == nil {
		t.Error("the text has not been indexed")
	}
}
