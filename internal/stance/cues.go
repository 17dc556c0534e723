package stance

import (
	"fmt"

	"github.com/primum-lint/primum/internal/pattern"
)

// Cues are the words that decide a stance, and how far each reaches (rules/english/stance.toml).
type Cues struct {
	Negated     Words `toml:"negated"`
	Asked       Words `toml:"asked"`
	Hedged      Words `toml:"hedged"`
	Conditional Words `toml:"conditional"`
	Reported    Words `toml:"reported"`
	Mentioned   Words `toml:"mentioned"`
	Attributed  Words `toml:"attributed"`
	Defined     Words `toml:"defined"`
	Historical  Words `toml:"historical"`
	Clause      struct {
		Ends        []pattern.Pattern `toml:"ends"`        // begin a clause that no cue of the one before reaches
		Subjects    []pattern.Pattern `toml:"subjects"`    // begin a clause with a subject of its own
		Asides      []pattern.Pattern `toml:"asides"`      // begin a clause that the sentence goes on behind, at a comma before a verb
		Turns       []pattern.Pattern `toml:"turns"`       // begin a predicate of its own under the same subject
		Relatives   []pattern.Pattern `toml:"relatives"`   // begin a clause about a noun, in which a cue behind says nothing of the claim
		Pronouns    []pattern.Pattern `toml:"pronouns"`    // are the subject of such a clause: “the laser that cures acne”
		Pauses      []pattern.Pattern `toml:"pauses"`      // a near cue does not reach across them
		Joins       []pattern.Pattern `toml:"joins"`       // stand before the last item of a list
		Verbs       []pattern.Pattern `toml:"verbs"`       // what is no item of a list of nouns
		Subordinate []pattern.Pattern `toml:"subordinate"` // open a sentence with a clause that the next comma ends
		Phrases     []pattern.Pattern `toml:"phrases"`     // open a sentence with a phrase, behind which any verb has a subject of its own
		Except      []pattern.Pattern `toml:"except"`      // look like one of these and are none: “a day or two”
	} `toml:"clause"`
	Question struct {
		Presumes []pattern.Pattern `toml:"presumes"` // open the part of a question that takes the claim for granted: “why suffer when”
		Tags     []pattern.Pattern `toml:"tags"`     // ask something else behind a statement: “, so why wait?”
	} `toml:"question"`
	Answer struct {
		Yes    []pattern.Pattern `toml:"yes"`    // how an answer begins that asserts what was asked
		No     []pattern.Pattern `toml:"no"`     // how one begins that denies it
		Flat   []pattern.Pattern `toml:"flat"`   // how one begins that leaves nothing open: “Not at all”
		Limits []pattern.Pattern `toml:"limits"` // leave something open after such a beginning: “not usually”
		Labels []pattern.Pattern `toml:"labels"` // stand before an answer: “A:”
	} `toml:"answer"`
}

// Words are the cues of one stance.
type Words struct {
	Ahead    []pattern.Pattern `toml:"ahead"`    // stand before the claim and govern what follows, to the end of the clause
	Near     []pattern.Pattern `toml:"near"`     // the same, but only to the next comma or “and” that does not go on with a list
	Behind   []pattern.Pattern `toml:"behind"`   // stand after the claim, in the same clause
	Next     []pattern.Pattern `toml:"next"`     // stand right after the claim
	Anywhere []pattern.Pattern `toml:"anywhere"` // stand before or after it, whatever the subject of their clause
	Except   []pattern.Pattern `toml:"except"`   // look like cues and are none: “not only”
	Headings []pattern.Pattern `toml:"headings"` // in a heading, or in a line that introduces a list, govern what stands under it
	Opens    []pattern.Pattern `toml:"opens"`    // before a colon, label what follows in the paragraph: “Myth:”
	Closes   []pattern.Pattern `toml:"closes"`   // end what such a label governs: “Fact:”
	Replies  []pattern.Pattern `toml:"replies"`  // a clause at the start of the next sentence that speaks of the whole claim: “That is false.”
	Bodies   []pattern.Pattern `toml:"bodies"`   // end the name of a body, which holds a claim that stands in it: “the Cure Gout Alliance”
	Own      []pattern.Pattern `toml:"own"`      // before the claim in its clause, speak for the publisher: then the stance is not held
}

