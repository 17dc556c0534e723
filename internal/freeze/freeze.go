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

// Freeze returns the bytes of what v points to. It fails on interfaces, functions and channels.
func (f Form[T]) Freeze(v *T) ([]byte, error) {
	w := writer{data: make([]byte, word), pointers: map[unsafe.Pointer]int{}}
	if err := w.value(f.shape, unsafe.Pointer(v)); err != nil {
		return nil, err
	}
	sum := uint64(crc32.Checksum(w.data[word:], table))
	*(*uint64)(unsafe.Pointer(&w.data[0])) = sum
	return w.data, nil
}

// Thaw makes what Freeze has written again, where v points. The value goes on using the bytes: they may not be changed any more.
func (f Form[T]) Thaw(data []byte, v *T) error {
	if len(data) < word || uint64(crc32.Checksum(data[word:], table)) != *(*uint64)(unsafe.Pointer(&data[0])) {
		return ErrDamaged
	}
	r := reader{data: data, at: word}
	r.value(f.shape, unsafe.Pointer(v))
	if r.at != len(data) {
		return ErrDamaged
	}
	return nil
}

// bytesAt is the memory of n bytes at p.
func bytesAt(p unsafe.Pointer, n uintptr) []byte { return unsafe.Slice((*byte)(p), n) }
