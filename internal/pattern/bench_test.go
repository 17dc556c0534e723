package pattern

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/prose"
)

// english draws words as a text does, the commonest most often (Zipf). Behind the first it has words of its own making.
type english struct {
	random *rand.Rand
	words  []string
}

func newEnglish() english {
	e := english{random: rand.New(rand.NewPCG(3, 4)), words: strings.Fields(`
		the of and to in a is for that with are or be it as by on was this from not have can may your at an which cells were cancer
		patients treatment who you has their but after disease more study been therapy these risk other had they most body than
		blood some years between when immune will response clinical trial drug people effects cure results all tumour new first if
		common use stage survival doctor during evidence safe symptoms months benefit`)}
	for len(e.words) < 12000 {
		e.words = append(e.words, fmt.Sprintf("%c%c%s", 'b'+len(e.words)%20, 'a'+len(e.words)/20%20, strings.Repeat("in", 1+len(e.words)%4)+
			string(rune('a'+len(e.words)/400%26))))
	}
	return e
}

// word draws the word of a rank between 0 and the number of words, evenly on a logarithmic scale.
func (e english) word() string {
	rank := math.Exp(e.random.Float64()*math.Log(float64(len(e.words)+1))) - 1
	return e.words[int(rank)]
}

func (e english) patterns(n int) []Source {
	sources := make([]Source, n)
	for i := range sources {
		var p string
		// Nine patterns of ten have two words that mean something, as those of real rules do.
		a, b, c := e.words[80+e.random.IntN(n/2+100)], e.words[80+e.random.IntN(1000)], e.word()
		if i%10 == 0 {
			a, b = c, a
		}
		switch e.random.IntN(5) {
		case 0:
			p = fmt.Sprintf("~%s (your | the | all)? %s", a, b)
		case 1:
			p = fmt.Sprintf("%s _{0,3} ~%s", a, b)
		case 2:
			p = fmt.Sprintf("(%s | ~%s) ~%s", a, b, c)
		case 3:
			p = fmt.Sprintf("~%s {condition}", a)
		default:
			p = fmt.Sprintf("%s %s %s", a, b, c)
		}
		sources[i] = Source{Pattern: mustParse(p)}
	}
	return sources
}

// BenchmarkMatch counts the bytes of the text. Its tokens are made beforehand; list entries are found in the loop.
func BenchmarkMatch(b *testing.B) {
	for _, n := range []int{600, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, e := newCase(), newEnglish()
			m, err := c.vocabulary.Compile(e.patterns(n))
			if err != nil {
				b.Fatal(err)
			}
			var sentences [][]prose.Token
			size := 0
			for size < 1<<19 {
				words := make([]string, 8+e.random.IntN(24))
				for i := range words {
					words[i] = e.word()
				}
				text := strings.Join(words, " ") + ". "
				sentences = append(sentences, c.tokens(text))
				size += len(text)
			}
			var matches []Match
			found := 0
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				found = 0
				for _, tokens := range sentences {
					matches = m.Match(matches[:0], tokens, nil)
					found += len(matches)
				}
			}
			b.ReportMetric(float64(found)*1024/float64(size), "matches/KB")
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{600, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			sources := newEnglish().patterns(n)
			b.ReportAllocs()
			for b.Loop() {
				c := newCase()
				for i := range sources {
					sources[i].Pattern = mustParse(sources[i].Pattern.String())
				}
				if _, err := c.vocabulary.Compile(sources); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
