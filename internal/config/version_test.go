package config

import "testing"

func TestRequirement(t *testing.T) {
	for _, c := range []struct {
		need, version string
		want          bool
	}{
		{">=0.1", "v0.1.0", true},
		{">=0.1", "v0.0.9", false},
		{">= 0.2", "v0.1.9", false},
		{">=0.2", "v0.10.0", true},
		{">=1", "v0.9.9", false},
		{">=0.1.2", "v0.1.2-rc.1", true},
		{">=0.1.3", "v0.1.3-0.20270101120000-0123456789ab", true},
		{">=0.1.4", "v0.1.3-0.20270101120000-0123456789ab", false},
		{">=9", "v0.0.0-20270101120000-0123456789ab", true},
		{">=9", "devel", true},
	} {
		var r Requirement
		if err := r.UnmarshalText([]byte(c.need)); err != nil {
			t.Fatal(err)
		}
		if got := r.allows(c.version); got != c.want {
			t.Errorf("%s allows %s: %t, want %t", c.need, c.version, got, c.want)
		}
	}
	for _, wrong := range []string{"", "0.1", "<0.1", ">=", ">=a", ">=0.1.x", ">=0.-1", ">=0..1"} {
		if err := new(Requirement).UnmarshalText([]byte(wrong)); err == nil {
			t.Errorf("%q is taken for a requirement", wrong)
		}
	}
}
