package rule

import (
	"reflect"
	"slices"
	"testing"
)

// TestKinds holds the list of kinds to the tables that a rule may have: one that the list lacks would be read and never asked.
func TestKinds(t *testing.T) {
	var tables []string
	for field := range reflect.TypeFor[Rule]().Fields() {
		if key := field.Tag.Get("toml"); field.Type.Kind() == reflect.Pointer && key != "applies" {
			tables = append(tables, key)
			r := Rule{}
			reflect.ValueOf(&r).Elem().FieldByIndex(field.Index).Set(reflect.New(field.Type.Elem()))
			if got := r.Kind(); got != key || r.kinds() != 1 {
				t.Errorf("a rule with a table [%s] is of the kind %q, one of %d", key, got, r.kinds())
			}
		}
	}
	slices.Sort(tables)
	if kinds := slices.Sorted(slices.Values(Kinds())); !slices.Equal(kinds, tables) {
		t.Errorf("the kinds are %q, the tables of a rule %q", kinds, tables)
	}
}
