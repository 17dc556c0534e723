package swap

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes and links there")
	}
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := File(target, nil, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(target, 0o640), os.Symlink("target", link)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path          string
		before, after string
		want          error
		holds         string
	}{
		{target, "one", "two", nil, "two"},
		{target, "one", "three", ErrChanged, "two"},
		{link, "one", "two", nil, "two"}, // somebody did the same
		{link, "two", "three", nil, "three"},
	} {
		if err := File(c.path, []byte(c.before), []byte(c.after)); !errors.Is(err, c.want) {
			t.Errorf("%q for %q: got %v, want %v", c.after, c.before, err, c.want)
		}
		if text, err := os.ReadFile(target); err != nil || string(text) != c.holds {
			t.Errorf("it holds %q, %v, want %q", text, err, c.holds)
		}
	}
	if err := File(target, nil, []byte("four")); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that somebody made meanwhile: got %v", err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is none any more: %v", err)
	}
	if err := os.Chmod(target, 0o440); err != nil {
		t.Fatal(err)
	}
	if err := File(target, []byte("three"), []byte("four")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("read-only: got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("%d files in the folder, want 2", len(left))
	}
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	for _, keep := range []bool{false, true} {
		p, err := Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.WriteString("text"); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("it has its name before it is whole")
		}
		if keep {
			if err := p.Keep(); err != nil {
				t.Fatal(err)
			}
		}
		p.Discard()
		if text, _ := os.ReadFile(path); (string(text) == "text") != keep {
			t.Errorf("kept %t: it holds %q", keep, text)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files in the folder, want 1", len(left))
	}
	if _, err := Create(dir); !errors.Is(err, ErrIrregular) {
		t.Errorf("a folder: got %v", err)
	}
	if _, err := Create(filepath.Join(dir, "none", "out")); !errors.Is(err, os.ErrNotExist) || strings.Contains(err.Error(), ".primum") {
		t.Errorf("in no folder: got %v", err)
	}
}
