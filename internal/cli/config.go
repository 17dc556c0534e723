package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/lint"
)

func configCommand(builtIn fs.FS) *cobra.Command {
	var o lint.Options
	cmd := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show the settings that hold for an article, and which file and line each comes from",
		Long: `Show the settings that hold for an article or a folder, by default the current one, and the severity of each rule there. Behind each
stands the file and line that it comes from. An article need not exist.`,
		Example: `  primum config posts/new.md`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := "."
			if len(args) > 0 {
				path = args[0]
			}
			dir := filepath.Dir(path)
			info, err := os.Stat(path)
			isFolder := err == nil && info.IsDir()
			if isFolder {
				dir = path
			}
			linter := lint.New(builtIn, o)
			c, err := linter.ConfigFor(dir)
			if err != nil {
				return err
			}
			e, err := linter.EngineFor(dir)
			if err != nil {
				return err
			}
			out := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 1, ' ', 0)
			if !isFolder && !c.Wants(path, dir) {
				fmt.Fprintf(out, "# %s is linted only where it is named: include or exclude keep it out.\n", filepath.ToSlash(path))
			}
			for _, s := range c.For(path, e.Library.Rules) {
				fmt.Fprintf(out, "%s\t= %s\t# %s\n", s.Key, s.Value, s.Place)
			}
			return out.Flush()
		},
	}
	addSettings(cmd, &o)
	return cmd
}
