package freeze

import (
	"reflect"
	"unsafe"
)

// reader trusts its data: their sum has been checked.
type reader struct {
	data     []byte
	at       int
	pointers []unsafe.Pointer
}

// value makes a value at p, where there is zero.
func (r *reader) value(s *shape, p unsafe.Pointer) {
	if s.plain {
		copy(bytesAt(p, s.size), r.bytes(int(s.size)))
		return
	}
	switch s.kind {
	case reflect.String:
		if n := r.number(); n > 0 {
			*(*string)(p) = unsafe.String(&r.bytes(n)[0], n)
		}
	case reflect.Slice:
		r.slice(s, p)
	case reflect.Array:
		r.elements(s.elem, p, s.typ.Len())
	case reflect.Struct:
		for _, f := range s.fields {
			r.value(f.shape, unsafe.Add(p, f.offset))
		}
	case reflect.Pointer:
		*(*unsafe.Pointer)(p) = r.pointer(s.elem)
	case reflect.Map:
		r.entries(s, reflect.NewAt(s.typ, p).Elem())
	}
}

// header is how a slice lies in memory.
type header struct {
	first    unsafe.Pointer
	len, cap int
}

func (r *reader) slice(s *shape, p unsafe.Pointer) {
	n := r.number()
	switch {
	case n == 0:
	case s.elem.plain:
		*(*header)(p) = header{unsafe.Pointer(&r.bytes(n * int(s.elem.size))[0]), n, n}
	default:
		v := reflect.MakeSlice(s.typ, n, n)
		reflect.NewAt(s.typ, p).Elem().Set(v)
		r.elements(s.elem, v.UnsafePointer(), n)
	}
}

func (r *reader) elements(s *shape, p unsafe.Pointer, n int) {
	for i := range n {
		r.value(s, unsafe.Add(p, uintptr(i)*s.size))
	}
}

func (r *reader) pointer(s *shape) unsafe.Pointer {
	n := r.number()
	switch {
	case n == 0:
		return nil
	case n <= len(r.pointers):
		return r.pointers[n-1]
	}
	p := reflect.New(s.typ).UnsafePointer()
	r.pointers = append(r.pointers, p)
	if !ofSync(s.typ) {
		r.value(s, p)
	}
	return p
}

func (r *reader) entries(s *shape, m reflect.Value) {
	n := r.number()
	m.Set(reflect.MakeMapWithSize(s.typ, n))
	for range n {
		key, value := reflect.New(s.key.typ), reflect.New(s.elem.typ)
		r.value(s.key, key.UnsafePointer())
		r.value(s.elem, value.UnsafePointer())
		m.SetMapIndex(key.Elem(), value.Elem())
	}
}

func (r *reader) number() int { return int(*(*uint64)(unsafe.Pointer(&r.bytes(word)[0]))) }

// bytes takes n bytes, and what fills the last word up.
func (r *reader) bytes(n int) []byte {
	b := r.data[r.at : r.at+n]
	r.at += (n + word - 1) &^ (word - 1)
	return b
}
