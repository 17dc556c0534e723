package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/primum-lint/primum/internal/adopt"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/swap"
)

func initCommand(builtIn fs.FS) *cobra.Command {
	var stdout bool
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a primum.toml for a folder of articles, after what stands there",
		Long: `Look at a folder, by default the current one, and write a primum.toml for it, with the reasons in comments: what is no copy of the
house, which bibliographies articles are held against, and which rules are off at first, for they find so much that nobody would read the
first run. All articles are linted to tell. A config that is there already is never written over.`,
		Example: `  primum init
  primum init --stdout content/
  primum init rule house/miracle-claim compliance/rules`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			folder, err := adopt.Look(builtIn, dir)
			if err != nil {
				return err
			}
			if !stdout {
				if err := folder.Free(); err != nil {
					return err
				}
			}
			survey, err := survey(cmd, builtIn, folder)
			if err != nil {
				return err
			}
			text, err := adopt.Config(folder, survey, released(version()), rule.Packs(builtIn))
			if err != nil {
				return err
			}
			if stdout {
				_, err := cmd.OutOrStdout().Write(text)
				return err
			}
			if err := swap.File(folder.Config(), nil, text); err != nil {
				return fmt.Errorf("%s: %w", filepath.ToSlash(folder.Config()), pathless(err))
			}
			return adopted(cmd.OutOrStdout(), folder, survey)
		},
	}
	cmd.Flags().BoolVar(&stdout, "stdout", false, "write to standard output what would be written to primum.toml")
	cmd.AddCommand(initRuleCommand(builtIn))
	return cmd
}

// survey lints the articles of a folder as its config will have it, and tells what they are like. Where rules are off at first, others may
// find what these hid: so the articles are linted once more, without.
func survey(cmd *cobra.Command, builtIn fs.FS, folder *adopt.Folder) (*adopt.Survey, error) {
	defer interruptible(cmd)()
	settings := folder.Settings()
	s, err := look(cmd, builtIn, folder, settings, cmd.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	drowning, _ := s.Drowning()
	if len(drowning) == 0 {
		return s, nil
	}
	for _, c := range drowning {
		settings.Ignore = append(settings.Ignore, c.Rule.ID)
	}
	s.Rest, err = look(cmd, builtIn, folder, settings, io.Discard)
	return s, err
}

// look lints the articles of a folder, says which cannot be read, and looks at its layouts.
func look(cmd *cobra.Command, builtIn fs.FS, folder *adopt.Folder, settings config.Settings, unread io.Writer) (*adopt.Survey, error) {
	dir := folder.Dir
	linter := lint.New(builtIn, lint.Options{Isolated: true, Cached: true, Sources: true, Flags: settings, Version: version()})
	total, files, err := linter.Paths(cmd.Context(), []string{dir})
	if err != nil {
		return nil, err
	}
	if isTerminal(cmd.ErrOrStderr()) {
		files = progress{cmd.ErrOrStderr(), total, time.Now}.on(files)
	}
	engine, err := linter.EngineFor(dir)
	if err != nil {
		return nil, err
	}
	reader := engine.Reader()
	s := adopt.NewSurvey()
	for _, name := range folder.Layouts {
		if engine.Notifies(filepath.Join(dir, filepath.FromSlash(name)), "disclaimer-absent") {
			s.Layouts = append(s.Layouts, name)
		}
	}
	for f := range said(files, unread) {
		if f.Err != nil {
			s.Unread++
			continue
		}
		s.Add(reader.Read(f.Path, f.Source), f.Findings)
	}
	switch {
	case cmd.Context().Err() != nil:
		return nil, errors.New("interrupted; nothing was written")
	case s.Articles == 0:
		return nil, fmt.Errorf("%s: there is no article to look at: *.md, *.mdx or *.markdown that Git does not ignore", report.Printable(filepath.ToSlash(dir)))
	}
	return s, nil
}

// adopted says what was written, and what to do next.
func adopted(w io.Writer, folder *adopt.Folder, s *adopt.Survey) error {
	var out strings.Builder
	drowning, left := s.Drowning()
	fix, consider := 0, 0
	for _, c := range left {
		fix += c.Errors
		consider += c.Findings - c.Errors
	}
	fmt.Fprintf(&out, "wrote %s for %s\n", report.Printable(filepath.ToSlash(folder.Config())), report.Counted(s.Articles, "article"))
	for _, c := range drowning {
		fmt.Fprintf(&out, "  off at first: %s, with %s in %s\n", c.Rule.ID, report.Counted(c.Findings, "finding"), report.Counted(c.Articles, "article"))
	}
	for _, err := range folder.Broken {
		fmt.Fprintf(&out, "  left out: %s\n", report.Printable(err.Error()))
	}
	path := report.Printable(filepath.ToSlash(folder.Dir))
	fmt.Fprintf(&out, "\nnext:\n  primum check %s\n      %d to fix, %d to consider; “primum explain RULE” says why\n", path, fix, consider)
	fmt.Fprintf(&out, "  primum check --write-baseline %s\n      once primum.toml names the baseline: from then on only what is new is told\n", path)
	if folder.InGit {
		fmt.Fprintf(&out, "  primum check --staged\n      before each commit: %s\n", hook(folder.Dir))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// hook says how to have a commit checked.
func hook(dir string) string {
	if _, err := os.Stat(filepath.Join(dir, ".pre-commit-config.yaml")); err == nil {
		return "by the hook “primum” of github.com/primum-lint/primum in .pre-commit-config.yaml"
	}
	return "in .git/hooks/pre-commit, or by pre-commit with the hook “primum” of github.com/primum-lint/primum"
}

// released is a version as a config asks for it, or "" for one that was built between releases.
func released(version string) string {
	var major, minor int
	if n, _ := fmt.Sscanf(version, "v%d.%d", &major, &minor); n != 2 || major+minor == 0 {
		return ""
	}
	return fmt.Sprintf("%d.%d", major, minor)
}
