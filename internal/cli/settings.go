package cli

import (
	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/lint"
)

// addSettings adds the flags that say which settings hold, to a command that asks rules of articles.
func addSettings(cmd *cobra.Command, o *lint.Options) {
	o.Version = version()
	flags := cmd.Flags()
	flags.StringVar(&o.Config, "config", "", "use this primum.toml for all articles")
	flags.BoolVar(&o.Isolated, "isolated", false, "read no primum.toml: built-in defaults only")
	flags.StringSliceVar(&o.Flags.Packs, "pack", nil, "use these built-in packs")
	flags.StringSliceVar(&o.Flags.Select, "select", nil, "ask these rules only, by id, category or pack")
	flags.StringSliceVar(&o.Flags.Ignore, "ignore", nil, "do not ask these rules, by id, category or pack")
	cmd.MarkFlagsMutuallyExclusive("config", "isolated")
}
