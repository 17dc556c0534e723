package internal

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says who may import whom. It is a statement of how Primum is built: do not change it to make a build pass.
//
// “a < b” lets b import a. In a chain every name may import all that stand before an earlier <, so the names between two < are
// neighbours that know nothing of each other. Chains are separate: the second says nothing about the first. A name is a folder of
// this module (a room, without internal/), or a module or standard package that only the named rooms may import. The rest of the
// standard library is free to all; any other module is closed to all.
const policy = `
	# The house. strict and prose know nothing of ours, cli knows everything.
	strict, prose, freeze, cache, swap
	< pattern
	< article
	< stance, source, evidence
	< rule
	< finding, config
	< directive, baseline, change
	< check
	< lint, report
	< adopt
	< cli
	< cmd/primum;

	# All files are written in one way.
	swap < cache;

	# The built-in rules are data. The program hands them down as a file system, so that tests can hand down others.
	rules < cmd/primum;

	# What others wrote stands in one room each, behind names of our own.
	golang.org/x/text/unicode/norm    < prose;
	github.com/yuin/goldmark,
	go.yaml.in/yaml/v3                < article;
	github.com/BurntSushi/toml        < strict;
	github.com/pelletier/go-toml/v2   < strict, article;
	github.com/bmatcuk/doublestar/v4  < config, lint;
	golang.org/x/text/width,
	github.com/rogpeppe/go-internal/diff < report;
	github.com/fatih/color            < report, cli;
	github.com/mattn/go-isatty,
	github.com/spf13/cobra            < cli;

	# Unpublished copy never leaves the machine: nobody opens a connection.
	net, net/http < nobody;
`

const module = "github.com/primum-lint/primum"

func TestImports(t *testing.T) {
	may := readPolicy(policy)
	for _, file := range readHouse(t) {
		importer := name(module + "/" + path.Dir(file.path))
		if !may.names(importer) {
			t.Errorf("%s: the policy does not name the folder %s", file.path, importer)
		}
		for _, spec := range file.tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !may.imports(importer, imported) {
				t.Errorf("%s: %s may not import %s", file.path, importer, imported)
			}
		}
	}
}

// TestPolicy proves that the policy shuts doors: read wrongly, it might open all of them and TestImports would still pass.
func TestPolicy(t *testing.T) {
	may := readPolicy(policy)
	for _, c := range []struct {
		importer, imported string
		want               bool
	}{
		{"cli", module + "/internal/prose", true},
		{"prose", module + "/internal/cli", false},
		{"stance", module + "/internal/source", false},
		{"report", module + "/internal/lint", false},
		{"cli", module + "/rules", false},
		{"lint", module + "/internal/unheard-of", false},
		{"cli", "github.com/spf13/cobra", true},
		{"lint", "github.com/spf13/cobra", false},
		{"article", "github.com/yuin/goldmark/ast", true},
		{"article", "github.com/yuin/goldmarket", false},
		{"strict", "gopkg.in/yaml.v3", false},
		{"prose", "unicode/utf8", true},
		{"cli", "net/http", false},
	} {
		if got := may.imports(c.importer, c.imported); got != c.want {
			t.Errorf("may %s import %s: %t, want %t", c.importer, c.imported, got, c.want)
		}
	}
}

// TestListOfRooms holds the list in doc.go to the folders and to the policy.
func TestListOfRooms(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, line := range regexp.MustCompile(`(?m)^//\t(\w+) `).FindAllStringSubmatch(string(doc), -1) {
		listed = append(listed, line[1])
	}
	may := readPolicy(policy)
	for i, below := range listed {
		for _, above := range listed[:i] {
			if may.imports(above, module+"/internal/"+below) {
				t.Errorf("doc.go lists %s above %s, which it may import", above, below)
			}
		}
	}
	var folders []string
	for _, file := range readHouse(t) {
		if room, ok := strings.CutPrefix(path.Dir(file.path), "internal/"); ok {
			folders = append(folders, room)
		}
	}
	slices.Sort(folders)
	slices.Sort(listed)
	if folders = slices.Compact(folders); !slices.Equal(listed, folders) {
		t.Errorf("doc.go lists the rooms\n%v, the folders are\n%v", listed, folders)
	}
}

