package strict

import (
	"bytes"
	"errors"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The package “unstable” promises nothing between versions. It is used in this file alone, which the tests of places hold to it.

// layout is where everything stands in a TOML file.
type layout struct {
	root  place
	again *repetition // the first key that is given twice
	stuck int         // the byte that the parser could not read, -1 where it read all
}

type repetition struct {
	path          []any
	first, second int // byte offsets
}

// place is where a key and its value stand, as byte offsets.
type place struct {
	key, value int
	text       unstable.Range    // the value as written; empty for tables and arrays
	table      map[string]*place // by key
	array      []*place          // by index
	how        definition
}

// definition is how a key came to be, which decides whether it may come again.
type definition uint8

const (
	implied  definition = iota // by a header below it: [a.b] implies a, and [a] may follow
	dotted                     // by a dotted key, and more of them may follow
	header                     // [table]
	headers                    // [[array of tables]]
	assigned                   // key = value
)

// index lays out a file as far as it can be parsed.
func index(text []byte) *layout {
	var (
		ix     layout
		parser unstable.Parser
		table  = &ix.root
		prefix []any
	)
	parser.Reset(text)
	for parser.NextExpression() {
		switch n := parser.Expression(); n.Kind {
		case unstable.Table, unstable.ArrayTable:
			table, prefix = ix.header(n)
		case unstable.KeyValue:
			ix.assign(text, table, prefix, n)
		}
	}
	ix.stuck = -1
	var stuck *unstable.ParserError
	if errors.As(parser.Error(), &stuck) {
		ix.stuck = int(parser.Range(stuck.Highlight).Offset)
	}
	return &ix
}

// header enters the table that a header names and returns it with its path.
func (ix *layout) header(n *unstable.Node) (*place, []any) {
	var (
		at   = &ix.root
		path []any
	)
	for key := n.Key(); key.Next(); {
		name := key.Node()
		path = append(path, string(name.Data))
		child, existed := at.child(name)
		opens := key.IsLast()
		oneMore := opens && n.Kind == unstable.ArrayTable
		switch {
		case !opens && child.how == assigned,
			opens && existed && child.how != implied && !(oneMore && child.how == headers):
			ix.repeated(path, child, name)
		case oneMore:
			child.how = headers
		case opens:
			child.how, child.key, child.value = header, start(name), start(name)
		}
		if oneMore {
			child.array = append(child.array, &place{key: start(name), value: start(name), how: header})
		}
		if oneMore || child.how == headers {
			newest := len(child.array) - 1
			path = append(path, newest)
			child = child.array[newest]
		}
		at = child
	}
	return at, path
}

// assign enters key = value below a table.
func (ix *layout) assign(text []byte, table *place, prefix []any, n *unstable.Node) {
	var (
		at   = table
		path = slices.Clone(prefix)
		last *unstable.Node
	)
	for key := n.Key(); key.Next(); {
		last = key.Node()
		path = append(path, string(last.Data))
		child, existed := at.child(last)
		if existed && (key.IsLast() || child.how == assigned) {
			ix.repeated(path, child, last)
		}
		if !existed && !key.IsLast() {
			child.how = dotted
		}
		at = child
	}
	at.how = assigned
	at.value = start(n.Value())
	if n.Value().Kind == unstable.Array { // the parser keeps no range of an array
		end := int(last.Raw.Offset + last.Raw.Length)
		at.value = end + bytes.IndexByte(text[end:], '[')
	}
	ix.fill(text, at, path, n.Value())
}

// fill enters what a value holds.
func (ix *layout) fill(text []byte, at *place, path []any, value *unstable.Node) {
	at.text = value.Raw
	inner := value.Children()
	switch value.Kind {
	case unstable.Array:
		for inner.Next() {
			n := inner.Node()
			element := &place{key: at.value, value: at.value, how: assigned}
			if n.Kind != unstable.Array {
				element.key, element.value = start(n), start(n)
			}
			at.array = append(at.array, element)
			ix.fill(text, element, append(slices.Clip(path), len(at.array)-1), n)
			if n.Kind == unstable.Array && len(element.array) > 0 {
				bracket := bytes.LastIndexByte(text[:element.array[0].value], '[')
				element.key, element.value = bracket, bracket
			}
		}
	case unstable.InlineTable:
		for inner.Next() {
			ix.assign(text, at, path, inner.Node())
		}
	}
}

func (ix *layout) repeated(path []any, first *place, second *unstable.Node) {
	if ix.again == nil {
		ix.again = &repetition{path: slices.Clone(path), first: first.key, second: start(second)}
	}
}

// find returns the place that a path leads to, or the last one on the way there.
func (ix *layout) find(path []any) (p *place, found bool) {
	p = &ix.root
	for _, step := range path {
		var next *place
		switch step := step.(type) {
		case string:
			next = p.table[step]
		case Key:
			next = p.table[string(step)]
		case int:
			if step < len(p.array) {
				next = p.array[step]
			}
		}
		if next == nil {
			return p, false
		}
		p = next
	}
	return p, true
}

// inside returns the byte where the n-th byte of a string stands; the start of the value where that cannot be told, because the
// value is no string or an escape stands before.
func (p *place) inside(text []byte, n int) int {
	raw := text[p.text.Offset : p.text.Offset+p.text.Length]
	quotes := 1
	if bytes.HasPrefix(raw, []byte(`'''`)) || bytes.HasPrefix(raw, []byte(`"""`)) {
		quotes = 3
	}
	if len(raw) < 2*quotes || raw[0] != '"' && raw[0] != '\'' {
		return p.value
	}
	content, from := raw[quotes:len(raw)-quotes], p.value+quotes
	if quotes == 3 { // a line break right after the quotes is not of the string
		trimmed := bytes.TrimPrefix(bytes.TrimPrefix(content, []byte{'\r'}), []byte{'\n'})
		content, from = trimmed, from+len(content)-len(trimmed)
	}
	if n < 0 || n > len(content) || raw[0] == '"' && bytes.IndexByte(content[:n], '\\') >= 0 {
		return p.value
	}
	return from + n
}

// child returns what a key names in a table, made where it is new.
func (p *place) child(key *unstable.Node) (child *place, existed bool) {
	name := string(key.Data)
	if child, existed = p.table[name]; existed {
		return child, true
	}
	if p.table == nil {
		p.table = make(map[string]*place)
	}
	child = &place{key: start(key), value: start(key)}
	p.table[name] = child
	return child, false
}

func start(n *unstable.Node) int { return int(n.Raw.Offset) }
