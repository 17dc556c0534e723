package prose_test

import (
	"testing"

	"github.com/primum-lint/primum/internal/prose"
)

func TestUnaccented(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Obi", "obi"}, {"Öbi", "obi"}, {"O\u0308bi", "obi"}, {"Łukaszewicz-Ødegård", "lukaszewicz-odegard"}, {"Strauß", "strauss"}, {"ﬁn", "fin"},
	} {
		if got := prose.Unaccented(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
