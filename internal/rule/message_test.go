package rule_test

import (
	"testing"

	"github.com/primum-lint/primum/internal/rule"
)

func TestDetailed(t *testing.T) {
	for _, c := range []struct{ says, want string }{
		{"“{}” promises a cure.", "“cures {told} all” promises a cure."},
		{"{}{}: {source} has {told}.", "cures {told} allcures {told} all: Obi {} has 86%."},
		{"{ } {other} {", "{ } {other} {"},
		{"", ""},
	} {
		r := rule.Rule{Says: c.says}
		if got := r.Detailed("cures\n{told} all", rule.Details{Source: "Obi {}", Told: "86%"}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.says, got, c.want)
		}
	}
}
