package evidence_test

import (
	"errors"
	"testing"

	"github.com/primum-lint/primum/internal/evidence"
)

func FuzzCSL(f *testing.F) {
	fuzz(f, "a.json", `[{"id":"obi","title":"A <i>b</i> &amp; c","issued":{"date-parts":[[2021]]},"author":[{"family":"Obi"}]}]`,
		`{"id":1,"note":"PMID: 1"}`, `[{"id":null,"DOI":"10.1/x"}]`, `[{"author":[[]]}]`)
}

func FuzzBibTeX(f *testing.F) {
	fuzz(f, "a.bib", "@article{obi, title = {A \\\"{o} b}, year = 2021, author = {Obi, A and Lund, P}}", "@string{a = \"b\"} @misc(k, note = a # {c})",
		"@comment{x} @preamble{\"y\"} me@example.org", "@a{b,c={\\v{s} \\ss\\o \\", "@a{b, author = {A and {B", "@a{k, title={Withdrawn }}")
}

func FuzzRIS(f *testing.F) {
	fuzz(f, "a.ris", "TY  - JOUR\nTI  - A\n  b\nPY  - 2021/01/02/\nAU  - Obi, A\nER  - \n", "TY - X\nDO  - 10.1/x\nER -", "x\nTY  - ")
}

func FuzzPubMed(f *testing.F) {
	fuzz(f, "a.nbib", "PMID- 1\nTI  - A\n      b\nAU  - Obi A\nPT  - Retracted Publication\n\nPMID- 2\nRIN - x\n", "PMID- ", "PMID- 1\nAB  -\nDP  - 2021")
}

// fuzz holds a reader to its word: records that have places in the file, or an error that has one.
func fuzz(f *testing.F, file string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		records, err := evidence.Records(file, text)
		var told *evidence.Error
		if err != nil && (!errors.As(err, &told) || told.Line < 1 || told.Column < 1) {
			t.Fatalf("an error without a place: %v", err)
		}
		for _, r := range records {
			if r.Line < 1 || r.Column < 1 || r.Label() == "" {
				t.Fatalf("a record without a place or name: %+v", r)
			}
		}
		evidence.NewLibrary(records, nil, nil)
	})
}
