package rule

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/pattern"
	"github.com/primum-lint/primum/internal/prose"
	"github.com/primum-lint/primum/internal/source"
	"github.com/primum-lint/primum/internal/stance"
	"github.com/primum-lint/primum/internal/strict"
)

// Language is what the house knows of a language: the folder english of the built-in rules.
type Language struct {
	Abbreviations prose.Abbreviations
	Measures      prose.Measures
	Inflections   map[string][]string
	Common        struct {
		Words []string            `toml:"words"`
		Stops []string            `toml:"stops"` // at which the gap of a pattern ends
		Lifts []string            `toml:"lifts"` // but not right after one of these
		Leads []string            `toml:"leads"` // which no claim ends with
		Short map[string][]string `toml:"short"` // words that stand for two
	}
	Stance  stance.Cues
	Source  source.Cues
	Article article.Conventions
	Looks   Looks
}

// ListsFile is the file of a folder of rules that holds its named lists.
const ListsFile = "words.toml"

// Lists are the named lists of a pack; those of the pack "" are open to all.
type Lists struct {
	Pack, File string
	text       []byte
	Words      map[string][]pattern.Pattern
}

// Library is everything that was read from rule folders.
type Library struct {
	Language Language
	Rules    []*Rule // sorted by pack, then id
	Packs    []*Pack // what folders say of themselves, sorted by name; not every folder does
	Lists    []Lists
}

// ErrNoRules is what is wrong with a folder of rules in which there are none.
var ErrNoRules = errors.New("holds neither rules nor lists of words, which are *.toml files")

const languageFolder = "english"

// Load reads the built-in rules: the language, and the packs named. It returns an error that names file, line and column for
// everything that is wrong in any of the files.
func Load(fsys fs.FS, packs []string) (*Library, error) {
	lib := &Library{}
	errs := []error{lib.language(fsys)}
	for i, pack := range packs {
		if slices.Contains(packs[:i], pack) {
			continue
		}
		info, err := fs.Stat(fsys, pack)
		if err != nil || !info.IsDir() || pack == languageFolder {
			errs = append(errs, fmt.Errorf("there is no pack %q; the packs are %s", pack, strings.Join(Packs(fsys), ", ")))
			continue
		}
		errs = append(errs, lib.folder(fsys, pack, "rules", true))
	}
	return lib, errors.Join(errs...)
}

// Packs returns the names of the built-in packs.
func Packs(fsys fs.FS) []string {
	var packs []string
	entries, _ := fs.ReadDir(fsys, ".")
	for _, e := range entries {
		if e.IsDir() && e.Name() != languageFolder {
			packs = append(packs, e.Name())
		}
	}
	return packs
}

// IsBuiltIn reports whether one of the built-in packs has a rule of the name.
func IsBuiltIn(fsys fs.FS, id string) bool {
	file := id + ".toml"
	return file != PackFile && file != ListsFile && slices.ContainsFunc(Packs(fsys), func(pack string) bool {
		_, err := fs.Stat(fsys, path.Join(pack, file))
		return err == nil
	})
}

// Add reads a folder of rules, to any depth. prefix is the folder's name as errors should give it.
func (l *Library) Add(fsys fs.FS, prefix string) error { return l.folder(fsys, ".", prefix, false) }

// language reads what the house knows of the language.
func (l *Library) language(fsys fs.FS) error {
	decode := func(name string, v any) func() error {
		return func() error {
			file := path.Join(languageFolder, name)
			text, err := fs.ReadFile(fsys, file)
			if err != nil {
				return err
			}
			return strict.Decode("rules/"+file, text, v)
		}
	}
	files, err := fs.Glob(fsys, path.Join(languageFolder, "words", "*.toml"))
	if err != nil {
		return err
	}
	lists := make([]Lists, len(files))
	tasks := []func() error{
		decode("abbreviations.toml", &l.Language.Abbreviations),
		decode("quantities.toml", &l.Language.Measures),
		decode("inflections.toml", &l.Language.Inflections),
		decode("common.toml", &l.Language.Common),
		decode("stance.toml", &l.Language.Stance),
		decode("source.toml", &l.Language.Source),
		decode("article.toml", &l.Language.Article),
		decode("looks.toml", &l.Language.Looks),
	}
	for i, file := range files {
		tasks = append(tasks, func() error { return lists[i].read(fsys, file, "", "rules") })
	}
	err = together(tasks)
	l.Lists = append(l.Lists, lists...)
	return err
}

