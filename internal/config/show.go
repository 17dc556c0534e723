package config

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
)

// Setting is what holds for one key, and what says so.
type Setting struct {
	Key, Value string // in TOML; the key is dotted
	Place      string // “primum.toml:3”, “command line” or “built in”
}

// For returns the settings that hold for an article, which says some things itself, and the severity there of each of the rules that the
// config loads.
func (c *Config) For(path string, own Said, rules []*rule.Rule) []Setting {
	var out []Setting
	say := func(key, value string, l *layer, path ...any) {
		out = append(out, Setting{key, value, l.place(path...)})
	}
	say("fail-on", strconv.Quote(Threshold(c.FailOn).String()), c.from["fail-on"], "fail-on")
	say("preview", strconv.FormatBool(c.Preview), c.from["preview"], "preview")
	say("packs", list(c.Packs), c.from["packs"], "packs")
	for _, p := range c.Rules {
		say("rules", list([]string{filepath.ToSlash(p.Name)}), p.from, p.key...)
	}
	profile, places := c.profile(path, own)
	out = append(out, profile...)
	for _, p := range c.Evidence {
		say("evidence", list([]string{filepath.ToSlash(p.Name)}), p.from, p.key...)
	}
	if p := c.Baseline; p != nil {
		say("baseline", strconv.Quote(filepath.ToSlash(p.Name)), p.from, p.key...)
	}
	say("include", list(c.Include), c.from["include"], "include")
	say("exclude", list(c.Exclude), c.from["exclude"], "exclude")
	for _, l := range c.layers {
		for _, name := range slices.Sorted(maps.Keys(l.Words)) {
			say("words."+name, list(written(l.Words[name])), l, "words", name)
		}
		for _, id := range slices.Sorted(maps.Keys(l.Rule)) {
			if locked := l.Rule[id].Locked; locked != nil {
				say("rule."+id+".locked", strconv.FormatBool(*locked), l, "rule", id, "locked")
			}
			if reach := l.Rule[id].Reach; reach != nil {
				say("rule."+id+".reach", strconv.Quote(reach.String()), l, "rule", id, "reach")
			}
			if years := l.Rule[id].Years; years != nil {
				say("rule."+id+".years", strconv.Itoa(*years), l, "rule", id, "years")
			}
			if months := l.Rule[id].Months; months != nil {
				say("rule."+id+".months", strconv.Itoa(*months), l, "rule", id, "months")
			}
			if fields := l.Rule[id].Fields; fields != nil {
				say("rule."+id+".fields", list(fields), l, "rule", id, "fields")
			}
			for _, s := range l.Rule[id].ofNotice() {
				say("rule."+id+"."+s.key, s.value, l, "rule", id, s.key)
			}
			if allow := l.Rule[id].Allow; allow != nil {
				say("rule."+id+".allow", list(written(allow)), l, "rule", id, "allow")
			}
		}
	}
	overrides, is := c.overriding(path), own.Profile.Over(c.Profile(path))
	for _, r := range rules {
		g := c.grade(r, overrides)
		place := g.by.place(g.path...)
		if g.by == nil && !r.BuiltIn {
			place = r.File
		}
		severity := r.In(is, g.severity)
		if how, key := r.Bears(is); severity != g.severity {
			place = barred(how, key, places)
		}
		out = append(out, Setting{"rule." + r.ID + ".severity", strconv.Quote(severity.String()), place})
	}
	return out
}

func list(values []string) string {
	var quoted []string
	for _, v := range values {
		quoted = append(quoted, strconv.Quote(v))
	}
	return fmt.Sprintf("[%s]", strings.Join(quoted, ", "))
}

func written(patterns []pattern.Pattern) []string {
	var out []string
	for _, p := range patterns {
		out = append(out, p.String())
	}
	return out
}
