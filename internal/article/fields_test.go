package article

import (
	"strings"
	"testing"
)

// TestFields reads what references say of their sources. A field is written name=text, and where the file has other bytes for it than
// the reader sees, name=text⟵bytes.
func TestFields(t *testing.T) {
	tests := []struct{ name, entry, want string }{
		{"Vancouver", "Obi A, van der Lund P, et al. Sleep and light. J Sleep. 2021;4(2):1-9. doi: 10.5555/sleep.1. PMID: 123; PMCID: PMC4567.",
			"authors=Obi A, van der Lund P, et al. title=Sleep and light year=2021 doi=10.5555/sleep.1 pmid=123 pmcid=PMC4567 first=Obi"},
		{"APA", "Obi, A. B., & Al-Lund, P. (2021, May). Sleep: A trial in A. b. *J Sleep, 4*, 1999–2003. https://doi.org/10.5555/sleep.1",
			"authors=Obi, A. B., & Al-Lund, P. title=Sleep: A trial in A. b year=2021 doi=10.5555/sleep.1 url=https://doi.org/10.5555/sleep.1 first=Obi"},
		{"Nature", "Obi, A. et al. Does light help? *J. Sleep* **4**, 1999–2003 (2021).",
			"authors=Obi, A. et al. title=Does light help? year=2021 first=Obi"},
		{"IEEE", "A. B. Obi and P. Lund, “Sleep and ‘light’,” *J. Sleep*, vol. 4, pp. 1–9, 2021.",
			"authors=A. B. Obi and P. Lund title=Sleep and ‘light’ year=2021 first=Obi"},
		{"Elsevier", "A. Obi, P. Lund, Sleep, light and CYP3A4, J. Sleep 4 (2021) 1–9.",
			"authors=A. Obi, P. Lund title=Sleep, light and CYP3A4 year=2021 first=Obi"},
		{"MLA", "Obi, Ada, and Per Lund. \"Sleep.\" *J Sleep* 4.2 (2021): 1–9.",
			"authors=Obi, Ada, and Per Lund title=Sleep year=2021 first=Obi"},
		{"semicolons", "Obi, A.; Lund, P. Sleep in 1990 and today. *J. Sleep* **2021**, *4*, 1–9.",
			"authors=Obi, A.; Lund, P. title=Sleep in 1990 and today year=2021 first=Obi"},
		{"a group", "Obi A, Lund P; LIGHT Study Investigators. Sleep vs. light. J Sleep. 2021.",
			"authors=Obi A, Lund P; LIGHT Study Investigators title=Sleep vs. light year=2021 first=Obi"},
		{"a body", "Sleep Medicine Society. Sleep for all. 2021. https://example.org/a(b).",
			"authors=Sleep Medicine Society title=Sleep for all year=2021 url=https://example.org/a(b) first=Sleep Medicine Society"},
		{"two sentences", "Obi A, Lund P. Sleep and light. A randomised trial of lamps. J Sleep. 2021.",
			"authors=Obi A, Lund P title=Sleep and light. A randomised trial of lamps year=2021 first=Obi"},
		{"looked at", "Obi A. Sleep. https://example.org. Published 2021-01-08. Accessed May 3, 2024.",
			"authors=Obi A title=Sleep year=2021 url=https://example.org first=Obi"},
		{"a preprint", "Obi A, Lund P. Sleep and light. medRxiv. 2021.", "authors=Obi A, Lund P title=Sleep and light year=2021 first=Obi"},
		{"a trial", "Obi A. Sleep. 2021. NCT01234567.", "authors=Obi A title=Sleep year=2021 nct=NCT01234567 first=Obi"},
		{"linked title", "Obi A. [Sleep. A trial](https://doi.org/10.5555/a%3Cb%3E). J Sleep. 2021. [PubMed](https://pubmed.ncbi.nlm.nih.gov/123/).",
			"authors=Obi A title=Sleep. A trial year=2021 doi=10.5555/a<b>⟵Sleep. A trial pmid=123⟵PubMed " +
				"url=https://doi.org/10.5555/a%3Cb%3E⟵Sleep. A trial first=Obi"},
		{"address in angles", "Obi A. Sleep. 2021. <https://doi.org/10.5555/a.b/full>",
			"authors=Obi A title=Sleep year=2021 doi=10.5555/a.b url=https://doi.org/10.5555/a.b/full first=Obi"},
		{"entities", "Obi A, Lund P. Sleep &amp; light. J Sleep. 2021. doi:10.5555/(SICI)1(2)3:4&lt;5::AID-1&gt;3.0.CO;2-X.",
			"authors=Obi A, Lund P title=Sleep & light⟵Sleep &amp; light year=2021 doi=10.5555/(SICI)1(2)3:4<5::AID-1>3.0.CO;2-X⟵" +
				"10.5555/(SICI)1(2)3:4&lt;5::AID-1&gt;3.0.CO;2-X first=Obi"},
		{"wrapped", "Obi A, Lund P. Sleep and\r\n   *light* 😴. J Sleep. 2021. PMID:\r\n   123",
			"authors=Obi A, Lund P title=Sleep and light 😴⟵Sleep and\r\n   *light* 😴 year=2021 pmid=123 first=Obi"},
		{"nobody", "Vitamin C deficiency in adults. J Sleep. 2021. PMID 123", "title=Vitamin C deficiency in adults year=2021 pmid=123"},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := "😴 Text.\r\n\r\n## References\r\n\r\n1. " + test.entry + "\r\n2. Quist R. Noise. 2022.\r\n"
			a := r.Read("a.md", []byte(source))
			if len(a.References) != 2 {
				t.Fatalf("%d references", len(a.References))
			}
			if got := fieldsOf(a, &a.References[0]); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.entry, got, test.want)
			}
		})
	}
}

func fieldsOf(a *Article, r *Reference) string {
	var all []string
	for _, f := range []struct {
		name string
		Field
	}{{"authors", r.Authors}, {"title", r.Title}, {"year", r.Year}, {"doi", r.DOI}, {"pmid", r.PMID}, {"pmcid", r.PMCID}, {"nct", r.Trial}, {"url", r.URL}} {
		if !f.Given() {
			continue
		}
		field := f.name + "=" + f.Text
		if bytes := a.Excerpt(f.Span); bytes != f.Text {
			field += "⟵" + bytes
		}
		all = append(all, field)
	}
	if r.First != "" {
		all = append(all, "first="+r.First)
	}
	return strings.Join(all, " ")
}
