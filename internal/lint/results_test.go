package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/rules"
)

// watched is a file system that tells whether somebody has read it.
type watched struct {
	fs.FS
	read atomic.Bool
}

func (w *watched) Open(name string) (fs.File, error) {
	w.read.Store(true)
	return w.FS.Open(name)
}

// told lints the articles of the folder that the test runs in, and returns all that is told of them, and whether the rules were read for
// it: compiled ones are not kept.
func told(t *testing.T, o lint.Options) (all string, read bool) {
	t.Helper()
	if kept, err := os.UserCacheDir(); err == nil {
		os.RemoveAll(filepath.Join(kept, "primum", "rules"))
	}
	builtIn := &watched{FS: rules.FS}
	_, files, err := lint.New(builtIn, o).Paths(t.Context(), []string{"."})
	if err != nil {
		return err.Error(), builtIn.read.Load()
	}
	for f := range files {
		all += fmt.Sprintln(f.Path, f.Err, f.FailOn)
		text := f.Text()
		for _, x := range f.Findings {
			in := text.At(x.Span.Start)
			line := in.Line + bytes.Count(in.Bytes[:x.Span.Start-in.Start], []byte{'\n'})
			all += fmt.Sprintf("%d: %q\n", line, text.Bytes(x.Span))
			all += fmt.Sprintln(x.Rule.ID, x.Rule.Why, x.Severity, x.Span, x.Message, x.Related, x.Whole, x.Fix, x.Context)
		}
		for _, x := range f.Answered {
			all += fmt.Sprintln("answered", x.Rule.ID, x.Severity, x.Span, x.Message, x.By, x.Reason, x.Until, x.Place)
		}
	}
	return all, builtIn.read.Load()
}

// house makes a folder of articles with all that results depend on, where the test runs from then on, and a cache folder of its own.
func house(t *testing.T) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"primum.toml": "packs = []\nrules = ['own']\nevidence = ['all.ris']\n" +
			"[[overrides]]\nfiles = ['news/**']\n[overrides.rule.best]\nseverity = 'error'\n",
		"own/best.toml":    "category = 'hype'\nseverity = 'warning'\nsays = '“{}” is ours.'\nwhy = 'Best of all?'\n[phrase]\nmatch = ['best']\n",
		"own/differs.toml": "category = 'citation'\nseverity = 'error'\nsays = '“{}”: {source} has “{told}”.'\n[evidence]\nfinds = 'differing'\n",
		"own/unused.toml":  "category = 'config'\nseverity = 'note'\nsays = '{} answers nothing.'\n[directive]\nfinds = 'unused'\n",
		"all.ris":          "TY  - JOUR\nID  - obi\nAU  - Obi, A\nTI  - Sleep in hotels\nPY  - 2021\nDO  - 10.1000/obi\nER  - \n",
		"news/one.ris":     "TY  - JOUR\nID  - zhou\nAU  - Zhou, Y\nTI  - Tea in hotels\nPY  - 2022\nDO  - 10.1000/zhou\nER  - \n",
		"a.md": "# Tea\n\nThe best tea for migraine. <!-- primum-disable-line best differs -- we asked -->\n\nIt is best.\n\n" +
			"Sleep [1].\n\n## References\n\n[1] Obi A. Sleep in hotels. 2021. doi:10.1000/obi\n",
		"news/b.md": "---\nevidence: [one.ris]\n---\n\n# Best\n\nIt is the best tea. Tea [1].\n\n## References\n\n" +
			"[1] Zhou Y. Tea in hotels. 2022. doi:10.1000/zhou\n",
		"c.md": "# Sleep\n\nSleep well. It is no cure.\n",
	} {
		put(t, name, text)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func edit(t *testing.T, name, old, new string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil || !bytes.Contains(text, []byte(old)) {
		t.Fatalf("%s: no %q in it, %v", name, old, err)
	}
	put(t, name, string(bytes.Replace(text, []byte(old), []byte(new), 1)))
}

// retouch edits a file so that neither its size nor its time tells.
func retouch(t *testing.T, name, old, new string) {
	t.Helper()
	before, err := os.Stat(name)
	if err != nil || len(old) != len(new) {
		t.Fatal(err, old, new)
	}
	edit(t, name, old, new)
	if err := os.Chtimes(name, time.Time{}, before.ModTime()); err != nil {
		t.Fatal(err)
	}
}

// damage changes what is kept of results.
func damage(t *testing.T, how func(data []byte) []byte) {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "primum", "results", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v is kept, %v; want one file", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(files[0]); err != nil { // it may be in use
		t.Fatal(err)
	}
	put(t, files[0], string(how(data)))
}

