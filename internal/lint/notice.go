package lint

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// notices reads the layouts that a config names, and holds them and the texts that it would insert to what the rules ask of a notice. What
// it says of rules whose pack is off does nothing.
func (e *Engine) notices(c *config.Config) error {
	r := e.Reader()
	var errs []error
	for _, l := range c.Layouts {
		of := ruleOf(e.Library.Rules, l.Rule)
		if of == nil {
			continue
		}
		// Of what nobody can read, the config is taken at its word.
		layout := check.Layout{Rule: of, Name: l.Name, Tag: l.Tag, Gives: ^rule.Elements(0)}
		if l.Path.Name != "" {
			source, err := os.ReadFile(l.Path.Name)
			switch {
			case errors.Is(err, os.ErrNotExist):
				errs = append(errs, l.At(fmt.Errorf("there is no file %q", filepath.ToSlash(l.Path.Name))))
			case err != nil:
				errs = append(errs, l.At(err))
			default:
				layout.Gives = e.Checker.Notices(readLayout(r, l.Path.Name, source), layout.Rule)
			}
		}
		e.layouts = append(e.layouts, layout)
	}
	e.inserted = map[*rule.Rule]string{}
	for _, i := range c.Insertions {
		of := ruleOf(e.Library.Rules, i.Rule)
		if of == nil {
			continue
		}
		d := of.Disclaimer
		lacks := d.Lacking(e.Checker.Notices(r.Read("text.md", []byte(i.Text)), of))
		if lacks != 0 {
			errs = append(errs, i.At(fmt.Errorf("does not say %s", d.Say(lacks))))
		}
		e.inserted[of] = i.Text
	}
	return errors.Join(errs...)
}

// Notifies reports whether a file, be it an article or a layout, gives the notice that a rule looks for.
func (e *Engine) Notifies(path, id string) bool {
	r := ruleOf(e.Library.Rules, id)
	source, err := os.ReadFile(path)
	if r == nil || r.Disclaimer == nil || err != nil {
		return false
	}
	return r.Disclaimer.Lacking(e.Checker.Notices(readLayout(e.Reader(), path, source), r)) == 0
}

// readLayout reads a file of a layout. What is no Markdown is HTML, or a template of it.
func readLayout(r *article.Reader, name string, source []byte) *article.Article {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".mdx", ".markdown", ".txt":
		return r.Read(name, source)
	}
	return r.Read("layout.md", article.Template(source))
}

// insert gives the findings of notices that are missing a fix: the text that the config would insert, at the end of the article, where
// that answers them. It is safe: the house asks for it, and what the article says is left alone.
func (e *Engine) insert(r *article.Reader, path string, source []byte, found []finding.Finding, on check.Terms) {
	for i, f := range found {
		text := e.inserted[f.Rule]
		if text == "" || !f.Whole || bytes.Contains(source, []byte(text)) {
			continue
		}
		edit := finding.Edit{Span: article.Span{Start: len(source), End: len(source)}, Text: atEnd(source, text)}
		left, _ := e.Checker.Check(r.Read(path, append(slices.Clip(source), edit.Text...)), on)
		if !slices.ContainsFunc(left, func(o finding.Finding) bool { return o.Rule == f.Rule && o.Whole }) {
			found[i].Fix = &finding.Fix{Applicability: finding.Safe, Edits: []finding.Edit{edit}}
		}
	}
}

// atEnd returns what makes a text the last paragraph of a source, with line ends as the source has them.
func atEnd(source []byte, text string) string {
	end := "\n"
	if bytes.Count(source, []byte("\r\n"))*2 > bytes.Count(source, []byte("\n")) {
		end = "\r\n"
	}
	text = strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n", end)
	switch body := bytes.TrimRight(source, " \t\r\n"); {
	case len(body) == 0:
		return text + end
	case !bytes.HasSuffix(source, []byte("\n")):
		return end + end + text
	case bytes.Count(source[len(body):], []byte("\n")) == 1:
		return end + text + end
	}
	return text + end
}
