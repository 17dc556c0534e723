package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
)

func testCommand(builtIn fs.FS) *cobra.Command {
	return &cobra.Command{
		Use:   "test [DIR…]",
		Short: "Prove rule files by their own examples",
		Long: `Prove rule files by their own examples: all in flag must be flagged, at the words between ⟦ and ⟧ where they stand, and all in
pass must not. Without a folder, the built-in rules are proved. Lists and cues are those of the built-in language.`,
		Example: "  primum test compliance/rules",
		RunE: func(cmd *cobra.Command, dirs []string) error {
			packs := []string{}
			if len(dirs) == 0 {
				packs = rule.Packs(builtIn)
			}
			lib, err := rule.Load(builtIn, packs)
			if err != nil {
				return err
			}
			for _, dir := range dirs {
				if _, err := os.Stat(dir); err != nil {
					return err
				}
				if err := lib.Add(os.DirFS(dir), filepath.ToSlash(dir)); err != nil {
					return err
				}
			}
			if len(lib.Rules) == 0 {
				return fmt.Errorf("no rule files in %v", dirs)
			}
			e, err := lint.NewEngine(lib)
			if err != nil {
				return err
			}
			reader, failed, examples := e.Reader(), 0, 0
			for _, r := range lib.Rules {
				examples += len(r.Flag) + len(r.Pass) + len(r.Gap)
				for _, fault := range e.Checker.Prove(r, reader) {
					fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", r.File, fault)
					failed++
				}
			}
			if failed > 0 {
				return errFound
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d rules proved by %d examples\n", len(lib.Rules), examples)
			return nil
		},
	}
}
