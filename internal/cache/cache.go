// Package cache keeps what was costly to make in the user's cache folder, from one run to the next. Nothing depends on it: what cannot
// be read is made anew, and what cannot be written is not kept.
package cache

import (
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/swap"
)

// Folder is where things of one kind are kept. The zero Folder keeps nothing.
type Folder struct {
	path string
	most int64
}

// Key names a thing by all that it was made from.
type Key [32]byte

// Open returns the folder of a kind of things, under the user's cache folder, of which those used last are kept, up to so many bytes. It
// keeps nothing where the system knows no cache folder.
func Open(kind string, most int64) Folder {
	dir, err := os.UserCacheDir()
	if err != nil {
		return Folder{}
	}
	return Folder{filepath.Join(dir, "primum", kind), most}
}

func (f Folder) file(k Key) string { return filepath.Join(f.path, hex.EncodeToString(k[:])) }

// Clean forgets all that is kept, of every kind, and returns the folder that it was in: "" where there is none.
func Clean() (dir string, err error) {
	if dir, err = os.UserCacheDir(); err != nil {
		return "", nil
	}
	dir = filepath.Join(dir, "primum")
	return dir, os.RemoveAll(dir)
}

// Get returns what is kept under a key. The data may not be written to.
func (f Folder) Get(k Key) (data []byte, ok bool) {
	if f.path == "" {
		return nil, false
	}
	data, err := read(f.file(k))
	if err != nil {
		return nil, false
	}
	now := time.Now()
	os.Chtimes(f.file(k), now, now) // what is used is kept
	return data, true
}

// Put keeps under a key what is written. Others may read at the same time: the file is there as a whole, or not at all.
func (f Folder) Put(k Key, write func(io.Writer) error) {
	if f.path == "" || os.MkdirAll(f.path, 0o700) != nil {
		return
	}
	file, err := swap.Create(f.file(k))
	if err != nil {
		return
	}
	defer file.Discard()
	if write(file) != nil || file.Keep() != nil {
		return
	}
	f.prune()
}

// prune removes the oldest things where there is too much, and what a run that was killed has left half written. The newest always stays.
func (f Folder) prune() {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return
	}
	var kept []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil: // somebody else has removed it
		case !strings.HasPrefix(e.Name(), "."):
			kept = append(kept, info)
		case time.Since(info.ModTime()) > time.Hour:
			f.remove(info)
		}
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	size := int64(0)
	for i, info := range kept {
		if size += info.Size(); i > 0 && size > f.most {
			f.remove(info)
		}
	}
}

func (f Folder) remove(info fs.FileInfo) { os.Remove(filepath.Join(f.path, info.Name())) }
