package evidence

import (
	"encoding/json"
	"errors"
	"strings"
)

// item is what is read of an item of CSL-JSON: the variables of CSL 1.0.2 (docs.citationstyles.org), and those that Zotero adds.
type item struct {
	id, doi, pmid, pmcid, title, abstract, note, keyword, status, genre scalar

	authors        []cslName
	issued, online cslDate
}

// variables are the places of an item's variables by their names, as CSL spells them.
func (c *item) variables() map[string]any {
	return map[string]any{"id": &c.id, "DOI": &c.doi, "PMID": &c.pmid, "PMCID": &c.pmcid, "title": &c.title, "abstract": &c.abstract,
		"note": &c.note, "keyword": &c.keyword, "status": &c.status, "genre": &c.genre, "author": &c.authors, "issued": &c.issued,
		"available-date": &c.online}
}

type cslName struct {
	Family   scalar `json:"family"`
	Particle scalar `json:"non-dropping-particle"`
	Literal  scalar `json:"literal"`
}

type cslDate struct {
	Parts   [][]scalar `json:"date-parts"`
	Raw     scalar     `json:"raw"`
	Literal scalar     `json:"literal"`
}

// scalar is a string; CSL lets keys and parts of dates be numbers as well.
type scalar string

// UnmarshalJSON reads a string, a number, or nothing from null.
func (s *scalar) UnmarshalJSON(text []byte) error {
	switch text[0] {
	case '"':
		return json.Unmarshal(text, (*string)(s))
	case '{', '[', 't', 'f':
		return errors.New("must be a string or a number")
	case 'n':
		return nil
	}
	*s = scalar(text)
	return nil
}

// readCSL reads an array of items, or a single one.
func readCSL(in input) ([]*Record, error) {
	if err := wellFormed(in); err != nil {
		return nil, err
	}
	start := len(in.text) - len(strings.TrimLeft(in.text, " \t\r\n"))
	if in.text[start] == '{' {
		r, err := readItem(in, start, in.text[start:])
		return []*Record{r}, err
	}
	items := json.NewDecoder(strings.NewReader(in.text))
	if open, _ := items.Token(); open != json.Delim('[') {
		return nil, in.errorf(start, "", "is no CSL-JSON: it must be an array of items")
	}
	var records []*Record
	for items.More() {
		raw, at := next(items)
		r, err := readItem(in, at, raw)
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// wellFormed reports where a file is no JSON.
func wellFormed(in input) error {
	var all json.RawMessage
	err := json.Unmarshal([]byte(in.text), &all)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return in.errorf(max(int(syntax.Offset)-1, 0), "", "%v", err)
	}
	return err
}

// next returns the next value of well-formed JSON, and where it begins.
func next(from *json.Decoder) (value string, at int) {
	var raw json.RawMessage
	if from.Decode(&raw) != nil {
		return "", 0
	}
	return string(raw), int(from.InputOffset()) - len(raw)
}

// readItem reads the item that begins at an offset.
func readItem(in input, at int, raw string) (*Record, error) {
	if !strings.HasPrefix(raw, "{") {
		return nil, in.errorf(at, "", "an item must be an object")
	}
	var c item
	places := c.variables()
	fields := json.NewDecoder(strings.NewReader(raw))
	_, _ = fields.Token() // the brace
	for fields.More() {
		name, _ := fields.Token()
		value, offset := next(fields)
		variable, ok := places[name.(string)]
		if !ok {
			continue
		}
		if err := json.Unmarshal([]byte(value), variable); err != nil {
			var wrong *json.UnmarshalTypeError
			if errors.As(err, &wrong) {
				err = errors.New("must not be " + withArticle(wrong.Value))
			}
			return nil, in.errorf(at+offset, string(c.id), "%s: %v", name, err)
		}
	}
	return c.record(in, at), nil
}

func withArticle(kind string) string {
	switch kind, _, _ = strings.Cut(kind, " "); kind { // “number 12”
	case "array", "object":
		return "an " + kind
	case "bool":
		return "true or false"
	}
	return "a " + kind
}

func (c *item) record(in input, at int) *Record {
	r := &Record{File: in.file, Place: in.place(at), Key: string(c.id), DOI: NormalDOI(string(c.doi)), PMID: normalPMID(string(c.pmid)),
		PMCID: normalPMCID(string(c.pmcid)), Title: plain(string(c.title)), Abstract: plain(string(c.abstract))}
	if len(c.authors) > 0 {
		n := c.authors[0]
		r.Author = plain(string(n.Particle + " " + n.Family + n.Literal))
	}
	for _, date := range []cslDate{c.issued, c.online} {
		if len(date.Parts) > 0 && len(date.Parts[0]) > 0 {
			r.addYear(string(date.Parts[0][0]))
		}
		r.addYear(string(date.Raw))
		r.addYear(string(date.Literal))
	}
	// Zotero writes into the note what CSL had no variable for, a line each: “PMID: 12345678”.
	notes := strings.Split(string(c.note), "\n")
	for _, line := range notes {
		switch name, value, _ := strings.Cut(line, ":"); strings.ToUpper(strings.TrimSpace(name)) {
		case "PMID":
			r.PMID = normalPMID(value)
		case "PMCID":
			r.PMCID = normalPMCID(value)
		case "DOI":
			r.DOI = NormalDOI(value)
		}
	}
	keywords := strings.FieldsFunc(string(c.keyword), func(r rune) bool { return r == ',' || r == ';' })
	r.heed(r.Title, keywords, append(notes, string(c.status), string(c.genre)))
	return r
}
