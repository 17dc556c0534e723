package article

import (
	"strings"
	"testing"
)

// TestMarks reads citation marks: each is written ⟨text=keys⟩, the keys that it names parted by spaces.
func TestMarks(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"number", "It works [1].", "⟨[1]=1⟩"},
		{"list and range", "It works [1, 3–5].", "⟨[1, 3–5]=1 3 4 5⟩"},
		{"page", "It works [1, p. 4] well [2, pp. 3–5].", "⟨[1, p. 4]=1⟩ ⟨[2, pp. 3–5]=2⟩"},
		{"and", "It works [1 and 2] or [1&2] or [1, 2 & 4].", "⟨[1 and 2]=1 2⟩ ⟨[1&2]=1 2⟩ ⟨[1, 2 & 4]=1 2 4⟩"},
		{"to", "It works [1 to 3].", "⟨[1 to 3]=1 2 3⟩"},
		{"ref", "It works [ref. 1] or [Refs 2, 3] or [ref 4].", "⟨[ref. 1]=1⟩ ⟨[Refs 2, 3]=2 3⟩ ⟨[ref 4]=4⟩"},
		{"wide brackets", "It works［1］.", "⟨［1］=1⟩"},
		{"range of marks", "It works [1]–[3] and [5]-[6].", "⟨[1]–[3]=1 2 3⟩ ⟨[5]-[6]=5 6⟩"},
		{"marks side by side", "It works [1][2].", "⟨[1]=1⟩ ⟨[2]=2⟩"},
		{"spaces", "It works [1 2 3].", "⟨[1 2 3]=1 2 3⟩"},
		{"raised", "It works.<sup>1,2</sup> Well.¹ Too.^3^", "⟨1,2=1 2⟩ ⟨¹=1⟩ ⟨^3^=3⟩"},
		{"raised in brackets", "It works.<sup>(1,2)</sup><sup>[3]</sup>", "⟨(1,2)=1 2⟩ ⟨[3]=3⟩"},
		{"raised after short words", "They had it.<sup>1</sup> They had it<sup>1</sup> in the UK<sup>2</sup> with us¹.", "⟨1=1⟩ ⟨1=1⟩ ⟨2=2⟩ ⟨¹=1⟩"},
		{"raised after a letter", "It is vitamin C<sup>1</sup> and B⁴.", "⟨1=1⟩ ⟨⁴=4⟩"},
		{"powers", "20 m², 5 km<sup>2</sup>, 3 cm³, R², x², 10³ and Ca²⁺, m⁻¹, s<sup>-1</sup>.", ""},
		{"isotope", "With ¹³C and ¹⁸F.", ""},
		{"cited by key", "It works [@zhou2026, p. 3; @lee].", "⟨[@zhou2026, p. 3; @lee]=zhou2026 lee⟩"},
		{"author and year", "It works (Zhou et al., 2026).", "⟨(Zhou et al., 2026)=Zhou et al., 2026⟩"},
		{"cited by key in words", "It works [see @zhou2026, p. 3; -@lee] or [-@obi] [a@b.org].", "⟨[see @zhou2026, p. 3; -@lee]=zhou2026 lee⟩ ⟨[-@obi]=obi⟩"},
		{"author, year and page", "It works (see Zhou & Lee, 2026, p. 4; Obi, 2020a, pp. 3–5).", "⟨(see Zhou & Lee, 2026, p. 4; Obi, 2020a, pp. 3–5)=see Zhou & Lee, 2026, p. 4 Obi, 2020a, pp. 3–5⟩"},
		{"raised in raw HTML", "<p>It works.<sup><a href=\"#n1\">1</a></sup> So<sup id=\"fnref:2\"><a href=\"#fn:2\" role=\"doc-noteref\">2</a></sup>.</p>", "⟨1=1⟩ ⟨2=2⟩"},
		{"raised with spaces and ranges", "It works ¹,². It works<sup> 1–3, 5 </sup>.", "⟨¹,²=1 2⟩ ⟨ 1–3, 5 =1 2 3 5⟩"},
		{"brackets that Markdown escapes", "It works \\[1\\] and [\\[2\\]](#r2).", "⟨[1]=1⟩ ⟨[2]=2⟩"},
		{"component", `It works <Cite id="1" /> <Citation refs={[1, 2]} /> <Cite id="zhou" />.`, "⟨[1]=1⟩ ⟨[1, 2]=1 2⟩ ⟨[@zhou]=zhou⟩"},
		{"shortcode", `It works {{< cite 1 2 >}} {{< cite "zhou" >}}.`, "⟨[1, 2]=1 2⟩ ⟨[@zhou]=zhou⟩"},
		{"link", "It works [[1]](https://a.b) or <sup>[2](#r2)</sup>.", "⟨[1]=1⟩ ⟨2=2⟩"},
		{"pages of a site", "[1](/page/1) [2](/page/2) <a href='?page=3'>3</a>", ""},
		{"interval", "Median 5 [3–9] days, ICC [1,1], 54 [40, 61] years.", ""},
		{"page in words", "See page [12] and pp. [3–4].", ""},
		{"code", "The array a[3] and x[1] = arr[2] = 5.", ""},
		{"too long", "It holds [1-50] and [4-400].", ""},
		{"not from 1", "It holds [0] and [2026] and [1, 0].", ""},
		{"backwards", "It holds [5-3].", ""},
		{"words", "It holds [a], [1 apple], [and 1], [to], [p. 4].", ""},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := marksOf(r.Read("a.md", []byte(test.source))); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.source, got, test.want)
			}
		})
	}
}

