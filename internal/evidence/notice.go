package evidence

import "strings"

// marks are the words by which publishers, PubMed and reference managers mark a publication, in lower case. They are conventions of the
// formats, as the tags are.
var marks = [...]struct {
	words string
	kind  NoticeKind
}{
	{"retracted publication", Retracted},
	{"retracted article", Retracted},
	{"retracted paper", Retracted},
	{"retracted", Retracted},
	{"retraction in", Retracted},
	{"partial retraction in", Retracted},
	{"withdrawn article", Retracted},
	{"withdrawn", Retracted},
	{"expression of concern in", Concern},
	{"expression of concern", Concern},
	{"editorial expression of concern", Concern},
	{"erratum in", Corrected},
	{"corrected and republished in", Corrected},
	{"correction in", Corrected},
	{"corrected", Corrected},
}

// noticeBefore reads a text that begins with a mark and then has one of the signs, or ends: “RETRACTED: Light and sleep”,
// “[Retracted] Light”, “Retraction in: J Sleep. 2023”. What merely speaks of retractions (“Retracted publications in oncology”) is none.
func noticeBefore(text, signs string) (Notice, bool) {
	text = strings.TrimSpace(text)
	head := strings.ToLower(strings.TrimLeft(text, "[(*"))
	for _, m := range marks {
		rest, ok := strings.CutPrefix(head, m.words)
		if ok && (rest == "" || strings.IndexByte(signs, strings.TrimLeft(rest, " ")[0]) >= 0) {
			return Notice{m.kind, text}, true
		}
	}
	return Notice{}, false
}

// heed notes what the record's own title, keywords and notes say of its standing.
func (r *Record) heed(title string, keywords, notes []string) {
	for _, field := range [...]struct {
		texts []string
		signs string
	}{{[]string{title}, ":])"}, {keywords, ""}, {notes, ":.;,"}} {
		for _, text := range field.texts {
			if n, ok := noticeBefore(text, field.signs); ok {
				r.Notices = append(r.Notices, n)
			}
		}
	}
}
