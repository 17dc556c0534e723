//go:build !unix

package cache

import "os"

func read(name string) ([]byte, error) { return os.ReadFile(name) }
