package source_test

import (
	"testing"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/rules"
)

const list = `

## References

1. Obi A, Lund P. Sleep and light: a randomised trial. J Sleep Habits. 2021;4:1-9. https://doi.org/10.5555/sleep.2021

2. Quist R, Ames D. Sleep and noise: a randomised trial. J Sleep Habits. 2022;5:1-9. https://doi.org/10.5555/sleep.2022
`

// Each sentence of the first paragraphs stands on a source (+), is carried on by the telling of one (~), or stands alone (-).
func TestReach(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a mark covers what leads up to it", "Light wakes. Half slept less [1]." + list, "++"},
		{"… as far as the mark before", "Half slept less [1]. Noise wakes too. A third slept less [2]." + list, "+++"},
		{"a mark does not cover what is appended", "Half slept less [1]. About 40% of Thai men snore." + list, "+-"},
		{"a mark covers what goes on speaking of its source", "Half slept less [1]. The authors call that a lot. A third of these patients woke." + list, "+++"},
		{"a study is told in the past tense", "A trial looked at light [1]. Sleep was shorter in 40%. About 30% of Thai men snore." + list, "+~-"},
		{"a mark alone tells of no study", "Light wakes [1]. It was dark for 40% of them." + list, "+-"},
		{"the same again", "Half slept less [1]. That means 5 of 10 people. Snoring is loud for 40%." + list, "+~-"},
		{"the publisher speaks for himself", "In our clinic 90% sleep. Half slept less [1]." + list, "-+"},
		{"a name covers its own sentence", "According to the WHO, half snore. About 40% of Thai men drink.", "+-"},
		{"a study known by its name", "In the Framingham Heart Study half of them snored.", "+"},
		{"a proper name that nobody lists", "According to the Harbour Trust, half snore.", "+"},
		{"a name of several words", "The figures are from a survey for the Bureau of Naps: half snore.", "+"},
		{"a name before what it names", "A Harbour Street survey found that half snore.", "+"},
		{"a study that is named after other figures", "Half of Thai men snore. The Harbour Street Trial found 40%.", "-+"},
		{"a name in capitals", "In the NAPS trial half of them snored.", "+"},
		{"a name with a small word in it", "A University of Naps survey found that half snore.", "+"},
		{"a study of one name", "The Harbour study found that half snore. A Harbour study says so.", "+-"},
		{"what a body says", "The Nap Society (NS) estimates that half snore. The Harbour says that a third do. Harbour Trust says so.", "+-+"},
		{"a periodical by its name", "A study in Nap Research found that half snore. A study in San Harbour says so.", "+-"},
		{"no name, but a country", "According to the United States, half snore. A Hong Kong survey says so.", "--"},
		{"no name, but a phase", "In the phase II trial half of them snored.", "-"},
		{"no name, but a day", "Data from Monday show that half snore.", "-"},
		{"no name, but a seller's", "According to Glow Clinic, half snore.", "-"},
		{"capitals that all words have", "According To Bakers Half Snore", "-"},
		{"a word with a capital that tells nothing is no name", "A UK Lagos study found that half snore.", "-"},
		{"what is sold on trial", "The Glow trial session is free, and half snore. Enjoy a Glow Skin trial: half of men snore. The Glow analysis is free: 40%.", "---"},
		{"who leads what is no study", "The house is led by Obi Lund and half snore. A study led by Obi Lund found 40%.", "-+"},
		{"a place where something appeared", "Our looks appeared in Harbour Town, and half snore. A report appeared in Nap Medicine: 40%.", "-+"},
		{"where something was presented", "Glow was presented at Harbour Town: half snore. Data were presented at the Nap Congress: 40%.", "-+"},
		{"who works somewhere", "Research by Our Team tells that half snore. The team at Glow helped half of them. Researchers at Glow helped half of them.", "--+"},
		{"what a thing is counted by", "Half snore per Week. Per the Harbour Trust, half snore.", "-+"},
		{"a name in quotation marks", "According to the “Harbour Survey”, half snore. The ‘Harbour’ study found 40%.", "++"},
		{"a name with a full stop", "According to Dr. Lund, half snore. According to J. B. Lund, half snore.", "++"},
		{"a name that opens its sentence", "Recent Harbour trial found 40%. Harbour Street Trial found that half snore.", "-+"},
		{"a name in capitals that opens its sentence", "NAPS trial found that half snore.", "+"},
		{"a credit", "Half of men snore (source: Swissmedic).", "+"},
		{"a credit behind figures", "Half of men snore. A third wake. Source: Swissmedic. Most drink.", "+++-"},
		{"a credit and little else", "OS 40% (Source: Swissmedic)", "+"},
		{"a credit of nobody", "Half of men snore. Source: our own.", "--"},
		{"a survey for a body", "As part of a survey for the CDC, half of them snored.", "+"},
		{"a name with a year", "According to 2012 estimates by the CDC, half snore.", "+"},
		{"a name with an adjective", "Harvard researchers found that half snore.", "+"},
		{"a name of the figures before it", "Half of them snore. These figures come from a report by the CDC.", "++"},
		{"the study told of, far below", "A trial looked at light [1].\n\nThe same trial found 40%." + list, "++"},
		{"the source named in front matter", "---\ndoi: 10.5555/sleep.2021\n---\nThe study found 40%. Half of Thai men snore.", "+-"},
		{"one reference that nobody cites", "The study found 40%.\n\nHalf of Thai men snore.\n\n[1] Obi A, Lund P. Sleep. J Sleep Habits. 2021;4:1-9.", "+-"},
		{"the author of a reference", "Half slept less [2].\n\nQuist and colleagues found 40%. Half of Thai men snore." + list, "++-"},
		{"a caption reaches its cells", "Table 1. Sleep by light [1].\n\n| Group | Slept |\n|---|---|\n| light | 40% |\n\nHalf of Thai men snore." + list, "++++++-"},
		{"nothing named", "The same trial found 40%.", "-"},
		{"a link to a paper", "Light wakes. [Half](https://doi.org/10.5555/sleep.2021) slept less. 40% snore.", "++-"},
		{"a link to a health body", "Half snore, says [a page](https://www.nhs.uk/conditions/snoring/).", "+"},
		{"a link to a ministry", "Half snore ([page](https://health.example.gov/x)).", "+"},
		{"a link that is called a study", "Half snore, [a small study](https://example.org/snore) says.", "+"},
		{"a link to some page", "Light wakes. Half [snore](https://example.org/snore).", "-+"},
		{"a link to a shop", "Half [snore](https://www.amazon.com/pillow).", "-"},
		{"a link to book", "Half snore. [Book a visit](https://harbour.example/visit) today.", "--"},
		{"a link to a friend's page", "Half snore, see [us](https://facebook.com/harbour).", "-"},
		{"an announced list", "According to the WHO:\n\n- half snore\n- a third wake", "+++"},
		{"authors whom a year or a list tells from others", "Obi et al. found that half snore (2021).", "+"},
		{"authors in a list", "Obi and colleagues found that half snore." + list, "+"},
		{"authors whom nobody can find", "Obi et al. found that half snore.", "-"},
		{"a list in the same paragraph", "The CDC provides the following list. It is long. Snoring 40%. Waking 30%.", "++++"},
		{"a list that nobody announces", "According to the WHO, half snore.\n\n- 40% of men snore\n", "+-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(t, c.text, len(c.want)); got != c.want {
				t.Errorf("%s\ngot %s, want %s", c.text, got, c.want)
			}
		})
	}
}

