// Package swap puts one text in the place of another in a file, in one step: whatever happens meanwhile, the file holds the one or the
// other as a whole.
package swap

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrReadOnly, ErrChanged and ErrIrregular say why a file was left alone.
var (
	ErrReadOnly  = errors.New("is read-only")
	ErrChanged   = errors.New("was changed by somebody else meanwhile")
	ErrIrregular = errors.New("is no regular file")
)

// Pending is a file that is being written beside the one whose place it will take. It ends with Keep or Discard.
type Pending struct {
	*os.File
	path string
	mode fs.FileMode
}

// Create begins a file that will stand at a path. The mode of a file that stands there is kept, and of a link the file that it leads to
// is replaced. What can be no text, such as a folder or a device, is ErrIrregular.
func Create(path string) (*Pending, error) {
	mode := fs.FileMode(0o644)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrIrregular
	case info.Mode()&0o200 == 0:
		return nil, ErrReadOnly
	default:
		mode = info.Mode()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".primum-*")
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) { // nobody has heard of the temporary name
		return nil, &fs.PathError{Op: failed.Op, Path: filepath.Dir(path), Err: failed.Err}
	}
	if err != nil {
		return nil, err
	}
	return &Pending{temporary, path, mode}, nil
}

// Keep gives the file its place. Where that fails, there is no trace of it.
func (p *Pending) Keep() error {
	err := errors.Join(p.Chmod(p.mode), p.Close())
	if err == nil {
		err = os.Rename(p.Name(), p.path)
	}
	if err != nil {
		os.Remove(p.Name())
	}
	return err
}

// Discard removes the file if it has not been kept.
func (p *Pending) Discard() {
	if p.Close() == nil {
		os.Remove(p.Name())
	}
}

// File puts a text in the place of the one that a file held when it was read; nil if there was none.
func File(path string, before, after []byte) error {
	p, err := Create(path)
	if err != nil {
		return err
	}
	defer p.Discard()
	_, err = p.Write(after)
	if err := errors.Join(err, p.Sync()); err != nil {
		return err
	}
	now, err := os.ReadFile(path)
	if err != nil && !(before == nil && errors.Is(err, fs.ErrNotExist)) {
		return err
	}
	switch {
	case err == nil && bytes.Equal(now, after): // by another name, through a link, it was fixed a moment ago
		return nil
	case !bytes.Equal(now, before):
		return ErrChanged
	}
	return p.Keep()
}
