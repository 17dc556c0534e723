package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// Text writes findings for people: where, what, the line with the words underlined, and, at the first finding of a rule in a file, why
// it matters and what to write instead.
func Text(w io.Writer, files iter.Seq[finding.File], o Options) error {
	out := bufio.NewWriter(w)
	p := printer{out: out, paint: palette(o.Color), told: map[*rule.Rule]bool{}, wrapped: map[advice]string{}}
	var tally Tally
	for f := range tally.Count(files) {
		p.file(f)
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if !o.Quiet {
		p.summary(tally)
	}
	return out.Flush()
}

type printer struct {
	out     *bufio.Writer
	paint   paints
	lines   lines               // of this file
	told    map[*rule.Rule]bool // the rules explained in it
	wrapped map[advice]string
}

func (p *printer) file(f finding.File) {
	if f.Err != nil {
		return // said on standard error
	}
	p.lines.of(f.Text())
	clear(p.told)
	path := Printable(f.Path)
	for _, x := range f.Findings {
		p.finding(path, &p.lines, x)
	}
}

func (p *printer) finding(path string, lines *lines, x finding.Finding) {
	start := lines.place(x.Span.Start)
	number, column := strconv.Itoa(start.Line), strconv.Itoa(start.Column)
	margin := strings.Repeat(" ", len(number))
	line, under := excerpt(lines, x)
	paint := p.paint.severity[x.Severity]
	p.paint.place.write(p.out, path, ":", number, ":", column, ":")
	p.plain(" ")
	paint.write(p.out, x.Severity.String(), ":")
	p.plain(" ", Visible(x.Message), " ")
	p.paint.rule.write(p.out, "[", x.Rule.ID, "]")
	p.plain("\n")
	p.paint.dim.write(p.out, " ", number, " |")
	p.plain(" ", line, "\n")
	p.paint.dim.write(p.out, " ", margin, " |")
	p.plain(" ")
	paint.write(p.out, under)
	p.plain("\n")
	for _, r := range x.Related {
		at := lines.place(r.Span.Start)
		p.paint.dim.write(p.out, " ", margin, " =")
		p.plain(" ")
		p.paint.dim.write(p.out, strconv.Itoa(at.Line), ":", strconv.Itoa(at.Column))
		p.plain(" “", Visible(oneLine(lines.text.Bytes(r.Span))), "”: ", Visible(r.Message), "\n")
	}
	if x.Fix != nil {
		p.advice(p.paint.help, margin, "fix", how[x.Fix.Applicability])
	}
	if !p.told[x.Rule] {
		p.advice(p.paint.dim, margin, "why", x.Rule.Why)
		p.advice(p.paint.help, margin, "instead", x.Rule.Instead)
		p.told[x.Rule] = true
	}
	for _, s := range x.Suggestions {
		p.advice(p.paint.help, margin, "or", "“"+Visible(s.Text)+"”")
	}
	p.plain("\n")
}

// plain writes texts in no colour.
func (p *printer) plain(texts ...string) { paint{}.write(p.out, texts...) }

// how tells what to do with a fix.
var how = [...]string{
	finding.Safe:   "--fix makes this right; --diff shows how.",
	finding.Unsafe: "--unsafe-fixes makes this right; look at it with --diff first.",
}

// advice is a paragraph under a finding.
type advice struct{ margin, label, text string }

// advice writes a paragraph, wrapped. The same is told of many files.
func (p *printer) advice(paint paint, margin, label, text string) {
	if text == "" {
		return
	}
	a := advice{margin, label, text}
	wrapped, ok := p.wrapped[a]
	if !ok {
		wrapped = a.wrap(paint)
		p.wrapped[a] = wrapped
	}
	p.out.WriteString(wrapped)
}

func (a advice) wrap(paint paint) string {
	const widest = 100
	head := " " + a.margin + " = " + a.label + ":"
	var out strings.Builder
	out.WriteString(paint.of(head))
	at := len(head)
	for word := range strings.FieldsSeq(a.text) {
		n := columns(word)
		if at+1+n > widest {
			at = len(head)
			out.WriteString("\n" + strings.Repeat(" ", at))
		}
		out.WriteString(" ")
		out.WriteString(word)
		at += 1 + n
	}
	out.WriteString("\n")
	return out.String()
}

// How many columns of a line are shown before and behind a finding. A paragraph of Markdown is often one line of a thousand.
const before, behind = 40, 60

// excerpt returns the part of the line that a finding begins on, and a line of carets that stand under its words.
func excerpt(lines *lines, x finding.Finding) (line, under string) {
	text, start := lines.line(x.Span.Start)
	from := x.Span.Start - start
	to := min(x.Span.End-start, len(text))
	head, words, tail := cutLeft(text[:min(from, to)], before), cutRight(text[min(from, to):to], 2*behind), cutRight(text[to:], behind)
	head, words, tail = flat(head), flat(words), flat(tail)
	return strings.TrimRight(head+words+tail, " "), strings.Repeat(" ", columns(head)) + strings.Repeat("^", max(1, columns(words)))
}

func flat(text string) string { return Visible(strings.ReplaceAll(text, "\t", " ")) }

// cutLeft keeps the last runes of a text, and looks at no others: a line may be a megabyte, and have as many findings.
func cutLeft(s []byte, most int) string {
	from := len(s)
	for ; most > 0 && from > 0; most-- {
		_, size := utf8.DecodeLastRune(s[:from])
		from -= size
	}
	if from == 0 {
		return string(s)
	}
	return "…" + string(s[from:])
}

func cutRight(s []byte, most int) string {
	to := 0
	for ; most > 0 && to < len(s); most-- {
		_, size := utf8.DecodeRune(s[to:])
		to += size
	}
	if to == len(s) {
		return string(s)
	}
	return string(s[:to]) + "…"
}

// columns is how wide a terminal shows a string.
func columns(s string) int {
	n := 0
	for i, r := range s {
		if ' ' <= r && r <= '~' {
			n++
			continue
		}
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r == utf8.RuneError && len(s[i:]) == 0:
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func oneLine(text []byte) string { return strings.Join(strings.Fields(string(text)), " ") }

func (p *printer) summary(t Tally) {
	if t.Files > 0 { // else what there is to say is said on standard error
		fmt.Fprintln(p.out, t.sentence(p.paint.severity[rule.Error], p.paint.severity[rule.Warning]))
	}
}
