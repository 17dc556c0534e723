package article

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/prose"
)

// newTestReader returns a reader that knows few words: enough to read blocks, marks and references.
func newTestReader() *Reader {
	lex := prose.NewLexicon()
	splitter := prose.NewSplitter(lex, prose.Abbreviations{Titles: []string{"dr"}, Names: []string{"al"}})
	quantifier := prose.NewQuantifier(lex, prose.Measures{})
	return NewReader(lex, splitter, quantifier, Conventions{
		FrontMatter: []string{"title", "description", "herotitle", "keypoints"},
		Sources:     []string{"doi", "pmid", "source", "references"},
		Dates:       []string{"date"},
		References:  []string{"references", "sources", "reference list"},
		Attributes:  []string{"alt", "caption"},
		Citations:   []string{"cite", "citation"},
		Bibliography: Bibliography{
			Bodies: []string{"society", "investigators"}, Particles: []string{"van", "der"}, Accessed: []string{"accessed"}, Stops: []string{"vs"},
			Others: []string{"et al", "and colleagues"},
		},
	})
}

// TestBlocks reads Markdown into blocks. A block is written “kind| text”, with ¤ for what is no prose and ⏎ for a hard line break.
func TestBlocks(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"paragraph", "One *two* __three__.", "paragraph| One two three."},
		{"soft wrap", "One\ntwo", "paragraph| One two"},
		{"soft wrap in a quote", "> One\n> two", "paragraph| One two"},
		{"hard break", "One  \ntwo\\\nthree<br>four", "paragraph| One⏎two⏎three⏎four"},
		{"backslash before a hard break", "One\\  \n\\<two", "paragraph| One\\⏎<two"},
		{"CRLF", "One\r\ntwo\r\n\r\nThree\r\n", "paragraph| One two\nparagraph| Three"},
		{"BOM", "\uFEFF# One", "heading| One"},
		{"headings", "# One\n\nTwo\n---\n", "heading| One\nheading| Two"},
		{"entities", "a &lt;b&gt; &amp; &#x2265; &copy;x &nope; &", "paragraph| a <b> & ≥ ©x &nope; &"},
		{"escapes", `\*not\* \[a\] \q`, `paragraph| *not* [a] \q`},
		{"link", "A [b *c*](http://d.e \"title\") f.", "paragraph| A b c f."},
		{"reference link", "A [b][x] f.\n\n[x]: http://d.e", "paragraph| A b f."},
		{"autolink", "See <http://a.b>.", "paragraph| See ¤."},
		{"image", "A ![alt *text*](i.png) b.", "paragraph| A ¤ b.\nalt| alt text"},
		{"image alone", "![alt text](i.png)", "paragraph| ¤\nalt| alt text"},
		{"code", "A `cures` b.\n\n    cures\n\n```\ncures\n```\n", "paragraph| A ¤ b."},
		{"comment", "A <!-- cures --> b.\n\n<!-- cures\nall -->\n\nC", "paragraph| A  b.\nparagraph| C"},
		{"comment joins no words", "not<!-- x -->cure", "paragraph| not cure"},
		{"list", "- a\n- b\n\n1. c\n2. d", "paragraph| a\nparagraph| b\nparagraph| c\nparagraph| d"},
		{"task list", "- [ ] a\n- [x] b", "paragraph| a\nparagraph| b"},
		{"table", "| a | b |\n|---|---|\n| c \\| d | *e* |", "cell| a\ncell| b\ncell| c | d\ncell| e"},
		{"strikethrough", "a ~~b~~ c", "paragraph| a b c"},
		{"subscript", "H~2~O", "paragraph| H2O"},
		{"definition list", "Term\n: Meaning", "term| Term\nparagraph| Meaning"},
		{"footnote", "A[^1].\n\n[^1]: Note\n    goes on.\n\nB", "paragraph| A[^1].\nparagraph| Note goes on.\nparagraph| B"},
		{"html block", "<div>\nA <b>b</b>\nc\n</div>", "paragraph| A b c"},
		{"html blocks", "<h2>A</h2><p>B</p><ul><li>C</li></ul>", "heading| A\nparagraph| B\nparagraph| C"},
		{"html hidden", "<div>a <code>b</code> c <script>d</script></div>", "paragraph| a ¤ c ¤"},
		{"html alt", "<p><img src=\"x\" alt=\"B c\"> d</p>", "paragraph| ¤ d\nalt| B c"},
		{"html that hides itself", "<div>a <span hidden>b</span> c</div>\n\nd <b style='Display: none'>e</b>", "paragraph| a  c\nparagraph| d "},
		{"html that hides blocks", "a\n\n<div hidden><div>\n\nb ![c](d) `e` <http://f>\n\n- g\n\n</div></div>\n\nh", "paragraph| a\nparagraph| h"},
		{"html that hides to the end of its block", "a <code>b\n\nc\n\n<p hidden>d\n\ne", "paragraph| a ¤\nparagraph| c\nparagraph| e"},
		{"html without scripts", "<noscript>a</noscript>", "paragraph| a"},
		{"html entities", "<p>cu&shy;res &amp; more</p>", "paragraph| cu\u00ADres & more"},
		{"inline html", "a <span title=\"b\">c</span><br/>d", "paragraph| a c⏎d"},
		{"html in a quote", "> <div>\n> a\n> b\n> </div>", "paragraph| a b"},
		{"front matter", "---\ntitle: \"A \\\"b\\\"\"\ndate: 2026\n---\n\n# C", "front-matter| A \"b\"\nheading| C"},
		{"front matter spelled otherwise", "---\nhero_title: A\nx:\n  heroTitle: B\nhero-title: C\n---\n", "front-matter| A\nfront-matter| B\nfront-matter| C"},
		{"front matter in a list", "---\nkeyPoints:\n- A\n- title: B\n  x: C\n---\n", "front-matter| A\nfront-matter| B"},
		{"toml front matter", "+++\ntitle = 'A'\n+++\nB", "front-matter| A\nparagraph| B"},
		{"front matter never closed", "---\ntitle: A\n\nB", "paragraph| title: A\nparagraph| B"},
		{"shortcode", "{{< figure src=\"a\" >}}\n\nA {{< cite 1 >}} b.", "paragraph| A [1] b."},
		{"shortcode that cites by key", "A {{< cite a1 \"b\" >}}{{< /x >}}.", "paragraph| A [@a1; @b]¤."},
		{"shortcode with arguments", "{{< figure src=\"x\" caption=\"A\" >}}\n\nC", "paragraph| C"},
		{"component with text", "# A\n\nB <Image alt=\"C &amp; d\" src=\"x\" /> e.\n\n<Figure\n  caption={'F'}\n/>\n\n## G", "heading| A\nparagraph| B ¤ e.\nalt| C & d\nalt| F\nheading| G"},
		{"indented body", "!!! note \"A\"\n    B\n\n    C\n\nD", "paragraph| ¤A¤\nparagraph| B\nparagraph| ¤C\nparagraph| D"},
		{"component", "<Callout type=\"x\">\n\nIt **cures** all.\n\n</Callout>", "paragraph| It cures all."},
		{"admonition", ":::note\n\nA\n\n:::", "paragraph| A"},
		{"admonition with a title", "A\n::: warning B\nC\nD\n:::\nE", "paragraph| A\nparagraph| ¤ B\nparagraph| C D\nparagraph| E"},
		{"admonition with a title in brackets", "- A\r\n  :::note[B *b*]{.x}\r\n  C\r\n  :::\r\n", "paragraph| A\nparagraph| ¤B b¤\nparagraph| C"},
		{"admonition without a title", "::: {.warning}\nA\nB\n:::", "paragraph| A B"},
		{"indented body behind text", "A\n!!! note \"B\"\n    C\n    D", "paragraph| A\nparagraph| ¤B¤\nparagraph| C D"},
		{"callout", "> [!NOTE]\n> A\n> B", "paragraph| A B"},
		{"callout with a title", "> [!tip]+ A *b\n> c*\n> > [!NOTE] D  \n> > E", "paragraph| ¤ A b\nparagraph| c\nparagraph| ¤ D\nparagraph| E"},
		{"math", "So $a < b$ holds.", "paragraph| So ¤ holds."},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, blocksOf(r.Read("a.md", []byte(test.source)))); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.source, diff)
			}
		})
	}
}