// A report of its authors' own study is the source of what it measured.
func TestReachOfReport(t *testing.T) {
	const report = "## Methods\n\nP < 0.05 was taken as significant.\n\n## Results\n\n### Sleep\n\nHalf slept less."
	for _, c := range []struct{ name, text, want string }{
		{"methods and results", report, "-+-" + "-+"},
		{"a plan", "## Methods/design\n\nLight.\n\n### Sample size\n\nWe need 90%.\n\n## Discussion\n\nHalf snore.", "-+-+--"},
		{"methods alone", "## Methods\n\nHalf slept less.", "--"},
		{"results alone", "## Results\n\nHalf slept less.", "--"},
		{"a page that sells", "## Our methods\n\nLight.\n\n## Results you can trust\n\nHalf slept less.", "----"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := standings(t, c.text, len(c.want)); got != c.want {
				t.Errorf("%s\ngot %s, want %s", c.text, got, c.want)
			}
		})
	}
}

func engine(t *testing.T) *lint.Engine {
	t.Helper()
	library, err := rule.Load(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := lint.NewEngine(library)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func standings(t *testing.T, text string, sentences int) string {
	t.Helper()
	engine := engine(t)
	a := engine.Reader().Read("test.md", []byte(text))
	reach := engine.Source.Of(a)
	for s := len(a.Sentences) - 1; s >= 0; s-- { // nor does it matter in which order they are asked for
		if first, alone := reach.At(s), engine.Source.Of(a).At(s); first != alone {
			t.Errorf("sentence %d: %+v, but asked for alone %+v", s, first, alone)
		}
		if first, alone := reach.Source(s), engine.Source.Of(a).Source(s); first != alone {
			t.Errorf("sentence %d is sourced by %+v, but asked for alone by %+v", s, first, alone)
		}
	}
	got := ""
	for s := range min(sentences, len(a.Sentences)) {
		switch standing := reach.At(s); {
		case standing.Carried:
			got += "~"
		case standing.Sourced:
			got += "+"
		default:
			got += "-"
		}
	}
	return got
}

// A house may say how far a source reaches, whatever the text goes on speaking of.
func TestWithin(t *testing.T) {
	const text = "Half slept less [1]. Snoring is loud for 40%. In our clinic 90% sleep.\n\nA third drink." +
		"\n\n## Noise\n\n30% hear it.\n\n| Group | Slept |\n|---|---|\n| light | 40% [2] |\n| dark | 50% |\n\n## Tea\n\n20% drink it." + list
	for _, c := range []struct {
		extent source.Extent
		want   string // of each sentence: headings and cells too
	}{
		{source.Spoken, "+---" + "--" + "++++++" + "--"},
		{source.Sentence, "+---" + "--" + "---+--" + "--"},
		{source.Paragraph, "++--" + "--" + "++++++" + "--"},
		{source.Section, "++-+" + "++" + "++++++" + "--"},
		{source.Whole, "++-+" + "++" + "++++++" + "++"},
	} {
		engine := engine(t)
		a := engine.Reader().Read("test.md", []byte(text))
		reach := engine.Source.Of(a)
		got := ""
		for s := range c.want {
			if reach.Within(c.extent, s).Sourced {
				got += "+"
			} else {
				got += "-"
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.extent, got, c.want)
		}
	}
}
