package schema_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestRulesFit holds the schemas to the files that they are for: each built-in rule and pack fits, and what the README says of primum.toml.
func TestRulesFit(t *testing.T) {
	all := schemas(t)
	packs, err := filepath.Glob("../rules/*/pack.toml")
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	for _, pack := range packs {
		files, err := filepath.Glob(filepath.Join(filepath.Dir(pack), "*.toml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			schema := all["rule.schema.json"]
			switch filepath.Base(file) {
			case "words.toml":
				continue
			case "pack.toml":
				schema = all["pack.schema.json"]
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if fault := faultOf(t, schema, string(text)); fault != "" {
				t.Errorf("%s: %s", file, fault)
			}
		}
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```toml\n(required-version.*?)```").FindSubmatch(readme)
	if example == nil {
		t.Fatal("the README shows no primum.toml")
	}
	if fault := faultOf(t, all["primum.schema.json"], string(example[1])); fault != "" {
		t.Errorf("README.md: %s", fault)
	}
}

// TestBrokenDoNotFit: of the broken configs and rules that are TOML, an editor underlines those that name a key, or give a value, that there
// cannot be.
func TestBrokenDoNotFit(t *testing.T) {
	for archive, name := range map[string]string{"configs.txtar": "primum.schema.json", "rules.txtar": "rule.schema.json", "packs.txtar": "pack.schema.json"} {
		broken, err := txtar.ParseFile(filepath.Join("../testdata/broken", archive))
		if err != nil {
			t.Fatal(err)
		}
		s := schemas(t)[name]
		told := regexp.MustCompile(`unknown (key|threshold|severity|category|stance|citation fault|way of seeing)|must be|is no version|only one of|files is missing`)
		checked := 0
		for i, f := range broken.Files {
			if !strings.HasSuffix(f.Name, ".err") || !told.Match(f.Data) || strings.Contains(string(f.Data), "shared/") {
				continue
			}
			checked++
			if faultOf(t, s, string(broken.Files[i-1].Data)) == "" {
				t.Errorf("%s fits the schema; Primum says: %s", broken.Files[i-1].Name, f.Data)
			}
		}
		if checked < 4 {
			t.Errorf("%s: %d files looked at", archive, checked)
		}
	}
}

// faultOf says where a text does not fit a schema, or nothing.
func faultOf(t *testing.T, s *schema, text string) string {
	t.Helper()
	var value map[string]any
	if _, err := toml.Decode(text, &value); err != nil {
		t.Fatal(err)
	}
	return s.fault("", value)
}

func (s *schema) fault(path string, value any) string {
	is := map[string]bool{}
	switch v := value.(type) {
	case time.Time:
		is["string"] = true // as editors take a date
	case string:
		is["string"] = true
		if s.Enum != nil && !slices.Contains(s.Enum, v) {
			return fmt.Sprintf("%s: %q is none of %q", path, v, s.Enum)
		}
		if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
			return fmt.Sprintf("%s: %q does not fit %s", path, v, s.Pattern)
		}
	case bool:
		is["boolean"] = true
	case int64:
		is["integer"], is["number"] = true, true
	case float64:
		is["number"] = true
	case []any:
		is["array"] = true
		return s.elements(path, v, is)
	case []map[string]any:
		is["array"] = true
		list := make([]any, len(v))
		for i := range v {
			list[i] = v[i]
		}
		return s.elements(path, list, is)
	case map[string]any:
		is["object"] = true
		if fault := s.members(path, v); s.Type == "object" && fault != "" {
			return fault
		}
	}
	if !is[s.Type] {
		return fmt.Sprintf("%s: %v is no %s", path, value, s.Type)
	}
	return ""
}

func (s *schema) elements(path string, list []any, is map[string]bool) string {
	if !is[s.Type] {
		return fmt.Sprintf("%s: an array is no %s", path, s.Type)
	}
	for i, v := range list {
		if fault := s.Items.fault(fmt.Sprintf("%s[%d]", path, i), v); fault != "" {
			return fault
		}
	}
	return ""
}

func (s *schema) members(path string, table map[string]any) string {
	for _, key := range s.Required {
		if _, ok := table[key]; !ok {
			return path + ": lacks " + key
		}
	}
	fitting := 0
	for _, one := range s.OneOf {
		if one.members(path, table) == "" {
			fitting++
		}
	}
	if s.OneOf != nil && fitting != 1 {
		return fmt.Sprintf("%s: fits %d of the kinds", path, fitting)
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		at := s.Properties[key]
		if additional, ok := s.Additional.(*schema); ok && at == nil {
			at = additional
		}
		switch {
		case at == nil && s.Additional == false:
			return path + "." + key + ": unknown"
		case at == nil:
			continue
		}
		if fault := at.fault(path+"."+key, table[key]); fault != "" {
			return fault
		}
	}
	return ""
}
