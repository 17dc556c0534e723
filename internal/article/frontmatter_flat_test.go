package article

import (
	"reflect"
	"testing"
)

// What is read of flat front matter without the parser of YAML is what the parser reads.
func FuzzFlatFields(f *testing.F) {
	for _, s := range []string{
		"title: What helps?\ndate: 2026-11-29\n", "a: \"b: c # d\"\r\n\r\nb_c: 'd'", "a:  b \nb: \"\"\nb: 1\nc: 1.5\nd: true\nE: null\n", "doi: 10.1000/a:b#c,[d]\n",
		"a: b:", "a: b #c", "a: b\n  c", "a: \"b\\n\"", "a: 'b''c'", "a: \"b\" c", "a:", "a: - b", "primum: b", "a: \tb", "a: b\u0085c: d", "a: é\u2028", "a: b\r\rc: d",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, flat := flatFields([]byte(s), 0, len(s))
		if !flat {
			return
		}
		y := yamlReader{src: []byte(s)}
		if valid := y.read(0, len(s)); !valid || !reflect.DeepEqual(got, y.fields) {
			t.Errorf("%q: got %v, want %v, valid: %t", s, got, y.fields, valid)
		}
	})
}
