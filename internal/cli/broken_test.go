package cli_test

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/rules"
)

// TestBroken holds what is said of each broken config and rule to the last word: a mistake is told at its place, with the name that was
// meant, and ends the run with 2. With -update it writes down what is said.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		archive string
		as      string                     // what each is called in a folder of its own
		args    func(file string) []string // that read one of its files
	}{
		{"configs.txtar", "", func(file string) []string { return []string{"check", "--config", file, "article.md"} }},
		{"rules.txtar", "", func(file string) []string { return []string{"test", strings.TrimSuffix(file, ".toml")} }},
		{"packs.txtar", rule.PackFile, func(file string) []string { return []string{"test", strings.TrimSuffix(file, ".toml")} }},
	} {
		path, err := filepath.Abs(filepath.Join("../../testdata/broken", c.archive))
		if err != nil {
			t.Fatal(err)
		}
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(c.archive, func(t *testing.T) {
			t.Chdir(t.TempDir())
			t.Setenv("XDG_CACHE_HOME", t.TempDir())
			write(t, "article.md", []byte("Text.\n"))
			want := map[string][]byte{}
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".err" {
					want[strings.TrimSuffix(f.Name, ".err")] = f.Data
					continue
				}
				write(t, f.Name, f.Data)
				if !strings.Contains(f.Name, "/") { // as a rule, in a folder of its own
					write(t, filepath.Join(strings.TrimSuffix(f.Name, ".toml"), cmp.Or(c.as, f.Name)), f.Data)
				}
			}
			said := archive.Files[:0:0]
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".err" {
					continue
				}
				said = append(said, f)
				if strings.Contains(f.Name, "/") {
					continue
				}
				name := strings.TrimSuffix(f.Name, ".toml")
				var out, got bytes.Buffer
				code := cli.Main(c.args(f.Name), cli.Streams{In: strings.NewReader(""), Out: &out, Err: &got}, rules.FS)
				if code != cli.Failed || out.Len() > 0 {
					t.Errorf("%s: exit code %d, want %d; output %q", name, code, cli.Failed, &out)
				}
				if diff := gocmp.Diff(string(want[name]), got.String()); diff != "" && !*update {
					t.Errorf("%s:\n%s", name, diff)
				}
				said = append(said, txtar.File{Name: name + ".err", Data: got.Bytes()})
			}
			if *update {
				archive.Files = said
				write(t, path, txtar.Format(archive))
			}
		})
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
