package rule

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/primum-lint/primum/internal/strict"
)

// PackFile is the file of a folder of rules that says what they are for. A folder of one's own may have one, too.
const PackFile = "pack.toml"

// Pack is what a folder of rules says of itself.
type Pack struct {
	Name string `toml:"-"` // the folder's name
	File string `toml:"-"` // where it was read

	Title       string    `toml:"title"`       // what people call it: "United Kingdom"
	Authority   string    `toml:"authority"`   // who enforces what it is made of
	Instruments []string  `toml:"instruments"` // the laws and codes that its rules come from
	Market      Market    `toml:"market"`      // whose rules they are: "uk"; absent, they bind everybody
	Language    string    `toml:"language"`    // of the articles that it reads, as in BCP 47: "en"
	Reviewed    time.Time `toml:"reviewed"`    // the day on which somebody last held it against its instruments: 2026-11-29
	Confidence  Seen      `toml:"confidence"`  // how surely most of its clauses are known
	Covers      []string  `toml:"covers"`      // what its rules look for
	Human       []string  `toml:"human"`       // what they cannot see, and a person has to
}

// ReadPack reads what a built-in pack says of itself. A pack without a pack.toml has nothing but its name.
func ReadPack(fsys fs.FS, name string) (*Pack, error) {
	p := &Pack{Name: name, File: path.Join("rules", name, PackFile)}
	err := p.read(fsys, path.Join(name, PackFile))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return p, err
}

func (p *Pack) read(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if err := strict.Decode(p.File, text, p); err != nil {
		return err
	}
	if p.Title == "" {
		return strict.At(p.File, text, errors.New("title is missing: what people call the pack"))
	}
	return nil
}

// addPacks adds what folders say of themselves, one file a pack.
func (l *Library) addPacks(packs []*Pack) error {
	for _, p := range packs {
		if i := slices.IndexFunc(l.Packs, func(o *Pack) bool { return o.Name == p.Name }); i >= 0 {
			return fmt.Errorf("%s: the pack %q has a %s already, %s: keep one of them", p.File, p.Name, PackFile, l.Packs[i].File)
		}
		l.Packs = append(l.Packs, p)
	}
	slices.SortFunc(l.Packs, func(a, b *Pack) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

// Cite is a clause that findings of a rule name, whose it is and how surely it is known; both are "" where the clause table does not have it.
type Cite struct {
	Clause string
	Market Market
	Seen   Seen
}

// In reports whether the clause is law in one of the markets, or none is named.
func (c Cite) In(markets []Market) bool {
	return len(markets) == 0 || c.Market == "" || c.Market == Editorial || slices.ContainsFunc(markets, func(m Market) bool { return m.Within(c.Market) })
}

// String names the clause, and says so where nobody read it: “th.dhss.7: known second-hand”.
func (c Cite) String() string {
	if doubt := c.Seen.doubt(); doubt != "" {
		return c.Clause + ": " + doubt
	}
	return c.Clause
}

// Cites writes clauses as messages name them: “(uk.cap.12.6; th.dhss.7: known second-hand)”.
func Cites(cites []Cite) string {
	var named []string
	for _, c := range cites {
		named = append(named, c.String())
	}
	return "(" + strings.Join(named, "; ") + ")"
}

// CiteClauses tells rules which clauses their findings are to name: of a market's rule all of its own, of others those of the markets whose
// packs were read. builtIn holds the clause table; it is not read where no pack is a market's.
func (l *Library) CiteClauses(builtIn fs.FS) error {
	var asked []Market
	for _, p := range l.Packs {
		if p.Market != "" {
			asked = append(asked, p.Market)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	clauses, err := Clauses(builtIn)
	if err != nil {
		return err
	}
	for _, r := range l.Rules {
		for _, id := range r.Clauses {
			if c := clauses[id]; r.Market != "" || slices.Contains(asked, Market(c.Market)) {
				r.Cites = append(r.Cites, Cite{id, Market(c.Market), c.Seen})
			}
		}
	}
	return nil
}
