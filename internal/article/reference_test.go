package article

import (
	"strings"
	"testing"
)

// TestEntries reads reference lists: each reference is written key= or, where its block is no prose to be judged, key!.
func TestEntries(t *testing.T) {
	const one, two = "Obi A, Lund P. Sleep and light. J Sleep. 2021.", "Quist R. Sleep and noise. J Sleep. 2022."
	tests := []struct{ name, source, want string }{
		{"ordered list", "# References\n\n1. " + one + "\n2. " + two, "1! 2!"},
		{"bullets", "# References\n\n- " + one + "\n- " + two, "! !"},
		{"brackets", "# References\n\n[1] " + one + "\n[2] " + two, "1! 2!"},
		{"raised", "# References\n\n<sup>1</sup> " + one + "\n\n<sup>2</sup> " + two, "1! 2!"},
		{"raised lines", "# References\n\n<sup>1</sup> " + one + "  \n<sup>2</sup> " + two + "<br>\n<sup>3</sup> " + two, "1! 2! 3!"},
		{"escaped dot", "# References\n\n1\\. " + one + "\n2\\. " + two, "1! 2!"},
		{"bold number", "# References\n\n**1.** " + one + "\\\n**2.** " + two, "1! 2!"},
		{"number in brackets", "# References\n\n(1) " + one + "\n\n(2) " + two, "1! 2!"},
		{"bare number", "# References\n\n1 " + one + "\n\n2 " + two, "1! 2!"},
		{"linked number", "# References\n\n[1](https://a.b/c) " + one + "\n\n[2](https://a.b/d)", "1! 2!"},
		{"table", "# References\n\n| No. | Source |\n|---|---|\n| 1 | " + one + " |\n| 2 | " + two + " |", "1! 2!"},
		{"wide table", "# References\n\n| No. | Authors | Title | Year |\n|---|---|---|---|\n| 1 | Obi A, Lund P. | Sleep and light | 2021 |", "1!"},
		{"list without heading", "Text.\n\n---\n\n1. " + one + "\n2. " + two, "1! 2!"},
		{"brackets without heading", "Text [1].\n\n[1] NHS: Insomnia\n[2] NHS: Sleep", "1= 2="},
		{"bare number without heading", "Text.3\n\n3 " + one, "!"},
		{"raised without heading", "Text<sup>1</sup>.\n\n<sup>1</sup> " + one + "\n\n<sup>2</sup> " + two, "1! 2!"},
		{"raised mark of the sentence before", "It works.\n\n<sup>1</sup> Sleepers wake in 2021.", ""},
		{"titles", "# Sources\n\n1. NHS: Insomnia\n2. [A guide to sleep](https://a.b/c)", "1= 2!"},
		{"a body and a year", "# Sources\n\nWorld Sleep Society. (2021). Sleep for all.\n\nThe society cures all. (2021)", "!"},
		{"address", "# Sources\n\n- https://a.b/c\n- Our tea cures all: https://a.b/c", "! ="},
		{"claim in a list", "# References\n\n- Our tea cures nine in ten.\n- It was cured in 2021, we say.", "= ="},
		{"claim as a paragraph", "# References\n\nOur tea cures all. See https://a.b/c.", "="},
		{"paragraph", "# References\n\nThis page informs.", ""},
		{"claim in a numbered list", "1. Vitamin C cures colds.\n2. It cured all in 2021, see https://a.b/c.", ""},
		{"claim behind a mark", "[1] Our tea cures all, see https://a.b/c.", "1="},
		{"mark before a sentence", "[1] showed that it works.", ""},
		{"mark of the sentence before", "It works.\n\n[10] Sleepers wake.[11]", ""},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read("a.md", []byte(test.source))
			if got := entriesOf(a); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.source, got, test.want)
			}
		})
	}
	plain := "Sleep\nIt helps.[1]\nReferences\n1. Obi A. Sleep and light. J Sleep 2021\n2. NHS: Insomnia\n3 " + two + "\nContact\nWrite to us."
	if got, want := entriesOf(r.Read("a.txt", []byte(plain))), "1! 2= 3!"; got != want {
		t.Errorf("plain text: got %s, want %s", got, want)
	}
}

func entriesOf(a *Article) string {
	var all []string
	for _, r := range a.References {
		sign := "="
		if r.Block != None && a.Blocks[r.Block].Kind == Entry {
			sign = "!"
		}
		all = append(all, r.Key+sign)
	}
	return strings.Join(all, " ")
}

// The number that an entry begins with is no mark of the text, even where the entry is read as prose.
func TestEntryNumberIsNoMark(t *testing.T) {
	a := newTestReader().Read("a.md", []byte("It works [2].\n\n[1] NHS: Insomnia [2]\n[2] NHS: Sleep"))
	if got, want := marksOf(a), "⟨[2]=2⟩ ⟨[2]=2⟩"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
