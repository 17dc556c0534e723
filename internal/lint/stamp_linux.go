package lint

import (
	"io/fs"
	"syscall"
)

// changed returns when anything of a file changed last, and which file it is.
func changed(info fs.FileInfo) (at int64, inode uint64, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return s.Ctim.Nano(), s.Ino, true
}
