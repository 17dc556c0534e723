package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// flatFields reads the YAML between two offsets of the source where it is no more than lines of a key and a value, as most front matter is:
// the parser of YAML needs longer to begin than to read such lines. It reports false where a line is anything else, however harmless.
func flatFields(src []byte, start, end int) (fields []field, flat bool) {
	var n yaml.Node
	for start < end {
		line, next := matterLine(src[:end], start)
		if bytes.IndexByte(src[start:next], '\t') >= 0 {
			return nil, false
		}
		if len(line) > 0 {
			key, value, quoted := flatLine(line)
			if key == "" {
				return nil, false
			}
			n = yaml.Node{Kind: yaml.ScalarNode, Value: string(line[value.Start:value.End])}
			if quoted {
				n.Style = yaml.DoubleQuotedStyle
			}
			if tag := n.ShortTag(); n.Value != "" && (tag == "!!str" || tag == "!!timestamp" || tag == "!!int") {
				at := start + value.Start
				fields = append(fields, field{key: key, parts: []part{{n.Value, at, at + len(n.Value)}}, prose: tag == "!!str"})
			}
		}
		start = next
	}
	return fields, true
}

// flatLine reads a line such as “date: 2026-11-29” or “title: "What helps?"”: a key of letters, digits, - and _, and behind a colon and a
// space a value in quotes without escapes, or one that begins with a letter or a digit. The key is empty where the line is none.
func flatLine(line []byte) (key string, value Span, quoted bool) {
	n := 0
	for n < len(line) && isNameByte(line[n]) {
		n++
	}
	if n > longestKey || !isLetter(line[0]) || !bytes.HasPrefix(line[n:], []byte(": ")) {
		return "", Span{}, false
	}
	if key = strings.ToLower(string(line[:n])); isSetting(key) {
		return "", Span{}, false
	}
	at := n + 1 + spaces(line[n+1:])
	value = Span{at, len(line)}
	body := line[at:]
	switch c := body[0]; {
	case c == '"' || c == '\'':
		body = body[1:]
		if len(body) == 0 || bytes.IndexByte(body, c) != len(body)-1 || bytes.IndexByte(body, '\\') >= 0 {
			return "", Span{}, false
		}
		value, quoted = Span{at + 1, len(line) - 1}, true
	case !isLetter(c) && !isDigit(c), bytes.Contains(body, []byte(": ")), bytes.Contains(body, []byte(" #")), body[len(body)-1] == ':':
		return "", Span{}, false
	}
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		if i += size; r < ' ' || 0x7F <= r && r <= 0xA0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r >= utf8.RuneError {
			return "", Span{}, false // a line break, or what YAML forbids
		}
	}
	return key, value, quoted
}
