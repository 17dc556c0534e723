package check

import (
	"index/suffixarray"
	"strings"

	"github.com/primum-lint/primum/internal/article"
)

// mentions tells which names stand in a text. A few are looked for; for more, which only hostile articles have, the text is indexed.
type mentions struct {
	text  string
	asked int
	index *suffixarray.Index
}

func (m *mentions) has(name string) bool {
	const few = 64
	if m.asked++; m.asked <= few || name == "" {
		return strings.Contains(m.text, name)
	}
	if m.index == nil {
		m.index = suffixarray.New([]byte(m.text))
	}
	return len(m.index.Lookup([]byte(name), 1)) > 0
}

// inReferences is what the references of an article say.
func inReferences(a *article.Article) *mentions {
	var text strings.Builder
	for i := range a.References {
		text.WriteString(a.TextOf(&a.References[i]))
		text.WriteByte('\n')
	}
	return &mentions{text: text.String()}
}

// besideReferences is what an article says anywhere but in its reference list.
func besideReferences(a *article.Article) *mentions {
	var text strings.Builder
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind != article.Entry && b.In&article.InReferences == 0 {
			text.WriteString(a.Text[b.Start:b.End])
			text.WriteByte('\n')
		}
	}
	return &mentions{text: text.String()}
}
