package check

import (
	"math"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// between is what a figure leaves open: a stretch of values, both ends among them.
type between struct{ low, high float64 }

// meets reports whether some value is possible under both. Stretches that only touch do not meet: 86 of 100 rounds to no 85%.
func (b between) meets(o between) bool {
	const grain = 1e-9
	overlap := math.Min(b.high, o.high) - math.Max(b.low, o.low)
	return overlap > grain || overlap >= -grain && (b.high-b.low < grain || o.high-o.low < grain)
}

// share returns between what shares of a whole the truth lies that a figure rounds, from 0 to 1; ok is false for what is no share.
func (x *examination) share(q prose.Quantity) (share between, ok bool) {
	switch q.Kind {
	case prose.Percentage:
		if q.Unit != "percent" || q.Value < 0 || q.High > 100 {
			return between{}, false
		}
		half := x.unitOfLastDigit(q) / 2
		return between{(q.Value - half) / 100, (q.High + half) / 100}, true
	case prose.Fraction: // in words, and so by the look of it
		const slack = 0.06
		return between{q.Value - slack, q.High + slack}, q.Value > 0 && q.High < 1
	case prose.CountOf:
		switch {
		case q.Of <= 0 || q.High > q.Of:
			return between{}, false
		case !rounds(q.Of):
			const cut = 0.005 // many cut 66.8% to 66% where they should round
			return between{q.Value/q.Of - cut, q.High / q.Of}, true
		case q.Value == 1: // one in six
			return between{1 / (q.Of + 0.5), 1 / (q.Of - 0.5)}, true
		}
		return between{(q.Value - 0.5) / q.Of, (q.High + 0.5) / q.Of}, true
	}
	return between{}, false
}

// rounds reports whether a whole is one that shares are told by, rather than a number that was counted.
func rounds(whole float64) bool {
	if whole <= 10 {
		return true
	}
	for whole >= 100 && math.Mod(whole, 10) == 0 {
		whole /= 10
	}
	return whole == 10 || whole == 20 || whole == 50
}

// unitOfLastDigit returns what one more in the last digit of a figure would add to it: 0.1 for 86.4%.
func (x *examination) unitOfLastDigit(q prose.Quantity) float64 {
	unit := 1.0
	for i := q.First; i < q.Last; i++ {
		t := x.article.Tokens[i]
		if t.Kind != prose.Number {
			continue
		}
		text := x.article.Text[t.Start:t.End]
		if point := strings.LastIndexByte(text, '.'); point >= 0 {
			unit = math.Min(unit, math.Pow(10, float64(point-len(text)+1)))
		}
	}
	return unit
}
