package article

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var articles = flag.String("articles", "", "folder of Markdown files that must be read as goldmark reads them")

type shape struct {
	name   string
	source []byte
}

// hostileShapes returns about n bytes of each input that is made to be slow or large to parse.
func hostileShapes(n int) []shape {
	var all []shape
	for _, unit := range []string{
		"![](", "[a](b", "[a](<b", "[a](b \"", "[a](b\n", "[](( ", "[a](u)", "![a](u)", "[*a*](u) ", "[*a*](u)\n", "[](*a* ",
		"[", "]", "[]", "![", "[a]", "[a][b]", "[a]\n", "x [a]\n", "[^", "[^1]", "[^1]: ", "[^1]: a\n", "[^1]: a\n\n    b\n\n",
		"[a]: /u\n", "[a]: /u 'x\n", "[a]: <b\n", "[a]:\n", "[a\n",
		">", "> ", "> - ", "- > ", "> 1. - ", "1. ", "- ", "* ", "+ ", ": ", "> a\n", "> - a\n", "> a\nb\n",
		"*a_ ", "**a ", "_a *", "*a **b ", "a**b__c", "*_", "a*", "a~~", "~~a *b_ ", "<b>*a_</b>", "- *a_ [b](c\n",
		"`", "` `` ", "`a``b", "```\n", "~~~\n",
		"<a ", "a<b>", "<!--", "a<!--", "a<?", "a<![CDATA[", "a<!A ", "<a\n", "<div>\n", "<!--\n", "x <a\n", "<http://a", "<a@b",
		"&", "&amp", "&#x", "&#99999999;", "\\", "\\[", "\t", "\ta\n", " ", "\n", "\r\n", "\x00", "\xff", "a  \n", "a\\\n",
		"a\n", "a\n\n", "a\n===\n", "a\n-\n", "---\n", "-\n", "# a\n", "#", "a\n: b\n", "a\n\n: b\n\n",
		"- a\n", "- a\n\n", "- a\n\n\n\n", "1. a\n", "- a\n1. b\n", "- [ ] a\n",
		"|", "|-", "|a|\n|-|\n", "a|b\n-|-\n|\n", "a\n-|-\n",
	} {
		all = append(all, shape{fmt.Sprintf("%q", unit), repeated(n, unit)})
	}
	deep := strings.Repeat("- ", 40) + "a\n"
	wide := strings.Repeat("a|", n/20) + "\n" + strings.Repeat("-|", n/20) + "\n"
	row, rule := strings.Repeat("a|", 500)+"\n", strings.Repeat("-|", 500)+"\n"
	small := strings.Repeat("a|", 30) + "\n" + strings.Repeat("-|", 30) + "\n" + strings.Repeat("a\n", 30) + "\n"
	return append(all, []shape{
		{"long run of ~", append([]byte("a "), repeated(n, "~")...)},
		{"long runs of *", nested(n, "*", "a", "*")},
		{"struck out in struck out", nested(n, "~~ ", "a", "~~")},
		{"brackets", nested(n, "[", "a", "]")},
		{"links in links", nested(n, "[", "a", "](u)")},
		{"images in images", nested(n, "![", "a", "](u)")},
		{"brackets around emphasis", nested(n/2, "[ ", string(repeated(n/2, "*a* ")), "]")},
		{"parentheses", append([]byte("[a]("), nested(n, "(", "a", ")")...)},
		{"growing backticks", growing(n, func(i int) string { return "a" + strings.Repeat("`", i+1) })},
		{"backticks before lines", append(growing(2000, func(i int) string { return "a" + strings.Repeat("`", i+1) }), repeated(n, "a\n")...)},
		{"definitions", growing(n, func(i int) string { return fmt.Sprintf("[a%d]: /u\n", i) })},
		{"definitions with titles", growing(n, func(i int) string { return fmt.Sprintf("[a%d]: /u\n'title'\n", i) })},
		{"footnotes", append(growing(n/2, func(i int) string { return fmt.Sprintf("[^%d] ", i) }),
			growing(n/2, func(i int) string { return fmt.Sprintf("\n[^%d]: a", i) })...)},
		{"footnotes in footnotes", growing(n, func(i int) string { return fmt.Sprintf("%s[^%d]: a\n", strings.Repeat("    ", i), i) })},
		{"lists in lists", growing(n, func(i int) string { return strings.Repeat("  ", i) + "- a\n" })},
		{"lists in lists by tabs", growing(n, func(i int) string { return strings.Repeat("\t", i) + "- a\n" })},
		{"definition lists in definition lists", growing(n, func(i int) string {
			return strings.Repeat("  ", i) + "a\n" + strings.Repeat("  ", i) + ": b\n"
		})},
		{"quotes in quotes", growing(n, func(i int) string { return strings.Repeat("> ", i) + "a\n" })},
		{"blank lines in a deep list", append([]byte(deep), repeated(n, "\n")...)},
		{"spaces in a deep list", append([]byte(deep), repeated(n, " \n")...)},
		{"tabs in a deep list", append([]byte(deep), repeated(n, strings.Repeat("\t", 20)+"a\n")...)},
		{"a fence in a deep list", append([]byte(strings.TrimSuffix(deep, "a\n")+"```\n"), repeated(n, "\n")...)},
		{"deep lists", repeated(n, deep+"\n\n\n\n\n\n\n\n")},
		{"a paragraph in a deep list", append([]byte(deep), repeated(n, "a\n")...)},
		{"deep quotes", repeated(n, strings.Repeat("> ", 40)+"a\nb\n")},
		{"wide header, short rows", append([]byte(wide), repeated(n*8/10, "|\n")...)},
		{"wide header, rows without cells", append([]byte(wide), repeated(n*8/10, "a\n")...)},
		{"wide table", append([]byte(row+rule), repeated(n, row)...)},
		{"wide table of empty cells", append([]byte(row+rule), repeated(n, strings.Repeat("|", 501)+"\n")...)},
		{"wide table behind lines", append([]byte("a\n|\n:\n"+wide), repeated(n*8/10, "|\n")...)},
		{"small wide tables", repeated(n, small)},
		{"long table", append([]byte("a|b\n-|-\n"), repeated(n, "**a** *b*|[c](d) `e`\n")...)},
		{"escaped pipes in code", append([]byte("a|b\n-|-\n"), repeated(n, "`a\\|b`|c\n")...)},
		{"escaped pipes in a cell", append([]byte("a|b\n-|-\n"), repeated(n, "`a\\|b` ")...)},
		{"items behind a paragraph", append([]byte("a\n"), repeated(n*5/2, "- a\n\n")...)},
		{"one line", repeated(5*n, "word ")},
		{"attributes of a tag", append([]byte("x <a"), repeated(n, " b")...)},
		{"quotes in a tag", append([]byte("x <a b='"), repeated(n, "<a c=\"")...)},
		{"closers", append(repeated(n/2, "_a "), repeated(n/2, "a* ")...)},
		{"heading of emphasis", append([]byte("# "), repeated(n, "*a_ ")...)},
		{"heading of images", append([]byte("# "), repeated(n, "![](")...)},
	}...)
}

