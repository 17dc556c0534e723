package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Applies says which articles a rule is made for. All keys that are given must hold.
type Applies struct {
	Type           []Type    `toml:"type"`            // it is one of these
	Product        []Product `toml:"product"`         // it speaks of one of these
	PublisherSells *bool     `toml:"publisher-sells"` // its publisher earns by what it speaks of, or does not
	Outside        Severity  `toml:"outside"`         // how much its findings matter where nobody says what the article is; absent, it is off
}

// Bearing is how a rule bears on an article.
type Bearing uint8

const (
	Bears     Bearing = iota
	Unsaid            // it would if the article were what nobody says of it
	Elsewhere         // the article is something else
)

// Bears tells how the rule bears on an article, and by which key of its profile it does not.
func (r *Rule) Bears(p Profile) (how Bearing, key string) {
	note := func(bearing Bearing, by string) {
		if bearing > how {
			how, key = bearing, by
		}
	}
	within := func(m Market) bool { return m.Within(r.Market) }
	if r.Market != "" && r.Market != Editorial && p.Markets != nil && !slices.ContainsFunc(p.Markets, within) {
		note(Elsewhere, "markets")
	}
	if a := r.Applies; a != nil {
		if len(a.Type) > 0 {
			note(bearing(p.Type == 0, slices.Contains(a.Type, p.Type)), "type")
		}
		if len(a.Product) > 0 {
			note(bearing(p.Product == 0, slices.Contains(a.Product, p.Product)), "product")
		}
		if sells := p.PublisherSells; a.PublisherSells != nil {
			note(bearing(sells == nil, sells != nil && *sells == *a.PublisherSells), "publisher-sells")
		}
	}
	return how, key
}

func bearing(unsaid, holds bool) Bearing {
	switch {
	case unsaid:
		return Unsaid
	case holds:
		return Bears
	}
	return Elsewhere
}

// In returns how severe the rule is in an article where, if it bears on that, it is as severe as given.
func (r *Rule) In(p Profile, severity Severity) Severity {
	switch how, _ := r.Bears(p); how {
	case Elsewhere:
		return Off
	case Unsaid:
		return min(severity, r.Applies.Outside)
	}
	return severity
}

// Made returns what the articles are that the rule is made for; its own examples are such, unless they say otherwise.
func (r *Rule) Made() Profile {
	var p Profile
	if a := r.Applies; a != nil {
		if len(a.Type) > 0 {
			p.Type = a.Type[0]
		}
		if len(a.Product) > 0 {
			p.Product = a.Product[0]
		}
		p.PublisherSells = a.PublisherSells
	}
	return p
}

// In returns how severe rules are in an article where, if they bear on that, they are as severe as given.
func In(p Profile, rules []*Rule, severities []Severity) []Severity {
	out := make([]Severity, len(rules))
	for i, r := range rules {
		out[i] = r.In(p, severities[i])
	}
	return out
}

// Sentence says which articles a rule is made for.
func (a *Applies) Sentence() string {
	var parts []string
	if len(a.Type) > 0 {
		parts = append(parts, "of the type "+oneOf(a.Type))
	}
	if len(a.Product) > 0 {
		parts = append(parts, "of the product "+oneOf(a.Product))
	}
	switch sells := a.PublisherSells; {
	case sells == nil:
	case *sells:
		parts = append(parts, "whose publisher sells it")
	default:
		parts = append(parts, "whose publisher does not sell it")
	}
	outside := "it is a " + a.Outside.String()
	if a.Outside == Off {
		outside = "it is off"
	}
	return fmt.Sprintf("Asked of articles %s; where nobody says so %s.", strings.Join(parts, ", "), outside)
}

// oneOf lists words: “a, b or c”.
func oneOf[W fmt.Stringer](words []W) string {
	list := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			list += " or "
		default:
			list += ", "
		}
		list += w.String()
	}
	return list
}
