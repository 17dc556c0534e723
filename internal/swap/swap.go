// Package swap puts one text in the place of another in a file.
package swap

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrReadOnly and ErrChanged say why a file was left alone.
var (
	ErrReadOnly = errors.New("is read-only")
	ErrChanged  = errors.New("was changed by somebody else meanwhile")
)

// File puts a text in the place of the one that a file held when it was read; nil if there was none. Whatever happens meanwhile, the file
// holds the one or the other as a whole, since it is replaced in one step. Its mode is kept, and of a link the file that it leads to is
// replaced.
func File(path string, before, after []byte) error {
	mode := fs.FileMode(0o644)
	if before != nil {
		var err error
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		if mode = info.Mode(); mode&0o200 == 0 {
			return ErrReadOnly
		}
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".primum-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) // nothing is there any more if all went well
	_, err = temporary.Write(after)
	if err := errors.Join(err, temporary.Chmod(mode), temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	now, err := os.ReadFile(path)
	if err != nil && !(before == nil && errors.Is(err, fs.ErrNotExist)) {
		return err
	}
	if !bytes.Equal(now, before) {
		return ErrChanged
	}
	return os.Rename(temporary.Name(), path)
}
