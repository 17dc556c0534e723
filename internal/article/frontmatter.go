package article

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// field is a string in the front matter.
type field struct {
	key   string // dotted path in lower case, elements of lists by their index: title, seo.description, keywords.0
	parts []part // the value: their texts joined. Bytes between two parts stand for nothing, as an escaped line break does.
	prose bool   // a string, which may be prose, rather than a number or a date
	name  Span   // where its key stands; known of settings only
}

// part is a piece of a value and the source bytes that it stands for. Where both are equally long they correspond byte by byte.
type part struct {
	text       string
	start, end int
}

// whole returns the value as one. Its parts lie in the source from an offset on.
func (f field) whole(offset int) Field {
	var text strings.Builder
	for _, p := range f.parts {
		text.WriteString(p.text)
	}
	return Field{text.String(), Span{offset + f.parts[0].start, offset + f.parts[len(f.parts)-1].end}}
}

// frontMatter reads YAML between lines of --- (or one of --- and one of ...), or TOML between lines of +++, at the start of the
// source. It returns the offset after the closing line and all strings, dates and numbers of which every byte's place is known; 0 where
// there is no front matter or it is never closed, for an opening line alone must not hide the article. What is no valid YAML or TOML is
// front matter all the same: of it come the fields that can be read.
func frontMatter(src []byte) (end int, fields []field) {
	bom := len(src) - len(bytes.TrimPrefix(src, []byte("\uFEFF")))
	fence, start := matterLine(src, bom)
	switch string(fence) {
	case "---":
		last, end := closing(src, start, "---", "...")
		if end == 0 || !announcesKeys(src[start:last]) {
			return 0, nil
		}
		return end, yamlFields(src, start, last)
	case "+++":
		last, end := closing(src, start, "+++")
		if end == 0 {
			return 0, nil
		}
		return end, tomlFields(src, start, last)
	}
	return 0, nil
}

// matterLine returns the line at an offset without white space after it, and where the next one begins.
func matterLine(src []byte, at int) (text []byte, next int) {
	next = len(src)
	if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
		next = at + n + 1
	}
	return bytes.TrimRight(src[at:next], " \t\r\n"), next
}

// closing finds the first line that is one of the fences. It returns where that line begins and ends; 0, 0 where there is none.
func closing(src []byte, at int, fences ...string) (start, end int) {
	for at < len(src) {
		text, next := matterLine(src, at)
		for _, fence := range fences {
			if string(text) == fence {
				return at, next
			}
		}
		at = next
	}
	return 0, 0
}

// announcesKeys tells YAML from prose that happens to stand between two thematic breaks: nothing is in it, or its first line that
// is no comment has a colon or opens a mapping. YAML that is only meant to be (date:2020) counts too.
func announcesKeys(src []byte) bool {
	for l := range bytes.Lines(src) {
		l = bytes.TrimSpace(l)
		if len(l) > 0 && l[0] != '#' {
			return l[0] == '{' || bytes.IndexByte(l, ':') >= 0
		}
	}
	return true
}

// lineFields reads what is neither YAML nor TOML as its writer meant it: a key, the separator, and a value that ends with its line. So a
// colon too many in a title hides neither the title nor what stands beside it.
func lineFields(src []byte, start, end int, separator byte) []field {
	var fields []field
	for at := start; at < end; {
		text, next := matterLine(src, at)
		if key, value, ok := lineField(string(text), separator); ok {
			fields = append(fields, field{key: key, parts: []part{{string(text[value.Start:value.End]), at + value.Start, at + value.End}}, prose: true})
		}
		at = next
	}
	return fields
}

// lineField reads a line, also one that begins an element of a list. A value that only opens another structure is none.
func lineField(text string, separator byte) (key string, value Span, ok bool) {
	i := strings.IndexByte(text, separator)
	if i < 0 || i > longestKey {
		return "", Span{}, false
	}
	key = strings.Trim(text[:i], " \t-\"'")
	value = Span{i + 1, len(text)}
	for value.Start < value.End && (text[value.Start] == ' ' || text[value.Start] == '\t') {
		value.Start++
	}
	if key == "" || value.Start == value.End || strings.IndexByte("|>[{&*!#", text[value.Start]) >= 0 || separator == ':' && value.Start == i+1 {
		return "", Span{}, false
	}
	if quote := text[value.Start]; quote == '"' || quote == '\'' {
		value.Start++
		if last := strings.LastIndexByte(text, quote); last > value.Start {
			value.End = last
		}
	}
	return strings.ToLower(key), value, value.Start < value.End
}

// reading goes through the source of one value and gathers its parts.
type reading struct {
	src    []byte
	at     int    // the next byte
	parts  []part // without a text yet where the source bytes stand for themselves
	length int    // of all texts together
}

// keep reads n bytes that stand for themselves.
func (r *reading) keep(n int) {
	if n == 0 {
		return
	}
	if last := len(r.parts) - 1; last >= 0 && r.parts[last].text == "" && r.parts[last].end == r.at {
		r.parts[last].end += n
	} else {
		r.parts = append(r.parts, part{"", r.at, r.at + n})
	}
	r.at += n
	r.length += n
}

// replace reads n bytes that stand for text.
func (r *reading) replace(n int, text string) {
	if text != "" {
		r.parts = append(r.parts, part{text, r.at, r.at + n})
	}
	r.at += n
	r.length += len(text)
}

// made returns the parts if they make up a value, which must not be empty.
func (r *reading) made(value string) ([]part, bool) {
	if r.length != len(value) {
		return nil, false
	}
	for i := range r.parts {
		p := &r.parts[i]
		if p.text == "" {
			p.text = string(r.src[p.start:p.end])
		}
		rest, ok := strings.CutPrefix(value, p.text)
		if !ok {
			return nil, false
		}
		value = rest
	}
	return r.parts, len(r.parts) > 0
}

func (r *reading) rest() []byte { return r.src[r.at:] }

// escape reads a backslash escape of YAML or TOML. It reports false where it is one of neither.
func (r *reading) escape() bool {
	rest := r.rest()
	if len(rest) < 2 {
		return false
	}
	digits := 0
	switch rest[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		text, ok := escapes[rest[1]]
		if ok {
			r.replace(2, text)
		}
		return ok
	}
	if len(rest) < 2+digits {
		return false
	}
	code, err := strconv.ParseUint(string(rest[2:2+digits]), 16, 32)
	if err != nil || code > utf8.MaxRune {
		return false
	}
	r.replace(2+digits, string(rune(code)))
	return true
}

var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1B",
	' ': " ", '"': `"`, '\'': "'", '\\': `\`, 'N': "\u0085", '_': "\u00A0", 'L': "\u2028", 'P': "\u2029",
}
