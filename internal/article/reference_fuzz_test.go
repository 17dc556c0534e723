package article

import "testing"

// FuzzReferences reads lists of anything: every field and every malformed identifier must lie in the file, inside its reference.
func FuzzReferences(f *testing.F) {
	for _, seed := range []string{
		"1. Obi A, van der Lund P, et al. Sleep and light. J Sleep. 2021;4:1-9. doi: 10.5555/(SICI)1<2::A>3.0.CO;2-X. PMID: 12",
		"[1] A. Obi, P. Lund, Sleep, light, J. Sleep 4 (2021) 1–9. https://doi.org/10. 5555/a",
		"- Obi, A. (2021a). “Sleep. *J* <https://doi.org/https://doi.org/10.5555/a> [PubMed](https://pubmed.ncbi.nlm.nih.gov/PMC1)",
		"<sup>1</sup> Society, T.; ’t Hooft, Ö.-É. Jr. 'Sleep' doi:",
		"| 1 | Obi A. | Sleep | 2021 |",
	} {
		f.Add(seed, "So Obi et al. (2021), (Obi 2020; SMS, 2021).^[Obi A. Sleep. 2021.]")
	}
	r := newTestReader()
	f.Fuzz(func(t *testing.T, list, text string) {
		a := r.Read("a.md", []byte(text+"\n\n## References\n\n"+list))
		for i := range a.References {
			ref := &a.References[i]
			fields := []Field{ref.Authors, ref.Title, ref.Year, ref.DOI, ref.PMID, ref.PMCID, ref.Trial, ref.URL}
			for _, field := range append(fields, a.Malformed(ref)...) {
				if s := field.Span; field.Given() && (s.Start < 0 || s.End < s.Start || s.End > len(a.Source) || field.Text == "") {
					t.Errorf("%q at %v", field.Text, s)
				}
			}
			_, _ = a.TextOf(ref), a.AfterTitle(ref)
		}
		for _, c := range a.Citations {
			if n := len(a.Attributions(c)); n > 0 && n != len(c.Names) {
				t.Errorf("%d attributions for %d names in %q", n, len(c.Names), a.Text[c.Start:c.End])
			}
		}
	})
}
