package check_test

import "testing"

// TestUnlessFigure: a figure beside a claim of evidence tells of both where it is told itself, and not where something lets it off.
func TestUnlessFigure(t *testing.T) {
	found := structure(t, "evidence-unsourced", "statistic-unsourced")
	const list = "\n\n[1] Obi A, Lund P. Sleep and light: a randomised trial. J Sleep Habits. 2021;4:1-9. https://doi.org/10.5555/sleep.2021\n"
	for _, test := range []struct{ name, text, want string }{
		{"told by the figure", "Experts agree that 40% of men snore.", "40%"},
		{"told by itself", "Experts agree that men snore.", "Experts agree"},
		{"the figure goes on with a story", "In a trial by Obi et al. half of them snored [1]. Experts agree that 40% were better." + list, "Experts agree"},
		{"the figure is said again", "In a trial, 40% of men snored [1].\n\nExperts agree that mud heals, and 40% of men snored." + list, "Experts agree"},
		{"the figure is quoted", "Experts agree that it works, and “40% of men snore” is a lie.", "Experts agree"},
		{"the figure is answered", "<!-- primum-disable-next-line statistic-unsourced -- a guess -->\nExperts agree that 40% of men snore.", "Experts agree"},
		{"the figure is one of several", "Half of men snore. Experts agree that 40% of men drink.", "Half of men <- 40%"},
		{"the figure is that of the claim", "Twelve trials show that it works.", "Twelve trials show; Twelve trials show"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := found(test.text); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}
