package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestGates runs Primum inside the real programs that call it. Those that are not installed are told.
func TestGates(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		t.Skip("builds Primum once more")
	}
	for _, program := range []string{"git", "pre-commit", "tar"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	if _, err := os.Stat(filepath.Join(repo, ".git")); err != nil {
		t.Skip("is no Git checkout")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(repo, "testdata", "gates"),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", repo)
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("PRE_COMMIT_HOME", filepath.Join(e.WorkDir, ".pre-commit"))
			if err := goSettings(e); err != nil {
				return err
			}
			for _, who := range []string{"AUTHOR", "COMMITTER"} {
				e.Setenv("GIT_"+who+"_NAME", "Test")
				e.Setenv("GIT_"+who+"_EMAIL", "test@example.org")
			}
			return nil
		},
	})
}

// goSettings hands down where Go keeps its caches, since the home of a script holds none.
func goSettings(e *testscript.Env) error {
	for _, name := range []string{"GOMODCACHE", "GOCACHE", "GOPROXY", "GOFLAGS", "GOSUMDB"} {
		value, err := exec.Command("go", "env", name).Output()
		if err != nil {
			return err
		}
		e.Setenv(name, strings.TrimSpace(string(value)))
	}
	return nil
}