// TestOneProgram: pre-commit runs “go install ./...”, so a second program would be built on the machine of every user.
func TestOneProgram(t *testing.T) {
	var programs []string
	for _, file := range readHouse(t) {
		if file.tree.Name.Name == "main" {
			programs = append(programs, path.Dir(file.path))
		}
	}
	if programs = slices.Compact(programs); !slices.Equal(programs, []string{"cmd/primum"}) {
		t.Errorf("programs in %v, want one in cmd/primum", programs)
	}
}

// TestNames: a package that is named for no job gathers every job.
func TestNames(t *testing.T) {
	for _, file := range readHouse(t) {
		switch file.tree.Name.Name {
		case "util", "utils", "common", "helper", "helpers", "misc", "shared", "base", "types":
			t.Errorf("%s: package %s says nothing of what it holds", file.path, file.tree.Name.Name)
		}
	}
}

// TestNoInit: what happens before main happens to everybody who imports, unasked, and in an order that nobody reads anywhere.
func TestNoInit(t *testing.T) {
	for _, file := range readHouse(t) {
		for _, d := range file.tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s:%d: init function", file.path, file.line(f))
			}
		}
	}
}

func TestLengthOfFiles(t *testing.T) {
	const most = 500
	for _, file := range readHouse(t) {
		if file.lines > most {
			t.Errorf("%s has %d lines, more than %d: it has more than one job", file.path, file.lines, most)
		}
	}
}

// permissions maps an imported name to its importers.
type permissions map[string][]string

func readPolicy(text string) permissions {
	text = regexp.MustCompile(`(?m)#.*$`).ReplaceAllString(text, "")
	may := permissions{}
	for chain := range strings.SplitSeq(text, ";") {
		var before []string
		for group := range strings.SplitSeq(chain, "<") {
			names := strings.Fields(strings.ReplaceAll(group, ",", " "))
			for _, imported := range before {
				may[imported] = append(may[imported], names...)
			}
			before = append(before, names...)
		}
	}
	return may
}

func (may permissions) imports(importer, imported string) bool {
	for entry, importers := range may {
		if n := name(imported); n == entry || strings.Contains(entry, ".") && strings.HasPrefix(n, entry+"/") {
			return slices.Contains(importers, importer)
		}
	}
	// Only the first element of a path outside the standard library has a dot in it.
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

// names reports whether a folder of ours stands in the policy.
func (may permissions) names(folder string) bool {
	for imported, importers := range may {
		if imported == folder || slices.Contains(importers, folder) {
			return true
		}
	}
	return folder == "internal"
}

// name is what the policy calls a package: the path of its folder for one of ours, without internal/, else its import path.
func name(importPath string) string {
	return strings.TrimPrefix(strings.TrimPrefix(importPath, module+"/"), "internal/")
}

// goFile is a file of this module that is not a test.
type goFile struct {
	path  string // from the root, with slashes
	lines int
	tree  *ast.File
	set   *token.FileSet
}

func (f goFile) line(n ast.Node) int { return f.set.Position(n.Pos()).Line }

// readHouse parses the files of this module, in order of their paths. Nested modules are houses of their own.
func readHouse(t *testing.T) []goFile {
	t.Helper()
	root := os.DirFS("..")
	var files []goFile
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if p != "." && closed(root, p, d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		src, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, p, src, parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("parsing: %w", err)
		}
		files = append(files, goFile{path: p, lines: set.File(tree.FileStart).LineCount(), tree: tree, set: set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// closed reports whether the go command, too, keeps out of a folder when it is asked for ./...
func closed(root fs.FS, folder, base string) bool {
	_, err := fs.Stat(root, path.Join(folder, "go.mod"))
	return err == nil || base == "testdata" || base[0] == '.' || base[0] == '_'
}
