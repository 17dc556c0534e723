package article

import (
	"slices"
	"sort"
	"strings"

	"github.com/primum-lint/primum/internal/prose"
)

// Form is how a citation mark is written.
type Form uint8

const (
	Numeric     Form = iota // [1], [1, 3–5]
	Superscript             // ¹, <sup>1</sup>, ^1^
	Footnote                // [^1]
	Inline                  // ^[Zhou Y. Sleep. 2026.]: mark and reference in one
	Bare                    // a raised figure that pasting has flattened: “earlier treatment 1.”
	AuthorYear              // (Zhou et al., 2026)
	InWords                 // Zhou and colleagues, Zhou (2026): of an author in the reference list
	Key                     // [@zhou2026]
)

// Citation is one in-text citation mark and the references that it names.
type Citation struct {
	Form       Form
	Start, End int32 // bytes of the text
	Sentence   int   // index of the sentence that it stands in, or None
	Names      []Name
	Linked     bool // the mark itself leads to another site, and so to its source
}

// Name is one of the references that a mark names.
type Name struct {
	Key       string // as the reference list spells it
	Reference int    // index into Article.References, or None: it dangles
}

// Checkable reports whether the mark is of a form whose every name must have an entry in the article itself.
func (c Citation) Checkable() bool { return c.Form != AuthorYear && c.Form != InWords && c.Form != Key }

// Dangles reports whether the mark names a reference that the article should have and has not.
func (c Citation) Dangles() bool {
	return c.Checkable() && !c.Linked && slices.ContainsFunc(c.Names, func(n Name) bool { return n.Reference == None })
}

// cite makes a citation of a mark.
func cite(text string, r prose.Range) Citation {
	s := text[r.Start:r.End]
	c := Citation{Start: r.Start, End: r.End, Sentence: None}
	switch {
	case strings.HasPrefix(s, inlineNote):
		c.Form, c.Names = Inline, []Name{{}}
	case strings.HasPrefix(s, "[^"):
		c.Form = Footnote
		c.Names = []Name{{Key: strings.ToLower(s[1 : len(s)-1])}}
	case s[0] == '[' && strings.Contains(s, "@"):
		c.Form = Key
		for part := range strings.SplitSeq(strings.Trim(s, "[]"), ";") {
			if _, key, ok := strings.Cut(part, "@"); ok {
				key, _, _ = strings.Cut(key, ",")
				c.Names = append(c.Names, Name{Key: strings.TrimSpace(key)})
			}
		}
	case s[0] == '(' && !isMarkList(s):
		c.Form = AuthorYear
		for part := range strings.SplitSeq(strings.Trim(s, "()"), ";") {
			c.Names = append(c.Names, Name{Key: strings.TrimSpace(part)})
		}
	default:
		if s[0] != '[' && !strings.HasPrefix(s, wideBracket) {
			c.Form = Superscript
		}
		for _, n := range markNumbers(s) {
			c.Names = append(c.Names, Name{Key: itoa(n)})
		}
	}
	return c
}

// cite makes a citation of a mark, whose names it may share with others.
func (r *Reader) cite(text string, mark prose.Range) Citation {
	s := text[mark.Start:mark.End]
	if names, ok := r.named[s]; ok {
		return Citation{Start: mark.Start, End: mark.End, Sentence: None, Form: Numeric, Names: names}
	}
	c := cite(text, mark)
	if c.Form == Numeric && len(c.Names) > 1 {
		r.named[s] = c.Names
	}
	return c
}

// resolve finds the reference of each name. A footnote mark may name an entry of a numbered list.
func resolve(a *Article, by byAuthor) {
	byKey := make(map[string]int, len(a.References))
	for i := len(a.References) - 1; i >= 0; i-- {
		byKey[a.References[i].Key] = i
	}
	inline := 0
	for i := range a.Citations {
		c := &a.Citations[i]
		switch c.Form {
		case AuthorYear, InWords:
			by.attributed(a, c)
			continue
		case Inline:
			inline++
			c.Names[0].Key = inlineKey(inline)
		}
		for j := range c.Names {
			name := &c.Names[j]
			name.Reference = None
			if ref, ok := byKey[name.Key]; ok {
				name.Reference = ref
			} else if ref, ok := byKey[strings.TrimPrefix(name.Key, "^")]; ok {
				name.Reference = ref
			}
		}
	}
}

// sortRanges orders marks by their place.
func sortRanges(r []prose.Range) {
	sort.Slice(r, func(i, j int) bool { return r[i].Start < r[j].Start })
}
