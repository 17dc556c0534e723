package lint

import (
	"crypto/sha256"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/primum-lint/primum/internal/cache"
	"github.com/primum-lint/primum/internal/config"
	"github.com/primum-lint/primum/internal/finding"
	"github.com/primum-lint/primum/internal/freeze"
	"github.com/primum-lint/primum/internal/rule"
)

// What was found in an article is kept in the user's cache folder, by the article's bytes and by all else that it depends on. A run over
// articles that have not changed needs no engine, which would take longer to start than such a run takes. What is found is kept as the
// checks tell it: baselines, changes and fixes look at it afterwards.

// results are what is kept of the articles of one config, on one day, for rules read the date. It is shared by goroutines.
type results struct {
	linter *Linter
	config *config.Config
	key    cache.Key
	form   freeze.Form[result]

	rules    []*rule.Rule     // of the config, as all findings are to name them
	ruleAt   map[string]int32 // by id
	known    bundle           // what earlier runs have left
	resultAt map[cache.Key]int

	mutex sync.Mutex
	fresh bundle       // what this run adds
	used  map[int]bool // of what is known
}

// bundle is the results of articles, those that were used last first. It is one file, for that takes a tenth of the time of a file an
// article; and each result is frozen by itself, for most runs look at few.
type bundle struct {
	Keys    []cache.Key
	Results [][]byte
}

// shelved is a bundle with the rules that its findings name.
type shelved struct {
	Rules []*rule.Rule
	bundle
}

// result is what was found in one article.
type result struct {
	Findings []finding.Finding  // without their rules
	Answered []finding.Answered // likewise
	Rules    []int32            // what both name, one after the other, by their places among the rules of the config
	Evidence []witness
}

// witness is a file of evidence that an article itself names.
type witness struct {
	Path string
	Sum  cache.Key
}

// Bounds of what is kept: bytes of all results together, bytes of those of one config that the last run did not use, and findings of an
// article, for one that has thousands is none.
const (
	mostResults  = 64 << 20
	mostUnused   = 16 << 20
	mostFindings = 2000
)

// results returns what is kept of the articles of a config. It is nil where what the config names cannot be read. Where nothing is kept
// yet, the rules are those of the engine, and what is wrong with them is told.
func (l *Linter) results(c *config.Config) (*results, error) {
	key, err := l.keyOfResults(c)
	if err != nil {
		return nil, nil // the engine tells it better
	}
	r := &results{linter: l, config: c, key: key, form: freeze.NewForm[result](),
		ruleAt: map[string]int32{}, resultAt: map[cache.Key]int{}, used: map[int]bool{}}
	if s, ok := r.shelved(); ok {
		r.rules, r.known = s.Rules, s.bundle
	} else {
		e, err := l.engine(c)
		if err != nil {
			return nil, err
		}
		r.rules = e.Library.Rules
	}
	for i, x := range r.rules {
		r.ruleAt[x.ID] = int32(i)
	}
	for i, k := range r.known.Keys {
		r.resultAt[k] = i
	}
	return r, nil
}

// shelved reads what is in the cache folder.
func (r *results) shelved() (s shelved, ok bool) {
	data, ok := cache.Open("results", mostResults).Get(r.key)
	return s, ok && freeze.NewForm[shelved]().Thaw(data, &s) == nil
}

// keyOfResults names the results of a config by what its compiled rules are named by, its evidence and layouts, the day, and the folder
// that all names of files are relative to. Whatever else a check comes to read, beside the article itself, belongs here.
func (l *Linter) keyOfResults(c *config.Config) (cache.Key, error) {
	h := sha256.New()
	compiled, err := keyOf(c)
	if err != nil {
		return cache.Key{}, err
	}
	here, err := os.Getwd()
	if err != nil {
		return cache.Key{}, err
	}
	day := l.options.Today
	if day.IsZero() {
		day = time.Now()
	}
	fmt.Fprintf(h, "%x %s %q\n", compiled, day.Format(time.DateOnly), here)
	for _, path := range c.Evidence {
		v := l.shelf.take(path.Name)
		if v.unread != nil {
			return cache.Key{}, v.unread
		}
		fmt.Fprintf(h, "%q %x\n", path.Name, v.sum)
	}
	for _, layout := range c.Layouts {
		if layout.Path.Name == "" {
			continue
		}
		source, err := os.ReadFile(layout.Path.Name)
		if err != nil {
			return cache.Key{}, err
		}
		fmt.Fprintf(h, "%q %x\n", layout.Path.Name, sha256.Sum256(source))
	}
	return cache.Key(h.Sum(nil)), nil
}

