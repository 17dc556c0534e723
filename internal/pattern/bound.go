package pattern

import (
	"math"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// bound is a name such as {count >= 1000}: a kind of quantity whose value lies between two numbers, both among them.
type bound struct {
	name      NameID
	kind      prose.QuantityKind
	low, high float64
}

// boundName is a bound that the patterns of a machine name.
type boundName struct {
	bound
	element element
}

// holds reports whether a quantity has the name. Of a range the lower end counts.
func (b *bound) holds(q *prose.Quantity) bool {
	return q.Kind == b.kind && b.low <= q.Value && q.Value <= b.high
}

// splitBound takes a name apart into the name of a kind and what its value must be; ok is false where it is no such name.
func splitBound(name string) (kind string, low, high float64, ok bool) {
	at := strings.IndexAny(name, "<>=")
	if at < 0 {
		return name, 0, 0, false
	}
	kind, sign := strings.TrimSpace(name[:at]), name[at:]
	low, high = math.Inf(-1), math.Inf(1)
	number, ends := strings.CutPrefix(sign, ">=")
	switch {
	case ends:
		low, ok = decimal(number)
	case strings.HasPrefix(sign, "<="):
		high, ok = decimal(sign[len("<="):])
	case strings.HasPrefix(sign, "="):
		low, ok = decimal(sign[len("="):])
		high = low
	}
	return kind, low, high, ok && validName(kind)
}

func decimal(text string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// bounded returns the number of a name that bounds the value of a quantity, a new one where it had none.
func (v *Vocabulary) bounded(name string) (NameID, bool) {
	kind, low, high, ok := splitBound(name)
	if !ok {
		return 0, false
	}
	of, ok := v.names[scoped{"", kind}]
	if !ok || of >= v.kinds {
		return 0, false
	}
	id := NameID(len(v.lists))
	v.lists = append(v.lists, nil)
	v.names[scoped{"", name}] = id
	v.bounds = append(v.bounds, bound{id, prose.QuantityKind(of), low, high})
	return id, true
}

// quantity reports whether a name stands for quantities.
func (v *Vocabulary) quantity(id NameID) bool {
	if id < v.kinds {
		return true
	}
	for i := range v.bounds {
		if v.bounds[i].name == id {
			return true
		}
	}
	return false
}
