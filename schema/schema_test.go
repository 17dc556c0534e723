// Package schema_test writes the JSON Schemas of primum.toml, of rule files and of pack.toml from the Go types that they are read into, so that an
// editor completes and checks what Primum would.
package schema_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/rule"
)

var update = flag.Bool("update", false, "write the schemas anew")

// schema is as much of JSON Schema 2020-12 as the files need.
type schema struct {
	Dialect     string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        string             `json:"type,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	OneOf       []*schema          `json:"oneOf,omitempty"`
	Additional  any                `json:"additionalProperties,omitempty"` // false, or the schema of what may have any name
}

func TestSchemas(t *testing.T) {
	for file, want := range schemas(t) {
		text, err := json.MarshalIndent(want, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, '\n')
		if got, _ := os.ReadFile(file); bytes.Equal(got, text) {
			continue
		}
		if !*update {
			t.Errorf("%s is not what the types say. Run: go test ./schema -update", file)
			continue
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// schemas returns the schema of each kind of file, by the name of the file that holds it.
func schemas(t *testing.T) map[string]*schema {
	t.Helper()
	g := generator{comments(t, "../internal/config", "../internal/rule", "../internal/evidence")}
	settings := g.of(reflect.TypeFor[config.Settings]())
	settings.Title, settings.Description = "primum.toml", "Settings of Primum, a linter for medical copy."
	settings.Properties["overrides"].Items.Required = []string{"files"}
	rules := g.of(reflect.TypeFor[rule.Rule]())
	rules.Title, rules.Description = "A rule of Primum", "What is wrong, why it matters, what to write instead, and the examples that prove it."
	rules.Required = []string{"category", "says"}
	for _, kind := range rule.Kinds() {
		rules.OneOf = append(rules.OneOf, &schema{Required: []string{kind}})
	}
	pack := g.of(reflect.TypeFor[rule.Pack]())
	pack.Title, pack.Description = "A pack of Primum", "Whose rules a folder holds, what they cover, and what they leave to a person."
	pack.Required = []string{"title"}
	all := map[string]*schema{"primum.schema.json": settings, "rule.schema.json": rules, "pack.schema.json": pack}
	for file, s := range all {
		s.Dialect = "https://json-schema.org/draft/2020-12/schema"
		s.ID = "https://raw.githubusercontent.com/primum-lint/primum/main/schema/" + file
	}
	return all
}

// generator makes schemas of types.
type generator struct {
	comments map[string]string // by type and field: Settings.Packs
}

func (g generator) of(t reflect.Type) *schema {
	if t.Kind() == reflect.Pointer {
		return g.of(t.Elem())
	}
	zero := reflect.New(t)
	if words, ok := zero.Interface().(interface{ Words() []string }); ok && t.Kind() != reflect.Struct {
		return &schema{Type: "string", Enum: words.Words()}
	}
	if t == reflect.TypeFor[config.Requirement]() {
		return &schema{Type: "string", Pattern: `^>= *[0-9]+(\.[0-9]+)*$`}
	}
	if t == reflect.TypeFor[time.Time]() {
		return &schema{Type: "string", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}`}
	}
	if _, ok := zero.Interface().(encoding.TextUnmarshaler); ok {
		return &schema{Type: "string"}
	}
	switch t.Kind() {
	case reflect.String:
		return &schema{Type: "string"}
	case reflect.Bool:
		return &schema{Type: "boolean"}
	case reflect.Int:
		return &schema{Type: "integer"}
	case reflect.Float64:
		return &schema{Type: "number"}
	case reflect.Slice:
		return &schema{Type: "array", Items: g.of(t.Elem())}
	case reflect.Map:
		return &schema{Type: "object", Additional: g.of(t.Elem())}
	case reflect.Struct:
		s := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
		g.fields(s, t)
		return s
	}
	panic("no TOML is read into a " + t.String())
}

func (g generator) fields(s *schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		switch {
		case key == "-":
		case key != "":
			s.Properties[key] = g.of(f.Type)
			s.Properties[key].Description = g.comments[t.Name()+"."+f.Name]
		case f.Anonymous:
			g.fields(s, f.Type)
		}
	}
}

// comments reads what the source says of the fields of structs.
func comments(t *testing.T, folders ...string) map[string]string {
	t.Helper()
	said := map[string]string{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if spec, ok := n.(*ast.TypeSpec); ok {
					if s, ok := spec.Type.(*ast.StructType); ok {
						for _, f := range s.Fields.List {
							for _, name := range f.Names {
								said[spec.Name.Name+"."+name.Name] = sentence(f.Doc.Text() + f.Comment.Text())
							}
						}
					}
				}
				return true
			})
		}
	}
	return said
}

// sentence makes one line of a comment, with a capital.
func sentence(comment string) string {
	line := strings.Join(strings.Fields(comment), " ")
	if line == "" {
		return ""
	}
	return strings.ToUpper(line[:1]) + line[1:]
}
