package prose

// QuantityKinds yields all kinds in order.
func QuantityKinds(yield func(QuantityKind) bool) {
	for k := range quantityKinds {
		if !yield(k) {
			return
		}
	}
}

// Names are the names by which patterns may call the kind.
func (k QuantityKind) Names() []string {
	if k == Percentage {
		return []string{k.String(), "percent"}
	}
	return []string{k.String()}
}
