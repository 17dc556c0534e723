package article

import (
	"bytes"
	"strings"
	"testing"
)

// In what is wanted, · is a byte that is taken out, and ␣ one that is left blank.
var maskCases = []struct{ name, source, want string }{
	// shortcodes and templates
	{"nothing", "Plain *text* with `code`.\n", "Plain *text* with `code`.\n"},
	{"hugo in a sentence", "a {{< ref x >}} b\n", "a ············· b\n"},
	{"hugo markdown", "a {{% x %}} b", "a ········· b"},
	{"hugo alone", "{{< toc >}}\ntext\n", "␣␣␣␣␣␣␣␣␣␣␣\ntext\n"},
	{"hugo pair", "{{< warning >}}It cures all{{< /warning >}}\n", "···············It cures all················\n"},
	{"hugo pair on lines", "{{< a >}}\nIt cures.\n{{< /a >}}\n", "␣␣␣␣␣␣␣␣␣\nIt cures.\n␣␣␣␣␣␣␣␣␣␣\n"},
	{"hugo over lines", "a {{< x\n  y >}} b\n", "a ·····\n  ····· b\n"},
	{"hugo over lines alone", "{{< x\r\n  y=\"1\"\r\n>}}\r\n", "␣␣␣␣␣\r\n  ␣␣␣␣␣\r\n␣␣␣\r\n"},
	{"hugo in an address", "[a]({{< ref \"b.md\" >}})\n", "[a](··················)\n"},
	{"hugo in a quote", "> {{< x\n> y >}}\n> b\n", "> ␣␣␣␣␣\n> ␣␣␣␣␣\n> b\n"},
	{"hugo in an item", "- {{< x >}} a\n", "- ········· a\n"},
	{"hugo unclosed", "a {{< x\n\nb >}} c\n", "a {{< x\n\nb >}} c\n"},
	{"hugo unclosed before another", "a {{< x b {{< y >}} c\n", "a {{< x b ········· c\n"},
	{"jinja variable", "Dear {{ name }}, hello\n", "Dear ··········, hello\n"},
	{"liquid tag", "{% include a.html %} a\n", "···················· a\n"},
	{"liquid pair", "{% if x %}a{% endif %}\n", "··········a···········\n"},
	{"liquid alone", "a\n{% x %}\nb\n", "a\n␣␣␣␣␣␣␣\nb\n"},
	{"liquid unclosed", "a {% b\n", "a {% b\n"},
	{"a brace", "a {b} c\n", "a {b} c\n"},
	{"many bytes", "{{ “é” }} a\n", "·············· a\n"},

	// code
	{"code span", "`{{< x >}}` {{< y >}}\n", "`{{< x >}}` ·········\n"},
	{"longer code span", "``a ` {{x}} b`` {{y}}\n", "``a ` {{x}} b`` ·····\n"},
	{"code span over lines", "`a\n{{x}} b`\n", "`a\n{{x}} b`\n"},
	{"backtick alone", "a ` {{x}}\n", "a ` ·····\n"},
	{"backtick in another item", "- a ` b\n- {{x}} ` c\n", "- a ` b\n- ····· ` c\n"},
	{"escaped backtick", "\\` {{x}} `a`\n", "\\` ····· `a`\n"},
	{"fence", "```\n{{< x >}}\n```\n{{< y >}}\n", "```\n{{< x >}}\n```\n␣␣␣␣␣␣␣␣␣\n"},
	{"tilde fence", "~~~ go\n$a$ ``` $b$\n```\n~~~~\n$c$\n", "~~~ go\n$a$ ``` $b$\n```\n~~~~\n␣␣␣\n"},
	{"fence in an item", "- a\n\n  ```\n  {{x}}\n  ```\n  {{y}}\n", "- a\n\n  ```\n  {{x}}\n  ```\n  ␣␣␣␣␣\n"},
	{"fence ends with its item", "- ```\n  {{x}}\na {{y}}\n", "- ```\n  {{x}}\na ·····\n"},
	{"fence ends with its quote", "> ```\n> {{x}}\na {{y}}\n", "> ```\n> {{x}}\na ·····\n"},
	{"fence with markers inside", "```\n- ```\n> ```\n{{x}}\n", "```\n- ```\n> ```\n{{x}}\n"},
	{"a fence ends a search", "a {{< x\n```\n>}}\n```\n", "a {{< x\n```\n>}}\n```\n"},
	{"indented code", "a\n\n    {{x}}\n\nb {{y}}\n", "a\n\n    {{x}}\n\nb ·····\n"},
	{"indented in an item", "- a\n\n    {{x}} b\n", "- a\n\n    ····· b\n"},
	{"indented in a paragraph", "a\n    {{x}} b\n", "a\n    ····· b\n"},
	{"html comment", "<!-- {{x}} $a$ <B> -->\n", "<!-- {{x}} $a$ <B> -->\n"},
	{"html comment over lines", "<!--\n\n{{x}}\n--> {{y}} a\n", "<!--\n\n{{x}}\n--> ····· a\n"},
	{"html comment unclosed", "<!-- {{x}} a\n", "<!-- ····· a\n"},

	// tags of components in plain Markdown
	{"component", "<Callout>It **cures**</Callout>\n", "·········It **cures**··········\n"},
	{"component on lines", "<Tabs.Item name=\"a > b\">\n\nIt *cures*\n\n</Tabs.Item>\n", "␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\n\nIt *cures*\n\n␣␣␣␣␣␣␣␣␣␣␣␣\n"},
	{"component with an indented child", "<Tabs>\n    It cures\n</Tabs>\n", "······\n    It cures\n␣␣␣␣␣␣␣\n"},
	{"component in indented code", "    <Tab>\n      a\n", "    <Tab>\n      a\n"},
	{"component in an indented component", "<Tabs>\n    <Tab>\n      a\n", "······\n·········\n      a\n"},
	{"self-closing", "x <Cite id={12} /> y\n", "x ················ y\n"},
	{"html", "<div>a</div> <b>c</b> <sup>1</sup>\n", "<div>a</div> <b>c</b> <sup>1</sup>\n"},
	{"shouted html", "<TABLE><TR><TD>a</TD></TABLE><BR>\n", "<TABLE><TR><TD>a</TD></TABLE><BR>\n"},
	{"no tag", "If P <0.05, n <Bb or <Cc\n", "If P <0.05, n <Bb or <Cc\n"},
	{"no tag, a comma", "<Smith, 2020>\n", "<Smith, 2020>\n"},
	{"autolink", "<Https://a.b/$c$> <Me@a.b>\n", "<Https://a.b/$c$> <Me@a.b>\n"},
	{"tag over a blank line", "<Tab\n\na>\n", "<Tab\n\na>\n"},

	// admonitions, callouts, attributes
	{"admonition", ":::note\n\na\n\n:::\n", "␣␣␣␣␣␣␣\n\na\n\n␣␣␣\n"},
	{"admonition with a title", ":::warning It cures\na\n:::\n", "·········· It cures\na\n␣␣␣\n"},
	{"admonition with a title in brackets", ":::note[It cures]{.x}\n", "········It cures·····\n"},
	{"indented body", "!!! warning \"It cures\"\n    a\n\n    b\n\nc\n\n    d\n", "·············It cures·\n    a\n\n····b\n\nc\n\n    d\n"},
	{"indented body without a title", "??? note\n    a\n\n    b\n", "········\n    a\n\n····b\n"},
	{"indented body in another", "???+ note\n\n    !!! tip\n        a\n\n        b\n\n    c\n", "␣␣␣␣␣␣␣␣␣\n\n···········\n        a\n\n    ····b\n\n····c\n"},
	{"code in an indented body", "!!! note\n\n    a\n\n        b\n", "␣␣␣␣␣␣␣␣\n\n····a\n\n        b\n"},
	{"liquid comment", "a {% comment %} b\n\nc {% endcomment %} d\n", "a ···············\n\n·················· d\n"},
	{"liquid comment that trims", "a {%- comment -%} b\n\nc {%- endcomment -%} d\n", "a ·················\n\n···················· d\n"},
	{"liquid comment unclosed", "a {% comment %} b {% endcomment\n", "a ············· b {% endcomment\n"},
	{"jinja comment", "a {# b\nc #} d {#e}\n", "a ····\n···· d {#e}\n"},
	{"obsidian comment", "a %%b%% c %%\n\nd\n%% e 5%% f 6%%\n", "a ····· c ··\n\n␣\n·· e 5%% f 6%%\n"},
	{"obsidian comment unclosed", "a %% b\n", "a %% b\n"},
	{"fenced div", "::: {.warning}\na\n:::\n", "␣␣␣␣␣␣␣␣␣␣␣␣␣␣\na\n␣␣␣\n"},
	{"fenced div with a word", "::::: wide :::::\n", "␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\n"},
	{"admonition in an item", "- a\n  :::tip\n  b\n  :::\n", "- a\n  ␣␣␣␣␣␣\n  b\n  ␣␣␣\n"},
	{"colons in text", "a ::: b\nTerm\n: definition\n", "a ::: b\nTerm\n: definition\n"},
	{"callout", "> [!WARNING]\n> It cures\n", "> ␣␣␣␣␣␣␣␣␣␣\n> It cures\n"},
	{"callout with a title", "> [!note]- It cures\n> a\n", "> ········ It cures\n> a\n"},
	{"callout in an item", "- > [!TIP]\n  > a\n", "- > [!TIP]\n  > a\n"},
	{"image, not callout", "> [![a](b)](c)\n\n[!a]\n", "> [![a](b)](c)\n\n[!a]\n"},
	{"callout later in a quote", "> a\n> [!TIP]\n", "> a\n> [!TIP]\n"},
	{"heading attributes", "# Title {#id .a b=c}\n", "# Title ············\n"},
	{"underlined heading attributes", "Title {#id}\n=====\n", "Title ·····\n=====\n"},
	{"attributes alone", "a\n{: .note}\n", "a\n␣␣␣␣␣␣␣␣␣\n"},
	{"attributes in a sentence", "The set {#a}\n\n# An {empty} set\n", "The set {#a}\n\n# An {empty} set\n"},

	// formulas
	{"formula", "Let $x_1$ be\n", "Let ····· be\n"},
	{"prices", "$5 and $10, US$6 and $7.\n", "$5 and $10, US$6 and $7.\n"},
	{"a price that runs into words", "$5 a dose (in US$).\n", "$5 a dose (in US$).\n"},
	{"formula with digits", "$2x + 3$ and $10\\text{ mg}$\n", "········ and ··············\n"},
	{"spaced dollars", "a $ b$ c $d $ e\n", "a $ b$ c $d $ e\n"},
	{"escaped dollar", "\\$a$ $b\\$c$\n", "\\$a$ ······\n"},
	{"formula over lines", "$a\nb$ c\n", "␣␣\n·· c\n"},
	{"formula over blocks", "- $a\n- b$\n\n$c\n\nd$\n", "- $a\n- b$\n\n$c\n\nd$\n"},
	{"display formula", "$$\na = b\n- c\n$$\n", "␣␣\n␣␣␣␣␣\n␣␣␣\n␣␣\n"},
	{"display formula in text", "a $$b$$ c\n", "a ····· c\n"},
	{"display formula unclosed", "$$ a\n\nb $$\n", "$$ a\n\nb $$\n"},
	{"dollar in addresses", "[a](http://b/$c) and http://d/$e.\n", "[a](http://b/$c) and http://d/$e.\n"},
	{"dollar in code", "$a `$` b\n", "$a `$` b\n"},
}

