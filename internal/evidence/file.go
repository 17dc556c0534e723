package evidence

import (
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/primum-lint/primum/internal/strict"
)

// Error is a mistake in an evidence file.
type Error struct {
	File string
	Place
	Key     string // of the entry in which it stands, "" where it has none yet
	Message string
}

// Error reads “references.bib:14:3: obi2021: the value is never closed”.
func (e *Error) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File, e.Line, e.Column, e.Key, e.Message)
}

// formats are the readers of bibliographies by the ending of the file's name.
var formats = map[string]func(input) ([]*Record, error){
	".json": readCSL,
	".bib":  readBibTeX,
	".ris":  readRIS,
	".nbib": readPubMed,
}

const claimsFile = ".toml" // the ending of a file of approved claims

// Supported reports what is wrong with the name of an evidence file: its ending must be that of a format.
func Supported(file string) error {
	ext := strings.ToLower(filepath.Ext(file))
	if _, ok := formats[ext]; ok || HoldsClaims(file) {
		return nil
	}
	known := []string{".bib", ".json", ".nbib", ".ris", ".toml"}
	if near := strict.Nearest(ext, known); near != "" {
		return fmt.Errorf("%q is no format of evidence; did you mean %q?", ext, near)
	}
	return fmt.Errorf("%q is no format of evidence; the formats are .bib (BibTeX), .json (CSL-JSON), .nbib (PubMed), .ris and .toml (approved claims)", ext)
}

// HoldsClaims reports whether a file is one of approved claims, by the ending of its name.
func HoldsClaims(file string) bool { return strings.ToLower(filepath.Ext(file)) == claimsFile }

// Records reads a bibliography. Its format is that of the name's ending, as Supported accepts it; the name is only quoted. The error is
// an *Error.
func Records(file string, text []byte) ([]*Record, error) {
	in := input{file: file, text: strings.TrimPrefix(string(text), "\uFEFF")}
	for at := range len(in.text) {
		if in.text[at] == '\n' {
			in.breaks = append(in.breaks, at)
		}
	}
	if err := in.readable(); err != nil {
		return nil, err
	}
	records, err := formats[strings.ToLower(filepath.Ext(file))](in)
	if err != nil {
		return nil, err
	}
	first := map[string]*Record{}
	for _, r := range records {
		if r.nameless() {
			return nil, &Error{r.File, r.Place, "", "an entry needs a key, a DOI, a PMID or a title, to be told from others"}
		}
		if other := first[r.Key]; other != nil && r.Key != "" {
			return nil, &Error{r.File, r.Place, r.Key, fmt.Sprintf("there is an entry of this key already, in line %d", other.Line)}
		}
		first[r.Key] = r
	}
	return records, nil
}

// input is a file that is being read.
type input struct {
	file, text string
	breaks     []int // where the lines end
}

// readable refuses what is no text.
func (in input) readable() error {
	if strings.HasPrefix(in.text, "\xFF\xFE") || strings.HasPrefix(in.text, "\xFE\xFF") {
		return in.errorf(0, "", "is UTF-16: save it as UTF-8")
	}
	for i, r := range in.text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(in.text[i:]); size == 1 {
				return in.errorf(i, "", "is not UTF-8: save it as UTF-8")
			}
		}
	}
	return nil
}

// place is that of a byte of the text.
func (in input) place(offset int) Place {
	line := sort.SearchInts(in.breaks, offset)
	start := 0
	if line > 0 {
		start = in.breaks[line-1] + 1
	}
	return Place{line + 1, utf8.RuneCountInString(in.text[start:min(offset, len(in.text))]) + 1}
}

func (in input) errorf(offset int, key, format string, args ...any) error {
	return &Error{in.file, in.place(offset), key, fmt.Sprintf(format, args...)}
}

// addYear notes a year of publication once.
func (r *Record) addYear(text string) {
	if y := yearIn(text); y != 0 && !slices.Contains(r.Years, y) {
		r.Years = append(r.Years, y)
	}
}
