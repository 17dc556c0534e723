package rule

import "github.com/primum-lint/primum/internal/pattern"

// Looks are what articles look like that do not say what they are.
type Looks struct {
	Looks []Look `toml:"looks"`
}

// Look is one type or product, and the words of articles of it.
type Look struct {
	Type    Type              `toml:"type"`
	Product Product           `toml:"product"`
	AtLeast int               `toml:"at-least"` // how many of the cues must stand there
	Cues    []pattern.Pattern `toml:"cues"`
}

// Key is the key of the profile that the look is of.
func (l Look) Key() string {
	if l.Type != 0 {
		return "type"
	}
	return "product"
}

// Value is the word that the profile would say by the key.
func (l Look) Value() string {
	if l.Type != 0 {
		return l.Type.String()
	}
	return l.Product.String()
}
