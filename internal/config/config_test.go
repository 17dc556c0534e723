package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/config"
)

func TestWants(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "primum.toml")
	text := "include = [\"**/*.md\", \"posts/*.txt\"]\nexclude = [\"drafts/**\", \"README.md\"]\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := config.Read(file, config.Settings{}, "devel")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		path string
		want bool
	}{
		{"a.md", true},
		{"posts/deep/a.md", true},
		{"posts/a.txt", true},
		{"posts/deep/a.txt", false},
		{"a.txt", false},
		{"drafts/a.md", false},
		{"posts/drafts/a.md", true},
		{"posts/README.md", false},
	} {
		if got := c.Wants(filepath.Join(dir, filepath.FromSlash(x.path)), dir); got != x.want {
			t.Errorf("%s: wanted is %t, want %t", x.path, got, x.want)
		}
	}
}

// A glob sees one path of an article, however the way to it is written.
func TestWantsFromWhereItRuns(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	if err := os.MkdirAll(site, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "primum.toml"), []byte("exclude = [\"posts/old/**\"]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ from, file, root, folder string }{
		{".", "site/primum.toml", "site", "site/posts"},
		{".", "site/primum.toml", "site/posts", "site/posts"},
		{"site", "primum.toml", ".", "posts"},
		{"site", "primum.toml", "../site", "../site/posts"},
		{"site", filepath.Join(site, "primum.toml"), ".", "posts"},
		{"site", "primum.toml", filepath.Join(site, "posts"), filepath.Join(site, "posts")},
	} {
		t.Chdir(filepath.Join(dir, x.from))
		c, err := config.Read(filepath.FromSlash(x.file), config.Settings{}, "devel")
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]bool{"old/a.md": false, "new/a.md": true} {
			if got := c.Wants(filepath.Join(filepath.FromSlash(x.folder), filepath.FromSlash(name)), filepath.FromSlash(x.root)); got != want {
				t.Errorf("in %s, of %s: %s/%s is wanted: %t, want %t", x.from, x.root, x.folder, name, got, want)
			}
		}
	}
}

// The nearest config on the way up holds, and none above the root of the repository does.
func TestFind(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{"primum.toml", "repo/.git/HEAD", "repo/site/.config/primum.toml", "repo/site/posts/a.md", "repo/other/a.md"} {
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ from, want string }{
		{"repo/site/posts", "repo/site/.config/primum.toml"},
		{"repo/site", "repo/site/.config/primum.toml"},
		{"repo/other", ""},
		{".", "primum.toml"},
	} {
		got, err := config.Find(filepath.Join(root, filepath.FromSlash(c.from)))
		want := c.want
		if want != "" {
			want = filepath.Join(root, filepath.FromSlash(want))
		}
		if err != nil || got != want {
			t.Errorf("from %s: got %q, %v, want %q", c.from, got, err, want)
		}
	}
}

// A file that asks for a newer Primum says so, and nothing of the keys that the older one does not know.
func TestRequiredVersion(t *testing.T) {
	file := filepath.Join(t.TempDir(), "primum.toml")
	if err := os.WriteFile(file, []byte("novelty = true\nrequired-version = '>=0.2'\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ version, want string }{
		{"v0.1.0", ":2:20: required-version: this is Primum v0.1.0; the file asks for >=0.2"},
		{"v0.2.0", ":1:1: novelty: unknown key"},
	} {
		_, err := config.Read(file, config.Settings{}, c.version)
		if err == nil || !strings.HasPrefix(err.Error(), filepath.ToSlash(file)+c.want) {
			t.Errorf("read by %s: got %v, want %s", c.version, err, c.want)
		}
	}
}
