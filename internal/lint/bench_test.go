package lint_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/lint"
	"github.com/primum-lint/primum/rules"
)

var articles = flag.String("articles", "../../testdata/articles", "folder of Markdown articles that benchmarks run over")

// corpus reads the articles that benchmarks run over.
func corpus(b *testing.B) (paths []string, texts [][]byte) {
	b.Helper()
	var size int64
	filepath.WalkDir(*articles, func(path string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".md" {
			source, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			paths, texts, size = append(paths, path), append(texts, source), size+int64(len(source))
		}
		return nil
	})
	b.SetBytes(size)
	b.ReportAllocs()
	return paths, texts
}

// BenchmarkCheck reads and checks every article with all rules.
func BenchmarkCheck(b *testing.B) {
	paths, texts := corpus(b)
	e, err := lint.New(rules.FS, lint.Options{Isolated: true}).EngineFor(".")
	if err != nil {
		b.Fatal(err)
	}
	reader := e.Reader()
	for b.Loop() {
		for i, source := range texts {
			e.Checker.Check(reader.Read(paths[i], source), check.Terms{})
		}
	}
}

// BenchmarkRead only reads them.
func BenchmarkRead(b *testing.B) {
	paths, texts := corpus(b)
	e, err := lint.New(rules.FS, lint.Options{Isolated: true}).EngineFor(".")
	if err != nil {
		b.Fatal(err)
	}
	reader := e.Reader()
	for b.Loop() {
		for i, source := range texts {
			reader.Read(paths[i], source)
		}
	}
}

// BenchmarkGoldmark is the yardstick: goldmark parses the same articles, with GFM, footnotes and definition lists.
func BenchmarkGoldmark(b *testing.B) {
	_, texts := corpus(b)
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()
	for b.Loop() {
		for _, source := range texts {
			parser.Parse(text.NewReader(source))
		}
	}
}

// BenchmarkStart is what a run costs before the first article: rules decoded and compiled, or taken from the cache.
func BenchmarkStart(b *testing.B) {
	for name, cached := range map[string]bool{"compiled": false, "cached": true} {
		b.Run(name, func(b *testing.B) {
			b.Setenv("XDG_CACHE_HOME", b.TempDir())
			b.ReportAllocs()
			for b.Loop() {
				if _, err := lint.New(rules.FS, lint.Options{Isolated: true, Cached: cached}).EngineFor("."); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