var mdxCases = []struct{ name, source, want string }{
	{"import", "import A from './a'\nimport {\n  B,\n} from 'b'\n\ntext\n", strings.Repeat("␣", 19) + "\n" + strings.Repeat("␣", 8) + "\n  ␣␣\n" + strings.Repeat("␣", 10) + "\n\ntext\n"},
	{"import before a heading", "import A from 'a'\n# Title\n", strings.Repeat("␣", 17) + "\n# Title\n"},
	{"export", "export const a = {\n  b: 'It cures',\n}\n\ntext\n", strings.Repeat("␣", 18) + "\n  " + strings.Repeat("␣", 14) + "\n␣\n\ntext\n"},
	{"import in prose", "They\nimport drugs from abroad.\n\nimport of drugs\n", "They\nimport drugs from abroad.\n\nimport of drugs\n"},
	{"expression", "a {props.x} b {'}'} c\n", "a ········· b ····· c\n"},
	{"expression alone", "{list.map(x => (\n  <b>{x}</b>\n))}\n", strings.Repeat("␣", 16) + "\n  ␣␣␣␣␣␣␣␣␣␣\n␣␣␣\n"},
	{"expression with an apostrophe", "{a && <p>Don't</p>} b\n", strings.Repeat("·", 19) + " b\n"},
	{"expression unclosed", "a {b\n\nc} d\n", "a {b\n\nc} d\n"},
	{"escaped brace", "a \\{b} c\n", "a \\{b} c\n"},
	{"comment", "a {/* it's\n\n} here */} b\n", "a ········\n\n·········· b\n"},
	{"comment unclosed", "a {/* b\n\nc\n", "a {/* b\n\nc\n"},
	{"attributes with an expression", "<Callout type=\"x\" foo={bar > 2} {...rest}>a</Callout>\n", strings.Repeat("·", 42) + "a··········\n"},
	{"tag over lines", "<Note\n  a=\"b\"\n>\nIt cures\n</Note>\n", "␣␣␣␣␣\n  ␣␣␣␣␣\n␣\nIt cures\n␣␣␣␣␣␣␣\n"},
	{"fragments", "<>\na\n</>\n", "␣␣\na\n␣␣␣\n"},
	{"element on its own line", "<div className=\"x\">\n  **a**\n</div>\n", strings.Repeat("␣", 19) + "\n  **a**\n␣␣␣␣␣␣\n"},
	{"element in text", "a<sup>1</sup> <img alt=\"b\" src={c} />\n", "a<sup>1</sup> " + strings.Repeat("·", 23) + "\n"},
	{"picture on its own line", "<img alt=\"a\" src=\"b\" />\n", "<img alt=\"a\" src=\"b\" />\n"},
	{"code", "`{a}` <A>`<B>`</A>\n\n```jsx\n<A b={c}>\n```\n", "`{a}` ···`<B>`····\n\n```jsx\n<A b={c}>\n```\n"},
	{"indented is no code", "<A>\n\n    {b} c\n", "␣␣␣\n\n······· c\n"},
	{"indented list is no code", "<A>\n\n    - {b} c\n", "␣␣␣\n\n····- ··· c\n"},
	{"indented fence", "<A>\n\n    ```\n    {b}\n    ```\n</A>\n", "␣␣␣\n\n    ```\n    {b}\n    ```\n␣␣␣␣\n"},
	{"indented in an item", "- a\n\n      {b} c\n", "- a\n\n  ······· c\n"},
	{"comparison", "p < 0.05 and a<b\n", "p < 0.05 and a<b\n"},
}

