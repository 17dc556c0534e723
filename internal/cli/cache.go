package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/cache"
)

func cacheCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Look after what is kept between runs",
		Long: `What was found in each article is kept in the user's cache folder, and so are the compiled rules of each config: a run over articles
that have not changed is over at once. What has changed counts: an article, the program, the config, a rule of one's own, the evidence,
and the day, since directives and claims expire. Nothing is lost with what is kept.`,
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "clean",
		Short: "Forget what is kept",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := cache.Clean()
			if err != nil {
				return err
			}
			if dir == "" {
				dir = "nothing: the system names no cache folder"
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "removed %s\n", dir)
			return err
		},
	})
	return cmd
}
