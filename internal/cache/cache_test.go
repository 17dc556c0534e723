package cache_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/primum-lint/primum/internal/cache"
)

func open(t *testing.T, most int64) (cache.Folder, string) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return cache.Open("things", most), filepath.Join(dir, "primum", "things")
}

func bytesOf(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

func TestKeeps(t *testing.T) {
	f, _ := open(t, 3)
	if data, ok := f.Get(cache.Key{1}); ok {
		t.Errorf("there is %q before anything was kept", data)
	}
	f.Put(cache.Key{1}, bytesOf([]byte("one")))
	f.Put(cache.Key{1}, bytesOf([]byte("uno")))
	if data, ok := f.Get(cache.Key{1}); !ok || string(data) != "uno" {
		t.Errorf("got %q, %t; want what was kept last", data, ok)
	}
}

// Of more than there is room for the oldest go, and with them what a run has left that was killed long ago.
func TestKeepsTheMostRecent(t *testing.T) {
	f, dir := open(t, 30)
	f.Put(cache.Key{0}, bytesOf([]byte("x")))
	for name, age := range map[string]time.Duration{".primum-old": 2 * time.Hour, ".primum-new": time.Minute} {
		path, then := filepath.Join(dir, name), time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, then, then)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range byte(5) {
		f.Put(cache.Key{i}, bytesOf(make([]byte, 10)))
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 3+1 {
		t.Errorf("there are %v, %v; want 3 things and the new half of one", entries, err)
	}
	if _, ok := f.Get(cache.Key{4}); !ok {
		t.Error("the most recent one is gone")
	}
	f.Put(cache.Key{9}, bytesOf(make([]byte, 100)))
	if _, ok := f.Get(cache.Key{9}); !ok {
		t.Error("what is larger than all the room is gone at once")
	}
}

func TestWithoutAFolder(t *testing.T) {
	var f cache.Folder
	f.Put(cache.Key{}, bytesOf([]byte("x")))
	if _, ok := f.Get(cache.Key{}); ok {
		t.Error("the zero folder keeps things")
	}
	f, dir := open(t, 3)
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	f.Put(cache.Key{}, bytesOf([]byte("x")))
	if _, ok := f.Get(cache.Key{}); ok {
		t.Error("a folder that cannot be made keeps things")
	}
}
