package source

import (
	"strings"

	"github.com/primum-lint/primum/internal/article"
)

// Links lists what the address of a link says of the page behind it.
type Links struct {
	Sources []string `toml:"sources"` // sites of journals, registries and health bodies, with all sites below them
	Domains []string `toml:"domains"` // of public bodies and universities, last in the name of a site or before a country: gov, gov.uk
	Papers  []string `toml:"papers"`  // the first part of a path that leads to a paper: /doi/…
	Offers  []string `toml:"offers"`  // sites that sell, or where anybody may write
	Offered []string `toml:"offered"` // parts of a path that lead to something to be had: /book-now
}

// links is the same to be looked up.
type links struct{ sources, domains, papers, offers, offered map[string]bool }

func (l Links) index() links {
	return links{set(l.Sources), set(l.Domains), set(l.Papers), set(l.Offers), set(l.Offered)}
}

func set(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}

// worth is what a link is worth as a source.
type worth uint8

const (
	nothing  worth = iota
	somePage       // of another site: it vouches for the sentence that it stands in
	aSource        // it covers what a citation mark would
)

// worth judges a link that leads elsewhere by its address, and by the cues in its text.
func (l links) worth(link article.Link, text cue) worth {
	_, address, _ := strings.Cut(link.URL, "//")
	site, path := address, ""
	if end := strings.IndexAny(address, "/?#"); end >= 0 {
		site, path = address[:end], address[end:]
	}
	site, _, _ = strings.Cut(strings.ToLower(site), ":")
	paper := false
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '?' || r == '#' }) {
		if part = strings.ToLower(part); l.offered[part] {
			return nothing
		}
		paper = paper || l.papers[part]
	}
	switch {
	case text&offers != 0 || under(site, l.offers):
		return nothing
	case paper || text&studies != 0 || under(site, l.sources) || l.public(site):
		return aSource
	}
	return somePage
}

// under reports whether a site is one of those listed or lies below one.
func under(site string, listed map[string]bool) bool {
	for {
		if listed[site] {
			return true
		}
		_, above, ok := strings.Cut(site, ".")
		if !ok {
			return false
		}
		site = above
	}
}

// public reports whether a site is one of a public body or a university, by the end of its name.
func (l links) public(site string) bool {
	labels := strings.Split(site, ".")
	last := len(labels) - 1
	return l.domains[labels[last]] || last > 0 && len(labels[last]) == 2 && l.domains[labels[last-1]]
}
