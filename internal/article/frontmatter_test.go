package article

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes the parts of a field: source bytes that stand for themselves as they are, others as text←source.
func shown(src string, f field) string {
	var parts []string
	for _, p := range f.parts {
		if from := src[p.start:p.end]; from == p.text {
			parts = append(parts, from)
		} else {
			parts = append(parts, fmt.Sprintf("%q←%q", p.text, from))
		}
	}
	return strings.Join(parts, "|")
}

func TestFrontMatterEnd(t *testing.T) {
	tests := []struct{ name, src, rest string }{
		{"YAML", "---\ntitle: x\n---\nText", "Text"},
		{"closed by dots", "---\ntitle: x\n...\nText", "Text"},
		{"TOML", "+++\ntitle = 'x'\n+++\nText", "Text"},
		{"space after the dashes", "--- \t\ntitle: x\n---  \nText", "Text"},
		{"CRLF", "---\r\ntitle: x\r\n---\r\nText", "Text"},
		{"byte order mark", "\uFEFF---\ntitle: x\n---\nText", "Text"},
		{"nothing behind", "---\ntitle: x\n---", ""},
		{"empty", "---\n---\nText", "Text"},
		{"comments only", "---\n# none\n\n---\nText", "Text"},
		{"first dashes close", "---\na: |\n  ---\n---\nText\n---\n", "Text\n---\n"},
		{"opening brace", "---\n{\n  title: x }\n---\nText", "Text"},
		{"invalid YAML", "---\ndate:2020\n\t- [\n---\nText", "Text"},
		{"invalid TOML", "+++\ntitle: x\n+++\nText", "Text"},
		{"never closed", "---\ntitle: x\n\nText", ""},
		{"never closed TOML", "+++\ntitle = 'x'\n\nText", ""},
		{"closed by the other fence", "+++\ntitle = 'x'\n---\nText", ""},
		{"not at the start", "\n---\ntitle: x\n---\nText", ""},
		{"four dashes", "----\ntitle: x\n----\nText", ""},
		{"dashes with text", "--- a\ntitle: x\n---\nText", ""},
		{"indented dashes", " ---\ntitle: x\n---\nText", ""},
		{"prose between two breaks", "---\n\nA cure for all.\nNote: none.\n\n---\nText", ""},
		{"no text at all", "", ""},
		{"one line", "---", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			end, fields := frontMatter([]byte(tt.src))
			if want := len(tt.src) - len(tt.rest); end != want && (end != 0 || tt.rest != "") {
				t.Errorf("%q ends at %d, want %d", tt.src, end, want)
			}
			if end == 0 && fields != nil {
				t.Errorf("%q has fields and no end", tt.src)
			}
		})
	}
}

