package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/rules"
)

// TestReadme runs the commands of the README's terminal pictures and compares what they print. With -update it draws them anew.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	picture := regexp.MustCompile("(?s)```console\n\\$ go run ./cmd/primum ([^\n]*)\n(.*?)```")
	if !picture.Match(readme) {
		t.Fatal("the README has no terminal picture")
	}
	drawn := picture.ReplaceAllFunc(readme, func(old []byte) []byte {
		m := picture.FindSubmatch(old)
		var out bytes.Buffer
		cli.Main(strings.Fields(string(m[1])), cli.Streams{In: strings.NewReader(""), Out: &out, Err: &out}, rules.FS)
		return []byte("```console\n$ go run ./cmd/primum " + string(m[1]) + "\n" + out.String() + "```")
	})
	if bytes.Equal(drawn, readme) {
		return
	}
	if !*update {
		t.Fatal("a terminal picture of README.md is no longer true. Run: go test ./internal/cli -run Readme -update")
	}
	if err := os.WriteFile("README.md", drawn, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOwnPages: what tells others to mind their words minds its own.
func TestOwnPages(t *testing.T) {
	t.Chdir("../..")
	var out bytes.Buffer
	code := cli.Main([]string{"check", "--no-cache", "--fail-on", "note", "README.md", "rules/README.md"}, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &out}, rules.FS)
	if code != cli.OK {
		t.Errorf("%s\nMend the words, or answer the finding by a directive that says why. Of rules/README.md: go test ./rules -run Readme -update", out.String())
	}
}
