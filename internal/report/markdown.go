package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// rowsOfMarkdown bounds the table: a comment on GitHub takes 65,536 characters.
const rowsOfMarkdown = 100

// Markdown writes a table for a comment on a pull request or the summary of a job, the severest first.
func Markdown(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := bufio.NewWriter(w)
	var tally Tally
	items, failures := gravest(tally.Count(files))
	fmt.Fprintf(out, "### Primum: %s\n", tally.sentence(paint{}, paint{}))
	for _, f := range failures {
		fmt.Fprintf(out, "\n- **not read**: %s: %s\n", inMarkdown(f.path), inMarkdown(f.message))
	}
	if len(items) > 0 {
		fmt.Fprint(out, "\n| | where | what | instead |\n|---|---|---|---|\n")
	}
	for i, x := range items {
		if i == rowsOfMarkdown {
			fmt.Fprintf(out, "\n%s not shown here.\n", Counted(len(items)-i, "more finding"))
			break
		}
		fmt.Fprintf(out, "| %s | %s:%d | %s `%s` | %s |\n", marksOfMarkdown[x.Severity], inMarkdown(x.path), x.start.Line, inMarkdown(x.Message), x.Rule.ID, inMarkdown(after(x.Rule.Instead, " ", choice(x.Finding))))
	}
	return out.Flush()
}

var marksOfMarkdown = [...]string{rule.Note: "note", rule.Warning: "**warning**", rule.Error: "**error**"}

// inMarkdown keeps text from being read as Markdown, or as a mention of somebody.
func inMarkdown(s string) string {
	return markdownEscapes.Replace(strings.Join(strings.Fields(Printable(s)), " "))
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "|", `\|`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "@", "@\u200B", "#", `\#`)
