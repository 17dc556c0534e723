package evidence

import (
	"strings"
	"unicode"

	"github.com/primum-lint/primum/internal/prose"
)

// Library is all the evidence that an article is held against. It is only read once it is made, by any number of goroutines.
type Library struct {
	Records []*Record
	Claims  []*Claim

	byKey, byDOI, byPMID, byPMCID, byTitle map[string]*Record
}

// NewLibrary makes a library of what was read from files. Records of one publication, by its DOI or PMID, become one: a reference manager
// knows the key, and PubMed the abstract.
func NewLibrary(records []*Record, claims []*Claim) *Library {
	l := &Library{Claims: claims, byKey: map[string]*Record{}, byDOI: map[string]*Record{}, byPMID: map[string]*Record{},
		byPMCID: map[string]*Record{}, byTitle: map[string]*Record{}}
	for _, r := range records {
		into := l.byDOI[r.DOI]
		if into == nil {
			into = l.byPMID[r.PMID]
		}
		if into != nil {
			into.complete(r)
		} else {
			own := *r // completing it must not change the file, which other libraries share
			into = &own
			l.Records = append(l.Records, into)
		}
		for _, name := range [...]struct {
			index map[string]*Record
			name  string
		}{{l.byKey, r.Key}, {l.byDOI, r.DOI}, {l.byPMID, r.PMID}, {l.byPMCID, r.PMCID}, {l.byTitle, Words(r.Title)}} {
			if _, taken := name.index[name.name]; !taken && name.name != "" {
				name.index[name.name] = into
			}
		}
	}
	return l
}

// Cited is what an article gives of a publication that it cites. What it does not give is empty.
type Cited struct{ Key, DOI, PMID, PMCID, Title string }

// Match returns the record of what an article cites and by what it was found: “DOI”, “PMID”, “PMCID”, “key” or “title”; nil where there
// is none. An identifier counts for more than a key, which another list may have given to another publication.
func (l *Library) Match(c Cited) (*Record, string) {
	for _, by := range [...]struct {
		index     map[string]*Record
		name, how string
	}{
		{l.byDOI, NormalDOI(c.DOI), "DOI"}, {l.byPMID, normalPMID(c.PMID), "PMID"}, {l.byPMCID, normalPMCID(c.PMCID), "PMCID"},
		{l.byKey, c.Key, "key"}, {l.byTitle, Words(c.Title), "title"},
	} {
		if r := by.index[by.name]; r != nil && by.name != "" {
			return r, by.how
		}
	}
	return nil, ""
}

// Words returns the words of a text without case, accents, punctuation and markup, one blank between two: what titles and names are
// compared by.
func Words(text string) string {
	plain := prose.Unaccented(text)
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
