package report

import (
	"bufio"
	"strings"

	"github.com/fatih/color"

	"github.com/primum-lint/primum/internal/rule"
)

// paint is a colour of a terminal: what goes before a text and behind it. Painted texts stand side by side, never one inside another: the
// inner one's end would end the outer one too.
type paint struct{ on, off string }

// paints are the colours of a report.
type paints struct {
	place, rule, dim, help paint
	severity               [rule.Error + 1]paint
}

func palette(on bool) paints {
	if !on {
		return paints{}
	}
	made := func(attributes ...color.Attribute) paint {
		c := color.New(attributes...)
		c.EnableColor()
		on, off, _ := strings.Cut(c.Sprint("|"), "|")
		return paint{on, off}
	}
	return paints{
		place: made(color.Bold),
		rule:  made(color.FgCyan),
		dim:   made(color.Faint),
		help:  made(color.FgGreen),
		severity: [rule.Error + 1]paint{
			rule.Note: made(color.FgBlue, color.Bold), rule.Warning: made(color.FgYellow, color.Bold), rule.Error: made(color.FgRed, color.Bold),
		},
	}
}

// of is a text in the colour.
func (p paint) of(text string) string { return p.on + text + p.off }

// write writes texts in the colour, one after the other.
func (p paint) write(out *bufio.Writer, texts ...string) {
	out.WriteString(p.on)
	for _, text := range texts {
		out.WriteString(text)
	}
	out.WriteString(p.off)
}
