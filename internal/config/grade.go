package config

import (
	"slices"

	"github.com/primum-lint/primum/internal/rule"
)

// Severities returns how severe each rule is for an article.
func (c *Config) Severities(rules []*rule.Rule, path string) []rule.Severity {
	out := make([]rule.Severity, len(rules))
	overrides := c.overriding(path)
	for i, r := range rules {
		out[i] = c.grade(r, overrides).severity
	}
	return out
}

// Overrides reports whether an override holds for an article, so that its severities are not those of the other articles.
func (c *Config) Overrides(path string) bool { return len(c.overriding(path)) > 0 }

// overriding returns which overrides of which layers hold for an article; none for "", which is no article: as a path it would be the
// folder that the command runs in.
func (c *Config) overriding(path string) map[*layer][]int {
	if path == "" {
		return nil
	}
	var holding map[*layer][]int
	for _, l := range c.layers {
		for i, o := range l.Overrides {
			if matches(o.Files, c.relative(path, ".")) {
				if holding == nil {
					holding = map[*layer][]int{}
				}
				holding[l] = append(holding[l], i)
			}
		}
	}
	return holding
}

// grade works out a rule's severity: the layers speak one after the other, the farthest first, and each takes back what was said
// before. Inside a layer an override speaks last.
func (c *Config) grade(r *rule.Rule, overrides map[*layer][]int) grading {
	g := grading{severity: r.Severity}
	if r.Preview && !c.Preview {
		g = grading{severity: rule.Off, by: c.from["preview"], path: []any{"preview"}}
	}
	own := r.Severity // once it is selected again
	for _, l := range c.layers {
		if said := l.Rule[r.ID].Severity; said != nil {
			own = *said
			g = grading{own, l, []any{"rule", r.ID, "severity"}}
		} else if l.Rule[r.ID].Elements != nil { // who requires something wants it
			own = rule.Error
			g = grading{own, l, []any{"rule", r.ID, "elements"}}
		}
		selected, selector := specific(l.Select, r)
		ignored, ignorer := specific(l.Ignore, r)
		switch {
		case ignored > 0 && ignored >= selected:
			g = grading{rule.Off, l, []any{"ignore", ignorer}}
		case l.Select != nil && selected == 0:
			g = grading{rule.Off, l, []any{"select"}}
		case selected > 0 && g.severity == rule.Off && !(r.Preview && !c.Preview):
			g = grading{own, l, []any{"select", selector}}
		}
		for _, i := range overrides[l] {
			o := l.Overrides[i]
			if said := o.Rule[r.ID].Severity; said != nil {
				own = *said
				g = grading{own, l, []any{"overrides", i, "rule", r.ID, "severity"}}
			} else if n, ignorer := specific(o.Ignore, r); n > 0 {
				g = grading{rule.Off, l, []any{"overrides", i, "ignore", ignorer}}
			}
		}
	}
	return g
}

// grading is a severity, and the value that says so.
type grading struct {
	severity rule.Severity
	by       *layer // nil for the rule itself
	path     []any
}

// specific returns how exactly the selectors name a rule, and which of them does: 3 by its id, 2 by its category, 1 by its pack, 0 not at
// all. So one rule of a category can be ignored, and one rule of an ignored category selected.
func specific(selectors []string, r *rule.Rule) (exactness, index int) {
	for exactness, name := range []string{r.ID, string(r.Category), r.Pack} {
		if i := slices.Index(selectors, name); i >= 0 {
			return 3 - exactness, i
		}
	}
	return 0, 0
}
