package article

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Beyond these, nobody wrote the front matter for a reader; they bound the work that a hostile one can make.
const (
	deepest     = 16  // mappings and lists in each other
	longestKey  = 256 // bytes of a dotted path
	mostEntries = 256 // entries of an invalid mapping that are tried one by one
)

// yamlFields reads the YAML between two offsets of the source. Where it is invalid as a whole, its entries are read one by one, and
// of an entry that is invalid the lines.
func yamlFields(src []byte, start, end int) []field {
	if fields, flat := flatFields(src, start, end); flat {
		return fields
	}
	y := yamlReader{src: src[:end]}
	if y.read(start, end) {
		return y.fields
	}
	y.fields = nil
	entries := topLevel(src, start, end)
	for i := range len(entries) - 1 {
		read := len(y.fields)
		if i < mostEntries && y.read(entries[i], entries[i+1]) {
			continue
		}
		y.fields = append(y.fields[:read], lineFields(src, entries[i], entries[i+1], ':')...)
		if broken, ok := brokenSettings(src, entries[i], entries[i+1]); ok {
			y.fields = append(y.fields, broken)
		}
	}
	return y.fields
}

// topLevel returns the offsets of the lines that begin an entry of the outermost mapping, and the end.
func topLevel(src []byte, start, end int) []int {
	var entries []int
	for start < end {
		if strings.IndexByte(" \t\r\n#-]}", src[start]) < 0 {
			entries = append(entries, start)
		}
		_, start = matterLine(src, start)
	}
	return append(entries, end)
}

type yamlReader struct {
	src    []byte
	fields []field
	name   Span // of the setting at hand
	place  yamlPlace
}

// read reads a stretch of YAML and reports whether it is valid. A panic of the parser counts as invalid: whatever an author wrote,
// the article below it must be read.
func (y *yamlReader) read(start, end int) (valid bool) {
	defer func() {
		if recover() != nil {
			valid = false
		}
	}()
	var document yaml.Node
	if yaml.Unmarshal(y.src[start:end], &document) != nil {
		return false
	}
	y.place = yamlPlace{src: y.src, line: 1, column: 1, at: start}
	for _, root := range document.Content {
		y.node("", root, 0)
	}
	return true
}

// node gathers the strings below a node in the order of the source. Aliases are not followed: what they repeat was read where it
// stands.
func (y *yamlReader) node(key string, n *yaml.Node, depth int) {
	if depth > deepest || len(key) > longestKey {
		return
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if name := n.Content[i]; name.Kind == yaml.ScalarNode {
				path := below(key, strings.ToLower(name.Value))
				if isSetting(path) {
					at, _ := y.place.find(name.Line, name.Column)
					y.name = Span{at, min(at+len(name.Value), len(y.src))}
				}
				y.node(path, n.Content[i+1], depth+1)
			}
		}
	case yaml.SequenceNode:
		for i, element := range n.Content {
			y.node(below(key, strconv.Itoa(i)), element, depth+1)
		}
	case yaml.AliasNode:
		if at, ok := y.place.find(n.Line, n.Column); ok && isSetting(key) {
			y.fields = append(y.fields, field{key, []part{{"*" + n.Value, at, at + 1 + len(n.Value)}}, false, y.name})
		}
	case yaml.ScalarNode:
		tag := n.ShortTag()
		if key == "" || tag != "!!str" && tag != "!!timestamp" && tag != "!!int" && !isSetting(key) {
			return
		}
		at, ok := y.place.find(n.Line, n.Column)
		if !ok {
			return
		}
		r := reading{src: y.src, at: at}
		value := r.yaml(n)
		if parts, ok := r.made(value); ok {
			y.fields = append(y.fields, field{key, parts, tag == "!!str", y.name})
		}
	}
}

func below(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

// yamlPlace turns the parser's lines and columns, both from 1, into offsets. The parser counts columns in code points, a tab being
// one, and ends lines at U+0085, U+2028 and U+2029 too. Places are asked for in order, so that a long line is read once.
type yamlPlace struct {
	src              []byte
	line, column, at int
}

func (p *yamlPlace) find(line, column int) (offset int, ok bool) {
	for p.line < line {
		if p.at >= len(p.src) {
			return 0, false
		}
		n := breakLength(p.src[p.at:])
		if n == 0 {
			r, size := utf8.DecodeRune(p.src[p.at:])
			p.at += size
			if r != '\u0085' && r != '\u2028' && r != '\u2029' {
				continue
			}
		}
		p.at += n
		p.line, p.column = p.line+1, 1
	}
	if p.line > line || p.column > column {
		return 0, false
	}
	for p.column < column && p.at < len(p.src) {
		_, size := utf8.DecodeRune(p.src[p.at:])
		p.at += size
		p.column++
	}
	return p.at, p.at < len(p.src)
}
