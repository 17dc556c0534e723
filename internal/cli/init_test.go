package cli_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/rules"
)

// TestFirstRun: behind init the first run of a house that has far too much praise can be read through, and nothing that is an error is lost.
func TestFirstRun(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	const articles = 30
	for i := range articles {
		text := "The spray cures asthma.\n\n" + strings.Repeat("A miracle cream for tired legs.\n\n", 10)
		write(t, filepath.Join("posts", fmt.Sprintf("%02d.md", i)), []byte(text))
	}
	run := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := cli.Main(args, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &out}, rules.FS); code != want {
			t.Fatalf("%v: exit code %d, want %d:\n%s", args, code, want, &out)
		}
		return out.String()
	}
	if got := run(cli.OK, "init"); !strings.Contains(got, "off at first: hype, with 300 findings in 30 articles\n") ||
		!strings.Contains(got, fmt.Sprintf("      %d to fix, 0 to consider;", articles)) {
		t.Errorf("init says\n%s", got)
	}
	if got := run(cli.Found, "check"); !strings.HasSuffix(got, fmt.Sprintf("\n%d to fix, 0 to consider in %d articles\n", articles, articles)) {
		t.Errorf("the first run ends with %s", got[max(0, len(got)-200):])
	}
	if got := run(cli.OK, "config"); !strings.Contains(got, `"off"`) || !strings.Contains(got, "# primum.toml:") {
		t.Errorf("the config is\n%s", got)
	}
}
