package article

import (
	"slices"
	"strings"
)

// sourcesOf reads the references that the front matter names: what stands together in one mapping is one, each element of a list another.
// Only what leads to its source is one; “source: our own data” is none.
func (r *Reader) sourcesOf(fields []field, offset int) []Reference {
	var named []Reference
	last := ""
	for _, f := range fields {
		name := fieldName(f.key)
		if !r.sources.has(name) || len(f.parts) == 0 {
			continue
		}
		ref := identified(f, name, offset)
		switch at := len(named) - 1; {
		case !ref.HasLocator():
		case at >= 0 && mapping(f.key) == last:
			named[at].add(ref)
		default:
			ref.Key = ordinal(mapping(f.key))
			named = append(named, ref)
			last = mapping(f.key)
		}
	}
	return named
}

// mapping is the path of what a field is a part of: that of the mapping around it, or its own where it is an element of a list.
func mapping(path string) string {
	i := strings.LastIndexByte(path, '.')
	if i >= 0 && isDigit(path[len(path)-1]) {
		return path
	}
	return path[:max(i, 0)]
}

// ordinal returns the number, from 1, of the element of a list whose path it is, by which marks name it: references.0.
func ordinal(path string) string {
	n := Field{Text: path[strings.LastIndexByte(path, '.')+1:]}
	if n.Text == "" || !isDigit(n.Text[0]) {
		return ""
	}
	return itoa(n.Number() + 1)
}

// identified reads what a field of the front matter identifies a source by.
func identified(f field, name string, offset int) Reference {
	first, last := f.parts[0], f.parts[len(f.parts)-1]
	span := Span{offset + first.start, offset + last.end}
	text := first.text
	exact := len(f.parts) == 1 && len(text) == first.end-first.start
	ref := Reference{Span: span, Block: None, Particulars: &Particulars{}}
	set := func(field *Field, p stretch) {
		if p.end <= p.start {
			return
		}
		if *field = (Field{p.of(text), span}); exact {
			field.Span = Span{span.Start + p.start, span.Start + p.end}
		}
	}
	set(&ref.DOI, doi(text))
	set(&ref.PMID, pmid(text))
	set(&ref.PMCID, pmcid(text))
	set(&ref.Trial, trial(text))
	set(&ref.URL, address(text))
	if (name == "pmid" || name == "pubmed" || name == "pubmedid") && text != "" && strings.Trim(text, "0123456789") == "" {
		set(&ref.PMID, stretch{0, len(text)})
	}
	return ref
}

// add adds what another field says of the same source.
func (r *Reference) add(other Reference) {
	for _, f := range [...]struct{ to, from *Field }{
		{&r.DOI, &other.DOI}, {&r.PMID, &other.PMID}, {&r.PMCID, &other.PMCID}, {&r.Trial, &other.Trial}, {&r.URL, &other.URL},
	} {
		if !f.to.Given() {
			*f.to = *f.from
		}
	}
}

// withNamed puts the references of the front matter before those of the article, except what the article gives as well. Where it has a list
// of its own, that is what its marks name.
func withNamed(named, references []Reference) []Reference {
	if len(named) == 0 {
		return references
	}
	listed := slices.ContainsFunc(references, func(r Reference) bool { return r.Block != None })
	all := make([]Reference, 0, len(named)+len(references))
	for _, n := range named {
		if slices.ContainsFunc(references, func(r Reference) bool { return r.sharesLocator(n) }) {
			continue
		}
		if listed {
			n.Key = ""
		}
		all = append(all, n)
	}
	return append(all, references...)
}

// sharesLocator reports whether two references lead to one place.
func (r *Reference) sharesLocator(other Reference) bool {
	same := func(a, b Field) bool { return a.Given() && strings.EqualFold(a.Text, b.Text) }
	return same(r.DOI, other.DOI) || same(r.PMID, other.PMID) || same(r.PMCID, other.PMCID) || same(r.URL, other.URL)
}
