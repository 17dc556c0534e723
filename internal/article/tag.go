package article

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
)

// tagSigns stand around the name and the arguments of a tag.
const tagSigns = "{}<>%/- \t\r\n"

// TagOf returns what a tag says without the signs around it: “disclaimer” of {{< disclaimer >}}, “include notice.html” of
// {% include notice.html %}. It is empty where the text is no shortcode, template tag or component.
func TagOf(text string) string {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{{") && !strings.HasPrefix(text, "{%") && !(strings.HasPrefix(text, "<") && len(text) > 1 && isUpper(text[1])) {
		return ""
	}
	return strings.Join(strings.Fields(strings.Trim(text, tagSigns)), " ")
}

// Uses returns where the article first uses a tag, with whatever arguments, and whether it does. Tags in code and comments are none.
func (a *Article) Uses(tag string) (Span, bool) {
	for _, at := range a.Tags {
		rest, ok := strings.CutPrefix(TagOf(a.Excerpt(at)), tag)
		if ok && (rest == "" || rest[0] == ' ') {
			return at, true
		}
	}
	return Span{}, false
}

// IsStruck reports whether a byte of the text is struck out.
func (a *Article) IsStruck(at int32) bool {
	i := sort.Search(len(a.Struck), func(i int) bool { return a.Struck[i].End > at })
	return i < len(a.Struck) && a.Struck[i].Start <= at
}

// templateComment are the comments of Go's and Liquid's templates, Handlebars, Blade, Jinja, ERB, JSP and Razor, which blank lines do not end.
var templateComment = regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{%-?\s*comment\b.*?\bendcomment\s*-?%\}|` +
	`\{\{!?--.*?--\}\}|\{#.*?#\}|<%#.*?%>|<%--.*?--%>|@\*.*?\*@`)

// Template makes an article of the source of a layout: without its comments, and without what indents its lines, which in Markdown would make
// code of them.
func Template(source []byte) []byte {
	var out []byte
	for line := range bytes.Lines(templateComment.ReplaceAllLiteral(source, nil)) {
		out = append(out, bytes.TrimLeft(line, " \t")...)
	}
	return out
}
