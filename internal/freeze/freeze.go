// Package freeze keeps a value that was costly to make: it writes whatever a pointer leads to as bytes, and makes the same again from
// them. The bytes hold memory as it is. Only the program that wrote them can read them, which the cache they are for sees to.
//
// Numbers, strings and what is made of them are not copied out of the bytes but used where they lie, so that to thaw a megabyte of
// tables takes as long as to read the file. A field with the tag freeze:"-" is left out and comes back as zero, and so does whatever
// belongs to package sync.
package freeze

import (
	"errors"
	"hash/crc32"
	"io"
	"reflect"
	"unsafe"
)

// ErrDamaged is what is wrong with bytes that Freeze did not write, or not for such a type.
var ErrDamaged = errors.New("the frozen value is damaged")

// word is what lengths and numbers in the bytes take, and what all memory is aligned to.
const word = 8

var table = crc32.MakeTable(crc32.Castagnoli)

// Form freezes and thaws values of one type. Any number of goroutines may use it.
type Form[T any] struct{ shape *shape }

// NewForm looks at a type once for all its values.
func NewForm[T any]() Form[T] { return Form[T]{shapes{}.of(reflect.TypeFor[T]())} }

// Freeze writes the bytes of what v points to, and their sum behind them. It fails on interfaces, functions and channels.
func (f Form[T]) Freeze(to io.Writer, v *T) error {
	w := writer{to: to, pointers: map[unsafe.Pointer]int{}}
	if err := w.value(f.shape, unsafe.Pointer(v)); err != nil {
		return err
	}
	w.flush()
	w.number(int(w.sum))
	w.flush()
	return w.err
}

// Thaw makes what Freeze has written again, where v points. The value goes on using the bytes: they may not be changed any more.
func (f Form[T]) Thaw(data []byte, v *T) error {
	size := len(data) - word
	if size < 0 || size%word != 0 || uint64(crc32.Checksum(data[:size], table)) != *(*uint64)(unsafe.Pointer(&data[size])) {
		return ErrDamaged
	}
	r := reader{data: data[:size]}
	r.value(f.shape, unsafe.Pointer(v))
	if r.at != size {
		return ErrDamaged
	}
	return nil
}

// bytesAt is the memory of n bytes at p.
func bytesAt(p unsafe.Pointer, n uintptr) []byte { return unsafe.Slice((*byte)(p), n) }
