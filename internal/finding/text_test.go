package finding

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/primum-lint/primum/internal/article"
)

// Of a text the lines are kept that findings speak of; what is kept stands where it stood.
func TestLines(t *testing.T) {
	const source = "aaa\nbb\n\ncccc\nd\neee"
	for _, c := range []struct {
		name  string
		spans []article.Span
		want  string
	}{
		{"nothing", nil, ``},
		{"a word", []article.Span{{Start: 5, End: 6}}, `4:2 "bb\n"`},
		{"the first line", []article.Span{{Start: 0, End: 0}}, `0:1 "aaa\n"`},
		{"the last, which has no end", []article.Span{{Start: 17, End: 18}}, `15:6 "eee"`},
		{"the end", []article.Span{{Start: 18, End: 18}}, `15:6 "eee"`},
		{"two of one line", []article.Span{{Start: 10, End: 11}, {Start: 8, End: 9}}, `8:4 "cccc\n"`},
		{"over lines", []article.Span{{Start: 2, End: 5}}, `0:1 "aaa\nbb\n"`},
		{"up to the end of a line", []article.Span{{Start: 4, End: 6}}, `4:2 "bb\n"`},
		{"with the end of a line", []article.Span{{Start: 0, End: 4}}, `0:1 "aaa\nbb\n"`},
		{"lines that follow each other", []article.Span{{Start: 4, End: 5}, {Start: 1, End: 2}}, `0:1 "aaa\nbb\n"`},
		{"lines apart", []article.Span{{Start: 13, End: 14}, {Start: 1, End: 2}}, `0:1 "aaa\n" 13:5 "d\n"`},
		{"one over the other", []article.Span{{Start: 1, End: 10}, {Start: 5, End: 6}, {Start: 17, End: 17}}, `0:1 "aaa\nbb\n\ncccc\n" 15:6 "eee"`},
		{"one behind the other, into the next line", []article.Span{{Start: 1, End: 2}, {Start: 2, End: 6}}, `0:1 "aaa\nbb\n"`},
		{"an empty line", []article.Span{{Start: 7, End: 7}}, `7:3 "\n"`},
	} {
		f := File{Source: []byte(source)}
		for _, s := range c.spans {
			f.Findings = append(f.Findings, Finding{Span: s})
		}
		text := f.Lines()
		got := ""
		for _, p := range text {
			got += fmt.Sprintf(" %d:%d %q", p.Start, p.Line, p.Bytes)
		}
		if got = string(bytes.TrimSpace([]byte(got))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		for _, s := range c.spans {
			if got, want := string(text.Bytes(s)), source[s.Start:s.End]; got != want {
				t.Errorf("%s: at %v stands %q, want %q", c.name, s, got, want)
			}
		}
	}
}

// All that a report may show is kept: what findings are related to, what stands between the edits of a fix, and the directive that answers.
func TestLinesOfAll(t *testing.T) {
	f := File{Source: []byte("a\nb\nc\nd\ne\nf\ng\nh\n")}
	f.Findings = []Finding{{Span: article.Span{Start: 0, End: 1}, Related: []Related{{Span: article.Span{Start: 4, End: 5}}},
		Fix: &Fix{Edits: []Edit{{Span: article.Span{Start: 8, End: 9}}, {Span: article.Span{Start: 12, End: 13}}}}}}
	f.Answered = []Answered{{Finding: Finding{Span: article.Span{Start: 2, End: 2}}, Place: article.Span{Start: 14, End: 15}}}
	got := ""
	for _, p := range f.Lines() {
		got += string(p.Bytes)
	}
	if want := "a\nb\nc\ne\nf\ng\nh\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
