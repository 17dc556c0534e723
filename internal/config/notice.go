package config

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Layout is a part of the pages that stands outside of their articles and gives, as the config says, the notice of a rule.
type Layout struct {
	Rule string // its id
	Name string // as the config names it
	Tag  string // what puts it in, without the signs around it; "" for a part of every page
	Path        // its file; without a name where the config gives none
}

// Insertion is the text of a notice that the config would insert where a rule misses it.
type Insertion struct {
	Rule string // its id
	Text string
	Path // where the config gives it
}

// notices lets hold what a nearer layer says of the notices of rules.
func (c *Config) notices(l *layer) {
	for _, id := range slices.Sorted(maps.Keys(l.Rule)) {
		said := l.Rule[id]
		if said.SatisfiedBy != nil {
			c.Layouts = slices.DeleteFunc(c.Layouts, func(o Layout) bool { return o.Rule == id })
		}
		for i, name := range said.SatisfiedBy {
			layout := Layout{Rule: id, Name: name, Tag: article.TagOf(name), Path: Path{"", l, []any{"rule", id, "satisfied-by", i}}}
			if layout.Tag == "" {
				layout.Path.Name = join(home(l.file), name)
			} else if file, ok := said.Templates[name]; ok {
				layout.Path = Path{join(home(l.file), file), l, []any{"rule", id, "templates", name}}
			}
			c.Layouts = append(c.Layouts, layout)
		}
		if said.Text != nil {
			c.Insertions = slices.DeleteFunc(c.Insertions, func(o Insertion) bool { return o.Rule == id })
			c.Insertions = append(c.Insertions, Insertion{id, *said.Text, Path{"", l, []any{"rule", id, "text"}}})
		}
	}
}

// refineNotice holds what a layer says of a rule's notice to the rule, and does what it says.
func (l *layer) refineNotice(r *rule.Rule, said Rule) error {
	at := func(err error, path ...any) error { return l.at(err, append([]any{"rule", r.ID}, path...)...) }
	d := r.Disclaimer
	if d == nil {
		for _, s := range said.ofNotice() {
			return at(errors.New("the rule looks for no notice"), strict.Key(s.key))
		}
		return nil
	}
	if said.Elements != nil {
		if i, err := d.Require(said.Elements); err != nil {
			return at(err, "elements", i)
		}
	}
	if said.Position != nil {
		d.Position = *said.Position
	}
	if said.Fold != nil {
		d.Fold = *said.Fold
	}
	switch {
	case said.Fold != nil && *said.Fold <= 0:
		return at(errors.New("must be one word or more"), "fold")
	case d.Fold == 0 && (d.Position == rule.BeforeFold || d.Position == rule.AtEnd):
		return at(errors.New("needs a fold beside it: how many words from the beginning or the end the notice may be"), "position")
	}
	for name := range maps.Keys(said.Templates) {
		if !slices.Contains(said.SatisfiedBy, name) {
			return at(fmt.Errorf("satisfied-by does not name %q", name), "templates", strict.Key(name))
		}
		if article.TagOf(name) == "" {
			return at(errors.New("is no shortcode, template tag or component: of a file, satisfied-by itself gives the name"), "templates", strict.Key(name))
		}
	}
	return nil
}

// said is what a config says of a rule by one key.
type said struct{ key, value string }

// ofNotice returns what a config says by the keys that only rules about notices have.
func (r Rule) ofNotice() []said {
	var all []said
	if r.Elements != nil {
		all = append(all, said{"elements", list(r.Elements)})
	}
	if r.Position != nil {
		all = append(all, said{"position", strconv.Quote(r.Position.String())})
	}
	if r.Fold != nil {
		all = append(all, said{"fold", strconv.Itoa(*r.Fold)})
	}
	if r.SatisfiedBy != nil {
		all = append(all, said{"satisfied-by", list(r.SatisfiedBy)})
	}
	if r.Templates != nil {
		all = append(all, said{"templates", list(slices.Sorted(maps.Values(r.Templates)))})
	}
	if r.Text != nil {
		all = append(all, said{"text", strconv.Quote(*r.Text)})
	}
	return all
}
