package article

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// tomlFields reads the TOML between two offsets of the source. Where it is no longer valid, its lines are read.
func tomlFields(src []byte, start, end int) []field {
	t := tomlReader{src: src[:end], start: start, tables: make(map[string]int)}
	t.parser.Reset(src[start:end])
	prefix, valid := "", start // the offset behind the last line that the parser made something of
	for t.parser.NextExpression() {
		n := t.parser.Expression()
		if key := n.Key(); key.Next() {
			_, valid = matterLine(src, start+int(key.Node().Raw.Offset))
		}
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			prefix = t.header(n)
		case unstable.KeyValue:
			t.keyValue(prefix, n, 0)
		}
	}
	if t.parser.Error() == nil {
		return t.fields
	}
	if n := len(t.fields); n > 0 { // a string may go on for lines
		parts := t.fields[n-1].parts
		if _, next := matterLine(src, parts[len(parts)-1].end); next > valid {
			valid = next
		}
	}
	return append(t.fields, lineFields(src, valid, end, '=')...)
}

type tomlReader struct {
	src    []byte
	start  int // what the parser counts offsets from
	parser unstable.Parser
	tables map[string]int // how many tables an array of tables has so far, by its path
	fields []field
	name   Span // of the key at hand
}

// header returns the path of the table that a header opens.
func (t *tomlReader) header(n *unstable.Node) string {
	path := ""
	for key := n.Key(); key.Next() && len(path) <= longestKey; {
		path = below(path, strings.ToLower(string(key.Node().Data)))
		if key.IsLast() && n.Kind == unstable.ArrayTable {
			t.tables[path]++
		}
		if count := t.tables[path]; count > 0 {
			path = below(path, strconv.Itoa(count-1))
		}
	}
	return path
}

func (t *tomlReader) keyValue(path string, n *unstable.Node, depth int) {
	for key := n.Key(); key.Next() && len(path) <= longestKey; {
		path = below(path, strings.ToLower(string(key.Node().Data)))
		at := t.start + int(key.Node().Raw.Offset)
		t.name = Span{at, at + int(key.Node().Raw.Length)}
	}
	t.value(path, n.Value(), depth)
}

// value gathers the strings of a value in the order of the source.
func (t *tomlReader) value(path string, n *unstable.Node, depth int) {
	if depth > deepest || len(path) > longestKey {
		return
	}
	inner := n.Children()
	switch n.Kind {
	case unstable.String:
		r := reading{src: t.src, at: t.start + int(n.Raw.Offset)}
		r.toml(int(n.Raw.Length))
		if parts, ok := r.made(string(n.Data)); ok {
			t.fields = append(t.fields, field{path, parts, true, t.name})
		}
	case unstable.LocalDate, unstable.LocalDateTime, unstable.DateTime:
		at := t.start + int(n.Raw.Offset)
		t.fields = append(t.fields, field{path, []part{{string(n.Data), at, at + len(n.Data)}}, false, t.name})
	case unstable.Bool, unstable.Integer, unstable.Float:
		if isSetting(path) {
			at := t.start + int(t.parser.Range(n.Data).Offset)
			t.fields = append(t.fields, field{path, []part{{string(n.Data), at, at + len(n.Data)}}, false, t.name})
		}
	case unstable.Array:
		for i := 0; inner.Next(); i++ {
			t.value(below(path, strconv.Itoa(i)), inner.Node(), depth+1)
		}
	case unstable.InlineTable:
		for inner.Next() {
			t.keyValue(path, inner.Node(), depth+1)
		}
	}
}

// toml reads a string of so many bytes, quotes counted.
func (r *reading) toml(length int) {
	raw := r.rest()[:length]
	quotes, literal := 1, raw[0] == '\''
	if bytes.HasPrefix(raw, []byte(`"""`)) || bytes.HasPrefix(raw, []byte(`'''`)) {
		quotes = 3
	}
	end := r.at + length - quotes
	r.at += quotes
	if quotes == 3 {
		r.at += breakLength(r.rest()) // not of the string
	}
	for r.at < end {
		backslash := bytes.IndexByte(r.src[r.at:end], '\\')
		if literal || backslash < 0 {
			r.keep(end - r.at)
			return
		}
		r.keep(backslash)
		if n, breaks := lineBreaks(r.src[r.at+1 : end]); breaks > 0 {
			r.replace(1+n, "")
		} else if !r.escape() {
			return
		}
	}
}
