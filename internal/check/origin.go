package check

import (
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// fromSites finds references to sources of a kind that is known by its sites or its DOIs, where neither the reference nor a sentence that
// cites it says of which kind it is.
func (x *examination) fromSites(found []finding.Finding, r int) []finding.Finding {
	kind := x.rules[r].Citation
	for i := range x.article.References {
		ref := &x.article.References[i]
		if ref.Block == article.None || len(kind.Identifiers) == 0 && (ref.DOI.Given() || ref.PMID.Given() || ref.PMCID.Given()) {
			continue
		}
		if f := originOf(ref, kind); f.Given() && !says(x.article.TextOf(ref), kind.Said) && !x.saidOf(i, kind.Said) {
			found = append(found, x.at(r, f.Span))
		}
	}
	return found
}

// originOf returns the DOI or the address by which a reference is one of a kind; none where it is not.
func originOf(ref *article.Reference, kind *rule.Citation) article.Field {
	for _, start := range kind.Identifiers {
		if hasPrefixFold(ref.DOI.Text, start) {
			return ref.DOI
		}
	}
	if ref.URL.Given() && leadsTo(ref.URL.Text, kind.Sites) && !leadsTo(ref.URL.Text, kind.ExceptSites) {
		return ref.URL
	}
	return article.Field{}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// leadsTo reports whether an address is one of a site, of a site below it, or has one of the parts of a path.
func leadsTo(url string, sites []string) bool {
	_, address, _ := strings.Cut(url, "//")
	if address == "" {
		address = url
	}
	end := strings.IndexAny(address, "/?#")
	if end < 0 {
		end = len(address)
	}
	site, path := strings.ToLower(address[:end]), strings.ToLower(address[end:])
	for _, s := range sites {
		host, below, _ := strings.Cut(s, "/")
		if (host == "" || isUnder(site, host)) && (below == "" && host != "" || below != "" && strings.Contains(path+"/", "/"+below+"/")) {
			return true
		}
	}
	return false
}

// isUnder reports whether a site is another or lies below it.
func isUnder(site, other string) bool {
	before := len(site) - len(other)
	return strings.HasSuffix(site, other) && (before == 0 || site[before-1] == '.')
}

// saidOf reports whether a sentence that cites a reference says one of the words.
func (x *examination) saidOf(reference int, words []string) bool {
	a := x.article
	for _, c := range a.Citations {
		if c.Sentence == article.None {
			continue
		}
		for _, n := range c.Names {
			if s := a.Sentences[c.Sentence]; n.Reference == reference && says(a.Text[s.Start:s.End], words) {
				return true
			}
		}
	}
	return false
}