// TestLinks reads links: ⟦ ⟧ enclose their texts.
func TestLinks(t *testing.T) {
	tests := []struct{ source, text, url string }{
		{"[a](https://b.c)", "⟦a⟧", "https://b.c"},
		{"a <a class=x href='https://b.c?d&amp;e'>f *g*</a> h", "a ⟦f g⟧ h", "https://b.c?d&e"},
		{"<p>a <a href=\"/b\">c</a></p>", "a ⟦c⟧", "/b"},
		{"<a href=/b>\n<p>c</p>\n</a>", "⟦c⟧", "/b"},
		{"<a href=/b>[c](/d)</a>", "⟦c⟧", "/d"},
		{"a <a href=/b>c\n\nd", "a ⟦c⟧\nd", "/b"},
		{"<a name=b>c</a>", "c", ""},
	}
	r := newTestReader()
	for _, test := range tests {
		a := r.Read("a.md", []byte(test.source))
		text, url := strings.TrimSuffix(a.Text, "\n"), ""
		for _, l := range a.Links {
			text, url = text[:l.Start]+"⟦"+text[l.Start:l.End]+"⟧"+text[l.End:], l.URL
		}
		if text != test.text || url != test.url {
			t.Errorf("%q is %q, %q; want %q, %q", test.source, text, url, test.text, test.url)
		}
	}
}

