package freeze_test

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/freeze"
)

type leaf struct {
	Name  string
	Count uint16
	Set   bool
}

type tree struct {
	Leaves  []leaf
	Numbers []struct {
		A uint8
		B float64
	}
	Bytes     [3]byte
	ByName    map[string][]int32
	ByPair    map[[2]float64]leaf
	One, Two  *leaf
	None      *leaf
	Empty     []string
	Scratch   func() `freeze:"-"`
	Pool      *sync.Pool
	Once      sync.Once
	unwritten []string
}

func sample() *tree {
	shared := &leaf{"shared", 7, true}
	t := &tree{
		Leaves: []leaf{{"ü", 1, true}, {"", 2, false}}, Bytes: [3]byte{1, 2, 3},
		ByName: map[string][]int32{"a": {1, -2}, "b": nil}, ByPair: map[[2]float64]leaf{{1, .5}: {"half", 3, true}},
		One: shared, Two: shared, Scratch: func() {}, Pool: &sync.Pool{}, unwritten: []string{"hidden", "too"},
	}
	t.Numbers = append(t.Numbers, struct {
		A uint8
		B float64
	}{200, 2.5})
	return t
}

func frozen(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := freeze.NewForm[tree]().Freeze(&b, sample()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestThawsWhatWasFrozen(t *testing.T) {
	data := frozen(t)
	var got tree
	if err := freeze.NewForm[tree]().Thaw(data, &got); err != nil {
		t.Fatal(err)
	}
	want := sample()
	want.Scratch = nil
	if got.One != got.Two {
		t.Error("two pointers to one thing lead to two")
	}
	if got.Pool == nil {
		t.Error("no pool")
	}
	if got.Scratch != nil {
		t.Error("a field that is left out is there")
	}
	got.Pool, want.Pool = nil, nil
	if diff := cmp.Diff(want, &got, cmp.AllowUnexported(tree{}), cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Once" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
}

func TestDamage(t *testing.T) {
	form := freeze.NewForm[tree]()
	data := frozen(t)
	for at := range data {
		changed := append([]byte(nil), data...)
		changed[at] ^= 0x40
		if err := form.Thaw(changed, new(tree)); !errors.Is(err, freeze.ErrDamaged) {
			t.Fatalf("byte %d changed: error %v, want %v", at, err, freeze.ErrDamaged)
		}
		if err := form.Thaw(append([]byte(nil), data[:at]...), new(tree)); !errors.Is(err, freeze.ErrDamaged) {
			t.Fatalf("cut at byte %d: error %v, want %v", at, err, freeze.ErrDamaged)
		}
	}
}

func TestUnsupported(t *testing.T) {
	unsupported(t, struct{ F func() }{})
	unsupported(t, struct{ E error }{})
	unsupported(t, struct{ C []chan int }{C: make([]chan int, 1)})
}

func unsupported[T any](t *testing.T, v T) {
	t.Helper()
	if err := freeze.NewForm[T]().Freeze(io.Discard, &v); err == nil {
		t.Errorf("%T: no error", v)
	}
}
