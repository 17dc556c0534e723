package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/check"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
)

// Inspection is how one article was read.
type Inspection struct {
	Article     *article.Article
	Reach       *source.Reach
	Claims      []check.Claim
	Disclaimers []article.Span
	Phrases     []check.Claim // occurrences of a phrase that was asked for, whatever the rules say of it
	Held        []check.Held  // what the evidence holds of each reference; empty where there is no evidence
	Asked       bool          // a phrase was asked for
	Offers      []check.Seen  // what the article looks like, of which nobody says what it is
}

// Offer tells a writer what an article looks like.
func Offer(seen check.Seen) string {
	var words []string
	for _, w := range seen.Words {
		words = append(words, "“"+strings.Join(strings.Fields(w), " ")+"”")
	}
	return fmt.Sprintf("It looks like one of the %s %s (%s): if it is, set article.%s = %q.", seen.Key(), seen.Value(), strings.Join(words, ", "), seen.Key(), seen.Value())
}

// The JSON of an inspection. Offsets are bytes of the source.
type (
	inspection struct {
		Path        string        `json:"path"`
		Blocks      []jsonBlock   `json:"blocks"`
		Sentences   []jsonText    `json:"sentences"`
		Quantities  []jsonFigure  `json:"quantities"`
		Citations   []jsonMark    `json:"citations"`
		References  []jsonEntry   `json:"references"`
		Disclaimers []jsonText    `json:"disclaimers"`
		Claims      []jsonClaim   `json:"claims"`
		Phrases     *[]jsonPhrase `json:"phrases,omitempty"`
		LooksLike   []jsonLook    `json:"looks_like,omitempty"`
	}
	jsonLook struct {
		Key   string   `json:"key"`
		Value string   `json:"value"`
		Cues  []string `json:"cues"`
	}
	jsonText struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	jsonBlock struct {
		jsonText
		Kind  string `json:"kind"`
		Level int    `json:"level,omitempty"`
	}
	jsonFigure struct {
		jsonText
		Kind     string  `json:"kind"`
		Value    float64 `json:"value"`
		High     float64 `json:"high,omitempty"` // of a range
		Of       float64 `json:"of,omitempty"`   // 86 of 100
		Unit     string  `json:"unit,omitempty"`
		SourceBy *string `json:"sourced_by"`
	}
	jsonMark struct {
		jsonText
		Reference  *string  `json:"reference"` // null where it dangles
		References []string `json:"references"`
	}
	jsonEntry struct {
		jsonText
		Key    string              `json:"key"`
		DOI    string              `json:"doi,omitempty"`
		PMID   string              `json:"pmid,omitempty"`
		PMCID  string              `json:"pmcid,omitempty"`
		Trial  string              `json:"nct,omitempty"`
		URL    string              `json:"url,omitempty"`
		First  string              `json:"first_author,omitempty"`
		Title  string              `json:"title,omitempty"`
		Year   int                 `json:"year,omitempty"`
		Fields map[string]jsonText `json:"fields,omitempty"` // where each of them stands
		Record *jsonRecord         `json:"record,omitempty"` // what the evidence holds of it
	}
	jsonRecord struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Key     string `json:"key,omitempty"`
		Title   string `json:"title,omitempty"`
		FoundBy string `json:"found_by"`
	}
	jsonHeld struct {
		Stance []string `json:"stance"`
		Cues   []string `json:"cues"`
	}
	jsonClaim struct {
		Rule    string `json:"rule"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
		Excerpt string `json:"excerpt"`
		jsonHeld
		Flagged bool `json:"flagged"`
	}
	jsonPhrase struct {
		jsonText
		jsonHeld
	}
)

// figureOf is a quantity as scripts get it.
func figureOf(in Inspection, q prose.Quantity) jsonFigure {
	a := in.Article
	f := jsonFigure{jsonText: textOf(a, a.Tokens[q.First].Start, a.Tokens[q.Last-1].End), Kind: q.Kind.String(), Value: q.Value, Of: q.Of,
		Unit: q.Unit, SourceBy: in.sourcedBy(q.First)}
	if q.High != q.Value {
		f.High = q.High
	}
	return f
}

// InspectJSON writes an inspection for scripts.
func InspectJSON(w io.Writer, in Inspection) error {
	a := in.Article
	doc := inspection{Path: a.Path, Blocks: []jsonBlock{}, Sentences: []jsonText{}, Quantities: []jsonFigure{}, Citations: []jsonMark{},
		References: []jsonEntry{}, Disclaimers: []jsonText{}, Claims: []jsonClaim{}}
	for _, seen := range in.Offers {
		doc.LooksLike = append(doc.LooksLike, jsonLook{seen.Key(), seen.Value(), seen.Words})
	}
	for _, b := range a.Blocks {
		doc.Blocks = append(doc.Blocks, jsonBlock{textOf(a, b.Start, b.End), b.Kind.String(), int(b.Level)})
	}
	for _, s := range a.Sentences {
		doc.Sentences = append(doc.Sentences, textOf(a, s.Start, s.End))
	}
	for _, q := range a.Quantities {
		doc.Quantities = append(doc.Quantities, figureOf(in, q))
	}
	for _, c := range a.Citations {
		mark := jsonMark{jsonText: textOf(a, c.Start, c.End), References: []string{}}
		for _, n := range c.Names {
			if n.Reference != article.None {
				mark.References = append(mark.References, cmp.Or(a.References[n.Reference].Name(), n.Key))
			}
		}
		if len(mark.References) > 0 {
			mark.Reference = &mark.References[0]
		}
		doc.Citations = append(doc.Citations, mark)
	}
	for i := range a.References {
		e := entryOf(a, &a.References[i])
		if i < len(in.Held) && in.Held[i].Record != nil {
			r := in.Held[i].Record
			e.Record = &jsonRecord{r.File, r.Line, r.Key, r.Title, in.Held[i].By}
		}
		doc.References = append(doc.References, e)
	}
	for _, s := range in.Disclaimers {
		doc.Disclaimers = append(doc.Disclaimers, jsonText{s.Start, s.End, a.Excerpt(s)})
	}
	for _, c := range in.Claims {
		doc.Claims = append(doc.Claims, jsonClaim{c.Rule.ID, c.Span.Start, c.Span.End, a.Excerpt(c.Span), heldOf(a, c.Stance, c.Cues), c.Flagged})
	}
	if in.Asked {
		phrases := []jsonPhrase{}
		for _, c := range in.Phrases {
			phrases = append(phrases, jsonPhrase{jsonText{c.Span.Start, c.Span.End, a.Excerpt(c.Span)}, heldOf(a, c.Stance, c.Cues)})
		}
		doc.Phrases = &phrases
	}
	out := encoder(w)
	out.SetIndent("", " ")
	return out.Encode(doc)
}

func entryOf(a *article.Article, r *article.Reference) jsonEntry {
	e := jsonEntry{
		jsonText: jsonText{r.Span.Start, r.Span.End, a.Excerpt(r.Span)}, Key: r.Key, DOI: r.DOI.Text, PMID: r.PMID.Text, PMCID: r.PMCID.Text,
		Trial: r.Trial.Text, URL: r.URL.Text, First: r.First, Title: r.Title.Text, Year: r.Year.Number(), Fields: map[string]jsonText{},
	}
	for _, f := range []struct {
		name string
		article.Field
	}{{"authors", r.Authors}, {"title", r.Title}, {"year", r.Year}, {"doi", r.DOI}, {"pmid", r.PMID}, {"pmcid", r.PMCID}, {"nct", r.Trial}, {"url", r.URL}} {
		if f.Given() {
			e.Fields[f.name] = jsonText{f.Span.Start, f.Span.End, f.Text}
		}
	}
	return e
}

func textOf(a *article.Article, start, end int32) jsonText {
	s := a.Span(start, end)
	return jsonText{s.Start, s.End, a.Text[start:end]}
}

func heldOf(a *article.Article, s stance.Stance, cues []stance.Cue) jsonHeld {
	held := jsonHeld{Stance: s.Names(), Cues: []string{}}
	for _, c := range cues {
		held.Cues = append(held.Cues, a.Text[a.Tokens[c.First].Start:a.Tokens[c.Last-1].End])
	}
	return held
}

// sourcedBy names what stands behind a token's sentence: a reference's key, “named” for a source named in words, nil for nothing.
func (in Inspection) sourcedBy(token int32) *string {
	s := in.Article.SentenceOf(token)
	if s == article.None {
		return nil
	}
	if !in.Reach.At(s).Sourced {
		return nil
	}
	name := "named"
	if r := in.Reach.Source(s).Reference; r != article.None {
		name = in.Article.References[r].Name()
	}
	return &name
}

// InspectText writes an inspection for people.
func InspectText(w io.Writer, in Inspection) error {
	var out bytes.Buffer
	inspect(&out, in)
	_, err := io.WriteString(w, Visible(out.String()))
	return err
}

func inspect(out io.Writer, in Inspection) {
	a := in.Article
	lines := linesOf(finding.TextOf(a.Source))
	at := func(offset int) string {
		p := lines.place(offset)
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	if in.Asked {
		fmt.Fprintf(out, "%s of the phrase\n", Counted(len(in.Phrases), "occurrence"))
		for _, c := range in.Phrases {
			held(out, at, a, c)
		}
		return
	}
	fmt.Fprintf(out, "%s: %s, %s\n", a.Path, Counted(len(a.Blocks), "block"), Counted(len(a.Sentences), "sentence"))
	for _, seen := range in.Offers {
		fmt.Fprintln(out, Offer(seen))
	}
	for _, b := range a.Blocks {
		fmt.Fprintf(out, "\n%s %s\n", at(a.Span(b.Start, b.End).Start), b.Kind)
		for s := b.FirstSentence; s < b.LastSentence; s++ {
			fmt.Fprintf(out, "    %s\n", oneLine([]byte(a.Text[a.Sentences[s].Start:a.Sentences[s].End])))
		}
	}
	fmt.Fprintf(out, "\n%s\n", Counted(len(a.Quantities), "figure"))
	for _, q := range a.Quantities {
		by := "no source"
		if s := in.sourcedBy(q.First); s != nil {
			by = "source: " + *s
		}
		t := textOf(a, a.Tokens[q.First].Start, a.Tokens[q.Last-1].End)
		fmt.Fprintf(out, "    %s “%s” %s, %s\n", at(t.Start), oneLine([]byte(t.Text)), q.Kind, by)
	}
	fmt.Fprintf(out, "\n%s\n", Counted(len(a.Citations), "citation mark"))
	for _, c := range a.Citations {
		fmt.Fprintf(out, "    %s %s", at(a.Span(c.Start, c.End).Start), a.Text[c.Start:c.End])
		for _, n := range c.Names {
			if n.Reference == article.None {
				fmt.Fprintf(out, " → %s: not among its references", n.Key)
			} else {
				fmt.Fprintf(out, " → %s", at(a.References[n.Reference].Span.Start))
			}
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "\n%s\n", Counted(len(a.References), "reference"))
	for i, r := range a.References {
		fmt.Fprintf(out, "    %s %s %s\n", at(r.Span.Start), r.Key, oneLine([]byte(a.Excerpt(r.Span))))
		switch {
		case i >= len(in.Held):
		case in.Held[i].Record == nil:
			fmt.Fprintln(out, "        no record")
		default:
			fmt.Fprintf(out, "        record: %s, found by %s\n", in.Held[i].Record.Cited(), in.Held[i].By)
		}
	}
	fmt.Fprintf(out, "\n%s\n", Counted(len(in.Disclaimers), "disclaimer"))
	for _, s := range in.Disclaimers {
		fmt.Fprintf(out, "    %s “%s”\n", at(s.Start), oneLine([]byte(a.Excerpt(s))))
	}
	fmt.Fprintf(out, "\n%s\n", Counted(len(in.Claims), "claim"))
	for _, c := range in.Claims {
		held(out, at, a, c)
	}
}

func held(w io.Writer, at func(int) string, a *article.Article, c check.Claim) {
	fmt.Fprintf(w, "    %s “%s”", at(c.Span.Start), oneLine([]byte(a.Excerpt(c.Span))))
	if c.Rule != nil {
		fmt.Fprintf(w, " %s", c.Rule.ID)
	}
	fmt.Fprintf(w, ": %s", c.Stance)
	for i, cue := range heldOf(a, c.Stance, c.Cues).Cues {
		if i == 0 {
			fmt.Fprint(w, " by")
		}
		fmt.Fprintf(w, " “%s”", cue)
	}
	if c.Flagged {
		fmt.Fprint(w, ", flagged")
	}
	fmt.Fprintln(w)
}
