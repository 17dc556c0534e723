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
		f := &File{oldID: head[2], newID: head[3], added: head[4] == "A" || head[4] == "T", retyped: head[4] == "T"}
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

// readPatch reads the lines of files from “git diff -p --unified=0”, which has the files in the same order.
func readPatch(patch []byte, files []*File) error {
	at := -1
	var h hunk
	for line := range bytes.Lines(patch) {
		switch {
		case h.takes(line):
			if h.complete() {
				files[at].lines = append(files[at].lines, h.changed())
			}
		case bytes.HasPrefix(line, []byte("diff --git ")):
			at++
		case bytes.HasPrefix(line, []byte("@@ ")):
			var ok bool
			if h, ok = hunkOf(string(line)); !ok || at < 0 || at >= len(files) {
				return fmt.Errorf("git diff: %q", line)
			}
		}
	}
	return nil
}

// hunk is lines that stand for others.
type hunk struct {
	start      int // of the new ones, from 1
	olds, news int // how many there are
	old, new   [][]byte
}

// hunkOf reads the heading of a hunk: “@@ -3,2 +4 @@”.
func hunkOf(line string) (h hunk, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 {
		return hunk{}, false
	}
	_, h.olds, ok = extent(fields[1], "-")
	if ok {
		h.start, h.news, ok = extent(fields[2], "+")
	}
	return h, ok
}

func extent(field, sign string) (start, n int, ok bool) {
	field, ok = strings.CutPrefix(field, sign)
	from, count, given := strings.Cut(field, ",")
	start, err := strconv.Atoi(from)
	if n = 1; given && err == nil {
		n, err = strconv.Atoi(count)
	}
	return start, n, ok && err == nil
}

// takes reports whether a line belongs to the hunk, and keeps it without what ends it.
func (h *hunk) takes(line []byte) bool {
	text := bytes.TrimRight(line[1:], " \t\r\n")
	switch {
	case h.complete():
		return false
	case line[0] == '-':
		h.old = append(h.old, text)
	case line[0] == '+':
		h.new = append(h.new, text)
	}
	return true // also “\ No newline at end of file”
}

func (h *hunk) complete() bool { return len(h.old) >= h.olds && len(h.new) >= h.news }

// changed returns the new lines without those at either end that only end otherwise than before: an article that goes on, or has got
// the line ends of another system, has not changed in them.
func (h *hunk) changed() lineRange {
	old, new, start := h.old, h.new, h.start
	for len(old) > 0 && len(new) > 0 && bytes.Equal(old[0], new[0]) {
		old, new, start = old[1:], new[1:], start+1
	}
	for len(old) > 0 && len(new) > 0 && bytes.Equal(old[len(old)-1], new[len(new)-1]) {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	return lineRange{start, start + len(new)}
}
