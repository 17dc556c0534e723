//go:build unix

package cache

import (
	"os"
	"syscall"
)

// read maps a file into memory, where only the parts that are used are read. It stays there: what was made from it may use its bytes for
// as long as the program runs. A file in the cache is never written again, only replaced.
func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return nil, err
	}
	return syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_PRIVATE)
}
