package check

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/evidence"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// evidence finds the fault that an evidence rule names.
func (x *examination) evidence(found []finding.Finding, r int) []finding.Finding {
	switch x.rules[r].Evidence.Finds {
	case rule.Retracted:
		return x.noticed(found, r, evidence.Retracted)
	case rule.Concern:
		return x.noticed(found, r, evidence.Concern)
	case rule.Corrected:
		return x.noticed(found, r, evidence.Corrected)
	case rule.Differing:
		return x.differing(found, r)
	case rule.Absent:
		return x.absent(found, r)
	case rule.Contradicted:
		return x.gainsaid(found, r)
	case rule.RewordedClaim, rule.AlteredClaim, rule.LapsedClaim:
		return x.claimed(found, r)
	}
	return found
}

// Held is what is held of one reference of an article.
type Held struct {
	Record *evidence.Record // nil where none matches
	By     string           // what it was found by: “DOI”
}

// Records returns what a library holds of each reference of an article.
func Records(a *article.Article, library *evidence.Library) []Held {
	held := make([]Held, len(a.References))
	for i := range a.References {
		ref := &a.References[i]
		c := evidence.Cited{DOI: ref.DOI.Text, PMID: ref.PMID.Text, PMCID: ref.PMCID.Text, Title: ref.Title.Text}
		// The number of a list is nobody's key, even if a program numbers its records.
		if key := strings.TrimPrefix(ref.Key, "^"); strings.Trim(key, "0123456789") != "" {
			c.Key = key
		}
		held[i].Record, held[i].By = library.Match(c)
	}
	return held
}

// backing is the evidence that one article is held against.
type backing struct {
	*evidence.Library
	held  []Held             // by reference of the article
	cited []*evidence.Record // each once
	texts map[*evidence.Record]*examination
	facts map[*evidence.Record]map[topic][]stated // figures of abstracts whose measure is known

	approved []approval
	looked   bool // for approved claims
}

// backing returns what a library holds of an article, or nil where there is none.
func (c *Checker) backing(a *article.Article, library *evidence.Library) *backing {
	if library == nil {
		return nil
	}
	b := &backing{Library: library, held: Records(a, library), texts: map[*evidence.Record]*examination{},
		facts: map[*evidence.Record]map[topic][]stated{}}
	add := func(r *evidence.Record) {
		if r != nil && !slices.Contains(b.cited, r) {
			b.cited = append(b.cited, r)
		}
	}
	for _, h := range b.held {
		add(h.Record)
	}
	for i := range a.Citations {
		for _, r := range b.named(a, &a.Citations[i]) {
			add(r)
		}
	}
	for _, l := range a.Links {
		if l.LeadsElsewhere() {
			r, _ := library.Match(evidence.Address(l.URL))
			add(r)
		}
	}
	return b
}

// named returns the record of each name in a mark; nil where there is none.
func (b *backing) named(a *article.Article, c *article.Citation) []*evidence.Record {
	records := make([]*evidence.Record, len(c.Names))
	attributions := a.Attributions(*c)
	for i, n := range c.Names {
		switch {
		case n.Reference != article.None:
			records[i] = b.held[n.Reference].Record
		case c.Form == article.Key:
			records[i], _ = b.Match(evidence.Cited{Key: n.Key})
		case i < len(attributions):
			year, _ := strconv.Atoi(attributions[i].Year)
			records[i] = b.ByAuthor(attributions[i].Author, year)
		}
	}
	return records
}

// sources returns the records that a sentence is attributed to; known is false where it may rest on something of which there is no record.
func (x *examination) sources(sentence int32) (records []*evidence.Record, known bool) {
	s := x.reached().Source(int(sentence))
	if s.From == article.None {
		if s.Reference == article.None {
			return nil, false
		}
		r := x.against.held[s.Reference].Record
		return []*evidence.Record{r}, r != nil
	}
	known = true
	add := func(r *evidence.Record) {
		if r == nil {
			known = false
			return
		}
		records = append(records, r)
	}
	a := x.article
	from := a.Sentences[s.From]
	first := sort.Search(len(a.Citations), func(i int) bool { return a.Citations[i].Start >= from.Start })
	for i := first; i < len(a.Citations) && a.Citations[i].Start < from.End; i++ {
		for _, r := range x.against.named(a, &a.Citations[i]) {
			add(r)
		}
	}
	link := sort.Search(len(a.Links), func(i int) bool { return a.Links[i].Start >= from.Start })
	for ; link < len(a.Links) && a.Links[link].Start < from.End; link++ {
		if l := a.Links[link]; l.LeadsElsewhere() && !marked(a, l) {
			r, _ := x.against.Match(evidence.Address(l.URL))
			add(r)
		}
	}
	return records, known && len(records) > 0
}

// marked reports whether a link is a citation mark's.
func marked(a *article.Article, l article.Link) bool {
	i := sort.Search(len(a.Citations), func(i int) bool { return a.Citations[i].End > l.Start })
	return i < len(a.Citations) && a.Citations[i].Start < l.End
}

// contrasted makes a finding at a place that was compared with a record.
func (x *examination) contrasted(r int, span article.Span, excerpt string, record *evidence.Record, told string) finding.Finding {
	f := x.at(r, span)
	f.Message = x.rules[r].Detailed(excerpt, rule.Details{Source: record.Cited(), Told: told})
	return f
}

// noticed finds sources of which their record has a notice: at the reference, else at the first mark that names the record.
func (x *examination) noticed(found []finding.Finding, r int, kind evidence.NoticeKind) []finding.Finding {
	told := map[*evidence.Record]bool{}
	tell := func(record *evidence.Record, span article.Span) {
		if record == nil || told[record] {
			return
		}
		if n, ok := record.Notice(kind); ok {
			told[record] = true
			found = append(found, x.contrasted(r, span, x.article.Excerpt(span), record, n.Text))
		}
	}
	for i, h := range x.against.held {
		ref := &x.article.References[i]
		span := ref.Span
		if ref.Title.Given() {
			span = ref.Title.Span
		}
		tell(h.Record, span)
	}
	for i := range x.article.Citations {
		c := &x.article.Citations[i]
		for _, record := range x.against.named(x.article, c) {
			tell(record, x.article.Span(c.Start, c.End))
		}
	}
	for _, l := range x.article.Links {
		if l.LeadsElsewhere() {
			record, _ := x.against.Match(evidence.Address(l.URL))
			tell(record, x.article.Span(l.Start, l.End))
		}
	}
	return found
}