func TestMask(t *testing.T) {
	visible := strings.NewReplacer("·", "\x01", "␣", " ")
	for _, c := range maskCases {
		t.Run(c.name, func(t *testing.T) { testMask(t, c.source, visible.Replace(c.want), false) })
	}
	for _, c := range mdxCases {
		t.Run("mdx/"+c.name, func(t *testing.T) { testMask(t, c.source, visible.Replace(c.want), true) })
	}
}

func testMask(t *testing.T, source, want string, mdx bool) {
	t.Helper()
	show := strings.NewReplacer("\x01", "·")
	out, _ := mask(&scratch{}, []byte(source), mdx, tagNames{})
	if got := string(out); got != want {
		t.Errorf("mask(%q)\n got %q\nwant %q", source, show.Replace(got), show.Replace(want))
	}
}

// A source in which nothing is taken out is not copied.
func TestMaskReturnsItsSource(t *testing.T) {
	for _, s := range []string{"", "plain\n", "a < b, {c}, $5, [d] :: e\n"} {
		src := []byte(s)
		if got, _ := mask(&scratch{}, src, false, tagNames{}); len(src) > 0 && &got[0] != &src[0] {
			t.Errorf("mask(%q) made a copy", s)
		}
	}
}

func FuzzMask(f *testing.F) {
	for _, c := range maskCases {
		f.Add([]byte(c.source), false)
	}
	for _, c := range mdxCases {
		f.Add([]byte(c.source), true)
	}
	f.Fuzz(func(t *testing.T, src []byte, mdx bool) {
		before := bytes.Clone(src)
		got, _ := mask(&scratch{}, src, mdx, tagNames{})
		if !bytes.Equal(src, before) {
			t.Fatal("the source was changed")
		}
		if len(got) != len(src) {
			t.Fatalf("%d bytes became %d", len(src), len(got))
		}
		for i, c := range src {
			if kept := c == '\n' || c == '\r'; kept != (got[i] == '\n' || got[i] == '\r') || got[i] != c && got[i] != masked && got[i] != ' ' {
				t.Fatalf("byte %d: %q became %q", i, c, got[i])
			}
		}
	})
}

func BenchmarkMask(b *testing.B) {
	prose := strings.Repeat("Treatment with [the drug](http://a.b) helped 86 of 100 patients.[^1] Costs were *not* reported.\n\n", 10000)
	for _, c := range []struct{ name, source string }{
		{"prose", prose},
		{"prose with a shortcode", "{{< toc >}}\n\n" + prose},
	} {
		b.Run(c.name, func(b *testing.B) {
			src := []byte(c.source)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				mask(&scratch{}, src, false, tagNames{})
			}
		})
	}
}