func TestFrontMatterYAML(t *testing.T) {
	tests := []struct{ name, src, key, want string }{
		// One line.
		{"plain", "title: Hope é 😀 now", "title", "Hope é 😀 now"},
		{"plain with a comment", "title: a b  # c", "title", "a b"},
		{"plain with signs", "title: it's \"a\\nb\"", "title", `it's "a\nb"`},
		{"space before it", "title:   a", "title", "a"},
		{"tab before it", "title:\ta", "title", "a"},
		{"key in capitals", "Title: a", "title", "a"},
		{"wide key", "é😀: a", "é😀", "a"},
		{"quoted key", "\"a b\": c", "a b", "c"},
		{"after wide lines", "x: é😀\ny: \"é\"\ntitle: a", "title", "a"},
		{"after a line of U+2028", "x: \"\u2028\"\ntitle: a", "title", "a"},
		{"after a comment with U+0085", "# é\u0085x: b\ntitle: a", "title", "a"},
		{"double quotes", `title: "a b"`, "title", "a b"},
		{"double quotes with escapes", `title: "a \"b\"\u00e9\x41"`, "title", `a |"\""←"\\\""|b|"\""←"\\\""|"é"←"\\u00e9"|"A"←"\\x41"`},
		{"double quotes with a long escape", `title: "\U0001F600b"`, "title", `"😀"←"\\U0001F600"|b`},
		{"double quotes around single ones", `title: "it's"`, "title", "it's"},
		{"escapes as long as what they say", `title: "a\_b"`, "title", `a|"\u00a0"←"\\_"|b`},
		{"single quotes", "title: 'a \"b\" \\n'", "title", `a "b" \n`},
		{"single quotes doubled", "title: 'it''s'", "title", `it|"'"←"''"|s`},
		{"only a doubled quote", "title: ''''", "title", `"'"←"''"`},
		{"spaces inside", `title: " a  b "`, "title", " a  b "},
		{"tag and anchor", "title: !!str &a \"b\"", "title", "b"},
		{"tag on a number", "title: !!str 42", "title", "42"},
		{"quoted number", "title: '42'", "title", "42"},

		// Blocks.
		{"literal", "title: |\n  a: b\n   c\n  d\n", "title", `a: b|"\n"←"\n  "| c|"\n"←"\n  "|d`},
		{"literal with an empty line", "title: |\n  a\n\n  b", "title", `a|"\n\n"←"\n\n  "|b`},
		{"literal, stripped", "title: |-\n  a\n\n\nx: b", "title", "a"},
		{"literal, kept", "title: |+\n  a\n\nx: b", "title", "a"},
		{"literal, indent given", "title: |2\n   a\n  b", "title", ` a|"\n"←"\n  "|b`},
		{"literal with an empty first line", "title: |\n\n  a\n", "title", `"\n"←"\n  "|a`},
		{"literal with CRLF", "title: |\r\n  a\r\n  b\r\nx: y", "title", `a|"\n"←"\r\n  "|b`},
		{"literal below a list", "list:\n  - |\n    a\n    b", "list.0", `a|"\n"←"\n    "|b`},
		{"literal with a comment", "title: | # c\n  a", "title", "a"},
		{"folded", "title: >\n  a b\n  c\n", "title", `a b|" "←"\n  "|c`},
		{"folded, stripped", "title: >-\n    a\n    b", "title", `a|" "←"\n    "|b`},
		{"folded with an empty line", "title: >\n  a\n\n  b\n  c", "title", `a|"\n"←"\n\n  "|b|" "←"\n  "|c`},
		{"folded with an indented line", "title: >\n  a\n    b\n  c", "title", `a|"\n"←"\n  "|  b|"\n"←"\n  "|c`},
		{"folded with wide text", "title: >\n  é😀\n  b", "title", `é😀|" "←"\n  "|b`},
		{"folded with white space at an end", "title: >\n  a \n  b", "title", `a |" "←"\n  "|b`},
		{"block with a tag", "title: !!str >-\n  a\n  b", "title", `a|" "←"\n  "|b`},

		// Several lines without a block.
		{"plain over lines", "title: a\n  b\n   c", "title", `a|" "←"\n  "|b|" "←"\n   "|c`},
		{"plain over an empty line", "title: a  \n\n  b", "title", `a|"\n"←"  \n\n  "|b`},
		{"plain on the next line", "title:\n  a\n  b", "title", `a|" "←"\n  "|b`},
		{"plain over lines with CRLF", "title: a\r\n  b\r\n", "title", `a|" "←"\r\n  "|b`},
		{"double quotes over lines", "title: \"a\n  b\"", "title", `a|" "←"\n  "|b`},
		{"double quotes with an escaped break", "title: \"a \\\n  b\"", "title", `a |b`},
		{"double quotes with an escaped break and an empty line", "title: \"a\\\n\n  b\"", "title", `a|"\n"←"\\\n\n  "|b`},
		{"single quotes over lines", "title: 'a\n\n  it''s'", "title", `a|"\n"←"\n\n  "|it|"'"←"''"|s`},

		// Mappings and lists.
		{"nested", "seo:\n  Description: a", "seo.description", "a"},
		{"list", "keywords:\n- a\n- b c", "keywords.1", "b c"},
		{"flow list", "keywords: [a, \"b\\t\", c d]", "keywords.2", "c d"},
		{"flow list over lines", "keywords: [a,\n  b\n  c]", "keywords.1", `b|" "←"\n  "|c`},
		{"flow mapping", "{title: a, seo: {title: b}}", "seo.title", "b"},
		{"list of mappings", "faq:\n  - q: a\n    a: b\n  - q: c", "faq.1.q", "c"},
		{"anchored", "a: &x b\nc: *x", "a", "b"},
		{"value of an anchored mapping", "a: &x\n  b: c\nd:\n  <<: *x\n  e: f", "d.e", "f"},
		{"first of two equal keys", "title: a\ntitle: b", "title", "a"},

		// Invalid as a whole.
		{"two colons", "title: a: b\ndescription: c", "description", "c"},
		{"two colons in the value itself", "title: a: b  \ndescription: c", "title", "a: b"},
		{"two colons and quotes", "title: 'a' is: b\nsubtitle: \"c\": \"d\"", "subtitle", "c\": \"d"},
		{"two colons below a key", "seo:\n  title: a: b\n  x: y", "title", "a: b"},
		{"two colons in a list", "faq:\n  - question: a: b\n    answer: c", "answer", "c"},
		{"a block beside two colons", "x:\n  title: >\n    a\n  y: b: c", "title", ""},
		{"colon without space", "date:2020\ntitle: a", "title", "a"},
		{"tab for indent", "a:\n\tb: c\ntitle: d", "title", "d"},
		{"quote never closed", "title: a\nb: \"c", "title", "a"},
		{"unknown alias", "a: *b\nkeywords:\n- c", "keywords.0", "c"},
		{"control character", "a: \x01\ntitle: b", "title", "b"},
		{"bad UTF-8", "a: \xff\ntitle: é b", "title", "é b"},

		// Not there, or no string.
		{"number", "title: 42", "title", ""},
		{"truth", "title: true", "title", ""},
		{"date", "title: 2026-01-01", "title", ""},
		{"empty", "title: ''\nx: a", "title", ""},
		{"absent", "title:\nx: a", "title", ""},
		{"alias", "a: &x b\nc: *x", "c", ""},
		{"below an alias", "a: &x\n  b: c\nd: *x", "d.b", ""},
		{"rare line break", "title: |\n  a\u2028  b", "title", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, around := range []string{"---\n%s\n---\nText", "\uFEFF--- \r\n%s\r\n---\r\n"} {
				checkField(t, fmt.Sprintf(around, tt.src), tt.key, tt.want)
			}
		})
	}
}

