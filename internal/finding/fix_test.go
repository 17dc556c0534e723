package finding

import (
	"testing"

	"github.com/primum-lint/primum/internal/article"
)

func TestApply(t *testing.T) {
	fix := func(a Applicability, edits ...Edit) Finding { return Finding{Fix: &Fix{a, edits}} }
	put := func(start, end int, text string) Edit { return Edit{article.Span{Start: start, End: end}, text} }
	for _, c := range []struct {
		name     string
		findings []Finding
		least    Applicability
		want     string
		made     int
	}{
		{"none", []Finding{{}}, Safe, "0123456789", 0},
		{"two", []Finding{fix(Safe, put(1, 2, "one")), fix(Safe, put(8, 10, ""))}, Safe, "0one234567", 2},
		{"the unsafe one is left", []Finding{fix(Unsafe, put(1, 2, "x")), fix(Safe, put(4, 5, "y"))}, Safe, "0123y56789", 1},
		{"the unsafe one is made", []Finding{fix(Unsafe, put(1, 2, "x"))}, Unsafe, "0x23456789", 1},
		{"a suggestion never is", []Finding{{Suggestions: []Edit{put(1, 2, "x")}}}, Unsafe, "0123456789", 0},
		{"of two that overlap the first", []Finding{fix(Safe, put(1, 5, "x")), fix(Safe, put(4, 6, "y"))}, Safe, "0x56789", 1},
		{"edits of one are made together", []Finding{fix(Safe, put(1, 2, "x")), fix(Safe, put(1, 2, "y"), put(7, 8, "z"))}, Safe, "0x23456789", 1},
		{"two that swap", []Finding{fix(Safe, put(0, 2, "89"), put(8, 10, "01"))}, Safe, "8923456701", 1},
		{"two insertions at one place", []Finding{fix(Safe, put(3, 3, "a")), fix(Safe, put(3, 3, "b"))}, Safe, "012a3456789", 1},
	} {
		if got, made := Apply([]byte("0123456789"), c.findings, c.least); string(got) != c.want || made != c.made {
			t.Errorf("%s: got %q, %d made, want %q, %d", c.name, got, made, c.want, c.made)
		}
	}
}
