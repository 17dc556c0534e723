package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Profile is what an article is, as far as somebody says so. Rules that are made for some articles only hold by it.
type Profile struct {
	Type           Type     `toml:"type"`            // what sort of page it is
	Product        Product  `toml:"product"`         // what it speaks of
	PublisherSells *bool    `toml:"publisher-sells"` // whether its publisher earns by what it speaks of
	Markets        []Market `toml:"markets"`         // where it is read, as approved claims name it: "uk"
}

// ProfileKeys are the keys of a profile.
var ProfileKeys = []string{"type", "product", "publisher-sells", "markets"}

// Over returns what one profile says, and of what it does not say what another says.
func (p Profile) Over(farther Profile) Profile {
	if p.Type == 0 {
		p.Type = farther.Type
	}
	if p.Product == 0 {
		p.Product = farther.Product
	}
	if p.PublisherSells == nil {
		p.PublisherSells = farther.PublisherSells
	}
	if p.Markets == nil {
		p.Markets = farther.Markets
	}
	return p
}

// Said returns what a profile says, in TOML, by its keys.
func (p Profile) Said() map[string]string {
	said := map[string]string{}
	if p.Type != 0 {
		said["type"] = fmt.Sprintf("%q", types[p.Type])
	}
	if p.Product != 0 {
		said["product"] = fmt.Sprintf("%q", products[p.Product])
	}
	if p.PublisherSells != nil {
		said["publisher-sells"] = fmt.Sprint(*p.PublisherSells)
	}
	if p.Markets != nil {
		var quoted []string
		for _, m := range p.Markets {
			quoted = append(quoted, fmt.Sprintf("%q", string(m)))
		}
		said["markets"] = "[" + strings.Join(quoted, ", ") + "]"
	}
	return said
}

// Type is what sort of page an article is.
type Type uint8

const (
	_             Type = iota
	Plain              // an article like any other
	StudySummary       // it tells what a study found
	TreatmentPage      // it says what a clinic does
	ProductPage        // it offers a product
	News
	LandingPage // an advertisement leads there
)

var types = []string{"", "article", "study-summary", "treatment-page", "product-page", "news", "landing-page"}

func (t Type) String() string { return types[t] }

// Words are the names of all types.
func (Type) Words() []string { return slices.Clone(types[1:]) }

// UnmarshalText reads a type by its name.
func (t *Type) UnmarshalText(text []byte) error { return choose(t, text, "type of article", types) }

// Product is what an article speaks of.
type Product uint8

const (
	_ Product = iota
	Medicine
	Supplement
	Device
	Procedure
	CellTherapy
	NoProduct
)

var products = []string{"", "medicine", "supplement", "device", "procedure", "cell-therapy", "none"}

func (p Product) String() string { return products[p] }

// Words are the names of all products.
func (Product) Words() []string { return slices.Clone(products[1:]) }

// UnmarshalText reads a product by its name.
func (p *Product) UnmarshalText(text []byte) error { return choose(p, text, "product", products) }
