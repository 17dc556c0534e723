package evidence_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/evidence"
)

func TestMatch(t *testing.T) {
	l := evidence.NewLibrary([]*evidence.Record{
		{Key: "obi2021", DOI: "10.5555/sleep.2021", Title: "Sleep and light", Author: "Öbi", Years: []int{2021}},
		{Key: "22222222", PMID: "22222222", Title: "Noise at night: a cohort study", Years: []int{2020}},
		{Key: "11111111", PMID: "11111111", DOI: "10.5555/sleep.2021", PMCID: "PMC3", Abstract: "Half slept.", Years: []int{2020}},
	}, nil, nil)
	for _, c := range []struct {
		name      string
		cited     evidence.Cited
		want, how string
	}{
		{"key", evidence.Cited{Key: "obi2021"}, "obi2021", "key"},
		{"key of the record that completes it", evidence.Cited{Key: "11111111"}, "obi2021", "key"},
		{"DOI with resolver", evidence.Cited{Key: "1", DOI: "https://doi.org/10.5555/SLEEP.2021."}, "obi2021", "DOI"},
		{"PMID", evidence.Cited{PMID: "PMID: 022222222"}, "22222222", "PMID"},
		{"PMCID", evidence.Cited{PMCID: "PMC3"}, "obi2021", "PMCID"},
		{"title in another dress", evidence.Cited{Title: "Noise at Night – A Cohort Study."}, "22222222", "title"},
		{"an identifier before a key", evidence.Cited{Key: "obi2021", PMID: "22222222"}, "22222222", "PMID"},
		{"nothing", evidence.Cited{}, "", ""},
		{"another title", evidence.Cited{Title: "Noise at night"}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, how := l.Match(c.cited)
			got := ""
			if r != nil {
				got = r.Key
			}
			if got != c.want || how != c.how {
				t.Errorf("%q by %q, want %q by %q", got, how, c.want, c.how)
			}
		})
	}
	r, _ := l.Match(evidence.Cited{Key: "obi2021"})
	want := &evidence.Record{Key: "obi2021", DOI: "10.5555/sleep.2021", PMID: "11111111", PMCID: "PMC3", Title: "Sleep and light",
		Author: "Öbi", Abstract: "Half slept.", Years: []int{2021, 2020}}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestByAuthor(t *testing.T) {
	l := evidence.NewLibrary([]*evidence.Record{
		{Key: "a", Author: "Obi", Years: []int{2021}}, {Key: "b", Author: "van der Lund", Years: []int{2020}},
		{Key: "c", Author: "Ames", Years: []int{2020}}, {Key: "d", Author: "Ames", Years: []int{2020}},
	}, nil, nil)
	for _, c := range []struct {
		author string
		year   int
		want   string
	}{{"Obi", 2021, "a"}, {"see Öbi", 2021, "a"}, {"Obi", 2020, ""}, {"van der Lund", 2020, "b"}, {"Ames", 2020, ""}, {"", 2021, ""}} {
		got := ""
		if r := l.ByAuthor(c.author, c.year); r != nil {
			got = r.Key
		}
		if got != c.want {
			t.Errorf("%s %d: %q, want %q", c.author, c.year, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Sleep & Light: a “randomised” trial (n = 212)", "sleep light a randomised trial n 212"},
		{"Öbi-Müller, Ø. and Łukasz", "obi muller o and lukasz"},
		{"", ""},
	} {
		if got := evidence.Words(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
