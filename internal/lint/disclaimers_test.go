package lint_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/rules"
)

// TestDisclaimers: a notice is found by what it says, wherever readers see it, and what only seems to be one is not taken for it.
func TestDisclaimers(t *testing.T) {
	archive, err := txtar.ParseFile("../../testdata/disclaimers.txtar")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	says := map[string]string{}
	for _, f := range archive.Files {
		if path, ok := strings.CutSuffix(f.Name, ".says"); ok {
			says[path] = strings.TrimSpace(string(f.Data))
		}
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := lint.New(rules.FS, lint.Options{})
	read := 0
	for _, f := range archive.Files {
		folder := filepath.Base(filepath.Dir(f.Name))
		if ext := filepath.Ext(f.Name); folder != "given" && folder != "missing" || ext != ".md" && ext != ".mdx" {
			continue
		}
		read++
		t.Run(f.Name, func(t *testing.T) {
			file, err := l.Text(f.Name, f.Data)
			if err != nil {
				t.Fatal(err)
			}
			found, told := 0, ""
			for _, x := range file.Findings {
				if x.Rule.ID != "disclaimer-absent" {
					continue
				}
				found++
				for _, r := range x.Related {
					told += r.Message
				}
				if strict := strings.HasPrefix(f.Name, "two/"); strict != (x.Severity == rule.Error) {
					t.Errorf("it is a %s", x.Severity)
				}
			}
			if want := map[string]int{"missing": 1}[folder]; found != want {
				t.Errorf("%d findings, want %d", found, want)
			}
			if folder == "missing" && told != says[f.Name] {
				t.Errorf("%q is told, want %q", told, says[f.Name])
			}
		})
	}
	if read < 40 {
		t.Errorf("%d documents were read", read)
	}
}
