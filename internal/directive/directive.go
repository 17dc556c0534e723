// Package directive reads what a writer tells Primum about findings, and answers them:
//
//	<!-- primum-disable-next-line cure-promise -- quoted from the leaflet of 1998 -->
//	<!-- primum-disable-line RULE… -- reason -->
//	<!-- primum-disable RULE… exp:2027-01-31 -- reason --> … <!-- primum-enable RULE… -->
//	<!-- primum-disable-file RULE… -- reason -->
//
// A directive that gives no reason, is past its last day or is never closed answers nothing: what has been forgotten must come up again.
package directive

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Fault is what is wrong with a directive.
type Fault struct {
	Kind   rule.DirectiveFault
	Span   article.Span
	Detail string // a sentence that says more, or ""
	Fix    *finding.Fix
}

// directive is what one remark says.
type directive struct {
	remark  article.Remark
	answers []*answer
	reason  string
	until   name // the last day on which it holds, YYYY-MM-DD; the text is empty where it holds for good
	void    bool // it lacks something, and answers nothing
}

// answer is what a directive says of one rule: it answers the findings that begin in a stretch of the source.
type answer struct {
	name
	by       *directive
	reach    article.Span
	open     bool         // no primum-enable has closed it
	closer   article.Span // the primum-enable that did
	used     bool
	needless bool // its rule was asked, and it answers nothing
}

// name is a word of a directive.
type name struct {
	text string
	span article.Span
}

const (
	disable     = "primum-disable"
	disableLine = "primum-disable-line"
	disableNext = "primum-disable-next-line"
	disableFile = "primum-disable-file"
	enable      = "primum-enable"
	expiry      = "exp:"
)

var verbs = []string{disable, disableLine, disableNext, disableFile, enable}

// reading reads the directives of one article.
type reading struct {
	article *article.Article
	today   string
	answers []*answer
	asked   int                  // where the next line was last asked for
	next    article.Span         // and what it is
	line    article.Span         // the one of which it was last asked where it starts
	closed  map[article.Span]int // how many answers each primum-enable closed
	faults  []Fault
}

func (r *reading) directives() {
	for _, remark := range r.article.Remarks {
		if !slices.Contains(verbs, remark.Verb) {
			r.fault(rule.Unintelligible, remark.Head, suggestion(remark.Verb))
			continue
		}
		d := r.parse(remark)
		if remark.Verb == enable {
			r.close(d)
			continue
		}
		r.require(d)
		reach := r.reach(remark)
		for _, a := range d.answers {
			a.reach, a.open = reach, remark.Verb == disable
		}
		r.answers = append(r.answers, d.answers...)
	}
	for _, a := range r.answers {
		if a.open && !a.by.void {
			r.fault(rule.Unclosed, a.span, "")
		}
	}
}

func suggestion(verb string) string {
	if near := strict.Nearest(verb, verbs); near != "" {
		return "Did you mean “" + near + "”?"
	}
	return "A directive begins with one of " + strings.Join(verbs, ", ") + "."
}

func (r *reading) fault(kind rule.DirectiveFault, at article.Span, detail string) {
	r.faults = append(r.faults, Fault{Kind: kind, Span: at, Detail: detail})
}

// parse reads the words of a directive: names of rules, the last day, and behind a dash the reason.
func (r *reading) parse(remark article.Remark) *directive {
	d := &directive{remark: remark}
	for _, w := range words(r.article.Source, remark.Rest) {
		switch {
		case w.text == "--" || w.text == "—" || w.text == "–": // some editors make one dash of two
			d.reason = strings.Join(strings.Fields(string(r.article.Source[w.span.End:remark.Rest.End])), " ")
			return d
		case strings.HasPrefix(w.text, expiry):
			w.text = strings.TrimPrefix(w.text, expiry)
			d.until = w
		default:
			d.answers = append(d.answers, &answer{name: w, by: d})
		}
	}
	return d
}

// words returns the words of a stretch, which spaces or commas part, without the signs of a quote before its lines.
func words(source []byte, in article.Span) []name {
	var all []name
	for at := in.Start; at < in.End; {
		if parts(source[at]) {
			at++
			continue
		}
		end := at
		for end < in.End && !parts(source[end]) {
			end++
		}
		if text := string(source[at:end]); text != ">" {
			all = append(all, name{text, article.Span{Start: at, End: at + len(text)}})
		}
		at = end
	}
	return all
}

// parts reports whether a byte stands between words.
func parts(c byte) bool { return c == ' ' || c == ',' || '\t' <= c && c <= '\r' }

