package evidence

import (
	"strings"
)

// readBibTeX reads the entries of BibTeX and biblatex (ctan.org/pkg/biblatex): @article{key, field = {value} # "value" # macro, …}. What
// stands outside of entries is comment, as BibTeX has it.
func readBibTeX(in input) ([]*Record, error) {
	b := bibtex{input: in, macros: map[string]string{}}
	var records []*Record
	for {
		at := strings.IndexByte(in.text[b.at:], '@')
		if at < 0 {
			return records, nil
		}
		b.at += at
		r, err := b.entry()
		if err != nil {
			return nil, err
		}
		if r != nil {
			records = append(records, r)
		}
	}
}

// bibtex is a file that has been read up to a byte.
type bibtex struct {
	input
	at     int
	macros map[string]string // by @string, names in lower case
	key    string            // of the entry at hand, for errors
}

// fieldsRead are the fields of an entry by their names in lower case, each as it stands in the file.
type fieldsRead map[string]string

// entry reads the entry, comment or definition that begins with the @ at hand. It returns nil for what is no entry.
func (b *bibtex) entry() (*Record, error) {
	start := b.at
	b.key = ""
	b.at++
	kind := strings.ToLower(b.name())
	b.space()
	if kind == "" || b.at == len(b.text) || b.text[b.at] != '{' && b.text[b.at] != '(' {
		return nil, nil // an @ in a comment, as of a mail address
	}
	closing := byte('}')
	if b.text[b.at] == '(' {
		closing = ')'
	}
	switch kind {
	case "comment":
		if closing == '}' {
			_, err := b.braced()
			return nil, err
		}
		return nil, nil
	case "preamble", "string":
		b.at++
	default:
		b.at++
		b.space()
		begin := b.at
		for b.at < len(b.text) && strings.IndexByte(", \t\r\n}", b.text[b.at]) < 0 {
			b.at++
		}
		b.key = b.text[begin:b.at]
		b.space()
		if b.key == "" || b.at == len(b.text) || b.text[b.at] != ',' && b.text[b.at] != closing {
			return nil, b.errorf(begin, b.key, "an entry begins with its key and a comma: @%s{key, …}", kind)
		}
	}
	if kind == "preamble" {
		_, err := b.value(start)
		return nil, err
	}
	fields, err := b.fields(start, closing)
	switch {
	case err != nil:
		return nil, err
	case kind == "string":
		for name, value := range fields {
			b.macros[name] = value
		}
		return nil, nil
	}
	return fields.record(b.input, start, b.key), nil
}

// fields reads name = value, …, up to the closing of the entry that began at start.
func (b *bibtex) fields(start int, closing byte) (fieldsRead, error) {
	fields := fieldsRead{}
	for {
		b.space()
		for b.at < len(b.text) && b.text[b.at] == ',' {
			b.at++
			b.space()
		}
		if b.at == len(b.text) {
			return nil, b.errorf(start, b.key, "the entry is never closed")
		}
		if b.text[b.at] == closing {
			b.at++
			return fields, nil
		}
		begin := b.at
		name := strings.ToLower(b.name())
		b.space()
		if name == "" || b.at == len(b.text) || b.text[b.at] != '=' {
			return nil, b.errorf(begin, b.key, "here must stand a field (name = {value}), or the %q that closes the entry", closing)
		}
		b.at++
		value, err := b.value(start)
		if err != nil {
			return nil, err
		}
		if _, ok := fields[name]; ok {
			return nil, b.errorf(begin, b.key, "%s is given twice", name)
		}
		fields[name] = value
		b.space()
		if b.at < len(b.text) && b.text[b.at] != ',' && b.text[b.at] != closing {
			return nil, b.errorf(b.at, b.key, "a comma is missing behind %s", name)
		}
	}
}

// value reads parts that # joins: {braced}, "quoted", a number or a macro.
func (b *bibtex) value(start int) (string, error) {
	var value strings.Builder
	for {
		b.space()
		if b.at == len(b.text) {
			return "", b.errorf(start, b.key, "the entry is never closed")
		}
		var part string
		var err error
		switch b.text[b.at] {
		case '{':
			part, err = b.braced()
		case '"':
			part, err = b.quoted()
		default:
			begin := b.at
			name := b.name()
			if name == "" {
				return "", b.errorf(begin, b.key, "here must stand a value: {…}, \"…\", a number or the name of a @string")
			}
			if part = b.macros[strings.ToLower(name)]; part == "" {
				part = name // a number, or the name of a month or journal that a style defines
			}
		}
		if err != nil {
			return "", err
		}
		value.WriteString(part)
		b.space()
		if b.at == len(b.text) || b.text[b.at] != '#' {
			return value.String(), nil
		}
		b.at++
	}
}