// TestResults: a run over what has not changed says the same without rules; any change at all counts at once.
func TestResults(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(*testing.T, *lint.Options)
		read   bool // the rules are read again
		same   bool // and nothing else is told
	}{
		{"nothing", func(*testing.T, *lint.Options) {}, false, true},
		{"an article is as it was, only younger", func(t *testing.T, _ *lint.Options) {
			if err := os.Chtimes("a.md", time.Now(), time.Now()); err != nil {
				t.Fatal(err)
			}
		}, false, true},
		{"an article is gone", func(t *testing.T, _ *lint.Options) { os.Remove("a.md") }, false, false},
		{"the threshold of the command line", func(_ *testing.T, o *lint.Options) { o.Flags.FailOn = new(config.Threshold) }, false, false},
		{"an article", func(t *testing.T, _ *lint.Options) { edit(t, "a.md", "migraine", "asthma") }, true, false},
		{"an article, and neither its size nor its time", func(t *testing.T, _ *lint.Options) { retouch(t, "a.md", "It is best", "Best it is") }, true, false},
		{"an article in which nothing was found", func(t *testing.T, _ *lint.Options) { retouch(t, "c.md", "Sleep", "Best.") }, true, false},
		{"an article's name", func(t *testing.T, _ *lint.Options) { os.Rename("a.md", "d.md") }, true, false},
		{"a setting", func(t *testing.T, _ *lint.Options) { edit(t, "primum.toml", "rules", "fail-on = 'note'\nrules") }, true, false},
		{"an override", func(t *testing.T, _ *lint.Options) { edit(t, "primum.toml", "'error'", "'note'") }, true, false},
		{"where an override holds", func(t *testing.T, _ *lint.Options) { edit(t, "primum.toml", "news", "old") }, true, false},
		{"a config of its own for a folder", func(t *testing.T, _ *lint.Options) {
			text, _ := os.ReadFile("primum.toml")
			put(t, "news/primum.toml", string(bytes.ReplaceAll(text, []byte("['own']\nevidence = ['all.ris']"), []byte("['../own']\nselect = ['best']"))))
		}, true, false},
		{"a flag", func(_ *testing.T, o *lint.Options) { o.Flags.Ignore = []string{"best"} }, true, false},
		{"a rule of one's own", func(t *testing.T, _ *lint.Options) { edit(t, "own/best.toml", "is ours", "is mine") }, true, false},
		{"another rule", func(t *testing.T, _ *lint.Options) {
			text, _ := os.ReadFile("own/best.toml")
			put(t, "own/two.toml", string(bytes.ReplaceAll(text, []byte("best"), []byte("tea"))))
		}, true, false},
		{"the evidence of all articles", func(t *testing.T, _ *lint.Options) { edit(t, "all.ris", "2021", "1921") }, true, false},
		{"the evidence of one article", func(t *testing.T, _ *lint.Options) { edit(t, "news/one.ris", "2022", "1922") }, true, false},
		{"the evidence of one article is gone", func(t *testing.T, _ *lint.Options) { os.Remove("news/one.ris") }, true, false},
		{"a mistake in a rule", func(t *testing.T, _ *lint.Options) { edit(t, "own/best.toml", "category", "kategory") }, true, false},
		{"the program", func(t *testing.T, _ *lint.Options) {
			if err := os.Chtimes(program, time.Now(), time.Now()); err != nil {
				t.Skip(err)
			}
		}, true, true},
		{"what is kept is cut short", func(t *testing.T, _ *lint.Options) { damage(t, func(d []byte) []byte { return d[:len(d)/2] }) }, true, true},
		{"what is kept is empty", func(t *testing.T, _ *lint.Options) { damage(t, func([]byte) []byte { return nil }) }, true, true},
		{"a bit of what is kept", func(t *testing.T, _ *lint.Options) {
			damage(t, func(d []byte) []byte { d[len(d)-100] ^= 4; return d })
		}, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			house(t)
			cached := lint.Options{Cached: true}
			before, read := told(t, cached)
			if !read {
				t.Error("the rules were not read where nothing is kept")
			}
			c.change(t, &cached)
			uncached := cached
			uncached.Cached = false
			want, _ := told(t, uncached)
			got, read := told(t, cached)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("with what is kept it says otherwise:\n%s", diff)
			}
			if read != c.read {
				t.Errorf("the rules were read: %t, want %t", read, c.read)
			}
			if (got == before) != c.same {
				t.Errorf("as before: %t, want %t\n%s", got == before, c.same, got)
			}
			if again, _ := told(t, cached); again != want {
				t.Errorf("the run behind that says otherwise:\n%s", cmp.Diff(want, again))
			}
		})
	}
}

