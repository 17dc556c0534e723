package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/rules"
)

// TestPullRequest: a house of a thousand articles, a hundred of them with old faults, gets a pull request that changes twelve and brings
// two faults. The formats that people read it in tell those two, each in its own columns, and nothing else.
func TestPullRequest(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a thousand articles")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	git := func(args ...string) {
		t.Helper()
		args = append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org"}, args...)
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	name := func(i int) string { return fmt.Sprintf("posts/%02d/article-%03d.md", i/100, i) }
	for i := range 1000 {
		body := fmt.Sprintf("# Article %d\n\nSleep is made of %d stages, and nobody knows why.\n\nThis page is no medical advice: ask your doctor.\n", i, i%7+3)
		if i%10 == 0 {
			body += "\nOur tea cures migraine in a week.\n"
		}
		if err := os.MkdirAll(filepath.Dir(name(i)), 0o755); err != nil {
			t.Fatal(err)
		}
		put(t, name(i), body)
	}
	git("init", "-q", "-b", "main")
	git("add", ".")
	git("commit", "-qm", "a thousand articles")

	edit := func(i int, old, new string) {
		t.Helper()
		text, err := os.ReadFile(name(i))
		if err != nil || !bytes.Contains(text, []byte(old)) {
			t.Fatalf("%s: %v, or it does not say %q", name(i), err, old)
		}
		put(t, name(i), strings.Replace(string(text), old, new, 1))
	}
	edit(101, "nobody knows why.", "nobody knows why. 😀 Our cafe\u0301 tea cures asthma.")  // new, in a line that was there
	put(t, "posts/new.md", "# New\n\nThe drops cure gout.\n\nThis is no medical advice.\n") // new, in a new article
	edit(200, "nobody knows why", "few ask why")                                            // the old fault is in another line
	edit(300, "Our tea cures migraine in a week.\n", "")                                    // mended
	git("mv", name(400), "posts/renamed.md")                                                // the old fault goes with it
	edit(500, "# Article", "Two lines.\n\n# Article")                                       // the old fault goes down
	edit(602, "This page", "Nor is it\ndull. This page")
	for _, i := range []int{703, 704, 705, 806, 907} {
		edit(i, "Sleep", "Good sleep")
	}
	git("add", ".")
	git("commit", "-qm", "twelve of them")
	out, err := exec.Command("git", "diff", "--name-only", "HEAD~").Output()
	if changed := bytes.Count(out, []byte("\n")); err != nil || changed != 12 {
		t.Fatalf("%d files changed, want 12: %v\n%s", changed, err, out)
	}

	var github, errs bytes.Buffer
	code := cli.Main([]string{"check", "--isolated", "--new-from-merge-base", "HEAD~", "--output-format", "github", "--output-format", "sarif=a.sarif",
		"--output-format", "rdjson=a.rdjson"}, cli.Streams{In: strings.NewReader(""), Out: &github, Err: &errs}, rules.FS)
	if code != cli.Found || errs.Len() > 0 {
		t.Errorf("exit code %d, want %d; %s", code, cli.Found, errs.String())
	}
	var annotated []string
	for line := range strings.Lines(github.String()) {
		place, _, _ := strings.Cut(line, ",title")
		annotated = append(annotated, place)
	}
	var sarif struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	var rdjson struct {
		Diagnostics []struct {
			Location struct {
				Path  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
		}
	}
	read(t, "a.sarif", &sarif)
	read(t, "a.rdjson", &rdjson)
	var logged, reviewed []string
	for _, r := range sarif.Runs[0].Results {
		at := r.Locations[0].PhysicalLocation
		logged = append(logged, fmt.Sprintf("%s:%d:%d-%d:%d", at.ArtifactLocation.URI, at.Region.StartLine, at.Region.StartColumn, at.Region.EndLine, at.Region.EndColumn))
	}
	for _, d := range rdjson.Diagnostics {
		at := d.Location
		reviewed = append(reviewed, fmt.Sprintf("%s:%d:%d-%d:%d", at.Path, at.Range.Start.Line, at.Range.Start.Column, at.Range.End.Line, at.Range.End.Column))
	}
	// The first stands behind an emoji and a letter with a mark, which take 3 code points and 7 bytes.
	for _, c := range []struct {
		format    string
		got, want []string
	}{
		{"github", annotated, []string{"::error file=posts/01/article-101.md,line=3,endLine=3,col=66,endColumn=78", "::error file=posts/new.md,line=3,endLine=3,col=11,endColumn=20"}},
		{"sarif", logged, []string{"posts/01/article-101.md:3:66-3:78", "posts/new.md:3:11-3:20"}},
		{"rdjson", reviewed, []string{"posts/01/article-101.md:3:70-3:82", "posts/new.md:3:11-3:20"}},
	} {
		slices.Sort(c.got)
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.format, diff)
		}
	}
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
