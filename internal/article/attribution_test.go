package article

import (
	"slices"
	"testing"
)

// TestAuthors: the index finds the references that IsBy knows, and no others.
func TestAuthors(t *testing.T) {
	names := []string{"Zhou", "Van den Berg", "van den Berg", "O’Brien", "Al-Hassan", "Hassan", "World Health Organization", "Ödegård", "STAR*D", "Group 2", ""}
	a := &Article{}
	for _, n := range names {
		a.References = append(a.References, Reference{Particulars: &Particulars{First: n}})
	}
	authors := a.Authors()
	for _, author := range append(names, "see Zhou", "zhou", "ZHOU", "x/Zhou", "see Van den Berg", "Berg", "WHO", "the WHO", "see O’Brien", "see Al-Hassan",
		"Müller-Hassan", "see ödegård", "the Group 2", "STAR*D", "D", "Zhou ") {
		var want []*Reference
		for i := range a.References {
			if a.References[i].IsBy(author) {
				want = append(want, &a.References[i])
			}
		}
		if got, ok := authors.By(author); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: found %d, %t, want %d", author, len(got), ok, len(want))
		}
	}
	a.References = nil
	for range 100_000 {
		a.References = append(a.References, Reference{Particulars: &Particulars{First: "Zhou"}})
	}
	if by, ok := a.Authors().By("Zhou"); ok {
		t.Errorf("of an author of a hundred thousand sources %d are told", len(by))
	}
}
