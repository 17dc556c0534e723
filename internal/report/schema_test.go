package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSchemaOfSARIF holds the log to the schema of the standard, which a module ships that no part of Primum is built with.
func TestSchemaOfSARIF(t *testing.T) {
	const module, file = "github.com/securego/gosec/v2", "report/sarif/testdata/sarif-schema-2.1.0.json"
	var download struct{ Dir, Error string }
	out, err := exec.Command("go", "mod", "download", "-json", "-modfile=testdata/schema/sarif.mod", module).Output()
	if json.Unmarshal(out, &download); download.Dir == "" {
		t.Skipf("%s, which ships the schema, is not to be had: %v %s", module, err, download.Error)
	}
	schema := filepath.Join(download.Dir, filepath.FromSlash(file))
	var named struct{ ID string }
	text, err := os.ReadFile(schema)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &named); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"sarif", "code-scanning"} {
		log := write(t, format, sample())
		fits(t, schema, log)
		misfits(t, schema, log, `"startLine":3`, `"startLine":0`)
		misfits(t, schema, log, `"level":"error"`, `"level":"severe"`)
		if !strings.Contains(log, `"$schema": "`+named.ID+`"`) {
			t.Errorf("%s: the log does not name %s", format, named.ID)
		}
	}
	misfits(t, schema, write(t, "sarif", sample()), `"kind":"inSource"`, `"kind":"directive"`)
}

// TestSchemas holds the formats of JSON that have no schema of their own, or only a loose one, to one that we read out of the readers'
// documentation. Each is proved to refuse what it should.
func TestSchemas(t *testing.T) {
	for _, format := range []string{"gitlab", "rdjson"} {
		fits(t, "testdata/schema/"+format+".json", write(t, format, nil))
		fits(t, "testdata/schema/"+format+".json", write(t, format, sample()))
	}
	for line := range strings.Lines(write(t, "rdjsonl", sample())) {
		fits(t, "testdata/schema/rdjsonl.json", line)
	}
	for _, c := range []struct{ format, old, new string }{
		{"gitlab", `"begin":3`, `"begin":0`},
		{"gitlab", `"severity":"major"`, `"severity":"error"`},
		{"gitlab", `"path":"posts`, `"path":"./posts`},
		{"rdjson", `"column":10`, `"column":0`},
		{"rdjson", `"severity":"ERROR"`, `"severity":"error"`},
		{"rdjson", `"text":"é%`, `"new_text":"é%`},
	} {
		misfits(t, "testdata/schema/"+c.format+".json", write(t, c.format, sample()), c.old, c.new)
	}
	dotted := sample()
	for i := range dotted {
		dotted[i].Path = "./" + dotted[i].Path
	}
	fits(t, "testdata/schema/gitlab.json", write(t, "gitlab", dotted))
}

// TestGitLabNames: the widget takes issues of one fingerprint for one.
func TestGitLabNames(t *testing.T) {
	files := sample()
	again := files[0]
	again.Path = "posts/copy.md"
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(write(t, "gitlab", append(files, again))), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, x := range issues {
		if seen[x.Fingerprint] {
			t.Errorf("two issues are called %s", x.Fingerprint)
		}
		seen[x.Fingerprint] = true
	}
}

func fits(t *testing.T, schema, document string) {
	t.Helper()
	if err := validate(t, schema, document); err != nil {
		t.Errorf("%s: %v in\n%s", filepath.Base(schema), err, document)
	}
}

// misfits proves that the schema would tell: with the old text changed to the new one, the document does not fit.
func misfits(t *testing.T, schema, document, old, new string) {
	t.Helper()
	if !strings.Contains(document, old) {
		t.Errorf("there is no %s to change", old)
	}
	if validate(t, schema, strings.Replace(document, old, new, 1)) == nil {
		t.Errorf("%s lets %s pass", filepath.Base(schema), new)
	}
}

func validate(t *testing.T, schema, document string) error {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	compiled, err := c.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(document)))
	if err != nil {
		return err
	}
	return compiled.Validate(v)
}
