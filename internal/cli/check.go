package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/change"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
)

type checkFlags struct {
	lint.Options
	baseline baselineFlags
	since    change.Since
	formats  []string
	failOn   string
	stdin    string
	color    string
	exitZero bool
	counted  bool
	quiet    bool
	warnings int // at most; -1 for any number
	fix      fixFlags
	noCache  bool
}

func checkCommand(builtIn fs.FS) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Lint files and folders",
		Long: `Lint files and the articles in folders; without a path, those in the current folder. “-” reads standard input.

A file that is named is linted whatever it is called. In a folder, *.md, *.mdx and *.markdown are, save for what git ignores and
primum.toml excludes.

Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 the run itself failed.`,
		Example: `  primum check content/
  primum check --fail-on warning post.md
  primum check --output-format text --output-format sarif=primum.sarif
  primum check --stdin-filename post.md - < draft.md`,
		RunE: func(cmd *cobra.Command, paths []string) error { return f.run(cmd, builtIn, paths) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.formats, "output-format", []string{"text"}, "how to write findings: "+strings.Join(report.Names(), ", ")+
		"; FORMAT=FILE writes to a file, and the flag may be given several times")
	f.fix.add(cmd)
	flags.BoolVar(&f.counted, "statistics", false, "count findings by rule, category and article instead of telling them")
	flags.StringVar(&f.failOn, "fail-on", "", "least severity that makes the run fail: error, warning, note or never (default error, or what primum.toml says)")
	flags.IntVar(&f.warnings, "max-warnings", -1, "number of warnings above which the run fails, whatever the threshold (default any number)")
	flags.BoolVar(&f.exitZero, "exit-zero", false, "exit with 0 even if there are findings")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "tell findings and errors, and nothing else")
	addSettings(cmd, &f.Options)
	f.baseline.add(cmd)
	addChange(cmd, &f.since)
	flags.BoolVar(&f.ForceExclude, "force-exclude", false, "pass over what primum.toml excludes even where it is named")
	flags.StringVar(&f.stdin, "stdin-filename", "stdin.md", "name of the article that standard input holds")
	flags.IntVarP(&f.Jobs, "jobs", "j", 0, "number of articles linted at a time (default one a processor)")
	flags.BoolVar(&f.noCache, "no-cache", false, "compile the rules and lint all articles anew, and keep nothing in the user's cache folder")
	flags.StringVar(&f.color, "color", "auto", "auto, always or never; NO_COLOR and FORCE_COLOR count")
	cmd.RegisterFlagCompletionFunc("output-format", cobra.FixedCompletions(report.Names(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (f *checkFlags) run(cmd *cobra.Command, builtIn fs.FS, paths []string) error {
	color, err := colored(f.color, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	if cmd.Flags().Changed("fail-on") {
		f.Flags.FailOn = new(config.Threshold)
		if err := f.Flags.FailOn.UnmarshalText([]byte(f.failOn)); err != nil {
			return fmt.Errorf("--fail-on: %w", err)
		}
	}
	if f.Jobs < 0 {
		return fmt.Errorf("--jobs %d: it is 1 or more, or 0 for one a processor", f.Jobs)
	}
	if f.warnings < 0 && cmd.Flags().Changed("max-warnings") {
		return fmt.Errorf("--max-warnings %d: it is 0 or more", f.warnings)
	}
	if err := namesInput(cmd, paths); err != nil {
		return err
	}
	if err := namesChange(cmd); err != nil {
		return err
	}
	if f.Fixing, err = f.fix.fixing(paths); err != nil {
		return err
	}
	if !slices.Contains(paths, "-") {
		defer interruptible(cmd)()
	}
	f.Cached = !f.noCache
	linter := lint.New(builtIn, f.Options)
	files, err := f.files(cmd, linter, paths)
	if err != nil {
		return err
	}
	f.baseline.given = cmd.Flags().Changed("baseline")
	if files, err = f.baseline.answer(files, linter); err != nil {
		return err
	}
	if f.counted {
		f.formats = instead(f.formats, "statistics")
	}
	if f.fix.diff {
		f.formats = instead(f.formats, "diff")
	}
	out, err := openOutputs(f.formats, paths, cmd.OutOrStdout(), report.Options{Version: version(), Color: color, Quiet: f.quiet,
		Measured: func() (map[string]rule.Measured, error) { return rule.ReadMeasured(builtIn) }})
	if err != nil {
		return err
	}
	defer out.discard()
	var tally report.Tally
	if err := report.Write(out.all, f.fix.count(tally.Count(said(files, cmd.ErrOrStderr())))); err != nil {
		return err
	}
	if !f.quiet {
		f.fix.say(cmd.ErrOrStderr())
	}
	if err := out.keep(); err != nil {
		return err
	}
	if cmd.Context().Err() == nil {
		all := covering(paths)
		if f.since.Given() {
			all = func(string) bool { return false }
		}
		if err := f.baseline.finish(cmd.ErrOrStderr(), linter, all); err != nil {
			return err
		}
	}
	switch {
	case cmd.Context().Err() != nil:
		return errInterrupted
	case tally.Failed > 0:
		return errSaid
	case tally.Files == 0 && !f.ForceExclude && !f.since.Given(): // of files that a hook names, all may be excluded; a change may touch none
		return errors.New("no article to lint: name a file, or a folder with *.md, *.mdx or *.markdown files that git does not ignore and primum.toml does not exclude")
	case f.exitZero:
		return nil
	case tally.Failing > 0:
		return errFound
	case f.warnings >= 0 && tally.BySeverity[rule.Warning] > f.warnings:
		fmt.Fprintf(cmd.ErrOrStderr(), "primum: %s, and --max-warnings allows %d\n", report.Counted(tally.BySeverity[rule.Warning], "warning"), f.warnings)
		return errFound
	}
	return nil
}

// instead puts a format in the place of the one that people read.
func instead(formats []string, name string) []string {
	return append(slices.DeleteFunc(formats, func(format string) bool { return format == "text" || format == "text=-" }), name)
}

// files lints what the paths mean.
func (f *checkFlags) files(cmd *cobra.Command, linter *lint.Linter, paths []string) (iter.Seq[finding.File], error) {
	if !slices.Contains(paths, "-") {
		if len(paths) == 0 {
			paths = []string{"."}
		}
		total, files, err := f.lint(cmd.Context(), linter, paths)
		if err == nil && !f.quiet && isTerminal(cmd.ErrOrStderr()) {
			files = progress{cmd.ErrOrStderr(), total, time.Now}.on(files)
		}
		return files, err
	}
	if f.since.Given() {
		return nil, errors.New("“-” (standard input) is in no Git repository: what changed in it is not known")
	}
	if slices.ContainsFunc(paths, func(path string) bool { return path != "-" }) {
		return nil, errors.New("“-” (standard input) and paths cannot be linted in one run")
	}
	source, err := io.ReadAll(cmd.InOrStdin())
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	file, err := linter.Text(f.stdin, source)
	if err != nil {
		return nil, err
	}
	return func(yield func(finding.File) bool) { yield(file) }, nil
}

// lint lints all of the articles that the paths mean, or what changed in them.
func (f *checkFlags) lint(ctx context.Context, linter *lint.Linter, paths []string) (total int, files iter.Seq[finding.File], err error) {
	if f.since.Given() {
		return linter.Changed(ctx, paths, f.since)
	}
	return linter.Paths(ctx, paths)
}

// namesInput refuses a name for standard input where that is not read.
func namesInput(cmd *cobra.Command, paths []string) error {
	if cmd.Flags().Changed("stdin-filename") && !slices.Contains(paths, "-") {
		return errors.New("--stdin-filename names what “-” reads, and there is no “-” among the paths")
	}
	return nil
}

// said passes files on and says which could not be read.
func said(files iter.Seq[finding.File], w io.Writer) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		for f := range files {
			if f.Err != nil {
				fmt.Fprintf(w, "primum: %s: %s\n", report.Printable(f.Path), report.Visible(pathless(f.Err).Error()))
			}
			if !yield(f) {
				return
			}
		}
	}
}

// pathless is an error without the path that the message names anyway.
func pathless(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// colored tells whether to colour what is written to w. The conventions are those of no-color.org and force-color.org.
func colored(when string, w io.Writer) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		if os.Getenv("NO_COLOR") != "" {
			return false, nil
		}
		if os.Getenv("FORCE_COLOR") != "" {
			return true, nil
		}
		return isTerminal(w), nil
	}
	return false, fmt.Errorf("--color %s: it is one of auto, always, never", when)
}
