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

// shownByGitHub is how many annotations of a level GitHub shows for a step.
const shownByGitHub = 10

// GitHub writes workflow commands, which GitHub Actions shows as annotations: the severest first. The last one that is shown says how
// many of its level are not.
func GitHub(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := bufio.NewWriter(w)
	items, failures := gravest(files)
	left := map[rule.Severity]int{rule.Error: len(failures)}
	for _, x := range items {
		left[x.Severity]++
	}
	shown := map[rule.Severity]int{}
	write := func(s rule.Severity, properties, message string) {
		left[s]--
		if shown[s]++; shown[s] == shownByGitHub && left[s] > 0 {
			message += fmt.Sprintf("\n%s not shown here: see the log of the step.", Counted(left[s], "more "+s.String()))
		}
		fmt.Fprintf(out, "::%s %s::%s\n", levelsOfGitHub[s], properties, gitHubData.Replace(message))
	}
	for _, f := range failures {
		write(rule.Error, "file="+gitHubProperty.Replace(f.path), f.message)
	}
	for _, x := range items {
		// Columns are only understood within a line.
		columns := ""
		if x.start.Line == x.end.Line {
			columns = fmt.Sprintf(",col=%d,endColumn=%d", x.start.Column, x.end.Column)
		}
		message := x.Message
		if x.Rule.Instead != "" {
			message += "\nInstead: " + x.Rule.Instead
		}
		message = after(message, "\n", choice(x.Finding))
		write(x.Severity, fmt.Sprintf("file=%s,line=%d,endLine=%d%s,title=%s", gitHubProperty.Replace(x.path), x.start.Line, x.end.Line, columns,
			gitHubProperty.Replace("primum: "+x.Rule.ID)), message)
	}
	return out.Flush()
}

var levelsOfGitHub = [...]string{rule.Note: "notice", rule.Warning: "warning", rule.Error: "error"}

var (
	gitHubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
