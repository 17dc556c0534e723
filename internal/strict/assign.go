package strict

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// assign puts what was parsed into v and returns all that does not fit.
//
// The parser could do this too. But it takes keys in any case, stops at the first mistake, and knows neither which element of an
// array it is at nor, in an array of tables, the line (BurntSushi/toml#462); to find all that out afterwards takes a walk as
// long as this one.
func assign(tree map[string]any, v any) []mistake {
	to := reflect.ValueOf(v).Elem()
	var a assigner
	if to.Kind() == reflect.Struct {
		_, a.top = keys(to.Type())
	}
	a.value(tree, to)
	return a.mistakes
}

type assigner struct {
	top      []string // the keys that the file may have above its first table
	path     []any    // of the value at hand
	mistakes []mistake
}

func (a *assigner) value(from any, to reflect.Value) {
	if to.Kind() == reflect.Pointer {
		if to.IsNil() {
			to.Set(reflect.New(to.Type().Elem()))
		}
		a.value(from, to.Elem())
		return
	}
	if to.Type() == reflect.TypeFor[time.Time]() {
		if t, ok := expect[time.Time](a, from, "a date"); ok {
			to.Set(reflect.ValueOf(t))
		}
		return
	}
	if word, ok := to.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if s, ok := expect[string](a, from, "a string"); ok {
			a.check(word.UnmarshalText([]byte(s)))
		}
		return
	}
	switch to.Kind() {
	case reflect.Struct:
		a.fields(from, to)
	case reflect.Map:
		a.entries(from, to)
	case reflect.Slice:
		a.elements(from, to)
	case reflect.String:
		if s, ok := expect[string](a, from, "a string"); ok {
			to.SetString(s)
		}
	case reflect.Bool:
		if b, ok := expect[bool](a, from, "true or false"); ok {
			to.SetBool(b)
		}
	case reflect.Float64:
		if whole, ok := from.(int64); ok {
			from = float64(whole)
		}
		if f, ok := expect[float64](a, from, "a number"); ok {
			to.SetFloat(f)
		}
	case reflect.Int:
		if n, ok := expect[int64](a, from, "a whole number"); ok {
			if to.OverflowInt(n) {
				a.check(fmt.Errorf("%d is too large", n))
			}
			to.SetInt(n)
		}
	default:
		panic(fmt.Sprintf("strict: %s: no TOML is read into a %s", keyPath(a.path), to.Type()))
	}
}

// below reads what a table or an array holds.
func (a *assigner) below(step, from any, to reflect.Value) {
	a.path = append(a.path, step)
	a.value(from, to)
	a.path = a.path[:len(a.path)-1]
}

// fields reads a table whose keys are known.
func (a *assigner) fields(from any, to reflect.Value) {
	table, ok := expect[map[string]any](a, from, "a table")
	if !ok {
		return
	}
	places, known := keys(to.Type())
	for key, value := range table {
		if field, ok := places[key]; ok {
			a.below(key, value, to.FieldByIndex(field))
		} else {
			a.mistakes = append(a.mistakes, mistake{append(slices.Clone(a.path), Key(key)), a.unknownKey(key, known)})
		}
	}
}

// entries reads a table whose keys are names that the author gives.
func (a *assigner) entries(from any, to reflect.Value) {
	table, ok := expect[map[string]any](a, from, "a table")
	if !ok {
		return
	}
	if to.IsNil() {
		to.Set(reflect.MakeMapWithSize(to.Type(), len(table)))
	}
	for key, value := range table {
		entry := reflect.New(to.Type().Elem()).Elem()
		a.below(key, value, entry)
		to.SetMapIndex(reflect.ValueOf(key).Convert(to.Type().Key()), entry)
	}
}

func (a *assigner) elements(from any, to reflect.Value) {
	if tables, ok := from.([]map[string]any); ok { // [[name]], against name = [{…}]
		list := make([]any, len(tables))
		for i, table := range tables {
			list[i] = table
		}
		from = list
	}
	list, ok := expect[[]any](a, from, "an array")
	if !ok {
		return
	}
	to.Set(reflect.MakeSlice(to.Type(), len(list), len(list)))
	for i, element := range list {
		a.below(i, element, to.Index(i))
	}
}

// expect returns the value as what its place asks for; where it is not, it notes the mistake.
func expect[T any](a *assigner, from any, wanted string) (T, bool) {
	v, ok := from.(T)
	if !ok {
		a.check(fmt.Errorf("must be %s, not %s", wanted, describe(from)))
	}
	return v, ok
}

// check notes what is wrong with the value at hand.
func (a *assigner) check(err error) {
	if err != nil {
		a.mistakes = append(a.mistakes, mistake{slices.Clone(a.path), err})
	}
}

func (a *assigner) unknownKey(key string, known []string) error {
	switch near := Nearest(key, known); {
	case near != "":
		return fmt.Errorf("unknown key; did you mean “%s”?", near)
	case slices.Contains(a.top, key):
		// The most frequent slip in TOML: whatever stands below a table's header belongs to that table.
		return errors.New("unknown key; it belongs above the first table")
	case len(known) == 0:
		return errors.New("unknown key")
	}
	return fmt.Errorf("unknown key; known here: %s", strings.Join(known, ", "))
}

func describe(value any) string {
	switch value.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int64:
		return "a whole number"
	case float64:
		return "a number"
	case time.Time:
		return "a date"
	case map[string]any:
		return "a table"
	}
	return "an array"
}

// keys returns the fields of a struct by their toml tags, those of embedded structs among them, and the tags in order.
func keys(t reflect.Type) (fields map[string][]int, names []string) {
	fields = make(map[string][]int, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("toml"), ","); name != "" && name != "-" {
			fields[name] = f.Index
			names = append(names, name)
		} else if f.Anonymous && f.Type.Kind() == reflect.Struct {
			inner, innerNames := keys(f.Type)
			for name, index := range inner {
				fields[name] = append([]int{i}, index...)
			}
			names = append(names, innerNames...)
		}
	}
	return fields, names
}