func TestFrontMatterTOML(t *testing.T) {
	tests := []struct{ name, src, key, want string }{
		{"basic", `title = "a é 😀"`, "title", "a é 😀"},
		{"escapes", `title = "a\"b\u00e9\\"`, "title", `a|"\""←"\\\""|b|"é"←"\\u00e9"|"\\"←"\\\\"`},
		{"literal", `title = 'a\nb'`, "title", `a\nb`},
		{"long basic", "title = \"\"\"\na\n  b\"\"\"", "title", "a\n  b"},
		{"long basic with an escaped break", "title = \"\"\"a \\\n\n  b\\t\"\"\"", "title", `a |b|"\t"←"\\t"`},
		{"long basic with quotes at its end", `title = """a"b"""""`, "title", `a"b""`},
		{"long literal", "title = '''\r\na\\'b'''", "title", `a\'b`},
		{"after wide text", "x = 'é' # 😀\n  Title = 'a' # b", "title", "a"},
		{"table", "[seo]\ndescription = 'a'", "seo.description", "a"},
		{"dotted", "seo.\"a b\" . c = 'd'", "seo.a b.c", "d"},
		{"inline table", "seo = {title = 'a', description = 'b'}", "seo.description", "b"},
		{"array", "keywords = ['a',\n # c\n 'b']", "keywords.1", "b"},
		{"arrays of tables", "[[a]]\nb = '1'\n[[a]]\n[[a.c]]\nd = '2'\n[a.e]\nf = '3'", "a.1.c.0.d", "2"},
		{"table below one of several", "[[a]]\nb = '1'\n[[a]]\n[[a.c]]\nd = '2'\n[a.e]\nf = '3'", "a.1.e.f", "3"},
		{"before a mistake", "title = 'a'\nb = c", "title", "a"},
		{"in a mistake", "title = a: b", "title", "a: b"},
		{"after a mistake", "b = c\n[seo]\ntitle = \"a\" # d", "title", "a"},
		{"after a mistake below a long string", "x = \"\"\"\ntitle = 'a'\"\"\"\nb = c\ntitle = 'd'", "title", "d"},
		{"number", "title = 1", "title", ""},
		{"empty", "title = ''", "title", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, around := range []string{"+++\n%s\n+++\nText", "\uFEFF+++ \r\n%s\r\n+++\r\n"} {
				checkField(t, fmt.Sprintf(around, tt.src), tt.key, tt.want)
			}
		})
	}
}

