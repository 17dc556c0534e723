// Package evidence reads what the publisher holds of the studies that his articles cite: bibliographies with abstracts, as reference
// managers and PubMed export them, and the claims that were approved. It is what citations and figures are compared with. Everything is
// read from files; nothing is ever asked of the network.
package evidence

import "fmt"

// Place is where something stands in a file. Both count from 1, Column in Unicode code points.
type Place struct{ Line, Column int }

// Record is what a bibliography says of one publication. Fields that it does not give are empty.
type Record struct {
	File string
	Place
	Key      string // what marks in the text name it by; the PMID where the format has no keys
	DOI      string // as NormalDOI writes it
	PMID     string
	PMCID    string // with its letters: PMC1234567
	Title    string
	Years    []int  // of publication, in print and online, in the order of the file
	Author   string // family name of the first author, or the body that signs
	Abstract string
	Notices  []Notice
}

// Notice is what has become of a publication.
type Notice struct {
	Kind NoticeKind
	Text string // as the record has it: “Retraction in: J Pain Stud. 2023;10:7”
}

// NoticeKind is what a notice says.
type NoticeKind uint8

const (
	Corrected NoticeKind = iota // an erratum was published, or a corrected version
	Concern                     // the editors have expressed concern
	Retracted                   // it was retracted or withdrawn, wholly or in part
)

// Label is what a finding calls the record: “Obi 2021”.
func (r *Record) Label() string {
	switch {
	case r.Author != "" && len(r.Years) > 0:
		return r.Author + " " + itoa(r.Years[0])
	case r.Key != "":
		return r.Key
	case r.Author != "":
		return r.Author
	}
	return "“" + r.Title + "”"
}

// Cited is the record's label and place: “Obi 2021 (references.bib:12)”.
func (r *Record) Cited() string { return fmt.Sprintf("%s (%s:%d)", r.Label(), r.File, r.Line) }

// Notice returns the record's first notice of a kind.
func (r *Record) Notice(kind NoticeKind) (Notice, bool) {
	for _, n := range r.Notices {
		if n.Kind == kind {
			return n, true
		}
	}
	return Notice{}, false
}

// complete fills in what the record lacks from another record of the same publication.
func (r *Record) complete(from *Record) {
	for _, field := range [...]struct {
		to   *string
		from string
	}{{&r.DOI, from.DOI}, {&r.PMID, from.PMID}, {&r.PMCID, from.PMCID}, {&r.Title, from.Title}, {&r.Author, from.Author}, {&r.Abstract, from.Abstract}} {
		if *field.to == "" {
			*field.to = field.from
		}
	}
	r.Years = append(r.Years, from.Years...)
	r.Notices = append(r.Notices, from.Notices...)
}

// nameless reports whether nothing in an article could ever be matched to the record.
func (r *Record) nameless() bool {
	return r.Key == "" && r.DOI == "" && r.PMID == "" && r.PMCID == "" && r.Title == ""
}
