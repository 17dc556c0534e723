package article

import "testing"

// TestFrontMatterSources reads the sources that front matter names: each reference is written key: and its fields, as in TestFields.
func TestFrontMatterSources(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"one by its identifiers", "---\ndoi: 10.5555/a.b\npmid: 123\n---\nText.", ": doi=10.5555/a.b pmid=123"},
		{"an address", "---\r\nsource: \"See https://doi.org/10.5555/a.b 😴\"\r\n---\r\nText.", ": doi=10.5555/a.b url=https://doi.org/10.5555/a.b"},
		{"a list", "---\nreferences:\n  - Obi A. PMID 12.\n  - https://example.org/a\n---\nText.", "1: pmid=12\n2: url=https://example.org/a"},
		{"a list of mappings", "---\nreferences:\n  - title: Sleep\n    doi: 10.5555/a\n    pmid: '12'\n  - doi: 10.5555/b\n---\nText.",
			"1: doi=10.5555/a pmid=12\n2: doi=10.5555/b"},
		{"TOML", "+++\nsource = 'doi:10.5555/a.b'\n+++\nText.", ": doi=10.5555/a.b"},
		{"no locator", "---\nsource: our own data\n---\nText.", ""},
		{"another key", "---\nimage: https://example.org/a.png\n---\nText.", ""},
		{"given in the article too", "---\ndoi: 10.5555/A\n---\n[1] Obi A, Lund P. Sleep. 2021. doi:10.5555/a",
			"1: authors=Obi A, Lund P title=Sleep year=2021 doi=10.5555/a first=Obi"},
		{"beside a list of the article", "---\nreferences: [https://example.org/a]\n---\n[1] Obi A, Lund P. Sleep. 2021. doi:10.5555/a",
			": url=https://example.org/a\n1: authors=Obi A, Lund P title=Sleep year=2021 doi=10.5555/a first=Obi"},
	}
	r := newTestReader()
	for _, test := range tests {
		a := r.Read("a.md", []byte(test.source))
		got := ""
		for i := range a.References {
			if i > 0 {
				got += "\n"
			}
			got += a.References[i].Key + ": " + fieldsOf(a, &a.References[i])
		}
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}
