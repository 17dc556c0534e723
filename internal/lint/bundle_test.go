package lint

import (
	"fmt"
	"testing"

	"github.com/primum-lint/primum/internal/cache"
)

// What a run has used is kept, and of the rest what was used last.
func TestBundle(t *testing.T) {
	bundleOf := func(keys ...byte) (b bundle) {
		for _, k := range keys {
			b = append(b, entry{Key: cache.Key{k}, Result: make([]byte, 10)})
		}
		return b
	}
	for _, c := range []struct {
		used, others, want []byte
		room               int
	}{
		{[]byte{1, 2}, nil, []byte{1, 2}, 0},
		{[]byte{1, 2}, []byte{3, 4}, []byte{1, 2}, 9},
		{[]byte{1, 2}, []byte{3, 4, 5}, []byte{1, 2, 3, 4}, 20},
		{[]byte{2, 1, 2}, []byte{1, 3}, []byte{2, 1, 3}, 99},
	} {
		all := bundleOf(c.used...).with(bundleOf(c.others...), c.room)
		var got []byte
		for _, e := range all {
			got = append(got, e.Key[0])
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%v with %v and room for %d: got %v, want %v", c.used, c.others, c.room, got, c.want)
		}
	}
}