func marksOf(a *Article) string {
	var marks []string
	for _, c := range a.Citations {
		var keys []string
		for _, n := range c.Names {
			keys = append(keys, n.Key)
		}
		marks = append(marks, "⟨"+a.Text[c.Start:c.End]+"="+strings.Join(keys, " ")+"⟩")
	}
	return strings.Join(marks, " ")
}

// TestResolve leads marks to references.
func TestResolve(t *testing.T) {
	tests := []struct {
		name, source string
		dangles      bool
	}{
		{"footnote", "A.[^1]\n\n[^1]: B", false},
		{"footnote without a note", "A.[^2]\n\n[^1]: B", true},
		{"footnote of a numbered list", "A.[^1]\n\n## References\n\n1. Obi A. Sleep. 2021.", false},
		{"footnote behind the list", "A.[^2]\n\n## References\n\n1. Obi A. Sleep. 2021.", true},
		{"number for a footnote", "A.[1]\n\n[^1]: B", true},
	}
	r := newTestReader()
	for _, test := range tests {
		a := r.Read("a.md", []byte(test.source))
		if len(a.Citations) != 1 || a.Citations[0].Dangles() != test.dangles {
			t.Errorf("%s: got %v, want one that dangles: %v", test.name, a.Citations, test.dangles)
		}
	}
}

// TestAttributions leads what cites by name to references: each is written ⟨text→key⟩, with the key of the reference or, where there is
// none by the author of that year, ?.
func TestAttributions(t *testing.T) {
	const list = "\n\n## References\n\n1. Zhou Y, Xie X. Sleep. J Sleep. 2026.\n2. van der Berg P. Light. J Sleep. 2020.\n" +
		"3. Lee A. One. J Sleep. 2019.\n4. Lee A. Two. J Sleep. 2021.\n5. World Sleep Society. Three. 2022.\n"
	tests := []struct{ name, text, want string }{
		{"in brackets", "So (Zhou et al., 2026; Lee, 2021).", "⟨(Zhou et al., 2026; Lee, 2021)→1 4⟩"},
		{"in brackets with words around", "So (see Zhou and Xie, 2026a, p. 4).", "⟨(see Zhou and Xie, 2026a, p. 4)→1⟩"},
		{"in brackets without a comma", "So (Zhou 2026; Lee & Obi 2019).", "⟨(Zhou 2026; Lee & Obi 2019)→1 3⟩"},
		{"another year", "So (Zhou et al., 2025).", "⟨(Zhou et al., 2025)→?⟩"},
		{"nobody we know", "So (Quist et al., 2025) and Quist (2025).", "⟨(Quist et al., 2025)→?⟩"},
		{"a body and its short name", "So (World Sleep Society, 2022) or (WSS, 2022).", "⟨(World Sleep Society, 2022)→5⟩ ⟨(WSS, 2022)→5⟩"},
		{"in words", "It is so.\n\nZhou et al. (2026), Zhou and colleagues and Zhou et al found.", "⟨Zhou et al. (2026)→1⟩ ⟨Zhou and colleagues→1⟩ ⟨Zhou et al→1⟩"},
		{"in words with a year", "Lee (2019), Lee and Obi (2021) and Zhou (2025).", "⟨Lee (2019)→3⟩ ⟨Lee and Obi (2021)→4⟩ ⟨Zhou (2025)→?⟩"},
		{"one of two", "Lee and colleagues found.", "⟨Lee and colleagues→?⟩"},
		{"a name of several words", "As van der Berg (2020) and Van der Berg et al. found.", "⟨van der Berg (2020)→2⟩ ⟨Van der Berg et al→2⟩"},
		{"no name", "In March (2026) and in Shanzhou (2026) and (Zhou).", ""},
	}
	r := newTestReader()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := r.Read("a.md", []byte(test.text+list))
			var marks []string
			for _, c := range a.Citations {
				mark := "⟨" + a.Text[c.Start:c.End] + "→"
				for i, n := range c.Names {
					if i > 0 {
						mark += " "
					}
					if n.Reference == None {
						mark += "?"
					} else {
						mark += a.References[n.Reference].Key
					}
				}
				marks = append(marks, mark+"⟩")
			}
			if got := strings.Join(marks, " "); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

// TestInlineNotes reads Pandoc's ^[…]: one that holds a source is both a mark and a reference, any other is prose.
func TestInlineNotes(t *testing.T) {
	tests := []struct{ name, source, marks, references string }{
		{"a source", "So.^[Obi A [and others]. Sleep. 2021. PMID 1.] More.", "^[Obi A [and others]. Sleep. 2021. PMID 1.]", "Obi A [and others]. Sleep. 2021. PMID 1."},
		{"two", "So.^[Obi A. Sleep. 2021.] More.^[Lund P. *Light*. 2022.]", "^[Obi A. Sleep. 2021.] ^[Lund P. Light. 2022.]", "Obi A. Sleep. 2021. Lund P. *Light*. 2022."},
		{"prose", "So.^[Our tea cures all.] More.", "", ""},
		{"not closed", "So.^[Obi A. Sleep. 2021. More.", "", ""},
	}
	r := newTestReader()
	for _, test := range tests {
		a := r.Read("a.md", []byte(test.source))
		var marks, references []string
		for _, c := range a.Citations {
			marks = append(marks, a.Text[c.Start:c.End])
			if c.Dangles() {
				t.Errorf("%s: %s dangles", test.name, marks)
			}
		}
		for _, r := range a.References {
			references = append(references, a.Excerpt(r.Span))
		}
		if got := strings.Join(marks, " "); got != test.marks {
			t.Errorf("%s: got the marks %s, want %s", test.name, got, test.marks)
		}
		if got := strings.Join(references, " "); got != test.references {
			t.Errorf("%s: got the references %s, want %s", test.name, got, test.references)
		}
	}
}