// TestResultsSideBySide: runs that read and write at the same time disturb each other in nothing.
func TestResultsSideBySide(t *testing.T) {
	house(t)
	want, _ := told(t, lint.Options{})
	got := make([]string, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() { got[i], _ = told(t, lint.Options{Cached: true}) })
	}
	wg.Wait()
	for _, all := range got {
		if all != want {
			t.Error(cmp.Diff(want, all))
		}
	}
	if all, read := told(t, lint.Options{Cached: true}); all != want || read {
		t.Errorf("behind them the rules were read: %t\n%s", read, cmp.Diff(want, all))
	}
}

// TestStamps: once a while has gone by, what has not changed is not even read, and what has changed is told, even if neither its size nor its
// time says so.
func TestStamps(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("the system does not tell when anything of a file changed")
	}
	house(t)
	reads := func(o lint.Options) (names []string) {
		_, files, err := lint.New(rules.FS, o).Paths(t.Context(), []string{"."})
		if err != nil {
			t.Fatal(err)
		}
		for f := range files {
			if f.Source != nil {
				names = append(names, f.Path)
			}
		}
		return names
	}
	cached, all := lint.Options{Cached: true}, []string{"a.md", "c.md", "news/b.md"}
	for i := range 2 {
		if got := reads(cached); !slices.Equal(got, all) {
			t.Errorf("run %d, of articles that were written just now, read %v", i, got)
		}
	}
	time.Sleep(2100 * time.Millisecond)
	if got := reads(cached); !slices.Equal(got, all) {
		t.Errorf("the first run that may rely on what it sees read %v", got)
	}
	if got := reads(cached); len(got) > 0 {
		t.Errorf("the next run read %v, want none", got)
	}
	if got := reads(lint.Options{Cached: true, Sources: true}); !slices.Equal(got, all) {
		t.Errorf("who wants all sources got those of %v", got)
	}

	same := func(what string) {
		t.Helper()
		want, _ := told(t, lint.Options{})
		for range 2 {
			if got, _ := told(t, cached); got != want {
				t.Errorf("%s: with what is kept it says otherwise:\n%s", what, cmp.Diff(want, got))
			}
		}
	}
	same("nothing")
	retouch(t, "a.md", "It is best", "Best it is")
	same("an article with findings")
	retouch(t, "c.md", "Sleep", "Best.")
	same("an article without")
	put(t, "b.txt", "# Worst\n\nIt is the best tea.\n")
	put(t, "c.txt", "# Worst\n\nIt is no bad tea.\n")
	for _, name := range []string{"b.txt", "c.txt"} {
		then := time.Now().Add(-time.Hour)
		if err := errors.Join(os.Chtimes(name, then, then), os.Rename(name, "c.md")); err != nil {
			t.Fatal(err)
		}
		same(name + " in the place of an article")
	}
	edit(t, "news/one.ris", "2022", "1922")
	same("the evidence of one article")
}