func blocksOf(a *Article) string {
	visible := strings.NewReplacer(string(prose.Placeholder), "¤", "\n", "⏎")
	var lines []string
	for _, b := range a.Blocks {
		lines = append(lines, b.Kind.String()+"| "+visible.Replace(a.Text[b.Start:b.End]))
	}
	return strings.Join(lines, "\n")
}

// TestPlaces maps words of the text back to the source. ⟦ ⟧ enclose in the source what the words in the text stand for.
func TestPlaces(t *testing.T) {
	tests := []struct{ words, source string }{
		{"cures", "It ⟦cures⟧ all."},
		{"cures", "It **⟦cures⟧** all."},
		{"cures all", "It **⟦cures** all⟧."},
		{"cures all", "It ⟦cures\r\nall⟧."},
		{"cures all", "> It ⟦cures\n> all⟧."},
		{"cures all", "- It ⟦cures\n  all⟧."},
		{"cures", "\uFEFFIt ⟦cures⟧ all."},
		{"cures", "😀 é ⟦cures⟧"},
		{"cures", "\t\tx\n\n- a\n\n\tIt ⟦cures⟧"},
		{"<b>", "a ⟦&lt;b&gt;⟧"},
		{"*", `a ⟦\*⟧`},
		{"cu\u00ADres", "It ⟦cu&shy;res⟧ all."},
		{"cure s", "It [⟦cure](/x) s⟧."},
		{"cures", "| a | b |\n|---|---|\n| x | **⟦cures⟧** |\n"},
		{"cures", "| a | b |\n|---|---|\n| x \\| y | ⟦cures⟧ |\n"},
		{"cures", "![It ⟦cures⟧](x.png)"},
		{"cures", "<img alt='It ⟦cures⟧' src=x>"},
		{"cures", "A\n\n<Image alt='It ⟦cures⟧' src=x />\n\nB"},
		{"[1]", "It works ⟦{{< cite 1 >}}⟧.\n"},
		{"cures", "<div>\n<p title='cures'>It ⟦cures⟧</p>\n</div>"},
		{"cures", "> <div>\n> It ⟦cures⟧\n> </div>"},
		{"cures", "x[^1]\n\n[^1]: It ⟦cures⟧"},
		{"cures", "---\ntitle: It ⟦cures⟧\n---\n"},
		{"cures", "---\ndescription: >\n  It\n  ⟦cures⟧ all\n---\n"},
		{"It cures", "---\r\ndescription: >\r\n  ⟦It\r\n  cures⟧ all\r\n---\r\n"},
		{"cures", "{{< x >}}It ⟦cures⟧{{< /x >}}"},
		{"cures", "Setext ⟦cures⟧\n===\n"},
		{"cures", "Term\n: It ⟦cures⟧"},
		{"cures", "***It* ⟦cures⟧**"},
		{"cures", "*foo** ⟦cures⟧"},
		{"cures", "~~It ⟦cures⟧~~"},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.source, func(t *testing.T) {
			source := strings.NewReplacer("⟦", "", "⟧", "").Replace(test.source)
			want := Span{strings.Index(test.source, "⟦"), strings.Index(test.source, "⟧") - len("⟦")}
			a := r.Read("a.md", []byte(source))
			at := strings.Index(a.Text, test.words)
			if at < 0 {
				t.Fatalf("%q is not in the text %q", test.words, a.Text)
			}
			if got := a.Span(int32(at), int32(at+len(test.words))); got != want {
				t.Errorf("%q stands at %v %q, want %v %q", test.words, got, a.Excerpt(got), want, source[want.Start:want.End])
			}
		})
	}
}

