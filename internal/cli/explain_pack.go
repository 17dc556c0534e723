package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// shelf is what can be told of packs: of those that the config turns on, of one's own, and of the built-in ones besides.
type shelf struct {
	packs      []*rule.Pack // sorted by name
	on         []string     // the names of those whose rules are asked here
	rules      []*rule.Rule
	severities []rule.Severity // of the rules
}

// openShelf reads the packs, and the rules of those that are on or asked for.
func openShelf(builtIn fs.FS, o lint.Options, asked []string) (*shelf, error) {
	o.Flags.Packs = nil
	c, err := lint.New(builtIn, o).ConfigFor(".")
	if err != nil {
		return nil, err
	}
	known := rule.Packs(builtIn)
	o.Flags.Packs = slices.Clone(c.Packs)
	for _, name := range asked {
		if slices.Contains(known, name) && !slices.Contains(o.Flags.Packs, name) {
			o.Flags.Packs = append(o.Flags.Packs, name)
		}
	}
	e, err := lint.New(builtIn, o).EngineFor(".")
	if err != nil {
		return nil, err
	}
	s := &shelf{packs: e.Library.Packs, on: c.Packs, rules: e.Library.Rules, severities: e.Severities(".")}
	for _, r := range s.rules {
		if !r.BuiltIn && !slices.Contains(s.on, r.Pack) {
			s.on = append(slices.Clip(s.on), r.Pack)
		}
	}
	for _, name := range slices.Concat(known, s.on) {
		if s.pack(name) != nil {
			continue
		}
		p := &rule.Pack{Name: name}
		if slices.Contains(known, name) {
			if p, err = rule.ReadPack(builtIn, name); err != nil {
				return nil, err
			}
		}
		s.packs = append(s.packs, p)
	}
	slices.SortFunc(s.packs, func(a, b *rule.Pack) int { return strings.Compare(a.Name, b.Name) })
	return s, nil
}

// packOf is the built-in pack that has a rule, or "".
func packOf(builtIn fs.FS, id string) string {
	for _, pack := range rule.Packs(builtIn) {
		file := id + ".toml"
		if info, err := fs.Stat(builtIn, path.Join(pack, file)); err == nil && info.Mode().IsRegular() && file != rule.PackFile && file != rule.ListsFile {
			return pack
		}
	}
	return ""
}

func (s *shelf) pack(name string) *rule.Pack {
	for _, p := range s.packs {
		if p.Name == name {
			return p
		}
	}
	return nil
}

func (s *shelf) state(p *rule.Pack) string {
	if slices.Contains(s.on, p.Name) {
		return "on"
	}
	return "off"
}

// list writes the packs, a line each.
func (s *shelf) list(w io.Writer) {
	longest := 0
	for _, p := range s.packs {
		longest = max(longest, len(p.Name))
	}
	section(w, "Packs", len(s.packs))
	for _, p := range s.packs {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  %-*s  %-3s  %s", longest, p.Name, s.state(p), p.Title), " "))
	}
}

// unknown says that there is no such pack, which was meant, and which there are.
func (s *shelf) unknown(name string) error {
	var names []string
	for _, p := range s.packs {
		names = append(names, p.Name)
	}
	meant := ""
	if near := strict.Nearest(name, names); near != "" {
		meant = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("--pack: there is no pack %q%s\nthe packs are %s", name, meant, strings.Join(names, ", "))
}

// explainPacks writes packs as pages for whoever answers for what is published.
func explainPacks(w io.Writer, s *shelf, names []string, clauses map[string]rule.Clause) error {
	var errs []error
	for i, name := range names {
		p := s.pack(name)
		if slices.Contains(names[:i], name) {
			continue
		}
		if p == nil {
			errs = append(errs, s.unknown(name))
			continue
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		s.explain(w, p, clauses)
	}
	return errors.Join(errs...)
}

func (s *shelf) explain(w io.Writer, p *rule.Pack, clauses map[string]rule.Clause) {
	fmt.Fprintf(w, "%s (%s)", p.Name, s.state(p))
	if p.Title != "" {
		fmt.Fprintf(w, ": %s", p.Title)
	}
	fmt.Fprintln(w)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "\n%s: %s\n", name, value)
		}
	}
	line("Authority", p.Authority)
	line("Market", string(p.Market))
	line("Language", p.Language)
	if !p.Reviewed.IsZero() {
		line("Reviewed", p.Reviewed.Format(time.DateOnly))
	}
	if p.Confidence != "" {
		line("How surely most of its clauses are known", p.Confidence.String())
	}
	paragraphs(w, "Instruments", p.Instruments)
	paragraphs(w, "What it covers", p.Covers)
	paragraphs(w, "What needs a human", p.Human)
	var rules []int
	for i, r := range s.rules {
		if r.Pack == p.Name {
			rules = append(rules, i)
		}
	}
	section(w, fmt.Sprintf("Rules (%d)", len(rules)), len(rules))
	for _, i := range rules {
		r := s.rules[i]
		fmt.Fprintf(w, "  %s (%s): %s\n", r.ID, s.severities[i], r.Message("…"))
		for _, id := range r.Clauses {
			if c, ok := clauses[id]; ok {
				fmt.Fprintf(w, "      %s  %s, %s (%s)\n", id, c.Instrument, c.Clause, c.Seen)
			} else {
				fmt.Fprintf(w, "      %s  is not in the clause table\n", id)
			}
		}
	}
}

// paragraphs writes a list under its name.
func paragraphs(w io.Writer, name string, list []string) {
	section(w, name, len(list))
	for _, entry := range list {
		fmt.Fprintf(w, "  - %s\n", strings.Join(strings.Fields(entry), " "))
	}
}