// role is what a cue pattern does.
type role uint8

const (
	ahead role = iota
	near
	behind
	next
	anywhere
	except
	inHeading
	opens
	closes
	replies
	naming
	publisher
	clauseEnd
	subject
	aside
	turn
	relative
	pronoun
	pause
	join
	verb
	subordinate
	phrase
	presumes
	tag
	answersYes
	answersNo
	answersFlatNo
	answersLimit
	answerLabel
)

// roles is a set of roles.
type roles uint32

func (s roles) has(r role) bool { return s&(1<<r) != 0 }

type cuePattern struct {
	stance Stance
	role   role
}

// NewReader compiles the cues. Like all patterns they must be compiled before any article is read.
func NewReader(v *pattern.Vocabulary, c Cues) (*Reader, error) {
	r := &Reader{}
	var stances, borders, begin []pattern.Source
	add := func(s Stance, role role, patterns []pattern.Pattern) {
		sources, of := &stances, &r.stances.of
		if s == 0 {
			sources, of = &borders, &r.borders.of
		}
		for _, p := range patterns {
			*sources = append(*sources, pattern.Source{Pattern: p})
			*of = append(*of, cuePattern{s, role})
			if role == replies {
				begin = append(begin, pattern.Source{Pattern: p})
			}
		}
	}
	for _, w := range []struct {
		Stance
		Words
	}{
		{Negated, c.Negated}, {Asked, c.Asked}, {Hedged, c.Hedged}, {Conditional, c.Conditional}, {Reported, c.Reported},
		{Mentioned, c.Mentioned}, {Attributed, c.Attributed}, {Defined, c.Defined}, {Historical, c.Historical},
	} {
		add(w.Stance, ahead, w.Ahead)
		add(w.Stance, near, w.Near)
		add(w.Stance, behind, w.Behind)
		add(w.Stance, next, w.Next)
		add(w.Stance, anywhere, w.Anywhere)
		add(w.Stance, except, w.Except)
		add(w.Stance, inHeading, w.Headings)
		add(w.Stance, opens, w.Opens)
		add(w.Stance, closes, w.Closes)
		add(w.Stance, replies, w.Replies)
		add(w.Stance, naming, w.Bodies)
		add(w.Stance, publisher, w.Own)
	}
	add(0, clauseEnd, c.Clause.Ends)
	add(0, subject, c.Clause.Subjects)
	add(0, aside, c.Clause.Asides)
	add(0, turn, c.Clause.Turns)
	add(0, relative, c.Clause.Relatives)
	add(0, pronoun, c.Clause.Pronouns)
	add(0, pause, c.Clause.Pauses)
	add(0, join, c.Clause.Joins)
	add(0, verb, c.Clause.Verbs)
	add(0, subordinate, c.Clause.Subordinate)
	add(0, phrase, c.Clause.Phrases)
	add(0, except, c.Clause.Except)
	add(0, presumes, c.Question.Presumes)
	add(0, tag, c.Question.Tags)
	add(0, answersYes, c.Answer.Yes)
	add(0, answersNo, c.Answer.No)
	add(0, answersFlatNo, c.Answer.Flat)
	add(0, answersLimit, c.Answer.Limits)
	add(0, answerLabel, c.Answer.Labels)
	var err error
	compile := func(sources []pattern.Source) (m *pattern.Machine) {
		if err == nil {
			m, err = v.Compile(sources)
		}
		return m
	}
	r.stances.machine, r.borders.machine, r.replies = compile(stances), compile(borders), compile(begin)
	if err != nil {
		return nil, fmt.Errorf("cues of stance: %w", err)
	}
	return r, nil
}
