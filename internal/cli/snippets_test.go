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

	"go.yaml.in/yaml/v3"
)

// snippets are the blocks of the README and of GATES that begin with the name of the file they are for.
func snippets(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	fence := regexp.MustCompile("(?s)```(?:yaml|sh|groovy)\n(?:#|//) (\\S+)\n(.*?)```")
	for _, file := range []string{"../../README.md", "../../.github/GATES.md"} {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range fence.FindAllStringSubmatch(string(page), -1) {
			all[m[1]] = m[2]
		}
	}
	return all
}

func parsed[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSnippets runs the commands that our pages tell people to paste, in a repository whose last commit brought a fault and whose index
// holds another, and looks at what they end with and leave behind.
func TestSnippets(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the snippets are for a shell of Unix")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	all := snippets(t)
	gitLab := parsed[map[string]struct {
		Script    []string
		Artifacts struct{ Reports struct{ Codequality string } }
	}](t, all[".gitlab-ci.yml"])
	jenkins := regexp.MustCompile(`sh '([^']*)'`).FindStringSubmatch(all["Jenkinsfile"])
	lefthook := parsed[struct {
		Commit struct {
			Commands map[string]struct{ Glob, Run string }
		} `yaml:"pre-commit"`
	}](t, all["lefthook.yml"]).Commit.Commands["primum"]
	reviewdog, _, piped := strings.Cut(all["reviewdog"], " | ")
	if len(gitLab) != 2 || jenkins == nil || lefthook.Glob != "*.{md,mdx,markdown}" || !piped || all[".husky/pre-commit"] == "" {
		t.Fatalf("a snippet is gone, or is not what it was: %q", all)
	}
	for _, c := range []struct {
		name, script string
		fails        bool
		left         []string // files
		told         string
	}{
		{"GitLab", strings.Join(gitLab["copy"].Script, "\n"), true, []string{gitLab["copy"].Artifacts.Reports.Codequality}, "content/new.md:1:9: error"},
		{"GitLab, of the branch", strings.Join(gitLab["copy-of-branch"].Script, "\n"), false, []string{gitLab["copy-of-branch"].Artifacts.Reports.Codequality}, ""},
		{"Jenkins", jenkins[1], true, regexp.MustCompile(`primum[a-z-]*\.xml`).FindAllString(all["Jenkinsfile"], -1), "content/old.md:1:9: error"},
		{"reviewdog", reviewdog, false, nil, `"path":"content/new.md"`},
		{"lefthook", strings.ReplaceAll(lefthook.Run, "{staged_files}", "content/staged.md"), true, nil, "content/staged.md:1:9: error"},
		{"husky", all[".husky/pre-commit"], true, nil, "content/staged.md:1:9: error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			house := faulty(t)
			out, err := shell(house, c.script)
			if (err != nil) != c.fails {
				t.Errorf("ends with %v\n%s", err, out)
			}
			if !strings.Contains(out, c.told) {
				t.Errorf("does not tell %q:\n%s", c.told, out)
			}
			if strings.Contains(c.script, "--staged") && strings.Contains(out, "old.md") {
				t.Errorf("tells what is not staged:\n%s", out)
			}
			for _, file := range c.left {
				if _, err := os.Stat(filepath.Join(house, file)); file == "" || err != nil {
					t.Errorf("leaves no %s", file)
				}
			}
		})
	}
}

// TestSnippetsOfOthers holds what names our hooks and the inputs of our action to them.
func TestSnippetsOfOthers(t *testing.T) {
	all := snippets(t)
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, hook := range parsed[[]struct{ ID string }](t, string(text)) {
		ids = append(ids, hook.ID)
	}
	for _, repo := range parsed[struct {
		Repos []struct{ Hooks []struct{ ID string } }
	}](t, all[".pre-commit-config.yaml"]).Repos {
		for _, hook := range repo.Hooks {
			if !slices.Contains(ids, hook.ID) {
				t.Errorf("there is no hook %s", hook.ID)
			}
		}
	}
	if text, err = os.ReadFile(filepath.Join(action, "action.yml")); err != nil {
		t.Fatal(err)
	}
	inputs := parsed[struct{ Inputs map[string]any }](t, string(text)).Inputs
	used := false
	for _, job := range parsed[struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
			}
		}
	}](t, all[".github/workflows/copy.yml"]).Jobs {
		for _, step := range job.Steps {
			if !strings.HasPrefix(step.Uses, "primum-lint/primum/.github/actions/primum@") {
				continue
			}
			used = true
			for name := range step.With {
				if inputs[name] == nil {
					t.Errorf("the action has no input %s", name)
				}
			}
		}
	}
	if !used {
		t.Error("no snippet uses the action")
	}
}

// faulty makes a repository with a fault in its first commit, one in its second and one in the index.
func faulty(t *testing.T) string {
	t.Helper()
	house := t.TempDir()
	if out, err := shell(house, `
		git init -q -b main
		mkdir content
		article() { echo "The $1 cures asthma, and it is no medical advice." >"content/$2.md"; git add .; }
		article tea old; git commit -qm old
		article gel new; git commit -qm new
		article oil staged`); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return house
}

// shell runs a script in a folder as a runner does, with the program on the PATH.
func shell(dir, script string) (string, error) {
	cmd := exec.Command("sh", "-ec", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD~", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=Test", "GIT_AUTHOR_EMAIL=test@example.org", "GIT_COMMITTER_NAME=Test", "GIT_COMMITTER_EMAIL=test@example.org")
	out, err := cmd.CombinedOutput()
	return string(out), err
}