func repeated(n int, unit string) []byte { return []byte(strings.Repeat(unit, n/len(unit)+1)) }

func nested(n int, open, inner, shut string) []byte {
	k := n / (len(open) + len(shut))
	return []byte(strings.Repeat(open, k) + inner + strings.Repeat(shut, k))
}

func growing(n int, part func(i int) string) []byte {
	var b bytes.Buffer
	for i := 0; b.Len() < n; i++ {
		b.WriteString(part(i))
	}
	return b.Bytes()
}

// What is made of hostile input is no larger than what honest text makes, and no deeper than a recursive reader can go. The race detector
// throws away some of the memory that is there to be used again, such as that of regular expressions: under it bytes say nothing.
func TestGuardBoundsHostileInput(t *testing.T) {
	binary, _ := debug.ReadBuildInfo()
	racing := slices.Contains(binary.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
	const size = 100_000
	p := guardedParser()
	for _, s := range hostileShapes(size) {
		t.Run(s.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			root := p.Parse(text.NewReader(s.source))
			runtime.ReadMemStats(&after)
			if bytes := (after.TotalAlloc - before.TotalAlloc) / uint64(len(s.source)); bytes > 1000 && !racing {
				t.Errorf("%d bytes are allocated for each byte of the source", bytes)
			}
			nodes, depth := measure(root)
			if limit := 2*len(s.source) + allowance; nodes > limit {
				t.Errorf("%d nodes, more than %d", nodes, limit)
			}
			if limit := maxDepth + maxRuns + maxBrackets; depth > limit {
				t.Errorf("%d levels, more than %d", depth, limit)
			}
		})
	}
}