// checkPlaces holds an article to what is promised of every place in it.
func checkPlaces(t *testing.T, a *Article) {
	t.Helper()
	at := int32(0)
	for _, p := range a.places {
		text := a.Text[p.text : p.text+p.textLen]
		if gap := a.Text[at:p.text]; strings.Trim(gap, "\n") != "" {
			t.Fatalf("%q stands in the text and nowhere in the source", gap)
		}
		at = p.text + p.textLen
		if p.src < 0 || p.srcLen < 0 || int(p.src+p.srcLen) > len(a.Source) {
			t.Fatalf("%q stands at %d+%d, outside of the source", text, p.src, p.srcLen)
		}
		source := string(a.Source[p.src : p.src+p.srcLen])
		switch {
		case p.identity() && same(text, source), text == string(prose.Placeholder), text == " ", text == "\n", html.UnescapeString(source) == text, source == "\\"+text:
		case a.frontMatterAt(p.text):
		default:
			t.Fatalf("%q stands at %q", text, source)
		}
	}
	for _, b := range a.Blocks {
		last := 0
		for _, tok := range a.Tokens[b.FirstToken:b.LastToken] {
			s := a.Span(tok.Start, tok.End)
			if s.Start < last || s.End < s.Start || s.End > len(a.Source) {
				t.Fatalf("token %q stands at %v, after %d", a.Text[tok.Start:tok.End], s, last)
			}
			last = s.Start
		}
	}
}

// same reports whether a text is that of the source, bytes that were masked as space aside.
func same(text, source string) bool {
	for i := range len(text) {
		if text[i] != source[i] && text[i] != ' ' {
			return false
		}
	}
	return true
}

func (a *Article) frontMatterAt(at int32) bool {
	for _, b := range a.Blocks {
		if b.Start <= at && at < b.End {
			return b.Kind == FrontMatter
		}
	}
	return false
}

// TestCommonMark reads the examples of CommonMark's specification, which goldmark's module carries.
func TestCommonMark(t *testing.T) {
	r := newTestReader()
	examples := commonMark(t)
	for _, example := range examples {
		for _, source := range []string{example, strings.ReplaceAll(example, "\n", "\r\n"), "\uFEFF" + example} {
			a := r.Read("a.md", []byte(source))
			checkPlaces(t, a)
			if t.Failed() {
				t.Fatalf("in %q", source)
			}
		}
	}
	if len(examples) < 600 {
		t.Errorf("only %d examples were found", len(examples))
	}
}

func commonMark(t testing.TB) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skip(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(text, &examples); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range examples {
		out = append(out, e.Markdown)
	}
	return out
}

// FuzzRead reads anything: go test ./internal/article -fuzz FuzzRead
func FuzzRead(f *testing.F) {
	for _, e := range commonMark(f) {
		f.Add(e, false)
	}
	for _, s := range []string{
		"---\ntitle: \"a\\u00e9 b\"\n---\n# x", "+++\ntitle = 'a'\n+++\n", "a[^1] b<sup>2</sup> ^3^ ¹ (Lee, 2020)\n\n[^1]: c\n\n[1] D",
		"<Callout>\n\n**a**{x}\n\n</Callout>", "{{< a >}}b{{< /a >}}", "|a|b|\n|-|-|\n|c\\|d|e|", "<div>\n<p alt='x'>&amp;\n</div>", ":::note\na\n:::",
	} {
		f.Add(s, true)
	}
	r := newTestReader()
	f.Fuzz(func(t *testing.T, source string, mdx bool) {
		path := "a.md"
		if mdx {
			path = "a.mdx"
		}
		checkPlaces(t, r.Read(path, []byte(source)))
		checkPlaces(t, r.Read("a.txt", []byte(source)))
	})
}
