package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Load reads the rules that the config names, with the words that it adds to lists and takes from rules. builtIn holds the packs.
func (c *Config) Load(builtIn fs.FS) (*rule.Library, error) {
	known := rule.Packs(builtIn)
	var errs []error
	for i, pack := range c.Packs {
		if !slices.Contains(known, pack) {
			errs = append(errs, c.from["packs"].at(strict.Unknown("pack", pack, known), "packs", i))
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	lib, err := rule.Load(builtIn, c.Packs)
	if err != nil {
		return nil, err
	}
	errs = append(errs, c.addFolders(lib), c.addWords(lib), lib.CiteClauses(builtIn))
	names := namesOf(lib, known, func(id string) bool { return rule.IsBuiltIn(builtIn, id) })
	for _, l := range c.layers {
		errs = append(errs, l.refine(lib, names))
	}
	return lib, errors.Join(errs...)
}

// Fingerprint writes all that Load reads, so that what is made of it can be kept: what the config says, and the rules that it names.
func (c *Config) Fingerprint(w io.Writer) error {
	fmt.Fprintf(w, "%q %q\n", c.File, c.Packs)
	for _, l := range c.layers {
		fmt.Fprintf(w, "%q %q %q %q\n", l.file, l.text, l.Select, l.Ignore)
	}
	for _, folder := range c.Rules {
		err := filepath.WalkDir(folder.Name, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			fmt.Fprintf(w, "%q %q\n", name, text)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// addFolders reads the folders of rules of one's own, each once.
func (c *Config) addFolders(lib *rule.Library) error {
	var errs []error
	var read []string
	for _, folder := range c.Rules {
		if slices.Contains(read, absolute(folder.Name)) {
			continue
		}
		read = append(read, absolute(folder.Name))
		if info, err := os.Stat(folder.Name); err != nil || !info.IsDir() {
			errs = append(errs, folder.At(fmt.Errorf("there is no folder %q", filepath.ToSlash(folder.Name))))
			continue
		}
		err := lib.Add(os.DirFS(folder.Name), filepath.ToSlash(folder.Name))
		if errors.Is(err, rule.ErrNoRules) {
			err = folder.At(err)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// addWords adds to each named list that there is, in whatever packs it is.
func (c *Config) addWords(lib *rule.Library) error {
	packs := map[string][]string{} // by list
	for _, lists := range lib.Lists {
		for name := range lists.Words {
			if !slices.Contains(packs[name], lists.Pack) {
				packs[name] = append(packs[name], lists.Pack)
			}
		}
	}
	var errs []error
	for _, l := range c.layers {
		for _, name := range slices.Sorted(maps.Keys(l.Words)) {
			if packs[name] == nil {
				err := unknown("list", name, slices.Sorted(maps.Keys(packs)), "one of your own stands in a words.toml beside your rules")
				errs = append(errs, l.at(err, "words", strict.Key(name)))
			}
			for i, entry := range l.Words[name] {
				if named(entry.String()) {
					errs = append(errs, l.at(errors.New("names a list: write its words out"), "words", name, i))
				}
			}
			for _, pack := range packs[name] {
				lib.Lists = append(lib.Lists, rule.Lists{Pack: pack, File: l.file, Words: map[string][]pattern.Pattern{name: l.Words[name]}})
			}
		}
	}
	return errors.Join(errs...)
}

// named reports whether a pattern has a {name} in it.
func named(pattern string) bool {
	return strings.Contains(strings.ReplaceAll(pattern, "_{", ""), "{")
}

// refine holds what a layer says of rules to the rules that there are, and does what it says.
func (l *layer) refine(lib *rule.Library, names names) error {
	errs := []error{l.checkSelectors(names, l.Select, "select"), l.checkSelectors(names, l.Ignore, "ignore")}
	for _, id := range slices.Sorted(maps.Keys(l.Rule)) {
		r, err := names.rule(id)
		if err != nil {
			errs = append(errs, l.at(err, "rule", strict.Key(id)))
		}
		if r == nil {
			continue
		}
		said := l.Rule[id]
		if said.Locked != nil {
			r.Locked = *said.Locked
		}
		switch {
		case said.Years == nil:
		case r.Citation == nil || r.Citation.Finds != rule.Old:
			errs = append(errs, l.at(errors.New("the rule looks for no old sources"), "rule", id, "years"))
		default:
			r.Citation.Years = *said.Years
		}
		switch {
		case said.Reach == nil:
		case r.Statistic != nil && r.Statistic.Finds == rule.Unsourced:
			r.Statistic.Reach = *said.Reach
		case r.Citation != nil && r.Citation.Finds == rule.Unsupported:
			r.Citation.Reach = *said.Reach
		default:
			errs = append(errs, l.at(errors.New("the rule asks for no sources"), "rule", id, "reach"))
		}
		errs = append(errs, l.refineStructure(r, said))
		errs = append(errs, l.refineNotice(r, said))
		words := r.Words()
		for i, phrase := range said.Allow {
			switch {
			case r.Structure != nil && r.Structure.Finds == rule.Acronym:
				r.Structure.Known = append(r.Structure.Known, phrase.String())
			case words == nil || len(words.Match) == 0:
				errs = append(errs, l.at(errors.New("the rule looks for no words, and has none to allow"), "rule", id, "allow", i))
			case named(phrase.String()):
				errs = append(errs, l.at(errors.New("names a list: write its words out"), "rule", id, "allow", i))
			default:
				words.Except = append(words.Except, phrase)
			}
		}
	}
	for i, o := range l.Overrides {
		errs = append(errs, l.checkSelectors(names, o.Ignore, "overrides", i, "ignore"))
		for _, id := range slices.Sorted(maps.Keys(o.Rule)) {
			if _, err := names.rule(id); err != nil {
				errs = append(errs, l.at(err, "overrides", i, "rule", strict.Key(id)))
			}
		}
	}
	return errors.Join(errs...)
}

// refineStructure does what a layer says of a rule that looks at articles as a whole.
func (l *layer) refineStructure(r *rule.Rule, said Rule) error {
	var errs []error
	switch {
	case said.Months == nil:
	case r.Structure == nil || r.Structure.Finds != rule.Stale:
		errs = append(errs, l.at(errors.New("the rule looks for no old reviews"), "rule", r.ID, "months"))
	case *said.Months < 0:
		errs = append(errs, l.at(errors.New("must not be below 0"), "rule", r.ID, "months"))
	default:
		r.Structure.Months = *said.Months
	}
	switch {
	case said.Fields == nil:
	case r.Structure == nil || len(r.Structure.Fields) == 0:
		errs = append(errs, l.at(errors.New("the rule looks at no front matter"), "rule", r.ID, "fields"))
	default:
		r.Structure.Fields = append(r.Structure.Fields, said.Fields...)
	}
	return errors.Join(errs...)
}

// names are what rules go by.
type names struct {
	rules     map[string]*rule.Rule
	selectors []string // ids, categories and packs, sorted
	builtIn   func(id string) bool
}

func namesOf(lib *rule.Library, packs []string, builtIn func(id string) bool) names {
	n := names{map[string]*rule.Rule{}, slices.Concat(packs, rule.Category("").Words()), builtIn}
	for _, r := range lib.Rules {
		n.rules[r.ID] = r
		n.selectors = append(n.selectors, r.ID, r.Pack)
	}
	slices.Sort(n.selectors)
	n.selectors = slices.Compact(n.selectors)
	return n
}

// rule returns a rule by its name; nil where its pack is off, for which a flag may be the reason.
func (n names) rule(id string) (*rule.Rule, error) {
	if r, ok := n.rules[id]; ok || n.builtIn(id) {
		return r, nil
	}
	return nil, unknown("rule", id, slices.Sorted(maps.Keys(n.rules)), "“primum explain” lists them")
}

func (l *layer) checkSelectors(n names, selectors []string, path ...any) error {
	var errs []error
	for i, name := range selectors {
		if _, ok := slices.BinarySearch(n.selectors, name); !ok && !n.builtIn(name) {
			err := unknown("rule, category or pack", name, n.selectors, "“primum explain” lists the rules")
			errs = append(errs, l.at(err, append(slices.Clip(path), i)...))
		}
	}
	return errors.Join(errs...)
}

// unknown says that there is no such thing, and which was meant or where to look.
func unknown(what, name string, known []string, look string) error {
	if near := strict.Nearest(name, known); near != "" {
		return fmt.Errorf("there is no %s %q; did you mean %q?", what, name, near)
	}
	return fmt.Errorf("there is no %s %q; %s", what, name, look)
}
