package article

import (
	"fmt"
	"strings"
	"testing"
)

func TestMatter(t *testing.T) {
	tests := []struct{ name, matter, want string }{
		{"a value and its place", "author: Ada", `author="Ada"@12`},
		{"a list of mappings", "reviewers:\n  - name: Ben", `reviewers.0.name="Ben"@25`},
		{"a date", "reviewed: 2026-05-03", `reviewed="2026-05-03"@14`},
		{"nothing", "author:\nreviewer: \"\"\nby: ''", ``},
		{"what only keeps a place", "author: TBC\nreviewer: <To be confirmed>\nby: '-'\nreviewed: YYYY-MM-DD", ``},
		{"what is said to Primum", "primum:\n  type: study-summary\nby: Ada", `by="Ada"@38`},
	}
	reader := NewReader(nil, nil, nil, Conventions{Unfilled: []string{"tbc", "to be confirmed", "yyyy-mm-dd"}})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			_, fields := frontMatter([]byte("---\n" + tt.matter + "\n---\n"))
			for _, m := range reader.filledIn(fields, 0) {
				got = append(got, fmt.Sprintf("%s=%q@%d", m.Key, m.Text, m.Span.Start))
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("%q: %s, want %s", tt.matter, got, tt.want)
			}
		})
	}
}

func TestUnder(t *testing.T) {
	for _, tt := range []struct {
		key, name string
		want      bool
	}{
		{"author", "author", true},
		{"reviewers.0.name", "reviewers", true},
		{"params.last_reviewed", "last-reviewed", true},
		{"lastreviewed", "last-reviewed", true},
		{"coauthor", "author", false},
		{"author-photo", "author", false},
	} {
		if got := (Matter{Key: tt.key}).Under([]string{"none", tt.name}); got != tt.want {
			t.Errorf("%s under %s: %t, want %t", tt.key, tt.name, got, tt.want)
		}
	}
}
