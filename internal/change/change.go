// Package change tells which files of a Git repository changed, in which lines, and what stood in them before. It runs git, and writes
// nothing.
package change

import (
	"bytes"
	"slices"
)

// Since says what to compare. One of the fields is set.
type Since struct {
	Revision  string // the work tree with a revision
	MergeBase string // the work tree with the commit at which HEAD left a branch
	Staged    bool   // the index with HEAD
}

// Given reports whether anything is to be compared.
func (s Since) Given() bool { return s != Since{} }

// File is a file that was added or changed.
type File struct {
	Path string // from the root of the repository, with forward slashes
	Old  []byte // what stood in it; nil where it is new
	New  []byte // what the index holds; nil where the work tree is compared: then it is to be read from there

	added        bool // every line is new
	retyped      bool // it was a link or a submodule; every line is new, and no patch is read
	regular      bool // neither a link nor a submodule
	lines        []lineRange
	oldID, newID string // of the blobs
}

// lineRange is lines that were added or changed, from 1, end exclusive.
type lineRange struct{ start, end int }

// Touches reports whether one of the lines from first to last, from 1 and both inclusive, was added or changed.
func (f *File) Touches(first, last int) bool {
	return f.added || slices.ContainsFunc(f.lines, func(r lineRange) bool { return r.start <= last && first < r.end })
}

// Lines returns the lines, from 1, that the bytes from start to end of a source stand in.
func Lines(source []byte, start, end int) (first, last int) {
	first = 1 + bytes.Count(source[:start], []byte{'\n'})
	return first, first + bytes.Count(source[start:max(start, end-1)], []byte{'\n'})
}
