package cli

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

func testCommand(builtIn fs.FS) *cobra.Command {
	var p proofs
	cmd := &cobra.Command{
		Use:   "test [DIR…]",
		Short: "Prove rule files by their own examples",
		Long: `Prove rule files by their own examples: all in flag must be flagged, at the words between ⟦ and ⟧ where they stand, and all in
pass must not; those in gap are known to be misread. Without a folder, the built-in rules are proved. Lists and cues are those of
the built-in language.

An example that is read wrongly is an error and makes the exit code 1; so is a gap that has closed. Patterns that find,
except or satisfy and that no example needs are counted, since nobody has seen them work: with --coverage they are errors, too, each
at its line.`,
		Example: `  primum test compliance/rules
  primum test --coverage compliance/rules`,
		RunE: func(cmd *cobra.Command, dirs []string) error {
			e, err := proving(builtIn, dirs)
			if err != nil {
				return err
			}
			reader := e.Reader()
			for _, r := range e.Library.Rules {
				p.add(r, e.Checker.Prove(r, reader))
			}
			return p.tell(cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&p.coverage, "coverage", false, "list the patterns that no example needs, and fail where there are any")
	return cmd
}

// proving returns an engine of the rules in the folders, or of the built-in ones where there are none.
func proving(builtIn fs.FS, dirs []string) (*lint.Engine, error) {
	packs := []string{}
	if len(dirs) == 0 {
		packs = rule.Packs(builtIn)
	}
	lib, err := rule.Load(builtIn, packs)
	if err != nil {
		return nil, err
	}
	read := map[string]bool{}
	for _, dir := range dirs {
		if dir = filepath.Clean(dir); read[dir] {
			continue
		}
		read[dir] = true
		if _, err := os.Stat(dir); err != nil {
			return nil, err
		}
		if err := lib.Add(os.DirFS(dir), filepath.ToSlash(dir)); err != nil {
			return nil, err
		}
	}
	return lint.NewEngine(lib)
}

// proofs are those of several rules.
type proofs struct {
	coverage           bool // an idle pattern is an error
	rules, examples    int
	faults, idle, gaps []*strict.Error
}

func (p *proofs) add(r *rule.Rule, proof check.Proof) {
	p.rules++
	p.examples += len(r.Flag) + len(r.Pass)
	p.faults = append(p.faults, proof.Faults...)
	p.idle = append(p.idle, proof.Idle...)
	p.gaps = append(p.gaps, proof.Gaps...)
}

// tell writes what is wrong, and last the sums. It returns errFound where that makes the run fail.
func (p *proofs) tell(w io.Writer) error {
	out := bufio.NewWriter(w)
	say(out, rule.Note, p.gaps)
	if p.coverage {
		p.faults = append(p.faults, p.idle...)
	}
	say(out, rule.Error, p.faults)
	failed, verdict := len(p.faults) > 0, "proved by"
	if failed {
		verdict = "not proved by"
	}
	fmt.Fprintf(out, "%s %s %s; %s, %s that no example needs\n", report.Counted(p.rules, "rule"), verdict,
		report.Counted(p.examples, "example"), report.Counted(len(p.gaps), "known gap"), report.Counted(len(p.idle), "pattern"))
	if err := out.Flush(); err != nil || !failed {
		return err
	}
	return errFound
}

func say(w io.Writer, as rule.Severity, told []*strict.Error) {
	for _, e := range told {
		fmt.Fprintf(w, "%s:%d:%d: %s: %s\n", e.File, e.Line, e.Column, as, e.Message)
	}
}
