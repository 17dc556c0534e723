package evidence_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/evidence"
)

// obi is one publication, which each format tells in its own way.
func obi(file string, line int, key string) evidence.Record {
	return evidence.Record{
		File: file, Place: evidence.Place{Line: line, Column: 1}, Key: key, DOI: "10.5555/sleep.2021", PMID: "11111111", PMCID: "PMC2222222",
		Title: "Sleep and light: a randomised trial of 212 adults", Years: []int{2021}, Author: "Öbi",
		Abstract: "Of 212 adults, 45% slept longer (95% CI 40–50; p<0.05). Headache was reported by 3%.",
	}
}

func TestReaders(t *testing.T) {
	const abstractEnd = "Headache was reported by 3%."
	for _, c := range []struct {
		file, text string
		want       []evidence.Record
	}{
		{"obi.json", `
[{"id": "obi2021", "type": "article-journal", "DOI": "https://doi.org/10.5555/Sleep.2021", "PMID": 11111111, "PMCID": "PMC2222222",
  "title": "Sleep and <i>light</i>: a randomised trial of 212&nbsp;adults", "issued": {"date-parts": [["2021", 4, 1]]},
  "author": [{"family": "Öbi", "given": "Amara"}, {"family": "Lund", "given": "P"}], "page": "1-9",
  "abstract": "<jats:p>Of 212 adults, 45% slept longer (95% CI 40–50; p<0.05).</jats:p><jats:p>` + abstractEnd + `</jats:p>"}]`,
			[]evidence.Record{at(obi("obi.json", 2, "obi2021"), 2)}},
		{"one.json", `{"id": 7, "title": "Light", "author": [{"literal": "World Light Body"}], "issued": {"raw": "May 2020"},
"available-date": {"date-parts": [[2019]]}, "note": "PMID: 9\nRetraction in: J Sleep. 2023;6:1", "keyword": "light, sleep"}`,
			[]evidence.Record{{File: "one.json", Place: evidence.Place{Line: 1, Column: 1}, Key: "7", PMID: "9", Title: "Light",
				Author: "World Light Body", Years: []int{2020, 2019},
				Notices: []evidence.Notice{{Kind: evidence.Retracted, Text: "Retraction in: J Sleep. 2023;6:1"}}}}},
		{"obi.bib", `% exported
@string{jsh = "J Sleep Habits"}
@comment{@article{not, title = {Read}}}
@Article{obi2021,
  author   = {{\"O}bi, Amara and Lund, P.},
  title    = "Sleep and {Light}: a randomised trial of 212~adults",
  journal  = jsh # { (London)}, year = 2021, month = apr,
  doi = {10.5555/sleep.2021}, pmcid = {PMC2222222}, eprint = {11111111}, eprinttype = {pubmed},
  abstract = {Of 212 adults, 45\% slept longer (95\% {CI} 40--50; p$<$0.05).
              ` + abstractEnd + `},
}
@misc(lund, title = {Noise}, date = {2020-05}, author = "Jan van der Lund and others", note = {Expression of concern: two figures})`,
			[]evidence.Record{lowerTitle(obi("obi.bib", 4, "obi2021")), {File: "obi.bib", Place: evidence.Place{Line: 12, Column: 1}, Key: "lund",
				Title: "Noise", Years: []int{2020}, Author: "van der Lund",
				Notices: []evidence.Notice{{Kind: evidence.Concern, Text: "Expression of concern: two figures"}}}}},
		{"obi.ris", "Exported by hand\r\n\r\nTY  - JOUR\r\nID  - obi2021\r\nAU  - Öbi, Amara\r\nAU  - Lund, P\r\nTI  - Sleep and light: a randomised trial\r\n  of 212 adults\r\n" +
			"PY  - 2021/04/01/\r\nDO  - 10.5555/sleep.2021\r\nAN  - 11111111\r\nC2  - PMC2222222\r\n" +
			"AB  - Of 212 adults, 45% slept longer (95% CI 40–50; p<0.05).\r\n" + abstractEnd + "\r\nER  -\r\n\r\nTY - BOOK\r\nT1 - [Retracted] Noise\r\nER -\r\n",
			[]evidence.Record{obi("obi.ris", 3, "obi2021"), {File: "obi.ris", Place: evidence.Place{Line: 17, Column: 1}, Title: "[Retracted] Noise",
				Notices: []evidence.Notice{{Kind: evidence.Retracted, Text: "[Retracted] Noise"}}}}},
		{"obi.nbib", `
PMID- 11111111
DP  - 2021 Apr
TI  - Sleep and light: a randomised
      trial of 212 adults
LID - 10.5555/sleep.2021 [doi]
AB  - Of 212 adults, 45% slept longer (95% CI 40–50; p<0.05).
      ` + abstractEnd + `
FAU - Öbi, Amara
AU  - Öbi A
PT  - Randomized Controlled Trial
DEP - 20210401
PMC - PMC2222222

PMID- 22222222
TI  - RETRACTED: Noise.
AU  - van Lund P
PT  - Retracted Publication
EIN - J Noise. 2020;1:3
RIN - J Noise. 2022;3:1
`,
			[]evidence.Record{obi("obi.nbib", 2, "11111111"), {File: "obi.nbib", Place: evidence.Place{Line: 15, Column: 1}, Key: "22222222",
				PMID: "22222222", Title: "RETRACTED: Noise.", Author: "van Lund", Notices: []evidence.Notice{
					{Kind: evidence.Retracted, Text: "RETRACTED: Noise."},
					{Kind: evidence.Retracted, Text: "Retracted Publication"},
					{Kind: evidence.Corrected, Text: "Erratum in: J Noise. 2020;1:3"},
					{Kind: evidence.Retracted, Text: "Retraction in: J Noise. 2022;3:1"},
				}}}},
		{"empty.bib", "", nil},
		{"empty.json", "[]", nil},
		{"empty.nbib", "\n\n", nil},
	} {
		t.Run(c.file, func(t *testing.T) {
			records, err := evidence.Records(c.file, []byte("\uFEFF"+c.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []evidence.Record
			for _, r := range records {
				got = append(got, *r)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func at(r evidence.Record, column int) evidence.Record {
	r.Column = column
	return r
}

// lowerTitle is the record as BibTeX has it, where braces keep the capital.
func lowerTitle(r evidence.Record) evidence.Record {
	r.Title = "Sleep and Light: a randomised trial of 212 adults"
	return r
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"a.json", "[{\"id\": \"obi\",\n  \"title\": }]", "a.json:2:12: invalid character '}' looking for beginning of value"},
		{"a.json", `[{"id": "obi"}`, "a.json:1:14: unexpected end of JSON input"},
		{"a.json", `"obi"`, "a.json:1:1: is no CSL-JSON: it must be an array of items"},
		{"a.json", `["obi"]`, "a.json:1:2: an item must be an object"},
		{"a.json", "[{\"id\": \"obi\",\n \"title\": [1]}]", "a.json:2:11: obi: title: must be a string or a number"},
		{"a.json", "[{\"id\": \"obi\", \"author\": \"Obi\"}]", "a.json:1:26: obi: author: must not be a string"},
		{"a.json", "[{}]", "a.json:1:2: an entry needs a key, a DOI, a PMID or a title, to be told from others"},
		{"a.json", "", "a.json:1:1: unexpected end of JSON input"},
		{"a.bib", "@article{obi,\n title = {Light}\n year = 2021}", "a.bib:3:2: obi: a comma is missing behind title"},
		{"a.bib", "@article{obi,\n title = {Light", "a.bib:2:10: obi: the brace is never closed"},
		{"a.bib", "@article{obi,\n title = \"Light", "a.bib:2:10: obi: the quotation mark is never closed"},
		{"a.bib", "@article{obi,\n title = {Light},", "a.bib:1:1: obi: the entry is never closed"},
		{"a.bib", "@article{title = {Light}}", "a.bib:1:10: title: an entry begins with its key and a comma: @article{key, …}"},
		{"a.bib", "@article{obi, title}", "a.bib:1:15: obi: here must stand a field (name = {value}), or the '}' that closes the entry"},
		{"a.bib", "@article{obi, title = }", "a.bib:1:23: obi: here must stand a value: {…}, \"…\", a number or the name of a @string"},
		{"a.bib", "@article{obi, title = {A}, title = {B}}", "a.bib:1:28: obi: title is given twice"},
		{"a.bib", "@misc{obi}\n@misc{obi}", "a.bib:2:1: obi: there is an entry of this key already, in line 1"},
		{"a.bib", "@misc{obi, title = {H\xE4}}", "a.bib:1:22: is not UTF-8: save it as UTF-8"},
		{"a.ris", "TY  - JOUR\nID  - obi\nTY  - JOUR\n", "a.ris:3:1: obi: the record that begins in line 1 has no end: “ER  - ” is missing"},
		{"a.ris", "TY  - JOUR\nID  - obi\n", "a.ris:3:1: obi: the record that begins in line 1 has no end: “ER  - ” is missing"},
		{"a.ris", "TI  - Light\n", "a.ris:1:1: a record begins with “TY  - ” and its type"},
		{"a.nbib", "TI  - Light\n", "a.nbib:1:1: a record begins with “PMID- ” and its number"},
		{"a.nbib", "PMID- none\n", "a.nbib:1:1: none: a PMID is a number"},
		{"a.nbib", "\xFF\xFEP", "a.nbib:1:1: is UTF-16: save it as UTF-8"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, err := evidence.Records(c.file, []byte(c.text))
			if err == nil {
				t.Fatalf("no error, want %s", c.want)
			}
			if got := err.Error(); got != c.want {
				t.Errorf("%s, want\n%s", got, c.want)
			}
		})
	}
}

func TestSupported(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"a.bib", ""}, {"a.JSON", ""}, {"claims.toml", ""},
		{"a.bibb", `".bibb" is no format of evidence; did you mean ".bib"?`},
		{"a.docx", `".docx" is no format of evidence; the formats are .bib (BibTeX), .json (CSL-JSON), .nbib (PubMed), .ris and .toml (approved claims)`},
	} {
		got := ""
		if err := evidence.Supported(c.file); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.file, got, c.want)
		}
	}
}