func checkField(t *testing.T, src, key, want string) {
	t.Helper()
	end, fields := frontMatter([]byte(src))
	if end == 0 {
		t.Fatalf("%q is no front matter", src)
	}
	got := ""
	for _, f := range fields {
		if f.key == key && f.prose {
			got = shown(src, f)
			break
		}
	}
	if got != want {
		t.Errorf("%q: %s\n got %s\nwant %s", src, key, got, want)
	}
}

// Aliases are what makes YAML explode: nine levels of nine, and a mapping that holds itself.
func TestFrontMatterAliases(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\na0: &a0 lol\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	b.WriteString("self: &self {title: here, again: *self}\n---\n")
	_, fields := frontMatter([]byte(b.String()))
	if len(fields) != 2 || fields[0].key != "a0" || fields[1].key != "self.title" {
		t.Errorf("got %d fields", len(fields))
	}
}

// Work must grow with the length of the front matter: these would take minutes where it grew with its square.
func TestFrontMatterBounded(t *testing.T) {
	const n = 50_000
	for _, src := range []string{
		"---\na: [" + strings.Repeat("é, ", n) + "]\n---\n",
		"---\na: \"" + strings.Repeat("b ' ", n) + "\"\n---\n",
		"---\na: \"" + strings.Repeat(" ", 4*n) + "b\"\n---\n",
		"---\na: b\n" + strings.Repeat("  b\n", n) + "---\n",
		"---\na: >\n" + strings.Repeat("  b\n", n) + "---\n",
		"---\n" + strings.Repeat("a:b\n", n) + "---\n",
		"---\na: " + strings.Repeat("[", n) + "\n---\n",
		"---\na: " + strings.Repeat("{a: ", 5000) + "b" + strings.Repeat("}", 5000) + "\n---\n",
		"+++\na = \"" + strings.Repeat(`\t`, n) + "\"\n+++\n",
		"+++\n[" + strings.Repeat("a.", n) + "a]\n+++\n",
		"+++\n" + strings.Repeat("a.", n) + "a = 'b'\n+++\n",
		"+++\na = " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n+++\n",
	} {
		if end, _ := frontMatter([]byte(src)); end != len(src) {
			t.Errorf("%.20q… ends at %d", src, end)
		}
	}
}

// Whatever the source: no panic; the parts of a field in order, inside the front matter, and equal to it byte by byte where they
// are equally long, the escapes and line breaks excepted that are as long as what they stand for.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{"title: é \"x\"", "a: \"b\\_\\\n c\\N\"", "a: >2-\n   b\n\n  c\n", "a: |+\n\n b\r\n c\n\n", "- &a !!str 'b''c'\n- [*a, {d: e}]", "a: b\n  c # d\n\n  e", "? a\n: b\n? [c]\n: d",
		"a:b\nc: d: e\nf: g", "a = '''\nb'''\n[[c]]\nd = \"\"\"\\\n e\\u00e9\"\"\"", "%YAML 1.2\na: b", "\"a\": \"\\x41\u2028\u0085\"\n# \u0085b: c\nd: e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkParts(t, s)
		checkParts(t, "---\n"+s+"\n---\n")
		checkParts(t, "+++\r\n"+s+"\r\n+++\r\n")
	})
}

func checkParts(t *testing.T, src string) {
	end, fields := frontMatter([]byte(src))
	if end < 0 || end > len(src) {
		t.Fatalf("ends at %d of %d", end, len(src))
	}
	at := 0
	for _, field := range fields {
		if len(field.parts) == 0 {
			t.Fatalf("%q has no parts", field.key)
		}
		for _, p := range field.parts {
			if p.start < at || p.end <= p.start || p.end > end || p.text == "" {
				t.Fatalf("%q: part %q at %d–%d, after %d", field.key, p.text, p.start, p.end, at)
			}
			at = p.end
			from := src[p.start:p.end]
			if len(from) == len(p.text) && from != p.text && from[0] != '\\' && strings.Trim(from, "\r\n") != "" {
				t.Fatalf("%q: %q stands for %q", field.key, p.text, from)
			}
		}
	}
}
