package stance

import (
	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/prose"
)

// surroundings holds a claim by what stands around its sentence: the next one, the label of its paragraph, the head of its column in a
// table, the line that introduces its list, the headings above it. A label stands nearest: “Fact:” asserts under a heading about myths.
func (r *Reading) surroundings(sentence int, hold func(Cue)) {
	block := r.article.BlockOf(sentence)
	r.replied(sentence, hold)
	if l, ok := r.labelled(block, sentence); ok {
		if l.role == opens {
			hold(l.cue())
		}
		return
	}
	if head := r.head(block); head != article.None {
		cues := r.heading(int32(head))
		for _, c := range cues {
			hold(c)
		}
		if len(cues) > 0 {
			return
		}
	}
	if lead := r.lead(sentence); lead != article.None {
		r.introduced(lead, hold)
	}
	for section := r.article.Blocks[block].Section; section != article.None && r.rules(section, block); section = r.article.Blocks[section].Section {
		if l, ok := r.labelled(int(section), int(r.article.Blocks[section].LastSentence)); ok && l.role == closes {
			return
		}
		for _, c := range r.heading(section) {
			hold(c)
		}
	}
}

// replied holds a claim by the sentence that replies to its own: “Some say that honey cures hay fever. It does not.” Few begin like a reply,
// and only these are read.
func (r *Reading) replied(sentence int, hold func(Cue)) {
	reply := r.article.Reply(sentence)
	if reply == article.None || !r.mayReply(reply) {
		return
	}
	other := r.other(reply)
	h, ok := other.begun(replies, r.word(other.first, other.end()))
	if ok && (h.last == r.article.Sentences[reply].Last || !r.words(h.last, h.last+1) || other.place(h.last).begins.has(pause)) &&
		!(h.stance == Asked && r.affirmed(reply)) {
		hold(h.cue())
	}
}

// affirmed reports whether the answer to a question begins with yes.
func (r *Reading) affirmed(question int) bool {
	c, from, ok := r.answer(question)
	if !ok {
		return false
	}
	yes, no := c.yesOrNo(from)
	return yes.last > no.last
}

// longestReply is in tokens, from the first word to the last that tells a reply: “But, all of it is plainly a myth”.
const longestReply = 16

// mayReply reports whether a sentence begins like a reply.
func (r *Reading) mayReply(sentence int) bool {
	s := r.article.Sentences[sentence]
	first := r.word(s.First, s.Last)
	r.matches = r.reader.replies.Match(r.matches[:0], r.article.Tokens[first:min(s.Last, first+longestReply)], nil)
	return len(r.matches) > 0 && r.matches[0].First == 0
}

// head returns the cell that names the column in which a block stands, or None.
func (r *Reading) head(block int) int {
	if r.article.Blocks[block].Kind != article.Cell {
		return article.None
	}
	if !r.table.Has(block) {
		r.table = r.article.TableAt(block)
	}
	return r.table.Head(r.article, block)
}

// rules reports whether a heading can govern a block. A title names the article, which under “Myths and facts” holds both: it governs no
// more than the headings below it and the list right under it.
func (r *Reading) rules(heading int32, block int) bool {
	b := r.article.Blocks[block]
	return r.article.Blocks[heading].Level > 1 || b.Kind == article.Heading || b.Section == heading && b.In&article.InList != 0
}

// heading returns the cues by which a heading governs its section, or the head of a table its column.
func (r *Reading) heading(block int32) []Cue {
	if cues, ok := r.headings[block]; ok {
		return cues
	}
	var cues []Cue
	b := r.article.Blocks[block]
	for s := b.FirstSentence; s < b.LastSentence; s++ {
		other := r.other(int(s))
		for _, h := range other.hits {
			if h.role == inHeading || h.role == opens && b.Kind == article.Cell {
				cues = append(cues, h.cue())
			}
		}
	}
	r.headings[block] = cues
	return cues
}

// introduced holds a claim in a list by the sentence before the list, whose colon makes each item go on with it: “beware of clinics that
// promise:”. A denial must stand right before the colon (“it does not:”), since otherwise it has an object of its own, and speak of the
// subject.
func (r *Reading) introduced(lead int, hold func(Cue)) {
	other := r.other(lead)
	colon := r.article.Sentences[lead].Last - 1
	for _, h := range other.hits {
		switch {
		case h.role == inHeading, h.role == behind && h.stance&speech != 0:
			hold(h.cue())
		case h.role == ahead && other.reaches(h, h.last, colon) && (h.stance != Negated || colon-h.last <= 3 && other.place(h.first).relative == 0):
			hold(h.cue())
		}
	}
}

// lead returns the sentence that introduces the list or quotation in which a sentence stands: the one before it, if it ends with a colon.
func (r *Reading) lead(sentence int) int {
	if !r.isItem(&r.article.Blocks[r.article.BlockOf(sentence)], int32(sentence)) {
		return article.None
	}
	if r.leads == nil {
		r.leads = make([]int32, len(r.article.Sentences))
		lead := int32(article.None) // of the list under way
		for b := range r.article.Blocks {
			block := &r.article.Blocks[b]
			for s := block.FirstSentence; s < block.LastSentence; s++ {
				switch {
				case !r.isItem(block, s):
					lead = article.None
				case s > 0 && lead == article.None && r.ends(s-1, prose.Colon) && r.article.Blocks[r.article.BlockOf(int(s-1))].Section == block.Section:
					lead = s - 1
				}
				r.leads[s] = lead
			}
		}
	}
	return int(r.leads[sentence])
}

// isItem reports whether a sentence of a block stands in a list or a quotation.
func (r *Reading) isItem(b *article.Block, sentence int32) bool {
	return b.In&(article.InList|article.InQuote) != 0 || is(r.article.Tokens[r.article.Sentences[sentence].First], prose.Bullet)
}

func (r *Reading) ends(sentence int32, id prose.ID) bool {
	return r.article.Tokens[r.article.Sentences[sentence].Last-1].ID == id
}

// label is a word before a colon that governs what follows in its paragraph, or ends that.
type label struct {
	hit
	sentence int32
}

// labelled returns the last label in a block up to a sentence, itself included.
func (r *Reading) labelled(block, sentence int) (found label, ok bool) {
	labels, known := r.labels[block]
	if !known {
		b := r.article.Blocks[block]
		for s := b.FirstSentence; s < b.LastSentence; s++ {
			labels = r.label(labels, s)
		}
		r.labels[block] = labels
	}
	for _, l := range labels {
		if int(l.sentence) <= sentence {
			found, ok = l, true
		}
	}
	return found, ok
}

// longestLabel is in tokens: “Common myth no. 3:”.
const longestLabel = 6

// label appends the label that a sentence begins with. Only a sentence with a colon near its start is looked at.
func (r *Reading) label(dst []label, sentence int32) []label {
	tokens := r.article.SentenceTokens(int(sentence))
	for i, t := range tokens[:min(len(tokens), longestLabel)] {
		if t.ID != prose.Colon {
			continue
		}
		other := r.other(int(sentence))
		for _, h := range other.hits { // “Myth 2:”, but not “Claim your place:”
			if (h.role == opens || h.role == closes) && h.last <= other.first+int32(i) && other.beside(other.first, h.first) && !r.words(h.last, other.first+int32(i)) {
				return append(dst, label{h, sentence})
			}
		}
		break
	}
	return dst
}
