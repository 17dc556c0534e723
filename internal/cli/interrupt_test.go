package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt: a run that is broken off, by Ctrl-C or by a pipeline that is stopped, says so, and what it found until then is whole. The
// program cannot be done when the signal comes, since nobody has read yet what it wrote, and a pipe holds far less than that.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot send Ctrl-C to another one there")
	}
	dir := t.TempDir()
	const articles = 300
	for i := range articles {
		write(t, filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte("<!-- primum-disable-file cure-promise -- why -->\n\n"+strings.Repeat("The spray cures asthma.\n\n", 40)))
	}
	for _, sent := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		for _, args := range [][]string{{"check", "--no-cache"}, {"suppressions"}} {
			t.Run(fmt.Sprint(args[0], " ", sent), func(t *testing.T) {
				interrupt(t, sent, articles, append(args, "--output-format", "json", dir))
			})
		}
	}
}

func interrupt(t *testing.T, sent os.Signal, articles int, args []string) {
	cmd := exec.Command("primum", args...)
	cmd.Env = append(cmd.Environ(), "XDG_CACHE_HOME="+t.TempDir())
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 1)
	if _, err := io.ReadFull(out, first); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(sent); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("ended with %v, want exit code 2", err)
	}
	if !strings.Contains(said.String(), "primum: interrupted; this is what was found until then") {
		t.Errorf("said %q", &said)
	}
	var doc struct {
		Summary struct{ Files int }
	}
	if err := json.Unmarshal(append(first, rest...), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Summary.Files == 0 || doc.Summary.Files == articles {
		t.Errorf("%d articles were linted, want some of %d", doc.Summary.Files, articles)
	}
}

// TestInterruptedWhileWaiting: one Ctrl-C ends a run that waits for standard input.
func TestInterruptedWhileWaiting(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot send Ctrl-C to another one there")
	}
	cmd := exec.Command("primum", "check", "--isolated", "-")
	cmd.Env = append(cmd.Environ(), "XDG_CACHE_HOME="+t.TempDir())
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// What a pipe holds has been taken from it by who waits for more.
	if _, err := in.Write(bytes.Repeat([]byte("Tea.\n"), 1<<20/5)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // which has no end otherwise
}

// TestKilledWhileFixing: whenever a run that fixes is killed, each article is what it was or what it should be.
func TestKilledWhileFixing(t *testing.T) {
	const before = "Light wakes [1], tea too [2], noise [3].\n\n## References\n\n[1] Obi A, Lund P. Sleep and light in shift workers. J Sleep Habits. 2021;4:1-9.\n\n[3] Quist R. Sleep and noise in old hotels. J Sleep Habits. 2022;5:11-19.\n\n[2] Ames B. Sleep and tea. J Sleep Habits. 2020;3:1-9.\n"
	const after = "Light wakes [1], tea too [2], noise [3].\n\n## References\n\n[1] Obi A, Lund P. Sleep and light in shift workers. J Sleep Habits. 2021;4:1-9.\n\n[2] Ames B. Sleep and tea. J Sleep Habits. 2020;3:1-9.\n\n[3] Quist R. Sleep and noise in old hotels. J Sleep Habits. 2022;5:11-19.\n"
	dir := t.TempDir()
	const articles = 200
	name := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%03d.md", i)) }
	for i := range articles {
		write(t, name(i), []byte(before))
	}
	cmd := exec.Command("primum", "check", "--no-cache", "--isolated", "--fix", dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for len(ended) == 0 { // until it has begun to write
		if text, err := os.ReadFile(name(0)); err != nil || string(text) != before {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	<-ended
	for i := range articles {
		text, err := os.ReadFile(name(i))
		if err != nil || string(text) != before && string(text) != after {
			t.Errorf("%s holds %q, %v", name(i), text, err)
		}
	}
	if text, err := os.ReadFile(name(0)); string(text) != after {
		t.Errorf("nothing was fixed: %s holds %q, %v", name(0), text, err)
	}
}
