package evidence

import "strings"

// readRIS reads RIS: records from TY to ER, a tag of two letters a line, in the senses that Zotero, EndNote, Mendeley and journals give
// them.
func readRIS(in input) ([]*Record, error) {
	const width = 4 // “TY  ”
	var records []*Record
	var r *Record
	var keywords, notes []string
	for _, l := range in.lines(width) {
		switch {
		case l.tag == "" && (l.value == "" || r == nil && len(records) == 0 && !strings.Contains(l.value, "  - ")):
			continue // blank lines, and what some sites print above the first record
		case l.tag == "TY" && r != nil:
			return nil, in.errorf(l.at, r.Key, "the record that begins in line %d has no end: “ER  - ” is missing", r.Line)
		case l.tag == "TY":
			r = &Record{File: in.file, Place: in.place(l.at)}
			keywords, notes = nil, nil
			continue
		case r == nil:
			return nil, in.errorf(l.at, "", "a record begins with “TY  - ” and its type")
		}
		switch l.tag {
		case "ER":
			r.heed(r.Title, keywords, notes)
			records, r = append(records, r), nil
		case "ID":
			r.Key = l.value
		case "TI", "T1", "CT":
			r.Title = plain(l.value)
		case "AU", "A1":
			if r.Author == "" {
				r.Author, _, _ = strings.Cut(plain(l.value), ",")
			}
		case "PY", "Y1", "DA":
			r.addYear(l.value)
		case "DO":
			r.DOI = NormalDOI(l.value)
		case "UR", "L3", "M3":
			if r.DOI == "" && strings.Contains(l.value, "10.") {
				r.DOI = NormalDOI(l.value)
			}
		case "AN": // an accession number, of PubMed where it says so or is nothing but digits
			if number := strings.TrimSpace(strings.TrimPrefix(l.value, "PMID:")); number != "" && digits(number) == len(number) {
				r.PMID = normalPMID(number)
			}
		case "C2", "C7":
			if strings.HasPrefix(l.value, "PMC") {
				r.PMCID = normalPMCID(l.value)
			}
		case "AB", "N2":
			r.Abstract = plain(l.value)
		case "KW":
			keywords = append(keywords, l.value)
		case "N1":
			notes = append(notes, l.value)
			if number, ok := strings.CutPrefix(l.value, "PMID:"); ok {
				r.PMID = normalPMID(number)
			}
		}
	}
	if r != nil {
		return nil, in.errorf(len(in.text), r.Key, "the record that begins in line %d has no end: “ER  - ” is missing", r.Line)
	}
	return records, nil
}
