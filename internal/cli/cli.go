// Package cli is the command line: flags, commands and exit codes. It is the only room that knows all the others.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes. There are no others.
const (
	OK     = 0 // nothing at or above the threshold
	Found  = 1 // findings at or above it
	Failed = 2 // the run itself failed: a bad flag, config or rule, a path that is missing or cannot be read
)

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// errFound ends a command with Found; what there is to say has been said.
var errFound = errors.New("findings at or above the threshold")

// errInterrupted ends a command that was broken off and has told what there was to tell.
var errInterrupted = errors.New("interrupted; this is what was found until then")

// errSaid ends a command with Failed; the errors have been said.
var errSaid = errors.New("the run failed")

// Main runs a command line, without the program's name, and returns the exit code. builtIn holds the rule packs.
func Main(args []string, s Streams, builtIn fs.FS) int {
	// No honest article comes near this; one of a hundred thousand footnotes is to be collected more often, not to take all memory.
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(240 << 20)
	}
	// Else the first write to a pipe that nobody reads any more would kill the process; now it is an error that can be told apart.
	signal.Ignore(syscall.SIGPIPE)
	cmd := root(s, builtIn)
	cmd.SetArgs(args)
	switch err := cmd.ExecuteContext(context.Background()); {
	case err == nil || errors.Is(err, syscall.EPIPE):
		return OK
	case errors.Is(err, errFound):
		return Found
	case errors.Is(err, errSaid):
		return Failed
	default:
		fmt.Fprintf(s.Err, "primum: %v\n", err)
		return Failed
	}
}

// interruptible lets a command end with what it has found on Ctrl-C, or when the pipeline that it is part of is stopped. A second signal ends
// it at once, as the first does a command that reads or tells one thing.
func interruptible(cmd *cobra.Command) (stop context.CancelFunc) {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	cmd.SetContext(ctx)
	return stop
}

func root(s Streams, builtIn fs.FS) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "primum",
		Short: "Lint medical copy: promises of cure, figures and evidence without a source, missing disclaimers",
		Long: `Primum reads articles in Markdown or plain text as a careful medical-legal reviewer would. It says, at exact line and column,
where an article promises a cure, states a statistic without a source, claims evidence without a citation, or lacks the
disclaimer that it owes its readers.

It is no lawyer and no doctor: an article without findings is not thereby true, lawful or safe.`,
		Example: `  primum check                          lint all articles in this folder
  primum check --output-format json a.md
  primum inspect a.md                   why was this flagged, or not?
  primum explain cure-promise           why the rule exists and what to write instead`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	cmd.SetIn(s.In)
	cmd.SetOut(s.Out)
	cmd.SetErr(s.Err)
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; “%s --help” lists the flags", err, c.CommandPath())
	})
	cmd.AddCommand(checkCommand(builtIn), initCommand(builtIn), inspectCommand(builtIn), explainCommand(builtIn), configCommand(builtIn), suppressionsCommand(builtIn), testCommand(builtIn), cacheCommand(), versionCommand())
	return cmd
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "primum %s\n", version())
			return err
		},
	}
}

// version is the module version that was built, or “devel”.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