// together runs tasks side by side and joins their errors in order. Most of a start is the decoding of files.
func together(tasks []func() error) error {
	errs := make([]error, len(tasks))
	var wg sync.WaitGroup
	for i, task := range tasks {
		wg.Go(func() { errs[i] = task() })
	}
	wg.Wait()
	return errors.Join(errs...)
}

// folder reads the rule files under a folder. Its errors are joined, so that all can be mended at once.
func (l *Library) folder(fsys fs.FS, root, prefix string, builtIn bool) error {
	var listFiles, ruleFiles, packFiles []string
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() || path.Ext(name) != ".toml" || d.Name() == "clauses.toml":
		case d.Name() == PackFile:
			packFiles = append(packFiles, name)
		case d.Name() == ListsFile:
			listFiles = append(listFiles, name)
		default:
			ruleFiles = append(ruleFiles, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	lists, rules, packs := make([]Lists, len(listFiles)), make([]*Rule, len(ruleFiles)), make([]*Pack, len(packFiles))
	var tasks []func() error
	for i, name := range listFiles {
		tasks = append(tasks, func() error { return lists[i].read(fsys, name, packOf(name, prefix), prefix) })
	}
	for i, name := range ruleFiles {
		rules[i] = &Rule{ID: strings.TrimSuffix(path.Base(name), ".toml"), Pack: packOf(name, prefix), File: path.Join(prefix, name), BuiltIn: builtIn}
		tasks = append(tasks, func() error { return rules[i].read(fsys, name) })
	}
	for i, name := range packFiles {
		packs[i] = &Pack{Name: packOf(name, prefix), File: path.Join(prefix, name)}
		tasks = append(tasks, func() error { return packs[i].read(fsys, name) })
	}
	if err := together(tasks); err != nil {
		return err
	}
	if len(listFiles)+len(ruleFiles) == 0 {
		return fmt.Errorf("%s: %w", prefix, ErrNoRules)
	}
	for _, p := range packs {
		for _, r := range rules {
			if r.Pack == p.Name {
				r.Market = p.Market
			}
		}
	}
	l.Lists = append(l.Lists, lists...)
	return errors.Join(l.addPacks(packs), l.addRules(rules))
}

// addRules adds rules, each under a name of its own.
func (l *Library) addRules(rules []*Rule) error {
	files := map[string]string{}
	for _, r := range l.Rules {
		files[r.ID] = r.File
	}
	for _, r := range rules {
		if other, ok := files[r.ID]; ok {
			return fmt.Errorf("%s: there is a rule %q already, in %s: give this one another name", r.File, r.ID, other)
		}
		files[r.ID] = r.File
	}
	l.Rules = append(l.Rules, rules...)
	slices.SortFunc(l.Rules, func(a, b *Rule) int {
		return cmp.Or(cmp.Compare(a.Pack, b.Pack), cmp.Compare(a.ID, b.ID))
	})
	return nil
}

// packOf is the name of the folder that a file stands in.
func packOf(name, prefix string) string {
	if dir := path.Dir(name); dir != "." {
		return path.Base(dir)
	}
	return path.Base(prefix)
}

func (l *Lists) read(fsys fs.FS, name, pack, prefix string) (err error) {
	l.Pack, l.File = pack, path.Join(prefix, name)
	if l.text, err = fs.ReadFile(fsys, name); err != nil {
		return err
	}
	return strict.Decode(l.File, l.text, &l.Words)
}

func (r *Rule) read(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if err := strict.Decode(r.File, text, r); err != nil {
		return err
	}
	r.text = text
	for _, prose := range []*string{&r.Says, &r.Why, &r.Instead} {
		*prose = strings.Join(strings.Fields(*prose), " ") // however its lines were broken in the file
	}
	return r.complete()
}

// complete reports what a rule lacks to be one.
func (r *Rule) complete() error {
	missing := func(what string, table ...any) error { return r.At(errors.New(what), table...) }
	switch {
	case r.kinds() == 0:
		return missing("a rule has one of the tables " + tables() + ": its kind")
	case r.kinds() > 1:
		return missing("a rule has only one of the tables " + tables() + ": its kind")
	case r.Category == "":
		return missing("category is missing")
	case r.Says == "":
		return missing("says is missing: the message of a finding")
	case r.Phrase != nil && len(r.Phrase.Match) == 0:
		return missing("match is missing: the words that the rule finds", "phrase")
	case r.Phrase != nil && r.Phrase.AnsweredNo && r.Phrase.Exempts(stance.Asked|stance.Negated):
		return r.At(errors.New("a question that is answered no is asked and negated: take these two out of unless"), "phrase", "unless")
	case r.Citation != nil && r.Citation.Finds == 0:
		return missing("finds is missing: the fault that the rule finds", "citation")
	case r.Citation != nil && r.Citation.Finds == OtherStyle && len(r.Citation.Between) == 0:
		return missing("between is missing: the signs between two numbers of a mark", "citation")
	case r.Citation != nil && r.Citation.UnlessFigure && r.Citation.Finds != Unsupported:
		return r.At(errors.New("only claims of evidence, which finds = \"unsupported\" looks for, are told of by a figure"), "citation", "unless-figure")
	case r.Statistic != nil && r.Statistic.Finds == 0:
		return missing("finds is missing: the fault that the rule finds", "statistic")
	case r.Statistic != nil && r.Statistic.Finds == Disagreeing && r.Statistic.Compare == nil:
		return missing("compare is missing: the words by which figures are compared", "statistic")
	case r.Directive != nil && r.Directive.Finds == 0:
		return missing("finds is missing: the fault that the rule finds", "directive")
	case r.Evidence != nil && r.Evidence.Finds == 0:
		return missing("finds is missing: the fault that the rule finds", "evidence")
	case r.Applies != nil && len(r.Applies.Type)+len(r.Applies.Product) == 0 && r.Applies.PublisherSells == nil:
		return missing("type, product or publisher-sells is missing: the articles that the rule is made for", "applies")
	case r.Disclaimer != nil:
		return r.Disclaimer.complete(r)
	case r.Structure != nil:
		if key, what := r.Structure.lacks(); key != "" {
			return missing(key+" is missing: "+what, "structure")
		}
	}
	return cmp.Or(r.checkStory(), r.checkWordings())
}

// kinds counts the tables that make a kind.
func (r *Rule) kinds() int {
	n := 0
	for _, k := range kinds {
		if k.of(r) {
			n++
		}
	}
	return n
}

// tables lists the tables that make a kind: [phrase], [citation] and [statistic].
func tables() string {
	var names []string
	for _, name := range Kinds() {
		names = append(names, "["+name+"]")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Vocabulary makes the vocabulary of the library's patterns: inflections, quantities and named lists.
func (l *Library) Vocabulary(lex *prose.Lexicon) (*pattern.Vocabulary, error) {
	v := pattern.NewVocabulary(lex, l.Language.Inflections, l.Language.Common.Words, l.Language.Common.Stops, l.Language.Common.Lifts,
		l.Language.Common.Short)
	var errs []error
	for _, lists := range l.Lists {
		for _, name := range slices.Sorted(maps.Keys(lists.Words)) {
			if err := v.Define(lists.Pack, name, lists.Words[name]); err != nil {
				errs = append(errs, strict.At(lists.File, lists.text, err, name))
			}
		}
	}
	return v, errors.Join(errs...)
}
