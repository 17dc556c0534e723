package evidence

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// Library is all the evidence that an article is held against. Any number of goroutines may use it.
type Library struct {
	Records []*Record
	Claims  []*Claim

	reader    *article.Reader
	mutex     sync.Mutex
	abstracts map[*Record]*article.Article // those that have been read

	byKey, byDOI, byPMID, byPMCID, byTitle map[string]*Record
}

// NewLibrary makes a library of what was read from files. Records of one publication, by its DOI or PMID, become one: a reference manager
// knows the key, and PubMed the abstract. The reader reads the abstracts.
func NewLibrary(records []*Record, claims []*Claim, reader *article.Reader) *Library {
	l := &Library{Claims: claims, reader: reader, abstracts: map[*Record]*article.Article{}, byKey: map[string]*Record{}, byDOI: map[string]*Record{}, byPMID: map[string]*Record{},
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

// Keyed reports whether records have keys by which articles can cite them.
func (l *Library) Keyed() bool { return len(l.byKey) > 0 }

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

// ByAuthor returns the one record by a first author, of a year; nil where there is none or several. What leads to the name does not count:
// “see Zhou”.
func (l *Library) ByAuthor(author string, year int) *Record {
	author = " " + Words(author)
	var found *Record
	for _, r := range l.Records {
		if r.Author != "" && slices.Contains(r.Years, year) && strings.HasSuffix(author, " "+Words(r.Author)) {
			if found != nil {
				return nil
			}
			found = r
		}
	}
	return found
}

// Abstract returns a record's abstract as an article, or nil where it has none. It is read when somebody first asks: of a bibliography of
// thousands an article cites a few.
func (l *Library) Abstract(r *Record) *article.Article {
	if r.Abstract == "" {
		return nil
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	a, ok := l.abstracts[r]
	if !ok {
		// An article is good until its reader reads the next; and The Lancet writes 86·3.
		a = l.reader.Clone().Read("abstract.txt", []byte(strings.ReplaceAll(r.Abstract, "·", ".")))
		l.abstracts[r] = a
	}
	return a
}

// Words returns the words of a text without case, accents, punctuation and markup, one blank between two: what titles and names are
// compared by.
func Words(text string) string {
	plain := prose.Unaccented(text)
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
