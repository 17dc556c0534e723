package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
)

func inspectCommand(builtIn fs.FS) *cobra.Command {
	var format, phrase, stdin string
	var o lint.Options
	cmd := &cobra.Command{
		Use:   "inspect PATH",
		Short: "Show how an article was read",
		Long: `Show how an article was read: its blocks and sentences, figures and what sources them, citations and references, disclaimers, and
every claim with its stance and the cues that decided. It answers “why was this flagged?” and “why was this not?”.
“-” reads standard input.`,
		Example: `  primum inspect post.md
  primum inspect --phrase "cure" post.md      how is each “cure” in it held?`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := namesInput(cmd, args); err != nil {
				return err
			}
			path, source, err := readArticle(cmd, args[0], stdin)
			if err != nil {
				return err
			}
			e, err := lint.New(builtIn, o).EngineFor(filepath.Dir(path))
			if err != nil {
				return err
			}
			in, err := inspect(e, e.Reader().Read(path, source), phrase)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			switch format {
			case "text":
				return report.InspectText(cmd.OutOrStdout(), in)
			case "json":
				return report.InspectJSON(cmd.OutOrStdout(), in)
			}
			return fmt.Errorf("there is no output format %q for inspect; the formats are json, text", format)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "output-format", "text", "json or text")
	flags.StringVar(&phrase, "phrase", "", "ask for the stance of every occurrence of this text")
	flags.StringVar(&stdin, "stdin-filename", "stdin.md", "name of the article that standard input holds")
	addSettings(cmd, &o)
	return cmd
}

func readArticle(cmd *cobra.Command, path, stdin string) (string, []byte, error) {
	if path == "-" {
		source, err := io.ReadAll(cmd.InOrStdin())
		return stdin, source, err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", nil, errors.New(path + " is a folder: inspect takes one article")
	}
	source, err := os.ReadFile(path)
	return path, source, err
}

func inspect(e *lint.Engine, a *article.Article, phrase string) (report.Inspection, error) {
	is, _ := e.Profile(a)
	in := report.Inspection{
		Offers:      e.Looker.Look(a, is),
		Article:     a,
		Reach:       e.Source.Of(a),
		Claims:      e.Checker.Claims(a),
		Disclaimers: e.Checker.Disclaimers(a),
		Phrases:     e.Checker.Held(a, e.Reader().Read("phrase.txt", []byte(phrase))),
		Asked:       phrase != "",
	}
	library, err := e.Evidence(a)
	if library != nil {
		in.Held = check.Records(a, library)
	}
	return in, err
}