// braced reads a value in braces, without the outer ones.
func (b *bibtex) braced() (string, error) {
	start, depth := b.at, 0
	for ; b.at < len(b.text); b.at++ {
		switch b.text[b.at] {
		case '\\':
			b.at++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				b.at++
				return b.text[start+1 : b.at-1], nil
			}
		}
	}
	b.at = len(b.text)
	return "", b.errorf(start, b.key, "the brace is never closed")
}

// quoted reads a value in quotation marks; one inside braces does not end it.
func (b *bibtex) quoted() (string, error) {
	start, depth := b.at, 0
	for b.at++; b.at < len(b.text); b.at++ {
		switch b.text[b.at] {
		case '\\':
			if depth == 0 && b.at+1 < len(b.text) && b.text[b.at+1] != '"' {
				b.at++
			}
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth <= 0 {
				b.at++
				return b.text[start+1 : b.at-1], nil
			}
		}
	}
	return "", b.errorf(start, b.key, "the quotation mark is never closed")
}

// name reads the name of an entry's kind, a field or a macro.
func (b *bibtex) name() string {
	begin := b.at
	for b.at < len(b.text) && b.text[b.at] > ' ' && strings.IndexByte(`@{}()",=#%'\`, b.text[b.at]) < 0 {
		b.at++
	}
	return b.text[begin:b.at]
}

func (b *bibtex) space() {
	for b.at < len(b.text) && strings.IndexByte(" \t\r\n", b.text[b.at]) >= 0 {
		b.at++
	}
}

func (f fieldsRead) first(names ...string) string {
	for _, name := range names {
		if f[name] != "" {
			return untex(f[name])
		}
	}
	return ""
}

func (f fieldsRead) record(in input, at int, key string) *Record {
	r := &Record{File: in.file, Place: in.place(at), Key: key, DOI: NormalDOI(f.first("doi")), PMID: normalPMID(f.first("pmid")),
		PMCID: normalPMCID(f.first("pmcid")), Title: plain(f.first("title")), Abstract: plain(f.first("abstract"))}
	if r.DOI == "" && strings.Contains(f["url"], "doi.org/") {
		r.DOI = NormalDOI(f.first("url"))
	}
	switch eprint := f.first("eprint"); strings.ToLower(f.first("eprinttype", "archiveprefix")) {
	case "pubmed":
		r.PMID = normalPMID(eprint)
	case "pmc", "pmcid":
		r.PMCID = normalPMCID(eprint)
	}
	if author := f["author"]; author != "" {
		r.Author = family(author)
	} else {
		r.Author = family(f["editor"])
	}
	r.addYear(f.first("date"))
	r.addYear(f.first("year"))
	keywords := strings.FieldsFunc(f.first("keywords", "keyword"), func(r rune) bool { return r == ',' || r == ';' })
	r.heed(r.Title, keywords, []string{f.first("note"), f.first("annote"), f.first("addendum"), f.first("pubstate"), f.first("entrysubtype")})
	return r
}

// family returns the family name of the first of BibTeX's names: “van der Berg, Jan and Lee, K”, “Jan van der Berg and K Lee”, or a body
// in braces, “{World Health Organization}”.
func family(names string) string {
	first := strings.TrimSpace(names)
	depth := 0
	for i, c := range first {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth == 0 && strings.HasPrefix(strings.ToLower(first[i:]), " and"):
			if rest := first[i+len(" and"):]; rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0 {
				first = first[:i]
			}
		}
		if i >= len(first) {
			break
		}
	}
	first = strings.Join(strings.Fields(first), " ")
	switch before, _, comma := strings.Cut(first, ","); {
	case comma:
		return plain(untex(before))
	case strings.HasPrefix(first, "{") && strings.HasSuffix(first, "}"):
		return plain(untex(first))
	}
	words := strings.Fields(untex(first))
	for i, w := range words {
		if last := i == len(words)-1; last || i > 0 && 'a' <= w[0] && w[0] <= 'z' { // “van” and all behind it
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}
