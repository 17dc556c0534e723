package rule

import "slices"

// CitationFault is what a citation rule finds.
type CitationFault uint8

const (
	_           CitationFault = iota
	Unsupported               // evidence is claimed and no source reaches the claim
	Dangling                  // a mark names a reference that there is not
	Unused                    // a reference that no mark names
	EmptyList                 // a heading announces references and none follows
	NoList                    // marks, and no reference at all
	Unlisted                  // an author and year, and no reference by the author
	OtherYear                 // an author and year, and only references by the author of other years
	OutOfOrder                // marks or references whose numbers do not rise
	Duplicate                 // a reference to the same source as one before it
	NoLocator                 // a reference that leads nowhere
	Malformed                 // a DOI or PMID that is none
	BareAddress               // a reference that is an address and nothing else
	FromSite                  // a reference to a site, or with a DOI, of the lists, of which nobody says so
	Old                       // a reference to a source that is older than so many years
	OtherStyle                // a mark that is written otherwise than most of the article's
)

var citationFaults = []string{"", "unsupported", "dangling", "unused", "empty-list", "no-list", "unlisted", "other-year", "out-of-order",
	"duplicate", "no-locator", "malformed", "bare-address", "from-site", "old", "other-style"}

// Words are the names of all faults.
func (CitationFault) Words() []string { return slices.Clone(citationFaults[1:]) }

// UnmarshalText reads a fault by its name.
func (f *CitationFault) UnmarshalText(text []byte) error {
	return choose(f, text, "citation fault", citationFaults)
}

// StatisticFault is what a statistic rule finds.
type StatisticFault uint8

const (
	_           StatisticFault = iota
	Unsourced                  // no source reaches the figure
	Lonely                     // its section lacks the figure that it needs beside it
	Mixed                      // benefits and harms are told in different formats
	Lopsided                   // benefits are told in people as well, harms in percentages only
	Disagreeing                // two figures of the same thing contradict each other
	Impossible                 // an estimate, its interval and its p-value cannot all be right
)

var statisticFaults = []string{"", "unsourced", "lonely", "mixed", "lopsided", "disagreeing", "impossible"}

// Words are the names of all faults.
func (StatisticFault) Words() []string { return slices.Clone(statisticFaults[1:]) }

// UnmarshalText reads a fault by its name.
func (f *StatisticFault) UnmarshalText(text []byte) error {
	return choose(f, text, "statistic fault", statisticFaults)
}

// DirectiveFault is what a directive rule finds.
type DirectiveFault uint8

const (
	_              DirectiveFault = iota
	UnusedName                    // a directive names a rule that finds nothing there
	UnknownName                   // or one that there is not
	Expired                       // its last day is over
	Unclosed                      // no primum-enable closes it
	Reasonless                    // it says nothing of why
	Unintelligible                // it begins like a directive and is none
	WrongSetting                  // the front matter says what the article is in words that there are not
)

var directiveFaults = []string{"", "unused", "unknown", "expired", "unclosed", "reasonless", "unintelligible", "setting"}

// Words are the names of all faults.
func (DirectiveFault) Words() []string { return slices.Clone(directiveFaults[1:]) }

// UnmarshalText reads a fault by its name.
func (f *DirectiveFault) UnmarshalText(text []byte) error {
	return choose(f, text, "directive fault", directiveFaults)
}