func measure(n ast.Node) (nodes, depth int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		k, d := measure(c)
		nodes, depth = nodes+k, max(depth, d)
	}
	return nodes + 1, depth + 1
}

// Where a block is given up, what follows in it is text; the next block is read again.
func TestGuardGivesUpABlock(t *testing.T) {
	const n = 20_000
	for _, c := range []struct {
		name, flood, follows string
		kind                 ast.NodeKind
		want                 int
	}{
		{"links", string(repeated(n, "![](")), "[a](b)", ast.KindLink, 1},
		{"links in angle brackets", string(repeated(n, "[a](<b")), "[a](b)", ast.KindLink, 1},
		{"labels on many lines", string(repeated(n, "[a]\n")), "[a](b)", ast.KindLink, 1},
		{"code", string(growing(n, func(i int) string { return "a" + strings.Repeat("`", i+2) })), "`a`", ast.KindCodeSpan, 1},
		{"emphasis", string(repeated(n, "a_ ")), "*a*", ast.KindEmphasis, 1},
		{"a long run", strings.Repeat("*", maxRun+1) + "a" + strings.Repeat("*", maxRun+1), " *a*", ast.KindEmphasis, 2},
		{"a long run of tildes", "a " + strings.Repeat("~", n), " ~~a~~", extast.KindStrikethrough, 2},
		{"blank lines", "- " + strings.Repeat("\n", n+allowance), "  - a", ast.KindListItem, 2},
		{"cells", strings.Repeat("a|", n) + "\n" + strings.Repeat("-|", n) + "\n" + strings.Repeat("|\n", 100), "a|b\n-|-\n", extast.KindTable, 0},
		{"quotes", strings.Repeat(">", n), " a", ast.KindBlockquote, maxDepth},
		{"lists", strings.Repeat("- ", n), "a", ast.KindList, maxDepth / 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := c.flood + c.follows + "\n\n"
			if c.want == 1 || c.want == 2 && c.kind != ast.KindListItem {
				source += c.follows + "\n"
			}
			if got := count(guardedParser().Parse(text.NewReader([]byte(source))), c.kind); got != c.want {
				t.Errorf("%d nodes of kind %v, want %d", got, c.kind, c.want)
			}
		})
	}
}

func count(n ast.Node, kind ast.NodeKind) int {
	k := 0
	if n.Kind() == kind {
		k = 1
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		k += count(c, kind)
	}
	return k
}

