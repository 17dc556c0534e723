package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/adopt"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/swap"
)

func initRuleCommand(builtIn fs.FS) *cobra.Command {
	return &cobra.Command{
		Use:   "rule [PACK/]ID [DIR]",
		Short: "Write the skeleton of a rule of the house",
		Long: `Write the skeleton of a rule, with every key and what it is for, into a folder of rules: by default the first one that primum.toml names.
It is an example that works; put your own words in its place, and prove it by “primum test”.`,
		Example: `  primum init rule miracle-claim
  primum init rule house/miracle-claim compliance/rules`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			skeleton, err := adopt.ParseRule(builtIn, args[0])
			if err != nil {
				return err
			}
			c, err := lint.New(builtIn, lint.Options{Version: version()}).ConfigFor(".")
			if err != nil {
				return err
			}
			var named []string // folders of rules
			for _, p := range c.Rules {
				named = append(named, filepath.Clean(p.Name))
			}
			folder := c.House()
			if len(args) > 1 {
				folder = filepath.Clean(args[1])
			}
			if folder == "" {
				return errors.New(`primum.toml names no folder of rules: name one there, rules = ["rules"], or here, “primum init rule ` + args[0] + ` rules”`)
			}
			for _, dir := range append(slices.Clone(named), folder) {
				there, err := skeleton.Find(dir)
				if err != nil {
					return err
				}
				if there != "" {
					return fmt.Errorf("there is a rule %q already, in %s", skeleton.ID, report.Printable(filepath.ToSlash(there)))
				}
			}
			text, err := skeleton.Skeleton(folder)
			if err != nil {
				return err
			}
			path := skeleton.Path(folder)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			if err := swap.File(path, nil, text); err != nil {
				return fmt.Errorf("%s: %w", filepath.ToSlash(path), pathless(err))
			}
			shown := report.Printable(filepath.ToSlash(folder))
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "wrote %s\n\nnext:\n  put your own words in the place of the example\n  primum test %s\n", report.Printable(filepath.ToSlash(path)), shown)
			if !slices.Contains(named, folder) {
				fmt.Fprintf(out, "  name the folder in primum.toml, as seen from there: rules = [%q]\n", shown)
			}
			return nil
		},
	}
}
