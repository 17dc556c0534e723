// Package strict reads TOML and lets nothing pass: a key that nothing reads, a value of the wrong type, a key that is given twice.
// Every mistake is told with its file, line, column and key, and with the nearest name that would have been right; and all
// mistakes of a file at once, in the order of the file.
package strict

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	gotoml "github.com/pelletier/go-toml/v2"
)

// Error is one mistake in a TOML file.
type Error struct {
	File         string
	Line, Column int    // from 1; Column counts Unicode code points, a byte order mark not being one
	Key          string // the dotted path, elements of arrays by their index from 0: phrase.match[3]; "" where no key is concerned
	Message      string
	err          error
}

// Error reads “rules/core/x.toml:3:12: severity: unknown severity “eror””.
func (e *Error) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File, e.Line, e.Column, e.Key, e.Message)
}

// Unwrap returns the error of UnmarshalText, or the one that was given to At.
func (e *Error) Unwrap() error { return e.err }

// Decode reads TOML text into the struct that v points to. Only fields with a toml tag are keys, spelt exactly as the tag; fields
// of the types that implement [encoding.TextUnmarshaler] are read from strings, all others must have the type of the value.
//
// The error is an *Error, or several joined in the order of the file. The name of the file is only quoted. What has no mistake
// has been read even so.
func Decode(file string, text []byte, v any) error {
	text = withoutBOM(text)
	tree, err := parse(text)
	if err != nil {
		return syntaxError(file, text, err)
	}
	if mistakes := assign(tree, v); len(mistakes) > 0 {
		return located(file, text, mistakes)
	}
	return nil
}

// parse reads TOML. Most of a start is spent here, and go-toml takes a fifth of the time that BurntSushi's parser takes; but that
// one tells mistakes better, and decides what is one.
func parse(text []byte) (tree map[string]any, err error) {
	if gotoml.Unmarshal(text, &tree) == nil && !holdsDate(tree) {
		return tree, nil
	}
	tree = nil
	_, err = toml.Decode(string(text), &tree)
	return tree, err
}

// holdsDate reports whether a value is or holds a date or time without a zone, for which go-toml has types of its own.
func holdsDate(v any) bool {
	switch v := v.(type) {
	case gotoml.LocalDate, gotoml.LocalDateTime, gotoml.LocalTime:
		return true
	case map[string]any:
		for _, inner := range v {
			if holdsDate(inner) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, holdsDate)
	}
	return false
}

// Key as the last step of a path means the key itself, not its value.
type Key string

// At makes an *Error of what is wrong with a value, which path names by keys (string) and, in arrays, indexes from 0 (int). It
// points at the value; at the nearest table around it where the file does not have it; or into the string, where err has a method
// Offset() int that counts bytes of the value. A nil err asks for the place alone.
func At(file string, text []byte, err error, path ...any) *Error {
	text = withoutBOM(text)
	return errorAt(file, text, index(text), mistake{path: path, err: err})
}

// mistake is an error without its place, which nobody looks up before it is needed.
type mistake struct {
	path []any
	err  error
}

// located gives mistakes their places. They come in no order, as the maps do that they were found in.
func located(file string, text []byte, mistakes []mistake) error {
	var (
		ix   = index(text)
		told = make([]*Error, len(mistakes))
	)
	for i, m := range mistakes {
		told[i] = errorAt(file, text, ix, m)
	}
	slices.SortFunc(told, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Key, b.Key))
	})
	if len(told) == 1 {
		return told[0]
	}
	all := make([]error, len(told))
	for i, e := range told {
		all[i] = e
	}
	return errors.Join(all...)
}

func errorAt(file string, text []byte, ix *layout, m mistake) *Error {
	at, found := ix.find(m.path)
	offset := at.value
	var inside interface{ Offset() int }
	if _, isKey := last(m.path).(Key); isKey && found {
		offset = at.key
	} else if found && errors.As(m.err, &inside) {
		offset = at.inside(text, inside.Offset())
	}
	e := newError(file, text, offset, keyPath(m.path), "")
	if m.err != nil {
		e.Message, e.err = m.err.Error(), m.err
	}
	return e
}

func newError(file string, text []byte, offset int, key, message string) *Error {
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset-- // the parsers mean the last byte when they miss something at the end
	}
	before := text[:min(offset, len(text))]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return &Error{
		File:    file,
		Line:    bytes.Count(before, []byte{'\n'}) + 1,
		Column:  utf8.RuneCount(before[lineStart:]) + 1,
		Key:     key,
		Message: message,
	}
}

// syntaxError tells what the parser says, at a better place: the parser points at the start of what it was reading, and for a key
// that is given twice at the second value, without a word of the first.
func syntaxError(file string, text []byte, err error) error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return newError(file, text, 0, "", err.Error())
	}
	ix := index(text)
	start := min(max(parse.Position.Start, 0), len(text)) // -1 for a control character at the very start
	line, _, _ := bytes.Cut(text[start:], []byte{'\n'})
	if ix.again != nil && ix.again.second < start+len(line) {
		first := newError(file, text, ix.again.first, "", "")
		return newError(file, text, ix.again.second, keyPath(ix.again.path), fmt.Sprintf("is given twice, first in line %d", first.Line))
	}
	if start < ix.stuck && ix.stuck <= start+parse.Position.Len {
		start = ix.stuck
	}
	return newError(file, text, start, parse.LastKey, parse.Message)
}

func withoutBOM(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\uFEFF")) }

// keyPath writes a path as TOML does, with indexes in brackets.
func keyPath(path []any) string {
	var b strings.Builder
	for i, step := range path {
		switch step := step.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", step)
		case string, Key:
			name := fmt.Sprint(step)
			if name == "" || strings.ContainsFunc(name, notBare) {
				name = strconv.Quote(name)
			}
			if i > 0 {
				b.WriteByte('.')
			}
			b.WriteString(name)
		}
	}
	return b.String()
}

// notBare reports whether a key with this character needs quotes.
func notBare(r rune) bool {
	return !('A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '_')
}

func last(path []any) any {
	if len(path) == 0 {
		return nil
	}
	return path[len(path)-1]
}
