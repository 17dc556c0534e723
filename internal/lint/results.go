package lint

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
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
// articles that have not changed needs no engine, which would take longer to start than such a run takes; and where the stamp of a file
// vouches for its bytes, it is not read: the lines that its findings speak of are kept, too. What is found is kept as the checks tell it:
// baselines, changes and fixes look at it afterwards.

// results are what is kept of the articles of one config, on one day, for rules read the date. It is shared by goroutines.
type results struct {
	linter *Linter
	config *config.Config
	key    cache.Key
	form   freeze.Form[result]
	began  time.Time // before any article was read

	rules  []*rule.Rule     // of the config, as all findings are to name them
	ruleAt map[string]int32 // by id
	known  bundle           // what earlier runs have left
	byKey  map[cache.Key]int
	byPath map[string]int // the one with a stamp that was used last

	mutex sync.Mutex
	fresh bundle       // what this run adds
	used  map[int]bool // of what is known
}

// bundle is the results of articles, those that were used last first. It is one file, for that takes a tenth of the time of a file an
// article; and each result is frozen by itself, for most runs look at few.
type bundle []entry

// entry is one article as it once was.
type entry struct {
	Key    cache.Key
	Path   string
	Stamp  stamp  // of the file; zero where it vouches for nothing
	Result []byte // frozen
}

// shelved is a bundle with the rules that its findings name.
type shelved struct {
	Rules   []*rule.Rule
	Entries bundle
}

// result is what was found in one article.
type result struct {
	Findings []finding.Finding  // without their rules
	Answered []finding.Answered // likewise
	Rules    []int32            // what both name, one after the other, by their places among the rules of the config
	Excerpt  finding.Text       // what both speak of
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
	r := &results{linter: l, config: c, key: key, form: freeze.NewForm[result](), began: time.Now(),
		ruleAt: map[string]int32{}, byKey: map[cache.Key]int{}, byPath: map[string]int{}, used: map[int]bool{}}
	if s, ok := r.shelved(); ok {
		r.rules, r.known = s.Rules, s.Entries
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
	for i, e := range r.known {
		r.byKey[e.Key] = i
		if _, later := r.byPath[e.Path]; !later && e.Stamp != (stamp{}) {
			r.byPath[e.Path] = i
		}
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

// keyOf names an article among those of its config. The path says how it is read, and which overrides hold.
func (r *results) keyOf(path string, source []byte, is stamp) cache.Key {
	if i, ok := r.byPath[path]; ok && is.vouches(r.known[i].Stamp) {
		return r.known[i].Key
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", path)
	h.Write(source)
	return cache.Key(h.Sum(nil))
}

// unread returns what was found in an article whose file is still as it was. The system is asked for that where nobody has.
func (r *results) unread(path string, info fs.FileInfo) (finding.File, bool) {
	i, ok := r.byPath[path]
	if !ok {
		return finding.File{}, false
	}
	var err error
	if info == nil {
		info, err = os.Stat(path)
	}
	if err != nil || !stampOf(info, r.began).vouches(r.known[i].Stamp) {
		return finding.File{}, false
	}
	return r.thaw(i)
}

// find returns what was found in an article, but for what is the same for all articles of the config.
func (r *results) find(key cache.Key, path string, is stamp) (finding.File, bool) {
	i, ok := r.byKey[key]
	if !ok {
		return finding.File{}, false
	}
	f, ok := r.thaw(i)
	if e := r.known[i]; ok && is != (stamp{}) && (e.Stamp != is || r.byPath[path] != i) { // the next run need not read it
		e.Stamp = is
		r.keep(e)
	}
	return f, ok
}

// thaw returns what is known of one article.
func (r *results) thaw(i int) (finding.File, bool) {
	var kept result
	if r.form.Thaw(r.known[i].Result, &kept) != nil || !r.holds(kept.Evidence) {
		return finding.File{}, false
	}
	f := finding.File{Excerpt: kept.Excerpt, Findings: kept.Findings, Answered: kept.Answered}
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
func (r *results) add(key cache.Key, path string, is stamp, f finding.File, against []*volume) {
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
	kept.Findings, kept.Answered, kept.Excerpt = f.Findings, f.Answered, f.Lines()
	for _, v := range against {
		kept.Evidence = append(kept.Evidence, witness{v.path, v.sum})
	}
	var data bytes.Buffer
	if r.form.Freeze(&data, &kept) == nil {
		r.keep(entry{key, path, is, data.Bytes()})
	}
}

func (r *results) keep(e entry) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.fresh = append(r.fresh, e)
}

// save writes what was added to the cache folder, with what others have written there meanwhile.
func (r *results) save() {
	if len(r.fresh) == 0 {
		return
	}
	if key, err := r.linter.keyOfResults(r.config); err != nil || key != r.key { // a rule has changed, before it was read or behind that
		return
	}
	used := r.fresh
	for i, e := range r.known {
		if r.used[i] {
			used = append(used, e)
		}
	}
	s, _ := r.shelved()
	out := shelved{r.rules, used.with(s.Entries, mostUnused)}
	cache.Open("results", mostResults).Put(r.key, func(w io.Writer) error { return freeze.NewForm[shelved]().Freeze(w, &out) })
}

// with returns entries, each once, and behind them as many of others as there is room for, in bytes.
func (b bundle) with(others bundle, room int) (all bundle) {
	had := map[cache.Key]bool{}
	add := func(e entry) {
		if !had[e.Key] {
			had[e.Key] = true
			all = append(all, e)
		}
	}
	for _, e := range b {
		add(e)
	}
	for _, e := range others {
		if room -= len(e.Result); room < 0 {
			break
		}
		add(e)
	}
	return all
}