// Honest text is read as goldmark reads it, however large.
func TestGuardLeavesHonestTextAlone(t *testing.T) {
	var sources []shape
	add := func(name, source string) { sources = append(sources, shape{name, []byte(source)}) }
	add("definitions", string(growing(20_000, func(i int) string { return fmt.Sprintf("[a%d]: http://a.b/%d 'Title'\n", i, i) }))+"and [a1] text [a9].\n")
	add("definitions with titles", string(growing(20_000, func(i int) string { return fmt.Sprintf("[a%d]:\n  /u\n  'two\n  lines'\n", i) })))
	add("definitions, then text", strings.Repeat("[a]: /u\n", 70)+"text\n"+strings.Repeat("[b]: /u\n", 70))
	add("wide table", strings.Repeat(strings.Repeat("| cell ", 40)+"|\n", 1)+strings.Repeat("| --- ", 40)+"|\n"+strings.Repeat("| a | b\n", 300))
	add("long table", "a | b\n:-: | --\n"+strings.Repeat("**a** | [b](c) `d\\|e`\n", 2000))
	add("footnotes", string(growing(6000, func(i int) string { return fmt.Sprintf("A claim.[^%d]\n\n[^%d]: Its source.\n\n    More.\n\n", i, i) })))
	add("deep list", string(growing(1000, func(i int) string { return strings.Repeat("    ", i) + "- a *b*\n" })))
	add("deep quotes", strings.Repeat("> ", 20)+"a\n")
	add("one paragraph", strings.Repeat("**Drug A** helped [1], as [a study](http://a.b/c_d_e) of `x` and 5*3 says. ", 200))
	add("one paragraph of lines", strings.Repeat("*Drug A* helped [1][2], as [a study](http://a.b) of `x`\nand others say [see\nbelow](#x).\n", 150))
	add("list of links", strings.Repeat("- [a](b) and [c], **d** _e_ ~~f~~\n", 2000))
	add("items and blank lines", strings.Repeat("1. a\n\n   b\n\n\n", 2000))
	sources = append(sources, specification(t)...)
	if *articles != "" {
		paths, _ := filepath.Glob(filepath.Join(*articles, "*.md"))
		for _, path := range paths {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, shape{path, source})
		}
	}
	guarded, plain := guardedParser(), plainParser()
	for _, s := range sources {
		got, want := outline(guarded.Parse(text.NewReader(s.source)), s.source), outline(plain.Parse(text.NewReader(s.source)), s.source)
		if got != want {
			t.Errorf("%s\n got %.2000s\nwant %.2000s", s.name, got, want)
		}
	}
}

// No text of fewer than maxDepth bytes reaches a limit.
func FuzzGuard(f *testing.F) {
	for _, s := range hostileShapes(maxDepth / 2) {
		f.Add(s.source)
	}
	guarded, plain := guardedParser(), plainParser()
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) >= maxDepth {
			return
		}
		got, want := outline(guarded.Parse(text.NewReader(source)), source), outline(plain.Parse(text.NewReader(source)), source)
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	})
}

// specification returns the examples of CommonMark from goldmark's own tests, which stay where they are for their licence.
func specification(t *testing.T) []shape {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Logf("the examples of CommonMark are not read: %v", err)
		return nil
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	var all []shape
	for _, e := range examples {
		all = append(all, shape{fmt.Sprintf("CommonMark %d %q", e.Example, e.Markdown), []byte(e.Markdown)})
	}
	return all
}

// plainParser reads what guardedParser does, with goldmark's own parsers.
func plainParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(footnoteParser{}, 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	)
}

// outline writes a tree with its text and positions; how text is cut into nodes does not show.
func outline(n ast.Node, source []byte) string {
	var b strings.Builder
	var write func(ast.Node)
	write = func(n ast.Node) {
		if t, ok := n.(*ast.Text); ok {
			b.Write(t.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				fmt.Fprintf(&b, "/%v", t.HardLineBreak())
			}
			return
		}
		fmt.Fprintf(&b, "(%v@%d", n.Kind(), n.Pos())
		if l, ok := n.(*ast.Link); ok {
			fmt.Fprintf(&b, "<%s %s>", l.Destination, l.Title)
		}
		if n.Type() == ast.TypeBlock {
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				fmt.Fprintf(&b, "|%d-%d", line.Start, line.Stop)
			}
		}
		b.WriteByte(' ')
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			write(c)
		}
		b.WriteByte(')')
	}
	write(n)
	return b.String()
}

// BenchmarkGuard shows what the guard costs ordinary prose: nothing.
func BenchmarkGuard(b *testing.B) {
	source := []byte(strings.Repeat("Treatment with *the drug* and [another](http://a.b) helped 86 of 100 patients.[^1]\n\n- An item\n- **Another**\n\n", 5000))
	for _, c := range []struct {
		name   string
		parser parser.Parser
	}{{"guarded", guardedParser()}, {"plain", plainParser()}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				c.parser.Parse(text.NewReader(source))
			}
		})
	}
}

// BenchmarkHostile parses a megabyte of each hostile shape.
func BenchmarkHostile(b *testing.B) {
	p := guardedParser()
	for _, s := range hostileShapes(1_000_000) {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(s.source)))
			b.ReportAllocs()
			for b.Loop() {
				p.Parse(text.NewReader(s.source))
			}
		})
	}
}
