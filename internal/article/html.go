package article

import (
	"bytes"
	"strings"
)

// A tag of raw HTML. The scanner here is our own since golang.org/x/net/html gives no place of an attribute's value, and the alt
// text of an image is linted in place.
type tag struct {
	name     string // lower case; "!" for a comment, declaration or processing instruction
	closing  bool
	len      int  // bytes, brackets included
	alt      Span // the value of the attribute alt, relative to the tag; empty where it has none
	href     Span // likewise
	hides    bool // its attributes keep its content from the page
	isList   bool // a reference list is put in here: Pandoc's id="refs"
	selfShut bool
}

// scanTag reads the tag that s begins with. It reports false where s begins with none.
func scanTag(s []byte) (tag, bool) {
	if len(s) < 3 || s[0] != '<' {
		return tag{}, false
	}
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		return shut(s, "-->")
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		return shut(s, "]]>")
	case s[1] == '!' || s[1] == '?':
		return shut(s, ">")
	}
	t, i := tag{}, 1
	if s[i] == '/' {
		t.closing = true
		i++
	}
	start := i
	for i < len(s) && nameByte(s[i]) {
		i++
	}
	if i == start || !letterByte(s[start]) {
		return tag{}, false
	}
	t.name = strings.ToLower(string(s[start:i]))
	for i < len(s) {
		switch c := s[i]; {
		case c == '>':
			t.len = i + 1
			return t, true
		case c == '/':
			t.selfShut = i+1 < len(s) && s[i+1] == '>'
			i++
		case nameByte(c):
			var key []byte
			var value Span
			key, value, i = attribute(s, i)
			t.attribute(key, value, s)
		default:
			i++
		}
	}
	return tag{}, false
}

func (t *tag) attribute(key []byte, value Span, s []byte) {
	switch {
	case bytes.EqualFold(key, []byte("alt")):
		t.alt = value
	case bytes.EqualFold(key, []byte("href")):
		t.href = value
	case bytes.EqualFold(key, []byte("hidden")):
		t.hides = true
	case bytes.EqualFold(key, []byte("style")):
		style := strings.ToLower(strings.ReplaceAll(string(s[value.Start:value.End]), " ", ""))
		t.hides = t.hides || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
	case bytes.EqualFold(key, []byte("id")):
		t.isList = string(s[value.Start:value.End]) == "refs"
	}
}

func shut(s []byte, by string) (tag, bool) {
	i := bytes.Index(s, []byte(by))
	if i < 0 {
		return tag{}, false
	}
	return tag{name: "!", len: i + len(by)}, true
}

// attribute reads name="value" at i and returns the offset behind it.
func attribute(s []byte, i int) (key []byte, value Span, next int) {
	start := i
	for i < len(s) && nameByte(s[i]) {
		i++
	}
	key = s[start:i]
	j := skipSpace(s, i)
	if j >= len(s) || s[j] != '=' {
		return key, Span{}, i
	}
	j = skipSpace(s, j+1)
	if j >= len(s) {
		return key, Span{}, j
	}
	if q := s[j]; q == '"' || q == '\'' {
		end := bytes.IndexByte(s[j+1:], q)
		if end < 0 {
			return key, Span{}, len(s)
		}
		return key, Span{j + 1, j + 1 + end}, j + 2 + end
	}
	end := j
	for end < len(s) && s[end] != '>' && !spaceByte(s[end]) {
		end++
	}
	return key, Span{j, end}, end
}

func skipSpace(s []byte, i int) int {
	for i < len(s) && spaceByte(s[i]) {
		i++
	}
	return i
}

func spaceByte(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func letterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func nameByte(c byte) bool {
	return letterByte(c) || '0' <= c && c <= '9' || c == '-' || c == '_' || c == ':' || c == '.' || c == '@'
}

// void holds the elements without content (HTML Living Standard, “Void elements”).
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true,
	"source": true, "track": true, "wbr": true,
}

// How an element stands in the text around it.
type element uint8

const (
	inline  element = iota // dissolved
	breaks                 // <br>, and everything that stands on lines of its own
	hidden                 // its content is no prose
	heading                // h1 … h6
	caption                // <caption>, <figcaption>
	raised                 // <sup>, which may hold a citation mark
	struck                 // its content is struck out
)

// elements holds what is not inline (HTML Living Standard, “Rendering”).
var elements = map[string]element{
	"br": breaks, "hr": breaks, "p": breaks, "div": breaks, "section": breaks, "article": breaks, "aside": breaks, "header": breaks,
	"footer": breaks, "main": breaks, "nav": breaks, "figure": breaks, "blockquote": breaks, "ul": breaks, "ol": breaks, "li": breaks,
	"dl": breaks, "dt": breaks, "dd": breaks, "table": breaks, "thead": breaks, "tbody": breaks, "tfoot": breaks, "tr": breaks,
	"td": breaks, "th": breaks, "details": breaks, "summary": breaks, "form": breaks, "fieldset": breaks, "legend": breaks,
	"address": breaks, "center": breaks, "option": breaks, "select": breaks, "body": breaks, "html": breaks, "head": breaks,
	"title": breaks, "button": breaks, "label": breaks, "dialog": breaks, "hgroup": breaks, "search": breaks, "menu": breaks,
	"noscript": breaks,
	"script":   hidden, "style": hidden, "code": hidden, "pre": hidden, "kbd": hidden, "samp": hidden, "var": hidden, "math": hidden,
	"svg": hidden, "textarea": hidden, "template": hidden, "iframe": hidden, "object": hidden, "canvas": hidden,
	"h1": heading, "h2": heading, "h3": heading, "h4": heading, "h5": heading, "h6": heading,
	"caption": caption, "figcaption": caption,
	"sup": raised,
	"del": struck, "s": struck, "strike": struck,
}
