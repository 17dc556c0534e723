package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// faults are sentences that break one rule each, and nothing else.
var faults = []struct{ rule, sentence string }{
	{"cure-promise", "The tea cures migraine in a week."},
	{"statistic-unsourced", "Nine out of ten guests slept better."},
	{"guaranteed-outcome", "We guarantee that your back pain will be gone."},
	{"absolute-safety", "The drops are completely safe."},
}

// newsroom is a folder of articles in a Git repository.
type newsroom struct {
	*testing.T
	planted map[string]int // faults by article and rule: “news/0007.md cure-promise”
}

func newNewsroom(t *testing.T, articles int) newsroom {
	n := newsroom{t, map[string]int{}}
	t.Chdir(t.TempDir())
	home := t.TempDir()
	for name, value := range map[string]string{"HOME": home, "XDG_CACHE_HOME": home, "LocalAppData": home, "GIT_CONFIG_GLOBAL": filepath.Join(home, "none"),
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"} {
		t.Setenv(name, value)
	}
	write(t, "primum.toml", []byte("select = [\"cure\", \"guarantee\", \"safety\", \"statistic\"]\nbaseline = \"known.toml\"\n"))
	for i := range articles {
		name := fmt.Sprintf("news/%02d/%04d.md", i%20, i)
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Tea and sleep, part %d\n---\n\n", i)
		for p := range 12 {
			fmt.Fprintf(&text, "## Section %d\n\nGuests drink tea at night, and some of them sleep well. It is no promise of a cure, and nobody "+
				"knows whether tea %d helps. Ask a doctor before you stop a medicine.\n\n", p, i)
			if fault := faults[(i+p)%len(faults)]; p < i%4 {
				fmt.Fprintln(&text, fault.sentence+"\n")
				n.planted[name+" "+fault.rule]++
			}
		}
		write(t, name, []byte(text.String()))
	}
	n.git("init", "-q")
	n.git("add", ".")
	n.git("commit", "-q", "-m", "articles")
	return n
}

func (n newsroom) git(args ...string) {
	n.Helper()
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		n.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// check returns what a run tells, by article and rule, and how long it keeps processors busy, git's share included.
func (n newsroom) check(args ...string) (found map[string]int, took time.Duration) {
	n.Helper()
	cmd := exec.Command("primum", append([]string{"check", "--output-format", "json"}, args...)...)
	out, err := cmd.Output()
	took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		n.Fatalf("%v: %v\n%s", args, err, exit.Stderr)
	}
	var doc struct {
		Findings []struct{ Path, Rule string }
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		n.Fatal(err)
	}
	found = map[string]int{}
	for _, f := range doc.Findings {
		found[f.Path+" "+f.Rule]++
	}
	return found, took
}

// TestNewsroom takes Primum up in a house of a thousand articles: a first run tells what is wrong in them, a baseline lets that be, and
// from then on the one new fault of a commit is told and nothing else.
func TestNewsroom(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	articles, settled := 1000, 2100*time.Millisecond
	if testing.Short() {
		articles, settled = 40, 0
	}
	n := newNewsroom(t, articles)
	time.Sleep(settled) // then runs know by the stamps of the articles what has not changed
	tells := func(name string, first time.Duration, want map[string]int, args ...string) time.Duration {
		t.Helper()
		got, took := n.check(args...)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if first > 0 {
			t.Logf("%-22s took %.3f of the first run", name, took.Seconds()/first.Seconds())
		}
		return took
	}
	none := map[string]int{}
	first := tells("the first run", 0, n.planted, "--baseline", "")
	tells("the same again", first, n.planted, "--baseline", "")
	tells("a baseline is written", first, none, "--write-baseline")
	tells("with the baseline", first, none)

	const article = "news/13/0033.md"
	text, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	write(t, article, []byte(string(text)+"\nThe spray cures asthma.\n"))
	fault := map[string]int{article + " cure-promise": 1}
	n.git("add", ".")
	tells("what is staged", first, fault, "--baseline", "", "--staged")
	n.git("commit", "-q", "-m", "spray")
	tells("new since a revision", first, fault, "--baseline", "", "--new-from-rev", "HEAD~")
	tells("new to the baseline", first, fault)
	tells("without what is kept", first, fault, "--no-cache")
}
