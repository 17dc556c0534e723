package check_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/rule"
)

// structure returns a function that tells what the built-in rules find in a study summary, of some rules, on a day of 2026.
func structure(t *testing.T, ids ...string) func(text string) string {
	t.Helper()
	e := core(t)
	e.Checker.Today = time.Date(2026, time.November, 29, 12, 0, 0, 0, time.UTC)
	severities := make([]rule.Severity, len(e.Library.Rules))
	for i, r := range e.Library.Rules {
		if slices.Contains(ids, r.ID) {
			severities[i] = rule.Note
		}
	}
	reader := e.Reader()
	return func(text string) string {
		a := reader.Read("a.md", []byte(text))
		found, _ := e.Checker.Check(a, check.Terms{Severities: severities})
		var got []string
		for _, f := range found {
			told := a.Excerpt(f.Span)
			for _, r := range f.Related {
				told += " <- " + a.Excerpt(r.Span)
			}
			got = append(got, told)
		}
		return strings.Join(got, "; ")
	}
}

// TestStale holds dates to the day of the run: three years, counted from the last day that a date may mean.
func TestStale(t *testing.T) {
	found := structure(t, "review-stale")
	for date, stale := range map[string]bool{
		"2023-11-28":               true,
		"2023-11-29":               false,
		"2023-11-28T23:59:00Z":     true,
		"28 November 2023":         true,
		"28th November 2023":       true,
		"Nov 29, 2023":             false,
		"2023-11":                  false, // its last day
		"2023-10":                  true,
		"October 2023":             true,
		"2023":                     false,
		"2022":                     true,
		"11/12/2023":               false, // of one country or another
		"11/12/2022":               true,
		"2027-01-01":               false,
		"by Dr Ben Lee":            false,
		"by Dr Lee on 3 May 2019":  true,
		"2019-13-45":               true,
		"0000-00-00":               false,
		"\"2019-01-01\"":           true,
		"[2019-01-01, 2026-01-01]": false,
	} {
		if got := found("---\nlast-reviewed: " + date + "\n---\n\nText."); (got != "") != stale {
			t.Errorf("last-reviewed: %s: found %q", date, got)
		}
	}
}

func TestAcronyms(t *testing.T) {
	found := structure(t, "acronym-unexplained")
	for _, tt := range []struct{ text, want string }{
		// told where they stand
		{"A graft (GVHD) is feared.", ""},
		{"The graft-versus-host disease, or GVHD, is feared.", ""},
		{"GVHD (graft-versus-host disease) is feared.", ""},
		{"GVHD stands for graft-versus-host disease.", ""},
		{"Cyclooxygenase-2 (COX-2) is blocked. COX-2 hurts.", ""},
		{"The quality of life, called QOL here, rose.", ""},
		{"The QOL, the quality of life, rose.", ""},
		{"An electrochemiluminescence immunoassay “ECLIA” was used.", ""},
		{"Electrocardiograms, or ECGs, are painless. An EEG is, too.", "EEG"},
		{"Many take non-steroidal anti-inflammatory drugs. NSAIDs hurt the stomach.", ""},
		// told too late, or not at all
		{"GVHD is feared. So is rain. So is snow. Graft-versus-host disease (GVHD) kills.", "GVHD <- Graft-versus-host disease (GVHD) kills."},
		{"The response (86%, ORR) was good.", "ORR"},
		{"It rose (ORR 86%).", "ORR"},
		{"The ORR was good. The ORR was bad.", "ORR"},
		{"Take NSAIDs' side effects.", "NSAIDs"},
		{"# The ORR\n\nIt was good.", "ORR"},
		{"---\ntitle: The ORR\n---\n\nThe **ORR** was good.", "ORR"},
		{"| ORR | 86% |\n|---|---|\n| CR | 20% |", "ORR; CR"},
		{"&#79;RR&shy; was good.", ""}, // a word in which something is hidden is left alone
		{"It rose (95% CI 1.99 to 3.23).", "CI"},
		// neither
		{"It was made by KDS Corporation in Lincoln, RI, under ISO 9001 with JMP® 9.", ""},
		{"Psoriasis (sow RYE uh sis) itches; 25(OH)2 does not, nor does CT vs TT.", ""},
		{"Stage IIIb and type II differ from IV.", ""},
		{"It is NOT so, and DO NOT TRY IT.", ""},
		{"Say sur-FAK-tant (KATH-eh-ter).", ""},
		{"PUMP_RES and EDI2.LPON and AA:BB:CC are no words.", ""},
		{"The HBB gene makes it. HBB is long.", ""},
		{"CD19, BRCA1, PD-L1 and MK-3475 are names.", ""},
		{"COVID-19 and SARS-CoV-2 and an MRI.", ""},
		{"Smith JA, Jones BC, and others wrote it.", ""},
		{"Use `ORR` or <!-- ORR --> $ORR$.", ""},
		{"## Authors' contributions\n\nSL and YSP wrote it.", ""},
		{"Odds: OR 1.4. It may rise or fall.", ""},
		{"[1] ORR Z. Title of a paper. 2020.", ""},
	} {
		if got := found(tt.text); got != tt.want {
			t.Errorf("%q: found %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestHeadlines(t *testing.T) {
	found := structure(t, "headline-stronger")
	for _, tt := range []struct{ text, want string }{
		{"# Coffee prevents dementia\n\nCoffee may prevent dementia.", "prevents dementia <- Coffee may prevent dementia."},
		{"# Coffee prevents dementia\n\nCoffee was linked to less dementia.", "prevents dementia <- Coffee was linked to less dementia."},
		{"# Coffee prevents dementia\n\nCoffee prevents dementia. It may prevent dementia in men.", ""},
		{"# Coffee prevents dementia\n\nTea may prevent dementia.", ""},
		{"# Coffee prevents dementia\n\nCoffee may prevent strokes.", ""},
		{"# Coffee does not prevent dementia\n\nCoffee may prevent dementia.", ""},
		{"# Coffee prevents dementia", ""},
		{"## Coffee prevents dementia\n\nCoffee may prevent dementia.", ""}, // a heading among others is no headline
	} {
		if got := found(tt.text); got != tt.want {
			t.Errorf("%q: found %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestStructureOfNothing: what has no words owes none, and what is hostile ends.
func TestStructureOfNothing(t *testing.T) {
	for _, id := range []string{"author-absent", "acronym-unexplained", "headline-stronger", "takeaway-riskless", "review-stale", "study-design-absent"} {
		found := structure(t, id)
		for _, text := range []string{"", "\n\n", "---\n---\n", "---\ntitle:\n---\n", "![](x.png)", "`code`", "<!-- a -->"} {
			if got := found(text); got != "" {
				t.Errorf("%s: %q: found %q", id, text, got)
			}
		}
		for _, hostile := range []string{"# Key takeaway\n\nABC (DEF) GH, or IJ, prevents pain and AB-CD may ease pain of KLM: no\n\n", "ABC-", "ABC-a-", "a ab AB "} {
			found("# Coffee prevents dementia\n\n(" + strings.Repeat(hostile, 200_000/len(hostile)) + ")")
		}
	}
}
