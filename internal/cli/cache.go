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
		Long: `The compiled rules of each config are kept in the user's cache folder, so that a run begins at once. They are made anew when the
program, the config or a rule of one's own has changed; nothing is lost with them.`,
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