// require notes what a directive lacks to answer anything.
func (r *reading) require(d *directive) {
	faults := len(r.faults)
	if len(d.answers) == 0 {
		r.fault(rule.Unintelligible, d.remark.Head, "Name the rules whose findings it answers.")
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if strings.IndexFunc(d.reason, isWord) < 0 { // dots alone are none
		r.fault(rule.Reasonless, d.remark.Head, "")
	}
	if d.until.span != (article.Span{}) {
		if _, err := time.Parse(time.DateOnly, d.until.text); err != nil {
			r.fault(rule.Unintelligible, d.until.span, "The last day is written "+expiry+"2027-01-31.")
		} else if d.until.text < r.today {
			r.fault(rule.Expired, d.until.span, "")
		}
	}
	d.void = len(r.faults) > faults
}

// reach returns the stretch in which a finding must begin to be answered; of primum-disable, the one up to the end.
func (r *reading) reach(remark article.Remark) article.Span {
	end := len(r.article.Source) + 1 // a finding may stand at the end
	switch remark.Verb {
	case disableLine:
		return article.Span{Start: r.lineStart(remark.Span.Start), End: r.lineEnd(remark.Span.End)}
	case disableNext:
		return r.nextLine(remark.Span.End)
	case disable:
		return article.Span{Start: remark.Span.End, End: end}
	}
	return article.Span{Start: 0, End: end}
}

// close ends what the rules that a primum-enable names have open, of each the innermost; or, where it names none, all that is open.
func (r *reading) close(d *directive) {
	if len(d.answers) == 0 {
		closed := false
		for _, a := range r.answers {
			closed = r.end(a, d.remark) || closed
		}
		if !closed {
			r.fault(rule.Unintelligible, d.remark.Head, "It closes nothing.")
		}
	}
	for _, named := range d.answers {
		closed := false
		for i := len(r.answers) - 1; i >= 0 && !closed; i-- {
			closed = r.answers[i].text == named.text && r.end(r.answers[i], d.remark)
		}
		if !closed {
			r.fault(rule.Unintelligible, named.span, "No primum-disable of that rule is open here.")
		}
	}
}

// end ends an answer that is open, and reports whether it was.
func (r *reading) end(a *answer, at article.Remark) bool {
	if !a.open {
		return false
	}
	a.open, a.reach.End, a.closer = false, at.Span.Start, at.Span
	r.closed[at.Span]++
	return true
}

// lineStart returns where the line that holds a byte starts. A line may hold thousands of directives: it is looked for once.
func (r *reading) lineStart(at int) int {
	if at < r.line.Start || r.line.End <= at {
		r.line = article.Span{Start: bytes.LastIndexByte(r.article.Source[:at], '\n') + 1, End: r.lineEnd(at)}
	}
	return r.line.Start
}

// lineEnd returns where the line that holds a byte ends: behind its line end.
func (r *reading) lineEnd(at int) int {
	if i := bytes.IndexByte(r.article.Source[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(r.article.Source) + 1
}

// nextLine returns the first line behind the one that holds a byte which has something for readers: blank lines, which formatters put
// behind a comment, and lines that hold another directive, or what is said to another tool, are passed over.
func (r *reading) nextLine(at int) article.Span {
	if r.asked <= at && at < r.next.Start { // one of several directives above the same line
		return r.next
	}
	r.asked, r.next = at, article.Span{}
	source := r.article.Source
	for start := r.lineEnd(at); start < len(source); {
		end := r.lineEnd(start)
		line := bytes.TrimRight(source[start:min(end, len(source))], " \t\r\n")
		content := bytes.TrimLeft(line, " \t>")
		from := start + len(line) - len(content)
		if len(content) > 0 && !isComment(content) && !r.isDirective(article.Span{Start: from, End: from + len(content)}) {
			r.next = article.Span{Start: start, End: end}
			break
		}
		start = end
	}
	return r.next
}

// isComment reports whether a line is one comment, of HTML or MDX.
func isComment(line []byte) bool {
	return encloses(line, "<!--", "-->") || encloses(line, "{/*", "*/}")
}

func encloses(line []byte, before, behind string) bool {
	return bytes.HasPrefix(line, []byte(before)) && bytes.Index(line, []byte(behind)) == len(line)-len(behind)
}

func (r *reading) isDirective(line article.Span) bool {
	remarks := r.article.Remarks
	i := sort.Search(len(remarks), func(i int) bool { return remarks[i].Span.End >= line.End })
	return i < len(remarks) && remarks[i].Span.Start <= line.Start
}
