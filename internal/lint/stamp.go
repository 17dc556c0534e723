package lint

import (
	"io/fs"
	"time"
)

// stamp is what the system says of a file that it would not say once anybody has written to it. Two that are alike vouch for the bytes, as in
// the index of Git; the zero stamp vouches for nothing. As there, a program goes unseen that keeps the file mapped into its memory and changes
// it there; and where a file system knows no time of change but that of the bytes, such as FAT, one that sets this back.
type stamp struct {
	Size     int64
	Modified int64 // when the bytes changed: a program can set it back
	Changed  int64 // when anything changed, its time and its name included: no program can
	Inode    uint64
}

// settled is how long nothing must have happened to a file before its stamp vouches for it. Clocks of file systems go by up to two seconds, and
// what is written twice between two ticks looks as if it had been written once.
const settled = 2 * time.Second

// stampOf returns the stamp of a file that nobody had begun to read at a time.
func stampOf(info fs.FileInfo, began time.Time) stamp {
	s := stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	var ok bool
	s.Changed, s.Inode, ok = changed(info)
	if !ok || max(s.Modified, s.Changed) > began.Add(-settled).UnixNano() {
		return stamp{}
	}
	return s
}

// vouches reports whether the bytes of a file are those of another time when its stamp was as given.
func (s stamp) vouches(then stamp) bool { return s == then && s != stamp{} }
