package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

func configCommand(builtIn fs.FS) *cobra.Command {
	var o lint.Options
	cmd := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show the settings that hold for an article, and which file and line each comes from",
		Long: `Show the settings that hold for an article or a folder, by default the current one, and the severity of each rule there. Behind each
stands the file and line that it comes from. An article need not exist. Of one that does and that nobody has said what it is, it is told
last what it looks like: an offer, by which no rule is asked.`,
		Example: `  primum config posts/new.md`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := "."
			if len(args) > 0 {
				path = args[0]
			}
			dir := filepath.Dir(path)
			info, missing := os.Stat(path)
			isFolder := missing == nil && info.IsDir()
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
			var own config.Said
			var offers []check.Seen
			if missing == nil && !isFolder {
				if own, offers, err = ownProfile(e, path); err != nil {
					return err
				}
			}
			for _, s := range c.For(path, own, e.Library.Rules) {
				fmt.Fprintf(out, "%s\t= %s\t# %s\n", s.Key, s.Value, s.Place)
			}
			if err := out.Flush(); err != nil {
				return err
			}
			for _, seen := range offers {
				fmt.Fprintf(cmd.OutOrStdout(), "# %s\n", report.Visible(report.Offer(seen)))
			}
			return nil
		},
	}
	addSettings(cmd, &o)
	return cmd
}

// ownProfile returns what the front matter of an article says that it is, and what it looks like besides.
func ownProfile(e *lint.Engine, path string) (config.Said, []check.Seen, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return config.Said{}, nil, err
	}
	a := e.Reader().Read(path, source)
	is, said := e.Profile(a)
	places := map[string]string{}
	for key, at := range said.Places {
		places[key] = fmt.Sprintf("%s:%d", filepath.ToSlash(path), bytes.Count(source[:at.Start], []byte("\n"))+1)
	}
	return config.Said{Profile: said.Profile, Places: places}, e.Looker.Look(a, is), nil
}
