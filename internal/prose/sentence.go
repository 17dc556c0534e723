package prose

// Sentence is a stretch of tokens and the bytes it covers, both end exclusive. Line tokens between two sentences belong to neither.
type Sentence struct {
	First, Last int32 // tokens
	Start, End  int32 // bytes of the text
}

// Sentences appends the sentences of one block of text. The tokens are all tokens of the block; base is added to their indexes.
func (s *Splitter) Sentences(dst []Sentence, text string, tokens []Token, base int) []Sentence {
	w := walk{Splitter: s, text: text, tokens: tokens, base: int32(base), dst: dst}
	for i := 0; i < len(tokens); {
		id := tokens[i].ID
		if !id.sign() {
			i++
			continue
		}
		switch id {
		case Period, Ellipsis, Question, Exclamation:
			i = w.stop(i)
			continue
		case OpenBracket:
			if w.depth == 0 {
				w.opened = i
			}
			w.depth++
		case CloseBracket:
			if w.depth > 0 {
				w.depth--
			} else {
				w.item(i)
			}
		case Bullet:
			if tokens[w.first].ID == Bullet {
				w.cut(i)
			}
		case Line:
			w.line(i)
		}
		i++
	}
	w.cut(len(tokens))
	return w.dst
}

// walk is one pass over a block.
type walk struct {
	*Splitter
	text   string
	tokens []Token
	base   int32
	dst    []Sentence

	first  int // the token that the sentence under way begins with
	depth  int // brackets that stand open
	opened int // the outermost of them
	marker int // the last item of an inline list, as ordinal says; 0 outside a list
}

// cut ends the sentence under way before token i.
func (w *walk) cut(i int) {
	first, last := w.first, i
	for first < last && w.tokens[first].ID == Line {
		first++
	}
	for last > first && w.tokens[last-1].ID == Line {
		last--
	}
	w.first, w.depth, w.marker = i, 0, 0
	if first < last {
		w.dst = append(w.dst, Sentence{w.base + int32(first), w.base + int32(last), w.tokens[first].Start, w.tokens[last-1].End})
	}
}

// stop reads a full stop or its like with all that closes behind it, and cuts where a new sentence follows. It returns the next token
// to look at.
func (w *walk) stop(i int) int {
	if w.tokens[i].ID == Period && w.tokens[i].Has(Spaced) {
		if j, ok := w.loose(i); ok {
			return j
		}
	}
	j := i + 1
	for j < len(w.tokens) && isStop(w.tokens[j].ID) && !w.tokens[j].Has(Spaced) {
		j++
	}
	need := w.need(i)
	j = w.closers(j)
	if j == len(w.tokens) {
		return j
	}
	if need == lower && w.tokens[i].ID == Period {
		j = w.pasted(j)
	}
	if isStop(w.tokens[j].ID) && !w.tokens[j].Has(Spaced) || w.aside(j) || w.item(i) {
		return j
	}
	dots := j
	for dots < len(w.tokens) && w.tokens[dots].ID == Period {
		dots++ // a stop, and then an ellipsis of loose dots, which belongs to what comes after it
	}
	follows := w.opening(dots)
	switch {
	case dots == len(w.tokens):
	case w.tokens[i].ID == Question && w.tokens[dots].ID == Dash && w.opening(dots+1) >= capital:
		w.cut(dots) // “Does it hurt? – No.”
	case w.tokens[dots].ID == Line:
		if need <= code || w.opening(dots+1) >= need {
			w.cut(dots)
		}
	case !w.tokens[j].Has(Spaced):
		if need == lower && (j > i+1 && follows >= capital || w.spaceless(i, follows)) {
			w.cut(j)
		}
	case follows >= need:
		w.cut(j)
	}
	return dots
}

// aside reports whether token j stands in brackets that opened after the sentence did. A bracket that does not close soon is taken for
// one that nobody closed.
func (w *walk) aside(j int) bool {
	if w.depth == 0 || w.opened <= w.first {
		return false
	}
	depth := w.depth
	for _, t := range w.tokens[j:min(j+longestAside, len(w.tokens))] {
		switch t.ID {
		case OpenBracket:
			depth++
		case CloseBracket:
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	w.depth = 0
	return false
}

// longestAside is in tokens.
const longestAside = 60

// loose reads a full stop with space before it. Three of them are an ellipsis, a fourth ends the sentence; one that touches the token
// after it is the point of a number (.05). It reports false for a stop that somebody merely set off by a space.
func (w *walk) loose(i int) (next int, ok bool) {
	j := i + 1
	for j < len(w.tokens) && w.tokens[j].ID == Period && w.tokens[j].Has(Spaced) {
		j++
	}
	if j-i == 1 && (j == len(w.tokens) || w.tokens[j].Has(Spaced)) {
		return i, false
	}
	if j-i > 3 && w.opening(j) >= code {
		w.cut(j)
	}
	return j, true
}

// closers returns the first token from j that does not close what the stop before it ended: a bracket, a quotation mark, a citation.
func (w *walk) closers(j int) int {
	for ; j < len(w.tokens); j++ {
		t := &w.tokens[j]
		switch {
		case t.Kind == Mark:
		case t.Has(Spaced):
			return j
		case t.ID == CloseBracket:
			w.depth = max(w.depth-1, 0)
		case t.ID == CloseQuote, t.ID == Quote, t.ID == Apostrophe, t.ID == Asterisk:
		default:
			return j
		}
	}
	return j
}

// spaceless reports whether only the space after stop i was forgotten: “It is over.The end”, and neither Node.js nor C57BL/6.Apcs.
func (w *walk) spaceless(i int, follows opening) bool {
	if !w.plain(i + 1) {
		return false
	}
	return follows >= capital && w.plain(i-1) || follows == opener && w.tokens[i-1].Kind == Number
}

// pasted returns the first token after a citation that lost its markup, and with it the space: “patients.1,2 Infections”,
// “patients.(3) Infections”.
func (w *walk) pasted(j int) int {
	for k := j; k < len(w.tokens); k++ {
		switch t := &w.tokens[k]; {
		case t.Has(Spaced):
			return k
		case t.Kind == Number, t.ID == Comma, t.ID == Dash, t.ID == OpenBracket, t.ID == CloseBracket:
		case t.Kind == Sign && t.ID == Unknown: // a superscript figure
		default:
			return j
		}
	}
	return j
}

func isStop(id ID) bool { return id >= Period && id <= Exclamation }
