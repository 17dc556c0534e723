package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/change"
)

// addChange adds the flags that ask for what a change brought.
func addChange(cmd *cobra.Command, since *change.Since) {
	flags := cmd.Flags()
	flags.StringVar(&since.Revision, "new-from-rev", "", "tell only what changed since this Git revision brought: HEAD~, v1.2 …")
	flags.StringVar(&since.MergeBase, "new-from-merge-base", "", "tell only what changed since this branch was left brought: origin/main …")
	flags.BoolVar(&since.Staged, "staged", false, "tell only what the staged changes bring; articles are read as they are staged")
	cmd.MarkFlagsMutuallyExclusive("new-from-rev", "new-from-merge-base", "staged")
	// All findings are written down or none; and what is read from the index would be fixed in the work tree.
	for _, flag := range []string{"new-from-rev", "new-from-merge-base", "staged"} {
		for _, other := range []string{"write-baseline", "fix", "unsafe-fixes", "diff"} {
			cmd.MarkFlagsMutuallyExclusive(flag, other)
		}
	}
}

// namesChange refuses an empty name, such as a pipeline gives whose variable is not set: else all articles would be linted as if nobody had
// asked for a change.
func namesChange(cmd *cobra.Command) error {
	for _, name := range []string{"new-from-rev", "new-from-merge-base"} {
		if flag := cmd.Flags().Lookup(name); flag.Changed && flag.Value.String() == "" {
			return fmt.Errorf("--%s is empty: name a revision, or leave the flag out to lint all", name)
		}
	}
	return nil
}
