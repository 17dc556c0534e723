package article

import "testing"

// TestTemplate: what a template's own comments say is no part of a page.
func TestTemplate(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"indented", "<footer>\n\t\t<p>a</p>\n    b\n</footer>\n", "<footer>\n<p>a</p>\nb\n</footer>\n"},
		{"go", "a {{/* b\n\nc */}} d {{- /* e */ -}} f", "a  d  f"},
		{"go, none", "a {{ b }} c {{ .D }}", "a {{ b }} c {{ .D }}"},
		{"liquid", "a {%- comment -%} b\n\nc {%- endcomment -%} d {% comment %}e{% endcomment %}", "a  d "},
		{"handlebars and blade", "a {{!-- b }} c --}} d {{-- e --}}", "a  d "},
		{"jinja", "a {# b\n\nc #} d", "a  d"},
		{"erb and jsp", "a <%# b %> c <%-- d %> e --%> f <%= g %>", "a  c  f <%= g %>"},
		{"razor", "a @* b *@ c", "a  c"},
		{"unclosed", "a {# b <%# c {% comment %} d", "a {# b <%# c {% comment %} d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(Template([]byte(c.source))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
