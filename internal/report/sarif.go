package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/rule"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that its readers ask for, GitHub's code scanning above all.
type (
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID               string         `json:"id"`
		ShortDescription sarifText      `json:"shortDescription"`
		FullDescription  sarifText      `json:"fullDescription"`
		Help             sarifText      `json:"help"`
		Configuration    sarifLevel     `json:"defaultConfiguration"`
		Properties       map[string]any `json:"properties"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions"` // where one result says, all do: an empty list is an open finding
	}
	sarifSuppression struct {
		Kind          string            `json:"kind"`
		Status        string            `json:"status"`
		Justification string            `json:"justification,omitempty"`
		Location      *sarifLocation    `json:"location,omitempty"`
		Properties    map[string]string `json:"properties,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted *sarifText  `json:"insertedContent,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn"`
		EndLine     int        `json:"endLine"`
		EndColumn   int        `json:"endColumn"` // exclusive
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
)

// SARIF writes a log of one run: open findings, and answered ones with what suppresses them. The results are written as the files come;
// what they refer to follows behind them.
func SARIF(w io.Writer, files iter.Seq[finding.File], o Options) error {
	return sarif(w, files, o, true)
}

// CodeScanning writes SARIF for GitHub's code scanning, which takes a suppressed result for an open one: answered findings are left out.
func CodeScanning(w io.Writer, files iter.Seq[finding.File], o Options) error {
	return sarif(w, files, o, false)
}

func sarif(w io.Writer, files iter.Seq[finding.File], o Options, withAnswered bool) error {
	var measured map[string]rule.Measured
	if o.Measured != nil {
		var err error
		if measured, err = o.Measured(); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	results := list{out: out, encoder: encoder(out)}
	places := map[*rule.Rule]int{}
	driver := sarifDriver{"primum", o.Version, []sarifRule{}}
	add := func(x item, f finding.File, suppressions ...sarifSuppression) {
		at, ok := places[x.Rule]
		if !ok {
			at = len(driver.Rules)
			places[x.Rule] = at
			driver.Rules = append(driver.Rules, sarifRuleOf(x.Rule, measured))
		}
		result := sarifResultOf(x, f, at)
		result.Suppressions = append(result.Suppressions, suppressions...)
		results.add(result)
	}
	invocation := sarifInvocation{Successful: true}
	fmt.Fprint(out, `{"version": "2.1.0", "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",`, "\n",
		`"runs": [{"columnKind": "unicodeCodePoints"`)
	results.open("results")
	for f := range files {
		if f.Err != nil {
			invocation.Successful = false
			at := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{sarifURI(f.Path)}}}
			invocation.Notifications = append(invocation.Notifications, sarifNotification{"error", sarifText{Text: f.Err.Error()}, []sarifLocation{at}})
		}
		for _, x := range itemsOf(f) {
			add(x, f)
		}
		if withAnswered {
			for i, x := range itemsOf(turned(f)) {
				if f.Answered[i].By != finding.Unchanged { // nobody asked about those
					add(x, f, suppressionOf(f.Answered[i], f))
				}
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	results.close()
	fmt.Fprint(out, `, "tool": `)
	results.encoder.Encode(sarifTool{driver})
	fmt.Fprint(out, `, "invocations": `)
	results.encoder.Encode([]sarifInvocation{invocation})
	fmt.Fprintln(out, "}]}")
	return out.Flush()
}

var levelsOfSARIF = [...]string{rule.Note: "note", rule.Warning: "warning", rule.Error: "error"}

// problems are the levels as GitHub's code scanning calls them.
var problems = [...]string{rule.Note: "recommendation", rule.Warning: "warning", rule.Error: "error"}

// tagsOfGitHub is how many tags of a rule code scanning shows. It refuses a log in which a rule has more than twenty.
const tagsOfGitHub = 10

func sarifRuleOf(r *rule.Rule, measured map[string]rule.Measured) sarifRule {
	tags := append([]string{string(r.Category), r.Pack}, r.Clauses...)
	properties := map[string]any{"tags": tags[:min(tagsOfGitHub, len(tags))], "problem.severity": problems[r.Severity]}
	if len(r.Clauses) > 0 {
		properties["clauses"] = r.Clauses
	}
	if precision := precisionOf(r, measured); precision != "" {
		properties["precision"] = precision
	}
	help := fmt.Sprintf("**Why.** %s\n\n**Instead.** %s", r.Why, r.Instead)
	return sarifRule{r.ID, sarifText{Text: r.Message("…")}, sarifText{Text: r.Why}, sarifText{"Why: " + r.Why + "\nInstead: " + r.Instead, help},
		sarifLevel{levelsOfSARIF[r.Severity]}, properties}
}

// precisionOf says how much of what a rule finds is wanted, in the words of code scanning, by the sentences that others labelled; ""
// where too few tell.
func precisionOf(r *rule.Rule, measured map[string]rule.Measured) string {
	var share rule.Share
	for _, m := range measured {
		if m.Outside {
			share.Hit += m.Precision[r.ID].Hit
			share.Of += m.Precision[r.ID].Of
		}
	}
	switch {
	case !share.Says():
		return ""
	case 100*share.Hit >= 95*share.Of:
		return "very-high"
	case 100*share.Hit >= 85*share.Of:
		return "high"
	case 100*share.Hit >= 70*share.Of:
		return "medium"
	}
	return "low"
}

func sarifResultOf(x item, f finding.File, at int) sarifResult {
	message := x.Message
	if x.Rule.Instead != "" {
		message += "\n" + x.Rule.Instead
	}
	message = after(message, "\n", choice(x.Finding))
	result := sarifResult{
		RuleID: x.Rule.ID, RuleIndex: at, Level: levelsOfSARIF[x.Severity], Message: sarifText{Text: message},
		Locations:    []sarifLocation{{Physical: sarifPhysical{sarifArtifact{sarifURI(f.Path)}, sarifRegionOf(f, x.start, x.end)}}},
		Fingerprints: map[string]string{"primaryLocationLineHash": x.fingerprint + ":1", "primum/v1": x.fingerprint},
		Suppressions: []sarifSuppression{},
	}
	for i, r := range x.Related {
		result.Related = append(result.Related, sarifLocation{i + 1, sarifPhysical{sarifArtifact{sarifURI(f.Path)},
			sarifRegionOf(f, x.related[i][0], x.related[i][1])}, &sarifText{Text: r.Message}})
	}
	if x.Fix != nil {
		result.Fixes = []sarifFix{sarifFixOf(x)}
	}
	return result
}

// suppressionOf says who answered a finding and why: the writer, at a place in the article, or the baseline, outside of it.
func suppressionOf(x finding.Answered, f finding.File) sarifSuppression {
	if x.By == finding.Baseline {
		return sarifSuppression{Kind: "external", Status: "accepted", Justification: "The baseline lists it: it was known before."}
	}
	lines := linesOf(f.Text())
	region := sarifRegionOf(f, lines.place(x.Place.Start), lines.place(x.Place.End))
	at := &sarifLocation{Physical: sarifPhysical{sarifArtifact{sarifURI(f.Path)}, region}}
	s := sarifSuppression{Kind: "inSource", Status: "accepted", Justification: x.Reason, Location: at}
	if x.Until != "" {
		s.Properties = map[string]string{"expires": x.Until}
	}
	return s
}

// sarifFixOf tells the fix of a finding, whose edits are made together.
func sarifFixOf(x item) sarifFix {
	change := sarifChange{Artifact: sarifArtifact{sarifURI(x.path)}}
	for i, e := range x.Fix.Edits {
		start, end := x.edits[i][0], x.edits[i][1]
		r := sarifReplacement{Deleted: sarifRegion{start.Line, start.Column, end.Line, end.Column, nil}}
		if e.Text != "" {
			r.Inserted = &sarifText{Text: e.Text}
		}
		change.Replacements = append(change.Replacements, r)
	}
	return sarifFix{sarifText{Text: effects[x.Fix.Applicability]}, []sarifChange{change}}
}

// effects tell what a fix does to an article.
var effects = [...]string{
	finding.Safe:   "Leaves alone what the article says.",
	finding.Unsafe: "May change what the article says: look at it first.",
}

func sarifRegionOf(f finding.File, start, end place) *sarifRegion {
	snippet := strings.ToValidUTF8(string(f.Text().Bytes(article.Span{Start: start.Offset, End: end.Offset})), "\uFFFD")
	return &sarifRegion{start.Line, start.Column, end.Line, end.Column, &sarifText{Text: snippet}}
}

// sarifURI is the address of a file: relative where its name is.
func sarifURI(name string) string {
	u := url.URL{Path: path.Clean(name)}
	if filepath.IsAbs(filepath.FromSlash(name)) {
		u.Scheme = "file"
		if !strings.HasPrefix(u.Path, "/") {
			u.Path = "/" + u.Path // C:/…
		}
	}
	return u.String()
}
