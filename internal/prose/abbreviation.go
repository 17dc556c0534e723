package prose

// Abbreviations are the words whose full stop need not end a sentence, and the words that tell whether it did. An abbreviation is
// written without its last full stop (“e.g”, “fig”, “al”) and stands in one list; where it stands in two, the list that cuts less counts.
type Abbreviations struct {
	Titles  []string `toml:"titles"`  // a name follows: Dr. Lee, St. Jude. They end no sentence.
	Links   []string `toml:"links"`   // the thought goes on: e.g., vs., approx. They end no sentence.
	Labels  []string `toml:"labels"`  // a number follows: Fig. 2, No. 5. They end a sentence before any other capital.
	Names   []string `toml:"names"`   // a name may go on: et al., Inc., U.S. They end a sentence before an opener only.
	Finals  []string `toml:"finals"`  // often the last word: etc., a.m. They end a sentence before a capital, not before a number.
	Openers []string `toml:"openers"` // a capital makes these the first word of a sentence: The, However, We
	Carry   []string `toml:"carry"`   // a letter belongs to these: vitamin C, hepatitis B. Such a letter is no initial of a name.
}

// nature is what a splitter knows about a word: the opening that it asks for in the low bits, none where it is no abbreviation, and two
// flags.
type nature uint8

const (
	asks    nature = 0b0111
	opens   nature = 0b1000
	carries nature = 0b1_0000
)

// Splitter finds where sentences end. It is read only and may be used by any number of goroutines.
type Splitter struct {
	natures []nature // by ID
}

// NewSplitter interns the words of the lists. It knows them only in tokens that the lexicon makes afterwards.
func NewSplitter(lex *Lexicon, a Abbreviations) *Splitter {
	s := &Splitter{}
	add := func(words []string, n nature) {
		for _, w := range words {
			id := int(lex.Intern(w))
			if id >= len(s.natures) {
				s.natures = append(s.natures, make([]nature, id+1-len(s.natures))...)
			}
			s.natures[id] = max(s.natures[id]&asks, n&asks) | (s.natures[id]|n)&^asks
		}
	}
	add(a.Titles, nature(never))
	add(a.Links, nature(never))
	add(a.Labels, nature(capital))
	add(a.Names, nature(opener))
	add(a.Finals, nature(code))
	add(a.Openers, opens)
	add(a.Carry, carries)
	return s
}

func (s *Splitter) nature(id ID) nature {
	if int(id) < len(s.natures) {
		return s.natures[id]
	}
	return 0
}
