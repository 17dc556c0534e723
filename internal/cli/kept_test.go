package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/rules"
)

// TestKeptResults: every format says the same, byte for byte, of results that are kept, of those that are not, and of some of both.
func TestKeptResults(t *testing.T) {
	const articles = "../../testdata/articles"
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	check := func(args ...string) map[string]string {
		dir := t.TempDir()
		args = append([]string{"check", "--exit-zero"}, args...)
		for _, format := range report.Names() {
			args = append(args, "--output-format", format+"="+filepath.Join(dir, format))
		}
		var said bytes.Buffer
		if code := cli.Main(args, cli.Streams{Out: &said, Err: &said}, rules.FS); code != cli.OK || said.Len() > 0 {
			t.Fatalf("%v ended with %d:\n%s", args, code, &said)
		}
		all := map[string]string{}
		for _, format := range report.Names() {
			text, err := os.ReadFile(filepath.Join(dir, format))
			if err != nil {
				t.Fatal(err)
			}
			all[format] = string(text)
		}
		return all
	}
	want := check("--no-cache", articles)
	check(articles + "/flagged/clinic.md")
	for _, name := range []string{"one is kept", "all are kept"} {
		if diff := cmp.Diff(want, check(articles)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}
