package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"path"

	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

type gitLabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	} `json:"lines"`
}

var severitiesOfGitLab = [...]string{rule.Note: "info", rule.Warning: "minor", rule.Error: "major"}

// GitLab writes a report for GitLab's code quality widget, which is a subset of Code Climate's format.
func GitLab(w io.Writer, files iter.Seq[finding.File], _ Options) error {
	out := bufio.NewWriter(w)
	issues := list{out: out, encoder: encoder(out)}
	fmt.Fprint(out, "[\n")
	for f := range files {
		if f.Err != nil {
			issues.add(issueOf(f.Path, 1, 1, f.Err.Error(), "unreadable", "", rule.Error))
		}
		for _, x := range itemsOf(f) {
			issues.add(issueOf(f.Path, x.start.Line, x.end.Line, after(x.Message, " ", choice(x.Finding)), x.Rule.ID, x.fingerprint, x.Severity))
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "]\n")
	return out.Flush()
}

func issueOf(file string, begin, end int, message, rule, fingerprint string, severity rule.Severity) gitLabIssue {
	file = path.Clean(file)                                                   // the widget links no ./article.md
	sum := sha256.Sum256([]byte(file + "\x00" + rule + "\x00" + fingerprint)) // alike in two files are two issues
	issue := gitLabIssue{message, rule, hex.EncodeToString(sum[:16]), severitiesOfGitLab[severity], gitLabLocation{Path: file}}
	issue.Location.Lines.Begin, issue.Location.Lines.End = begin, end
	return issue
}
