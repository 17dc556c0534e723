package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRemarks reads what is said to Primum. A remark is written OFFSET⟨the whole⟩verb⟨rest⟩, the offset being that of the verb.
func TestRemarks(t *testing.T) {
	const hype = "primum-disable-line hype -- a quotation"
	tests := []struct{ name, path, source, want string }{
		{"block", "a.md", "<!-- " + hype + " -->\n\nText.\n", "5⟨<!-- " + hype + " -->⟩primum-disable-line⟨ hype -- a quotation ⟩"},
		{"inline", "a.md", "Text <!--" + hype + "--> goes on.\n", "9⟨<!--" + hype + "-->⟩primum-disable-line⟨ hype -- a quotation⟩"},
		{"CRLF and lines", "a.md", "<!--\r\nprimum-enable\r\nhype -->\r\n", "6⟨<!--\r\nprimum-enable\r\nhype -->⟩primum-enable⟨\r\nhype ⟩"},
		{"in a quote and a list", "a.md", "> <!-- primum-enable -->\n> a\n\n- b\n\n  <!-- primum-enable -->\n",
			"7⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩ 42⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩"},
		{"in a table", "a.md", "| a |\n|---|\n| b <!-- primum-enable --> |\n", "21⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩"},
		{"in a hidden division", "a.md", "<div hidden>\n<!-- primum-enable -->\n</div>\n", "18⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩"},
		{"behind a byte order mark", "a.md", "\uFEFF<!-- primum-enable -->\n", "8⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩"},
		{"alone", "a.md", "<!--primum-enable-->\n", "4⟨<!--primum-enable-->⟩primum-enable⟨⟩"},
		{"several", "a.md", "<!-- primum-a --> b <!-- primum-c -->\n", "5⟨<!-- primum-a -->⟩primum-a⟨ ⟩ 25⟨<!-- primum-c -->⟩primum-c⟨ ⟩"},

		{"another comment", "a.md", "<!-- see primum-disable-line -->\n", ""},
		{"never closed", "a.md", "<!-- primum-enable\n\nText.\n", ""},
		{"code span", "a.md", "Write `<!-- primum-enable -->` there.\n", ""},
		{"fenced code", "a.md", "```html\n<!-- primum-enable -->\n```\n", ""},
		{"indented code", "a.md", "Text.\n\n    <!-- primum-enable -->\n", ""},
		{"code of raw HTML", "a.md", "<pre>\n<!-- primum-enable -->\n</pre>\n\nA <code><!-- primum-enable --></code> b.\n", ""},
		{"escaped", "a.md", "\\<!-- primum-enable -->\n", ""},
		{"plain text", "a.txt", "<!-- primum-enable -->\n", ""},

		{"MDX", "a.mdx", "# A\n\n{/* " + hype + " */}\n\nText.\n", "9⟨{/* " + hype + " */}⟩primum-disable-line⟨ hype -- a quotation ⟩"},
		{"MDX, inline", "a.mdx", "Text {/* primum-enable */} and <!-- primum-enable -->.\n",
			"9⟨{/* primum-enable */}⟩primum-enable⟨ ⟩ 36⟨<!-- primum-enable -->⟩primum-enable⟨ ⟩"},
		{"MDX, code", "a.mdx", "Write `{/* primum-enable */}`.\n\n```\n{/* primum-enable */}\n```\n", ""},
		{"MDX, elsewhere", "a.md", "{/* primum-enable */}\n", ""},

		{"YAML comment", "a.md", "---\n# primum-enable a\ntitle: A # primum-enable b\n---\n",
			"6⟨# primum-enable a⟩primum-enable⟨ a⟩ 33⟨# primum-enable b⟩primum-enable⟨ b⟩"},
		{"YAML text", "a.md", "---\ntitle: \"A # primum-enable b\"\ntext: |\n  # primum-enable\n---\n", ""},
		{"TOML comment, CRLF", "a.md", "+++\r\ntitle = \"A\" # primum-enable b\r\n+++\r\n", "19⟨# primum-enable b⟩primum-enable⟨ b⟩"},
		{"field", "a.md", "---\nprimum-disable-file: hype -- ours\n---\n", "25⟨hype -- ours⟩primum-disable-file⟨hype -- ours⟩"},
		{"field with a list", "a.md", "---\nprimum-disable-file:\n  - \"a -- b\"\n  - c\n---\n",
			"30⟨a -- b⟩primum-disable-file⟨a -- b⟩ 42⟨c⟩primum-disable-file⟨c⟩"},
		{"field in TOML", "a.md", "+++\nprimum-disable-file = [\"a -- b\"]\n+++\n", "28⟨a -- b⟩primum-disable-file⟨a -- b⟩"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := newTestReader().Read(test.path, []byte(test.source))
			var got []string
			for _, r := range a.Remarks {
				got = append(got, fmt.Sprintf("%d⟨%s⟩%s⟨%s⟩", r.Head.Start, a.Excerpt(r.Span), r.Verb, a.Excerpt(r.Rest)))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
