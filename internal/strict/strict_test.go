package strict

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

type severity string

func (s *severity) UnmarshalText(text []byte) error {
	known := []string{"error", "warning", "note"}
	for _, k := range known {
		if k == string(text) {
			*s = severity(k)
			return nil
		}
	}
	return fmt.Errorf("unknown severity “%s”; did you mean “%s”?", text, Nearest(string(text), known))
}

// pattern refuses a question mark and says where it stands.
type pattern string

type patternError int

func (e patternError) Error() string { return "nothing to repeat" }
func (e patternError) Offset() int   { return int(e) }

func (p *pattern) UnmarshalText(text []byte) error {
	if at := strings.IndexByte(string(text), '?'); at >= 0 {
		return patternError(at)
	}
	*p = pattern(text)
	return nil
}

type about struct {
	Title    string    `toml:"title"`
	Reviewed time.Time `toml:"reviewed"`
}

type setting struct {
	Severity severity `toml:"severity"`
	Allow    []string `toml:"allow"`
	Locked   bool     `toml:"locked"`
}

type document struct {
	about
	Path     string   // set by the program, never read
	Severity severity `toml:"severity"`
	Weight   float64  `toml:"weight"`
	Level    int      `toml:"level"`
	Flag     []string `toml:"flag"`
	Phrase   *struct {
		Match  []pattern `toml:"match"`
		Unless []string  `toml:"unless"`
	} `toml:"phrase"`
	Words     map[string][]string `toml:"words"`
	Rule      map[string]setting  `toml:"rule"`
	Overrides []struct {
		Files []string           `toml:"files"`
		Rule  map[string]setting `toml:"rule"`
	} `toml:"overrides"`
}

