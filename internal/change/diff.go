package change

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// readRaw reads “git diff --raw -z”: “:100644 100644 ID ID M”, a NUL and a path, or for a rename two.
func readRaw(raw []byte) ([]*File, error) {
	var files []*File
	fields := strings.Split(string(raw), "\x00")
	for i := 0; i+1 < len(fields); {
		head := strings.Fields(strings.TrimPrefix(fields[i], ":"))
		if len(head) != 5 || head[4] == "" {
			return nil, fmt.Errorf("git diff: %q", fields[i])
		}
		i++
		f := &File{oldID: head[2], newID: head[3], added: head[4] == "A"}
		if head[4][0] == 'R' {
			i++ // the name that it had
		}
		if i >= len(fields) {
			return nil, fmt.Errorf("git diff: no path behind %q", fields[i-1])
		}
		f.Path, f.regular = fields[i], strings.HasPrefix(head[1], "100")
		i++
		files = append(files, f)
	}
	return files, nil
}

// readPatch reads the lines of files from “git diff -p --unified=0”, which has the files in the same order. Every line of a file begins
// with a sign there, so that none can be taken for a heading.
func readPatch(patch []byte, files []*File) error {
	at := -1
	for line := range bytes.Lines(patch) {
		switch {
		case bytes.HasPrefix(line, []byte("diff --git ")):
			at++
		case bytes.HasPrefix(line, []byte("@@ ")):
			start, n, ok := hunk(string(line))
			if !ok || at < 0 || at >= len(files) {
				return fmt.Errorf("git diff: %q", line)
			}
			files[at].lines = append(files[at].lines, lineRange{start, start + n})
		}
	}
	return nil
}

// hunk reads where the new lines of a hunk stand: “@@ -3,2 +4 @@”. A hunk that only takes lines out has none.
func hunk(line string) (start, n int, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || fields[2][0] != '+' {
		return 0, 0, false
	}
	from, count, given := strings.Cut(fields[2][1:], ",")
	start, err := strconv.Atoi(from)
	if err != nil {
		return 0, 0, false
	}
	if n = 1; given {
		n, err = strconv.Atoi(count)
	}
	return start, n, err == nil
}
