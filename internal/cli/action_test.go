package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

const action = "../../.github/actions/primum"

// TestAction runs the scripts of the GitHub action as a runner does: inputs come in the environment, outputs go to a file.
func TestAction(t *testing.T) { runScripts(t, "../../testdata/action") }

// TestNightly runs what the night runs, with another program in the place of go.
func TestNightly(t *testing.T) { runScripts(t, "../../testdata/nightly") }

// runScripts runs scripts of bash in an environment like that of a GitHub runner.
func runScripts(t *testing.T, dir string) {
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" { // where bash may be another system's
		t.Skip("bash is not installed")
	}
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			temp := filepath.Join(e.WorkDir, "temp")
			for name, value := range map[string]string{
				"ACTION": filepath.Join(repo, ".github", "actions", "primum"), "CI": filepath.Join(repo, ".ci"),
				"PRIMUM": "primum", "BASE": "", "RUNNER_TEMP": temp, "HOME": e.WorkDir, "XDG_CACHE_HOME": cache,
				"GITHUB_OUTPUT": filepath.Join(e.WorkDir, "output"), "GITHUB_STEP_SUMMARY": filepath.Join(e.WorkDir, "summary.md"),
				"GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org",
				"GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.org",
			} {
				e.Setenv(name, value)
			}
			if err := goSettings(e); err != nil {
				return err
			}
			return os.Mkdir(temp, 0o755)
		},
	})
}

// TestActionInputs holds the action to its scripts: each input goes somewhere, each variable that a script reads comes from somewhere,
// and no input is pasted into a shell, where its text would be run.
func TestActionInputs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(action, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var it struct {
		Inputs map[string]struct{ Description string }
		Runs   struct {
			Steps []struct {
				Uses, Run string
				Env       map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(text, &it); err != nil {
		t.Fatal(err)
	}
	for name, input := range it.Inputs {
		if !strings.Contains(string(text), "inputs."+name) || input.Description == "" {
			t.Errorf("input %s is not used, or says nothing of itself", name)
		}
	}
	script := regexp.MustCompile(`\$GITHUB_ACTION_PATH/(\w+\.sh)`)
	variable := regexp.MustCompile(`\$\{?([A-Z][A-Z_]*)\b`)
	given := regexp.MustCompile(`^(GITHUB|RUNNER|BASH)_|^PRIMUM_RELEASES$`)
	for _, step := range it.Runs.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("an input is pasted into a shell: %s", step.Run)
		}
		if step.Uses != "" && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(step.Uses) {
			t.Errorf("%s is not pinned", step.Uses)
		}
		m := script.FindStringSubmatch(step.Run)
		if m == nil {
			continue
		}
		body, err := os.ReadFile(filepath.Join(action, m[1]))
		if err != nil {
			t.Fatal(err)
		}
		var read []string
		for _, v := range variable.FindAllStringSubmatch(string(body), -1) {
			if read = append(read, v[1]); step.Env[v[1]] == "" && !given.MatchString(v[1]) {
				t.Errorf("%s reads %s, which nobody sets", m[1], v[1])
			}
		}
		for name := range step.Env {
			if !slices.Contains(read, name) {
				t.Errorf("%s does not read %s", m[1], name)
			}
		}
	}
}
