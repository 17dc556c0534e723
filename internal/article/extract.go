package article

import (
	"bytes"
	"strings"
)

// tagNames tell by its name what a shortcode, template tag or component prints, and which attributes of a component readers see.
type tagNames struct{ texts, cites, lists wordSet }

// extract is what a reader sees of that which mask takes out, in the order of the source.
type extract struct {
	texts    []Span    // values of attributes that are prose: alt="…", caption={"…"}
	marks    []printed // citation marks
	comments []Span    // of MDX
	edges    []int     // line ends before and behind the titles of admonitions and callouts, which no sentence goes on over
	tags     []Span    // shortcodes, template tags and components, but no closing ones
	list     bool      // a reference list is put in when the page is built
}

// printed is a text that stands on the page in place of source bytes.
type printed struct {
	Span
	text string
}

// take takes out a shortcode, template tag or component, and keeps what a reader sees of it.
func (m *masker) take(start, end int) {
	m.blank(start, end)
	s := bytes.TrimLeft(m.src[start:end], "{<%:# \t\r\n-")
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	name := strings.ToLower(string(s[:n]))
	if n == 0 { // the closing tag of a pair, or a comment
		return
	}
	m.found.tags = append(m.found.tags, Span{start, end})
	switch {
	case m.names.cites.has(name):
		if text := citing(s[n:]); text != "" {
			m.found.marks = append(m.found.marks, printed{Span{start, end}, text})
		}
	case m.names.lists.has(name), m.names.lists.has(firstArgument(s[n:])):
		m.found.list = true
	}
	if m.src[start] == '<' { // what the arguments of a shortcode are for, only its template knows
		m.attributeTexts(start, end)
	}
}

// argumentSigns stand around the arguments of a tag and are no part of them.
const argumentSigns = "[]\"'`{}<>%/#,; \t\r\n"

// firstArgument returns the first argument of a tag without its ending: “references” of {% include references.html %}.
func firstArgument(s []byte) string {
	s = bytes.TrimLeft(s, argumentSigns)
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return strings.ToLower(string(s[:n]))
}

// citing returns the mark that the arguments of a citing tag print: [1, 2] for numbers, [@zhou; @lee] for keys.
func citing(arguments []byte) string {
	join, open := ", ", "["
	var keys []string
	for f := range strings.FieldsSeq(string(arguments)) {
		if _, value, ok := strings.Cut(f, "="); ok {
			f = value
		}
		if f = strings.Trim(f, argumentSigns); f == "" || strings.ContainsAny(f, "[]{}<>") {
			continue
		}
		if keys = append(keys, strings.TrimPrefix(f, "@")); !isMarkList(f) {
			join, open = "; @", "[@"
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return open + strings.Join(keys, join) + "]"
}

// attributeTexts notes the quoted values of those attributes between two offsets that are prose.
func (m *masker) attributeTexts(start, end int) {
	for i := start + 1; i+1 < end; i++ {
		if m.src[i] != '=' {
			continue
		}
		name := i
		for name > start && isNameByte(m.src[name-1]) {
			name--
		}
		from := i + 1
		if m.src[from] == '{' {
			from++
		}
		quote := m.src[from]
		if quote != '"' && quote != '\'' && quote != '`' {
			continue
		}
		shut := bytes.IndexByte(m.src[from+1:end], quote)
		if shut < 0 {
			return
		}
		if value := (Span{from + 1, from + 1 + shut}); m.names.texts.hasFold(string(m.src[name:i])) && shut > 0 {
			m.found.texts = append(m.found.texts, value)
		}
		i = from + 1 + shut
	}
}
