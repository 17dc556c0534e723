package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

func explainCommand(builtIn fs.FS) *cobra.Command {
	var o lint.Options
	cmd := &cobra.Command{
		Use:   "explain [RULE | CLAUSE]",
		Short: "Say why a rule exists, what to write instead, and which clauses it enforces",
		Long: `Say why a rule exists, what to write instead, which clauses of law and code it enforces and how surely each is known, and show its
examples and how well it did on labelled sentences. With the id of a clause, say what it asks and which rules enforce it. Without
either, list the rules and the packs; with --pack alone, say what those packs cover, what they leave to a person, and on which clauses
each of their rules rests.`,
		Example: `  primum explain
  primum explain cure-promise
  primum explain uk.cap.12.6
  primum explain --pack uk`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := bufio.NewWriter(cmd.OutOrStdout())
			clauses, err := rule.Clauses(builtIn)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				asked := o.Flags.Packs
				s, err := openShelf(builtIn, o, asked)
				if err != nil {
					return err
				}
				if len(asked) == 0 {
					listRules(out, s.rules, s.severities)
					s.list(out)
				}
				return errors.Join(explainPacks(out, s, asked, clauses), out.Flush())
			}
			e, err := lint.New(builtIn, o).EngineFor(".")
			if err != nil {
				return err
			}
			if c, ok := clauses[args[0]]; ok {
				explainClause(out, args[0], c, e.Library.Rules)
				return out.Flush()
			}
			for i, r := range e.Library.Rules {
				if r.ID == args[0] {
					measured, err := rule.ReadMeasured(builtIn)
					if err != nil {
						return err
					}
					explainRule(out, r, e.Severities("")[i], clauses, measured)
					return out.Flush()
				}
			}
			if pack := packOf(builtIn, args[0]); pack != "" {
				return fmt.Errorf("the rule %q is of the pack %[2]q, which is off here: primum explain --pack %[2]s %[1]s", args[0], pack)
			}
			return unknownSubject(args[0], e.Library.Rules, clauses)
		},
	}
	addSettings(cmd, &o)
	return cmd
}

func unknownSubject(name string, rules []*rule.Rule, clauses map[string]rule.Clause) error {
	var known []string
	for _, r := range rules {
		known = append(known, r.ID)
	}
	for id := range clauses {
		known = append(known, id)
	}
	slices.Sort(known)
	if near := strict.Nearest(name, known); near != "" {
		return fmt.Errorf("there is no rule or clause %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("there is no rule or clause %q; “primum explain” lists the rules", name)
}

func listRules(w io.Writer, rules []*rule.Rule, severities []rule.Severity) {
	longest := 0
	for _, r := range rules {
		longest = max(longest, len(r.ID))
	}
	for i, r := range rules {
		fmt.Fprintf(w, "%-*s  %-8s %s\n", longest, r.ID, severities[i], r.Message("…"))
	}
}

func explainRule(w io.Writer, r *rule.Rule, severity rule.Severity, clauses map[string]rule.Clause, measured map[string]rule.Measured) {
	fmt.Fprintf(w, "%s (%s, category %s, pack %s, since %s)\n\n", r.ID, severity, r.Category, r.Pack, r.Since)
	fmt.Fprintf(w, "%s\n\nWhy: %s\n\nInstead: %s\n", r.Message("…"), r.Why, r.Instead)
	if words := r.Words(); words != nil && len(words.Unless) > 0 {
		var names []string
		for _, s := range words.Unless {
			names = append(names, s.String())
		}
		fmt.Fprintf(w, "\nNot where the claim is %s.\n", strings.Join(names, ", "))
	}
	if r.Phrase != nil {
		section(w, "Could be said instead", len(r.Phrase.Suggest))
		for _, wording := range r.Phrase.Suggest {
			for _, words := range wording.For {
				fmt.Fprintf(w, "  %s\n", words)
			}
			for _, with := range wording.With {
				fmt.Fprintf(w, "    - %s\n", with)
			}
		}
	}
	if r.Applies != nil {
		fmt.Fprintf(w, "\n%s\n", r.Applies.Sentence())
	}
	if d := r.Disclaimer; d != nil {
		section(w, "Elements of the notice", len(d.Elements))
		for _, e := range d.Elements {
			fmt.Fprintf(w, "  %s: says %s\n", e.ID, e.Says)
		}
	}
	section(w, "Clauses", len(r.Clauses))
	for _, id := range r.Clauses {
		c := clauses[id]
		fmt.Fprintf(w, "  %s  %s, %s (%s)\n      %s\n", id, c.Instrument, c.Clause, c.Seen, c.Asks)
	}
	section(w, "Flagged", len(r.Flag))
	examples(w, r.Flag)
	section(w, "Not flagged", len(r.Pass))
	examples(w, r.Pass)
	section(w, "Known to be misread", len(r.Gap))
	examples(w, r.Gap)
	if r.BuiltIn {
		explainMeasured(w, r, measured)
	}
	fmt.Fprintf(w, "\nThe rule is %s.\n", r.File)
}

// explainMeasured tells how well a rule did on each set of labelled sentences. What its category misses is told of all its rules
// together: a sentence that one of them finds need not be found by another.
func explainMeasured(w io.Writer, r *rule.Rule, sets map[string]rule.Measured) {
	var scored []string
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		if _, ok := sets[name].Recall[string(r.Category)]; ok {
			scored = append(scored, name)
		}
	}
	section(w, "Measured", len(scored))
	for _, name := range scored {
		m := sets[name]
		whose := "own"
		if m.Outside {
			whose = "outside"
		}
		of := fmt.Sprintf("recall of all %s rules", r.Category)
		fmt.Fprintf(w, "  %s: %d %s (%s, %s)\n", name, m.Sentences, m.What, whose, m.Date)
		fmt.Fprintf(w, "      %-*s  %s\n      %s  %s\n", len(of), "precision of this rule", m.Precision[r.ID], of, m.Recall[string(r.Category)])
	}
}

func section(w io.Writer, name string, entries int) {
	if entries > 0 {
		fmt.Fprintf(w, "\n%s:\n", name)
	}
}

func examples(w io.Writer, examples []string) {
	for _, example := range examples {
		for i, line := range strings.Split(strings.TrimSpace(example), "\n") {
			bullet := "    "
			if i == 0 {
				bullet = "  - "
			}
			fmt.Fprintln(w, strings.TrimRight(bullet+line, " "))
		}
	}
}

func explainClause(w io.Writer, id string, c rule.Clause, rules []*rule.Rule) {
	fmt.Fprintf(w, "%s (%s): %s, %s\n\n", id, c.Market, c.Instrument, c.Clause)
	fmt.Fprintf(w, "Applies to: %s\n\nAsks: %s\n\nHow surely it is known: %s", c.Applies, c.Asks, c.Seen)
	if c.Source != "" {
		fmt.Fprintf(w, " (%s)", c.Source)
	}
	fmt.Fprintln(w)
	section(w, "Words that breach it", len(c.Breach))
	examples(w, c.Breach)
	var enforce []string
	for _, r := range rules {
		if slices.Contains(r.Clauses, id) {
			enforce = append(enforce, r.ID)
		}
	}
	if len(enforce) == 0 {
		fmt.Fprintln(w, "\nNo rule enforces it.")
		return
	}
	fmt.Fprintf(w, "\nRules that enforce it: %s\n", strings.Join(enforce, ", "))
}
