package article

import (
	"strings"
	"testing"
)

// TestMalformed finds what is given for a DOI or a PMID and is none: ⟦ ⟧ enclose it in the file.
func TestMalformed(t *testing.T) {
	tests := []struct{ name, entry string }{
		{"right", "doi: 10.5555/a.b-1. PMID: 12345678. PMCID: PMC123456."},
		{"right in addresses", "https://doi.org/10.5555/a.b?x=1 https://pubmed.ncbi.nlm.nih.gov/123/ [DOI](https://doi.org/10.5555/a%3Cb%3E)."},
		{"right with brackets", "(doi:10.5555/S0140(05)1-2) [DOI 10.5555/a] [PubMed: 123] PMID 1."},
		{"right before a date", "doi: 10.5555/a.b. 2021 Mar 4. doi:10.5555/c. Epub 2021."},
		{"no value", "DOI. doi: pending. PMID: none. https://doi.org/ and https://pubmed.ncbi.nlm.nih.gov/?term=sleep."},
		{"another word", "Doing so, the doi system, pmids 4."},
		{"no dot", "doi: ⟦105555/a.b-1⟧."},
		{"no slash", "doi: ⟦10.5555⟧, then more."},
		{"space before the slash", "DOI: ⟦10.5555 /a.b⟧."},
		{"space behind the slash", "https://doi.org/⟦10.5555/ a.b⟧."},
		{"space behind a dot", "doi: ⟦10.5555/1607. 2026.2613505⟧."},
		{"dash of text", "doi: ⟦10.5555/S0140–6736⟧."},
		{"run together", "doi: ⟦10.5555/a.b.PMID:123⟧."},
		{"address in an address", "https://doi.org/⟦https://doi.org/10.5555/a⟧."},
		{"PMID for a DOI", "doi: ⟦25193822⟧."},
		{"DOI for a PMID", "PMID: ⟦10.5555/a.b⟧."},
		{"PMCID for a PMID", "PMID: ⟦PMC4567890⟧; 😴 https://pubmed.ncbi.nlm.nih.gov/⟦PMC4567890⟧/."},
		{"PMID too long", "PMID: ⟦251938221⟧. PMID:\r\n   ⟦012345⟧"},
		{"in a link", "[⟦PubMed⟧](https://pubmed.ncbi.nlm.nih.gov/251938221) <https://doi.org/⟦1055/a⟧>"},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := "😴 Text.\r\n\r\n## References\r\n\r\n1. Obi A, Lund P. Sleep. 2021. " + test.entry + "\r\n"
			a := r.Read("a.md", []byte(strings.NewReplacer("⟦", "", "⟧", "").Replace(want)))
			got := string(a.Source)
			found := a.Malformed(&a.References[0])
			for i := len(found) - 1; i >= 0; i-- {
				s := found[i].Span
				got = got[:s.Start] + "⟦" + got[s.Start:s.End] + "⟧" + got[s.End:]
			}
			if got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}