func TestMistakes(t *testing.T) {
	const known = "title, reviewed, severity, weight, level, flag, phrase, words, rule, overrides"
	tests := []struct{ name, toml, want string }{
		// Keys.
		{"misspelt", "titel = 'x'", "x:1:1: titel: unknown key; did you mean “title”?"},
		{"abbreviated", "over = []", "x:1:1: over: unknown key; did you mean “overrides”?"},
		{"in another case", "Title = 'x'", "x:1:1: Title: unknown key; did you mean “title”?"},
		{"far from all", "\n  colour = 'x'", "x:2:3: colour: unknown key; known here: " + known},
		{"name of a Go field", "Path = 'x'", "x:1:1: Path: unknown key; known here: " + known},
		{"quoted", "\"a b\" = 1", "x:1:1: \"a b\": unknown key; known here: " + known},
		{"empty", "\"\" = 1", "x:1:1: \"\": unknown key; known here: " + known},
		{"in a table", "[phrase]\nmatch = []\nunles = []", "x:3:1: phrase.unles: unknown key; did you mean “unless”?"},
		{"below the wrong header", "[phrase]\nmatch = []\nflag = []", "x:3:1: phrase.flag: unknown key; it belongs above the first table"},
		{"table", "[phrse]\nmatch = []\nother = 1", "x:1:2: phrse: unknown key; did you mean “phrase”?"},
		{"table below a table", "[rule.cure.sevrity]\na = 1", "x:1:12: rule.cure.sevrity: unknown key; did you mean “severity”?"},
		{"in a named table", "[rule.cure-promise]\nseverty = 'error'", "x:2:1: rule.cure-promise.severty: unknown key; did you mean “severity”?"},
		{"in an inline table", "rule.cure = { locked = true, alow = [] }", "x:1:30: rule.cure.alow: unknown key; did you mean “allow”?"},
		{"in an inline table of many lines", "rule.cure = {\n  locked = true,\n  alow = [],\n}", "x:3:3: rule.cure.alow: unknown key; did you mean “allow”?"},
		{"in a dotted key", "phrase.macth = []", "x:1:8: phrase.macth: unknown key; did you mean “match”?"},
		{"in a quoted dotted key", "rule.\"a.b\" . alow = []", "x:1:14: rule.\"a.b\".alow: unknown key; did you mean “allow”?"},
		{"in the first of several tables", "[[overrides]]\nfile = ['a']\n[[overrides]]\nfiles = ['b']\n", "x:2:1: overrides[0].file: unknown key; did you mean “files”?"},
		{"in the last of several tables", "[[overrides]]\nfiles = ['a']\n[[overrides]]\nfile = ['b']\n", "x:4:1: overrides[1].file: unknown key; did you mean “files”?"},
		{"below one of several tables", "[[overrides]]\n[overrides.rule.a]\nlock = true\n[[overrides]]\n[overrides.rule.a]\nlocked = true",
			"x:3:1: overrides[0].rule.a.lock: unknown key; did you mean “locked”?"},
		{"in an array of inline tables", "overrides = [\n  {files = []},\n  {fils = []},\n]", "x:3:4: overrides[1].fils: unknown key; did you mean “files”?"},
		{"after a wide line", "title = '😀é' # é\nflags = []", "x:2:1: flags: unknown key; did you mean “flag”?"},
		{"several, in the order of the file", "zzz = 1\ntitel = ''\n[phrase]\nz = 1\n[rule.b]\nlock = 1\n[rule.a]\nlock = 1", strings.Join([]string{
			"x:1:1: zzz: unknown key; known here: " + known,
			"x:2:1: titel: unknown key; did you mean “title”?",
			"x:4:1: phrase.z: unknown key; known here: match, unless",
			"x:6:1: rule.b.lock: unknown key; did you mean “locked”?",
			"x:8:1: rule.a.lock: unknown key; did you mean “locked”?",
		}, "\n")},

		// Types.
		{"number for string", "title = 3", "x:1:9: title: must be a string, not a whole number"},
		{"string for array", "é = 'é'\nflag = 'x'", "x:1:1: expected '.' or '=', but got 'é' instead"},
		{"string for an array", "flag = 'x'", "x:1:8: flag: must be an array, not a string"},
		{"number in an array", "flag = ['é', 2]", "x:1:14: flag[1]: must be a string, not a whole number"},
		{"array in an array", "flag = ['é', ['b']]", "x:1:14: flag[1]: must be a string, not an array"},
		{"string for truth", "[rule.a]\nlocked = 'yes'", "x:2:10: rule.a.locked: must be true or false, not a string"},
		{"string for number", "level = '1'", "x:1:9: level: must be a whole number, not a string"},
		{"fraction for a whole number", "level = 1.5", "x:1:9: level: must be a whole number, not a number"},
		{"truth for number", "weight = true", "x:1:10: weight: must be a number, not true or false"},
		{"string for date", "reviewed = '2026-01-01'", "x:1:12: reviewed: must be a date, not a string"},
		{"date for string", "title = 2026-01-01", "x:1:9: title: must be a string, not a date"},
		{"string for table", "phrase = 'x'", "x:1:10: phrase: must be a table, not a string"},
		{"string for named table", "rule.cure = 'off'", "x:1:13: rule.cure: must be a table, not a string"},
		{"table for string", "[title]\na = 1", "x:1:2: title: must be a string, not a table"},
		{"tables for a table", "[[phrase]]\nmatch = []", "x:1:3: phrase: must be a table, not an array"},
		{"table for tables", "[overrides]\nfiles = []", "x:1:2: overrides: must be an array, not a table"},
		{"number for word", "severity = 1", "x:1:12: severity: must be a string, not a whole number"},
		{"array for word", "severity =   ['error']", "x:1:14: severity: must be a string, not an array"},

		// Words that read themselves.
		{"word", "severity = 'eror'", "x:1:12: severity: unknown severity “eror”; did you mean “error”?"},
		{"word after a byte order mark", "\uFEFFseverity = 'eror'", "x:1:12: severity: unknown severity “eror”; did you mean “error”?"},
		{"word after CRLF", "title = ''\r\nseverity = 'eror'\r\n", "x:2:12: severity: unknown severity “eror”; did you mean “error”?"},
		{"word in the first of several tables", "[[overrides]]\nrule.a.severity = 'warn'\n[[overrides]]\nrule.a.severity = 'note'",
			"x:2:19: overrides[0].rule.a.severity: unknown severity “warn”; did you mean “warning”?"},
		{"inside a literal string", "[phrase]\nmatch = ['a', 'é?b']", "x:2:17: phrase.match[1]: nothing to repeat"},
		{"inside a basic string", "phrase.match = [\n  \"é?\" ]", "x:2:5: phrase.match[0]: nothing to repeat"},
		{"before an escape", `phrase.match = ["a?\n"]`, "x:1:19: phrase.match[0]: nothing to repeat"},
		{"after an escape", `phrase.match = ["\n?"]`, "x:1:17: phrase.match[0]: nothing to repeat"},
		{"inside a long literal string", "phrase.match = ['''\r\na\r\né?''']", "x:3:2: phrase.match[0]: nothing to repeat"},
		{"inside a long basic string", "phrase.match = [\"\"\"a?\"\"\"]", "x:1:21: phrase.match[0]: nothing to repeat"},

		// Keys given twice.
		{"twice", "title = 'a'\n\ntitle = 'b'", "x:3:1: title: is given twice, first in line 1"},
		{"twice in a table", "[phrase]\nmatch = []\n match = []", "x:3:2: phrase.match: is given twice, first in line 2"},
		{"twice in one of several tables", "[[overrides]]\nfiles = []\n[[overrides]]\nfiles = []\nfiles = []", "x:5:1: overrides[1].files: is given twice, first in line 4"},
		{"table twice", "[rule.a]\n[rule.b]\n[rule.a]", "x:3:7: rule.a: is given twice, first in line 1"},
		{"tables and table", "[[overrides]]\n[overrides]", "x:2:2: overrides: is given twice, first in line 1"},
		{"table and tables", "[overrides]\n[[overrides]]", "x:2:3: overrides: is given twice, first in line 1"},
		{"table below a value", "rule = 1\n[rule.a]", "x:2:2: rule: is given twice, first in line 1"},
		{"twice in an inline table", "rule.a = {locked = true, locked = true}", "x:1:26: rule.a.locked: is given twice, first in line 1"},

		// Syntax.
		{"bare word", "title = x", "x:1:9: title: expected value but found \"x\" instead"},
		{"no value", "title =", "x:1:7: title: unexpected EOF; expected value"},
		{"no end of string", "title = 'é", "x:1:10: title: unexpected EOF; expected \"'\""},
		{"no end of array", "flag = [\n  'a',\n", "x:2:7: flag: unexpected EOF; expected value"},
		{"two on a line", "level = 1 weight = 2", "x:1:11: expected a top-level item to end with a newline, comment, or EOF, but got 'w' instead"},
		{"bad escape", `title = "é\q"`, `x:1:11: title: invalid escape in string '\q'`},
		{"bad date", "reviewed = 2026-13-01", "x:1:12: reviewed: invalid datetime: \"2026-13-01\""},
		{"bad UTF-8", "title = 'é\xff'", "x:1:11: title: invalid UTF-8 byte: 0xff"},
		{"twice, then no value", "level = 1\nlevel = 2\ntitle =", "x:2:1: level: is given twice, first in line 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Decode("x", []byte(tt.toml), new(document))
			if got := fmt.Sprint(err); got != tt.want {
				t.Errorf("\n%s\n got %s\nwant %s", tt.toml, got, tt.want)
			}
			if e, ok := errors.AsType[*Error](err); !ok || e.File != "x" {
				t.Errorf("%T holds no *Error of the file", err)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	const text = `
title    = "é"
reviewed = 2026-03-01
severity = "note"
weight   = 2
level    = 3
flag     = ["a", "b"]
phrase.match = ["x"]
words    = { organ = ["liver", "lung"] }
[rule."a b"]
locked = true
[[overrides]]
files = ["c"]
[overrides.rule.d]
severity = "warning"
[[overrides]]
`
	var d document
	if err := Decode("x", []byte(text), &d); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(d.Title, d.Reviewed.Format(" 2006-01-02 "), d.Severity, d.Weight, d.Level, d.Flag, *d.Phrase, d.Words, d.Rule, d.Overrides)
	want := `é 2026-03-01 note2 3 [a b] {[x] []} map[organ:[liver lung]] map[a b:{ [] true}] [{[c] map[d:{warning [] false}]} {[] map[]}]`
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// What is not in the file stays as it was: this is how defaults are given.
func TestDecodeKeepsDefaults(t *testing.T) {
	d := document{Severity: "note", Level: 3}
	if err := Decode("x", []byte("level = 4"), &d); err != nil {
		t.Fatal(err)
	}
	if d.Severity != "note" || d.Level != 4 {
		t.Errorf("got %s and %d", d.Severity, d.Level)
	}
}

func TestAt(t *testing.T) {
	const text = `severity = "error"
[phrase]
match = ["a", 'é?', [
  ["b"]], {c = []}]
[rule."a b"] # é
  allow = []
[[overrides]]
files = ["c"]
[[overrides]]
  files = []
`
	tests := []struct {
		path []any
		want string
	}{
		{nil, "x:1:1: no"},
		{[]any{"severity"}, "x:1:12: severity: no"},
		{[]any{Key("severity")}, "x:1:1: severity: no"},
		{[]any{"phrase"}, "x:2:2: phrase: no"},
		{[]any{"phrase", "match"}, "x:3:9: phrase.match: no"},
		{[]any{"phrase", Key("match")}, "x:3:1: phrase.match: no"},
		{[]any{"phrase", "match", 1}, "x:3:15: phrase.match[1]: no"},
		{[]any{"phrase", "match", 2}, "x:3:21: phrase.match[2]: no"},
		{[]any{"phrase", "match", 2, 0, 0}, "x:4:4: phrase.match[2][0][0]: no"},
		{[]any{"phrase", "match", 3, "c"}, "x:4:16: phrase.match[3].c: no"},
		{[]any{"rule", "a b", "allow"}, "x:6:11: rule.\"a b\".allow: no"},
		{[]any{"rule", Key("a b")}, "x:5:7: rule.\"a b\": no"},
		{[]any{"overrides", 0, "files", 0}, "x:8:10: overrides[0].files[0]: no"},
		{[]any{"overrides", 1, "files"}, "x:10:11: overrides[1].files: no"},
		{[]any{"overrides", 1}, "x:9:3: overrides[1]: no"},
		// What the file does not have is told at the table that lacks it.
		{[]any{"title"}, "x:1:1: title: no"},
		{[]any{"phrase", "unless"}, "x:2:2: phrase.unless: no"},
		{[]any{"phrase", "match", 9}, "x:3:9: phrase.match[9]: no"},
		{[]any{"overrides", 1, "rule", Key("z")}, "x:9:3: overrides[1].rule.z: no"},
	}
	for _, tt := range tests {
		if got := At("x", []byte(text), errors.New("no"), tt.path...).Error(); got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.path, got, tt.want)
		}
	}
}

func TestAtOffset(t *testing.T) {
	tests := []struct {
		toml   string
		offset int
		column int
	}{
		{`a = 'éb'`, 0, 6},
		{`a = 'éb'`, 2, 7},
		{`a = 'éb'`, 3, 8},  // the closing quote: something is missing at the end
		{`a = 'éb'`, 4, 5},  // out of bounds
		{`a = 'éb'`, -1, 5}, // likewise
		{`a = '\b'`, 1, 7},
		{`a = "\b"`, 1, 5},
		{`a = "c\b"`, 1, 7},
		{`a = 1979`, 1, 5},
		{`a = ["x"]`, 1, 5},
		{`a = ''`, 0, 6},
		{`a = ''''''`, 0, 8},
	}
	for _, tt := range tests {
		e := At("x", []byte(tt.toml), patternError(tt.offset), "a")
		if e.Line != 1 || e.Column != tt.column {
			t.Errorf("%s at %d: got %d:%d, want 1:%d", tt.toml, tt.offset, e.Line, e.Column, tt.column)
		}
	}
}

func TestErrorUnwraps(t *testing.T) {
	err := Decode("x", []byte("phrase.match = ['?']"), new(document))
	if _, ok := errors.AsType[patternError](err); !ok {
		t.Errorf("%v does not hold the error of UnmarshalText", err)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"severity", "match", "unless", "says", "uk", "warning", "note", "name"}
	tests := []struct{ name, want string }{
		{"sevrity", "severity"},
		{"severtiy", "severity"}, // two letters swapped count once
		{"Severity", "severity"},
		{"severity", "severity"},
		{"mtach", "match"},
		{"unlesss", "unless"},
		{"warn", "warning"},
		{"wa", ""},
		{"say", "says"},
		{"us", "uk"},
		{"nome", "note"}, // the first of two that are equally near
		{"evidence", ""},
		{"", ""},
		{"x", ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.name, known); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Whatever the text: no panic, every place inside the file, told again the same; and all that is read has its place.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"title = 1", "\x01", "[[a]]\nb = {c = [[1], {d = 'x'}]}", "a.b = 1\n[a]\na = 1", "\uFEFF[phrase]\r\nmatch = ['?']", "a = '''\n", "[a.b]\n[[a]]\n[a.c]",
		"rule.a = {locked = true,\n x = [\n[]]}", "a = 0b\n", "overrides = [{files = [1, 'a']}, 2]", "[[overrides]]\n[overrides.rule.x]\n[[overrides.rule]]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		err := Decode("x", text, new(document))
		if again := Decode("x", text, new(document)); fmt.Sprint(err) != fmt.Sprint(again) {
			t.Fatalf("first %v, then %v", err, again)
		}
		lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
		for _, e := range unjoin(err) {
			if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > len([]rune(lines[e.Line-1]))+1 {
				t.Fatalf("%v is not in the file", e)
			}
		}
		var tree map[string]any
		if _, err := toml.Decode(string(text), &tree); err == nil {
			placed(t, index(withoutBOM(text)), nil, tree)
		}
	})
}

func placed(t *testing.T, ix *layout, path []any, value any) {
	if _, found := ix.find(path); !found {
		t.Fatalf("%s has no place", keyPath(path))
	}
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			placed(t, ix, append(path[:len(path):len(path)], key), inner)
		}
	case []any:
		for i, inner := range value {
			placed(t, ix, append(path[:len(path):len(path)], i), inner)
		}
	case []map[string]any:
		for i, inner := range value {
			placed(t, ix, append(path[:len(path):len(path)], i), inner)
		}
	}
}

func unjoin(err error) []*Error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*Error
		for _, e := range joined.Unwrap() {
			all = append(all, e.(*Error))
		}
		return all
	}
	if e, ok := err.(*Error); ok {
		return []*Error{e}
	}
	return nil
}
