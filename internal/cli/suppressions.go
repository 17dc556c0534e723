package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

func suppressionsCommand(builtIn fs.FS) *cobra.Command {
	var format string
	var known baselineFlags
	var o lint.Options
	cmd := &cobra.Command{
		Use:   "suppressions [PATH…]",
		Short: "List the findings that are answered, with reason, expiry and place",
		Long: `List the findings that a directive or the baseline answers, each with the reason that is given, the last day on which it holds, and its
place: what an audit of the articles asks for. Without a path, those of the current folder.`,
		Example: `  primum suppressions content/
  primum suppressions --output-format json > suppressions.json`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			write := report.SuppressionsText
			switch format {
			case "text":
			case "json":
				write = report.SuppressionsJSON
			default:
				return fmt.Errorf("there is no output format %q for suppressions; the formats are json, text", format)
			}
			if len(paths) == 0 {
				paths = []string{"."}
			}
			defer interruptible(cmd)()
			linter := lint.New(builtIn, o)
			_, files, err := linter.Paths(cmd.Context(), paths)
			if err != nil {
				return err
			}
			known.given = cmd.Flags().Changed("baseline")
			if files, err = known.answer(files, linter); err != nil {
				return err
			}
			var tally report.Tally
			if err := write(cmd.OutOrStdout(), tally.Count(said(files, cmd.ErrOrStderr())), report.Options{Version: version()}); err != nil {
				return err
			}
			switch {
			case cmd.Context().Err() != nil:
				return errInterrupted
			case tally.Failed > 0:
				return errSaid
			case tally.Files == 0:
				return errors.New("no article to read: name a file, or a folder that holds some")
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "output-format", "text", "json or text")
	cmd.Flags().StringVar(&known.file, "baseline", "", `list the findings that this file answers; "" for none (default what primum.toml says)`)
	addSettings(cmd, &o)
	o.Cached = true
	return cmd
}
