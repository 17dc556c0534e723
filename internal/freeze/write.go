package freeze

import (
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"unsafe"
)

type writer struct {
	to       io.Writer
	data     []byte                 // not written yet
	sum      uint32                 // of what is
	err      error                  // of writing it
	pointers map[unsafe.Pointer]int // numbered from 1 in the order in which they are met
}

// atOnce is how many bytes are gathered before they are written.
const atOnce = 32 << 10

func (w *writer) flush() {
	if w.err == nil {
		_, w.err = w.to.Write(w.data)
	}
	w.sum = crc32.Update(w.sum, table, w.data)
	w.data = w.data[:0]
}

// value writes the value that lies at p.
func (w *writer) value(s *shape, p unsafe.Pointer) error {
	if s.plain {
		w.bytes(bytesAt(p, s.size))
		return nil
	}
	switch s.kind {
	case reflect.String:
		text := *(*string)(p)
		w.number(len(text))
		w.bytes(unsafe.Slice(unsafe.StringData(text), len(text)))
		return nil
	case reflect.Slice:
		v := reflect.NewAt(s.typ, p).Elem()
		w.number(v.Len())
		if s.elem.plain {
			w.bytes(bytesAt(v.UnsafePointer(), uintptr(v.Len())*s.elem.size))
			return nil
		}
		return w.elements(s.elem, v.UnsafePointer(), v.Len())
	case reflect.Array:
		return w.elements(s.elem, p, s.typ.Len())
	case reflect.Struct:
		for _, f := range s.fields {
			if err := w.value(f.shape, unsafe.Add(p, f.offset)); err != nil {
				return err
			}
		}
		return nil
	case reflect.Pointer:
		return w.pointer(s.elem, *(*unsafe.Pointer)(p))
	case reflect.Map:
		return w.entries(s, reflect.NewAt(s.typ, p).Elem())
	}
	return fmt.Errorf("freeze: cannot write a %s", s.typ)
}

func (w *writer) elements(s *shape, p unsafe.Pointer, n int) error {
	for i := range n {
		if err := w.value(s, unsafe.Add(p, uintptr(i)*s.size)); err != nil {
			return err
		}
	}
	return nil
}

// pointer writes what a pointer leads to when it is first met, and its number each time.
func (w *writer) pointer(s *shape, p unsafe.Pointer) error {
	if p == nil {
		w.number(0)
		return nil
	}
	n, met := w.pointers[p]
	if !met {
		n = len(w.pointers) + 1
		w.pointers[p] = n
	}
	w.number(n)
	if met || ofSync(s.typ) {
		return nil
	}
	return w.value(s, p)
}

func (w *writer) entries(s *shape, m reflect.Value) error {
	w.number(m.Len())
	for k, v := range m.Seq2() {
		key, value := reflect.New(s.key.typ), reflect.New(s.elem.typ)
		key.Elem().Set(k)
		value.Elem().Set(v)
		if err := w.value(s.key, key.UnsafePointer()); err != nil {
			return err
		}
		if err := w.value(s.elem, value.UnsafePointer()); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) number(n int) {
	v := uint64(n)
	w.bytes(bytesAt(unsafe.Pointer(&v), word))
}

// bytes writes bytes, and zeros up to the next word.
func (w *writer) bytes(b []byte) {
	w.data = append(w.data, b...)
	w.data = append(w.data, make([]byte, -len(b)&(word-1))...)
	if len(w.data) >= atOnce {
		w.flush()
	}
}
