package article

import (
	"strings"
	"testing"
)

// TestSettings reads what front matter says of the article below primum: each setting is written key=value, and stands at its place.
func TestSettings(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"a mapping", "---\ntitle: Sleep\nprimum:\n  type: news\n  publisher-sells: true\n---\nText.", "type=news publisher-sells=true"},
		{"a list", "---\nprimum:\n  markets: [uk, \"th\"]\n---\nText.", "markets.0=uk markets.1=th"},
		{"keys in capitals", "\uFEFF---\r\nPrimum:\r\n  Type: news\r\n---\r\nText.", "type=news"},
		{"in one line", "---\nprimum: {type: 'news', product: 3.5}\n---\nText.", "type=news product=3.5"},
		{"a value itself", "---\nprimum: news\n---\nText.", "=news"},
		{"an alias", "---\nkind: &k news\nprimum:\n  type: *k\n---\nText.", "type=*k"},
		{"nothing said", "---\nprimum:\n  type:\n---\nText.", ""},
		{"a key that only begins so", "---\nprimum-type: news\nprimus:\n  type: news\n---\nText.", ""},
		{"a colon too many elsewhere", "---\ntitle: Sleep: a guide\nprimum:\n  type: news\n---\nText.", "type=news"},
		{"a colon too many in it", "---\ntitle: Sleep\nprimum:\n  type: news: old\n---\nText.", "=primum:\n  type: news: old"},
		{"TOML", "+++\ntitle = 'Sleep'\n[primum]\ntype = 'news'\npublisher-sells = false\nmarkets = ['uk', 'th']\n+++\nText.",
			"type=news publisher-sells=false markets.0=uk markets.1=th"},
		{"TOML, dotted", "+++\nprimum.product = 1\n+++\nText.", "product=1"},
	}
	r := newTestReader()
	for _, test := range tests {
		a := r.Read("a.md", []byte(test.source))
		var got []string
		for _, s := range a.Settings {
			got = append(got, s.Key+"="+strings.TrimSpace(strings.ReplaceAll(s.Value.Text, "\r", "")))
			name := s.Key
			if name == "" {
				name = "primum"
			}
			name = strings.TrimRight(name, ".0123456789")
			if at := strings.ToLower(a.Excerpt(s.Name)); at != name {
				t.Errorf("%s: the key %q is said to stand at %q", test.name, name, at)
			}
			if at := strings.Trim(a.Excerpt(s.Value.Span), "'\""); at != s.Value.Text {
				t.Errorf("%s: the value %q is said to stand at %q", test.name, s.Value.Text, at)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}
