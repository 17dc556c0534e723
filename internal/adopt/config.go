package adopt

import (
	"bytes"
	_ "embed" // the templates
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

//go:embed primum.toml.tmpl
var configTemplate string

// Config writes the primum.toml that suits a folder and its articles, with the reasons in comments. The version is the oldest that may
// read it, "" where that is not known; packs are the built-in ones.
func Config(f *Folder, s *Survey, version string, packs []string) ([]byte, error) {
	drowning, left := s.Drowning()
	above := ""
	if rel, err := filepath.Rel(f.Dir, f.Above); f.Above != "" && err == nil {
		above = strict.Quote(filepath.ToSlash(rel))
	}
	return fill(configTemplate, map[string]any{
		"Seen": seen(f, s), "Above": above, "Version": version, "Packs": packs, "Exclude": f.Exclude, "Evidence": f.Evidence, "Layouts": s.Layouts, "Broken": f.Broken,
		"Types": rule.Type(0).Words(), "Products": rule.Product(0).Words(),
		"Known": f.Known, "Baseline": BaselineFile, "Drowning": drowning, "Left": left,
	})
}

// fill writes a template.
func fill(text string, data any) ([]byte, error) {
	t, err := template.New("").Funcs(template.FuncMap{
		"quote": strict.Quote, "list": list, "join": strings.Join, "counted": report.Counted, "wrap": wrap, "printable": report.Printable,
	}).Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, data)
	return out.Bytes(), err
}

// list writes an array of strings, an element a line where there are several.
func list(elements []string) string {
	if len(elements) == 1 {
		return "[" + strict.Quote(elements[0]) + "]"
	}
	var out strings.Builder
	out.WriteString("[\n")
	for _, e := range elements {
		fmt.Fprintf(&out, "  %s,\n", strict.Quote(e))
	}
	return out.String() + "]"
}

// seen tells in a few lines what a folder and its articles are like.
func seen(f *Folder, s *Survey) []string {
	where := "in no Git repository"
	if f.InGit {
		where = "in Git"
	}
	if f.Generator != "" {
		where = "a site of " + f.Generator + ", " + where
	}
	lines := []string{fmt.Sprintf("%s, %s", report.Counted(s.Articles, "article"), where)}
	if s.Unread > 0 {
		lines = append(lines, fmt.Sprintf("%s that could not be read", report.Counted(s.Unread, "more file")))
	}
	return append(lines, "front matter that readers see: "+s.frontMatter(), "sources are named "+s.citations())
}

func (s *Survey) frontMatter() string {
	const most = 8
	keys := slices.SortedFunc(maps.Keys(s.matter), func(a, b string) int {
		if s.matter[a] != s.matter[b] {
			return s.matter[b] - s.matter[a]
		}
		return strings.Compare(a, b)
	})
	var parts []string
	for i, key := range keys {
		if i == most {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%d)", report.Printable(key), s.matter[key]))
	}
	if parts == nil {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// looks are how marks of each form look.
var looks = [...]string{
	article.Numeric:     "by numbers, [1]",
	article.Superscript: "by raised numbers, ¹",
	article.Footnote:    "by footnotes, [^1]",
	article.Inline:      "by inline notes, ^[…]",
	article.Bare:        "by raised numbers that pasting has flattened",
	article.AuthorYear:  "by author and year, (Obi, 2021)",
	article.InWords:     "in words, Obi (2021)",
	article.Key:         "by keys, [@obi2021]",
}

func (s *Survey) citations() string {
	var parts []string
	none := s.Articles
	forms := slices.SortedFunc(maps.Keys(s.styles), func(a, b article.Form) int {
		if s.styles[a] != s.styles[b] {
			return s.styles[b] - s.styles[a]
		}
		return int(a) - int(b)
	})
	for _, form := range forms {
		parts = append(parts, fmt.Sprintf("%s (%d)", looks[form], s.styles[form]))
		none -= s.styles[form]
	}
	if none > 0 {
		parts = append(parts, fmt.Sprintf("not at all (%d)", none))
	}
	return strings.Join(parts, "; ")
}
