package freeze

import "reflect"

// shape is what is to be known of a type, worked out once for all its values.
type shape struct {
	typ    reflect.Type
	kind   reflect.Kind
	size   uintptr
	plain  bool // values are nothing but the bytes that they take: numbers, and arrays and structs of them
	fields []field
	elem   *shape // of an array, slice or map, and what a pointer leads to
	key    *shape // of a map
}

type field struct {
	offset uintptr
	*shape
}

type shapes map[reflect.Type]*shape

func (all shapes) of(t reflect.Type) *shape {
	if s, ok := all[t]; ok {
		return s
	}
	s := &shape{typ: t, kind: t.Kind(), size: t.Size()}
	all[t] = s // before its parts, which may lead back to it
	switch s.kind {
	case reflect.Struct:
		s.plain = true
		for f := range t.Fields() {
			part := all.of(f.Type)
			if !leftOut(f) {
				s.fields = append(s.fields, field{f.Offset, part})
			}
			s.plain = s.plain && part.plain && !leftOut(f)
		}
	case reflect.Array:
		s.elem = all.of(t.Elem())
		s.plain = s.elem.plain
	case reflect.Map:
		s.key = all.of(t.Key())
		s.elem = all.of(t.Elem())
	case reflect.Slice, reflect.Pointer:
		s.elem = all.of(t.Elem())
	default:
		s.plain = reflect.Bool <= s.kind && s.kind <= reflect.Complex128 && s.kind != reflect.Uintptr
	}
	return s
}

// leftOut reports whether a field is not written. What belongs to package sync is of use to one run only.
func leftOut(f reflect.StructField) bool { return f.Tag.Get("freeze") == "-" || ofSync(f.Type) }

func ofSync(t reflect.Type) bool { return t.PkgPath() == "sync" }
