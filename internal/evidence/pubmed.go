package evidence

import "strings"

// readPubMed reads MEDLINE as PubMed exports it (.nbib): www.nlm.nih.gov/bsd/mms/medlineelements.html. A record begins with PMID, since
// some programs leave out the blank line between two.
func readPubMed(in input) ([]*Record, error) {
	const width = 4 // “PMID”, “TI  ”
	var records []*Record
	var r *Record
	for _, l := range in.lines(width) {
		switch {
		case l.tag == "" && l.value == "":
			continue
		case l.tag == "PMID":
			r = &Record{File: in.file, Place: in.place(l.at), Key: l.value, PMID: normalPMID(l.value)}
			if r.PMID == "" {
				return nil, in.errorf(l.at, l.value, "a PMID is a number")
			}
			records = append(records, r)
			continue
		case r == nil:
			return nil, in.errorf(l.at, "", "a record begins with “PMID- ” and its number")
		}
		switch l.tag {
		case "TI", "BTI":
			r.Title = plain(l.value)
			r.heed(r.Title, nil, nil)
		case "FAU", "AU", "CN":
			if r.Author == "" {
				r.Author = pubmedAuthor(l.tag, l.value)
			}
		case "DP", "DEP":
			r.addYear(l.value)
		case "AB":
			r.Abstract = plain(l.value)
		case "AID", "LID":
			if doi, ok := strings.CutSuffix(l.value, "[doi]"); ok {
				r.DOI = NormalDOI(doi)
			}
		case "PMC":
			r.PMCID = normalPMCID(l.value)
		case "PT":
			r.heed("", []string{l.value}, nil)
		case "RIN", "PRIN":
			r.Notices = append(r.Notices, Notice{Retracted, "Retraction in: " + l.value})
		case "ECI":
			r.Notices = append(r.Notices, Notice{Concern, "Expression of concern in: " + l.value})
		case "EIN":
			r.Notices = append(r.Notices, Notice{Corrected, "Erratum in: " + l.value})
		case "CRI":
			r.Notices = append(r.Notices, Notice{Corrected, "Corrected and republished in: " + l.value})
		}
	}
	return records, nil
}

// pubmedAuthor returns the family name: of “Obi, Amara” in FAU and of “Obi A” in AU; CN is a body.
func pubmedAuthor(tag, value string) string {
	family, _, comma := strings.Cut(value, ",")
	if last := strings.LastIndexByte(value, ' '); tag == "AU" && !comma && last > 0 {
		return value[:last]
	}
	return family
}