// keyOfArticle names an article among those of its config. The path says how it is read, and which overrides hold.
func keyOfArticle(path string, source []byte) cache.Key {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", path)
	h.Write(source)
	return cache.Key(h.Sum(nil))
}

// find returns what was found in an article, but for what is the same for all articles of the config.
func (r *results) find(key cache.Key) (finding.File, bool) {
	i, ok := r.resultAt[key]
	var kept result
	if !ok || r.form.Thaw(r.known.Results[i], &kept) != nil || !r.holds(kept.Evidence) {
		return finding.File{}, false
	}
	f := finding.File{Findings: kept.Findings, Answered: kept.Answered}
	r.name(f, kept.Rules)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.used[i] = true
	return f, true
}

// name gives findings that name no rules those at the places given.
func (r *results) name(f finding.File, places []int32) {
	f.Rules(func(named **rule.Rule) { *named, places = r.rules[places[0]], places[1:] })
}

// holds reports whether evidence is what it was.
func (r *results) holds(evidence []witness) bool {
	for _, w := range evidence {
		if v := r.linter.shelf.take(w.Path); v.unread != nil || v.sum != w.Sum {
			return false
		}
	}
	return true
}

// add keeps what was found in an article that was held against evidence of its own. Formats tell findings of one rule together, so from now
// on these name the rules that kept findings name.
func (r *results) add(key cache.Key, f finding.File, against []*volume) {
	var kept result
	known := true
	f.Rules(func(named **rule.Rule) {
		i, ok := r.ruleAt[(*named).ID]
		known = known && ok
		kept.Rules = append(kept.Rules, i)
	})
	if !known { // they were changed while they were read
		return
	}
	f.Rules(func(named **rule.Rule) { *named = nil })
	defer r.name(f, kept.Rules)
	if len(kept.Rules) > mostFindings {
		return
	}
	kept.Findings, kept.Answered = f.Findings, f.Answered
	for _, v := range against {
		kept.Evidence = append(kept.Evidence, witness{v.path, v.sum})
	}
	data, err := r.form.Freeze(&kept)
	if err != nil {
		return
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.fresh.add(key, data)
}

// save writes what was added to the cache folder, with what others have written there meanwhile.
func (r *results) save() {
	if len(r.fresh.Keys) == 0 {
		return
	}
	if key, err := r.linter.keyOfResults(r.config); err != nil || key != r.key { // a rule has changed, before it was read or behind that
		return
	}
	used := r.fresh
	for i := range r.known.Keys {
		if r.used[i] {
			used.add(r.known.Keys[i], r.known.Results[i])
		}
	}
	var others bundle
	if s, ok := r.shelved(); ok {
		others = s.bundle
	}
	out := shelved{r.rules, used.with(others, mostUnused)}
	if data, err := freeze.NewForm[shelved]().Freeze(&out); err == nil {
		cache.Open("results", mostResults).Put(r.key, data)
	}
}

func (b *bundle) add(key cache.Key, data []byte) {
	b.Keys, b.Results = append(b.Keys, key), append(b.Results, data)
}

// with returns results, each once, and behind them as many of others as there is room for, in bytes.
func (b bundle) with(others bundle, room int) (all bundle) {
	had := map[cache.Key]bool{}
	add := func(from bundle, i int) {
		if key := from.Keys[i]; !had[key] {
			had[key] = true
			all.add(key, from.Results[i])
		}
	}
	for i := range b.Keys {
		add(b, i)
	}
	for i := range others.Keys {
		if room -= len(others.Results[i]); room < 0 {
			break
		}
		add(others, i)
	}
	return all
}
