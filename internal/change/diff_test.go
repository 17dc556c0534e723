package change

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadRawAndPatch(t *testing.T) {
	const ids = " 1111 2222 "
	raw := ":100644 100644" + ids + "M\x00a b.md\x00:000000 100644" + ids + "A\x00\"q\"\n.md\x00:100644 100644" + ids + "R090\x00old.md\x00new.md\x00:120000 120000" + ids + "M\x00link.md\x00"
	files, err := readRaw([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	patch := "diff --git a/a b.md b/a b.md\n--- a\n+++ b\n@@ -1 +1,2 @@ diff --git @@\n-@@ -1 +1 @@\n+diff --git x y\n+@@ -9 +9 @@\n@@ -7,2 +8,0 @@\n-x\n-y\n" +
		"diff --git a/q b/q\n@@ -0,0 +1 @@\n+x\ndiff --git a/old.md b/new.md\nsimilarity index 90%\n@@ -3 +3 @@\r\n-x\r\n+y\r\n" +
		"@@ -8,2 +8,3 @@\n-same\n-last\n\\ No newline at end of file\n+same\r\n+new\n+last\n"
	if err := readPatch([]byte(patch), files); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, fmt.Sprintf("%q added %t regular %t %v", f.Path, f.added, f.regular, f.lines))
	}
	want := []string{
		`"a b.md" added false regular true [{1 3} {8 8}]`, `"\"q\"\n.md" added true regular true [{1 2}]`,
		`"new.md" added false regular true [{3 4} {9 10}]`, `"link.md" added false regular false []`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadRetyped(t *testing.T) {
	files, err := readRaw([]byte(":120000 100644 1111 2222 T\x00a.md\x00:100644 120000 1111 2222 T\x00b.md\x00"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	if f := files[0]; !f.retyped || !f.regular || !f.Touches(7, 7) {
		t.Errorf("a link that has become a file is %+v", f)
	}
	if f := files[1]; f.regular {
		t.Errorf("a file that has become a link is %+v", f)
	}
}

func TestReadNonsense(t *testing.T) {
	for _, raw := range []string{":100644\x00a\x00", "x\x00", ":1 2 3 4 R\x00a"} {
		if files, err := readRaw([]byte(raw)); err == nil {
			t.Errorf("%q is read as %v", raw, files)
		}
	}
	for _, patch := range []string{"@@ -1 +1 @@\n", "diff --git a b\n@@ -1 +x @@\n", "diff --git a b\n@@ 1 +1 @@\n", "diff --git a b\n@@ @@\n"} {
		if err := readPatch([]byte(patch), []*File{{}}); err == nil {
			t.Errorf("%q is read", patch)
		}
	}
}

func TestTouches(t *testing.T) {
	f := File{lines: []lineRange{{3, 5}, {8, 8}}}
	for _, c := range []struct {
		first, last int
		want        bool
	}{{1, 2, false}, {2, 3, true}, {4, 4, true}, {5, 7, false}, {8, 8, false}, {1, 9, true}} {
		if got := f.Touches(c.first, c.last); got != c.want {
			t.Errorf("lines %d to %d: got %t", c.first, c.last, got)
		}
	}
	source := []byte("a\r\nb\r\nc")
	for _, c := range []struct{ start, end, first, last int }{{0, 1, 1, 1}, {0, 3, 1, 1}, {1, 4, 1, 2}, {3, 3, 2, 2}, {6, 7, 3, 3}} {
		if first, last := Lines(source, c.start, c.end); first != c.first || last != c.last {
			t.Errorf("bytes %d to %d: lines %d to %d, want %d to %d", c.start, c.end, first, last, c.first, c.last)
		}
	}
}
