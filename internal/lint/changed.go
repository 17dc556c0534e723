package lint

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/change"
	"github.com/primum-lint/primum/internal/finding"
)

// Changed lints those articles under the roots that were added or changed, and keeps of their findings the ones that stand in changed
// lines or that the change brought: a notice taken out of one line is missed in the whole article. To tell, what an article was is
// linted too.
func (l *Linter) Changed(ctx context.Context, roots []string, since change.Since) (total int, files iter.Seq[finding.File], err error) {
	var jobs []job
	changes := map[string][]*change.File{} // by repository
	for _, root := range roots {
		info, err := os.Stat(root)
		isFolder := err == nil && info.IsDir()
		folder := filepath.Dir(root)
		if isFolder {
			folder = root
		}
		if _, missing := os.Stat(folder); missing != nil {
			jobs = append(jobs, job{path: root, err: errors.New("no such file or folder")})
			continue
		}
		repository, err := change.At(ctx, folder)
		if err != nil {
			return 0, nil, err
		}
		if _, ok := changes[repository.Root]; !ok {
			if changes[repository.Root], err = repository.Changes(ctx, since); err != nil {
				return 0, nil, err
			}
		}
		found := false
		for _, f := range changes[repository.Root] {
			name, under := strings.CutPrefix(f.Path, repository.Prefix)
			path := filepath.Join(folder, filepath.FromSlash(name))
			if !under || !l.wants(path, root, isFolder) {
				continue
			}
			found = true
			d, err := l.desk(filepath.Dir(path))
			if err != nil {
				return 0, nil, err
			}
			jobs = append(jobs, job{path: path, desk: d, change: f})
		}
		if info == nil && !found {
			jobs = append(jobs, job{path: root, err: errors.New("no such file or folder")})
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int { return strings.Compare(filepath.ToSlash(a.path), filepath.ToSlash(b.path)) })
	jobs = slices.CompactFunc(jobs, func(a, b job) bool { return a.change != nil && a.change == b.change })
	return len(jobs), l.run(ctx, jobs), nil
}

// wants reports whether a root means a file that changed. A broken config is told where the engine is made.
func (l *Linter) wants(path, root string, isFolder bool) bool {
	if !isFolder {
		return path == filepath.Clean(root) && !(l.options.ForceExclude && l.excludes(path))
	}
	rel, err := filepath.Rel(root, path)
	if err != nil || slices.ContainsFunc(strings.Split(filepath.ToSlash(rel), "/"), passedOver) {
		return false
	}
	c, err := l.ConfigFor(filepath.Dir(path))
	return err != nil || c.Wants(path, root)
}

// brought puts aside the findings of a file that its change did not bring.
func (j job) brought(r readers, f finding.File) finding.File {
	known := map[string]bool{}
	if j.change.Old != nil && readable(j.change.Old) == nil {
		old, _ := j.desk.lint(r, j.path, j.change.Old, stamp{})
		for _, print := range finding.Fingerprints(old)[:len(old.Findings)] {
			known[print] = true
		}
	}
	prints := finding.Fingerprints(f)
	var open []finding.Finding
	for i, x := range f.Findings {
		first, last := change.Lines(f.Source, x.Span.Start, x.Span.End)
		if !known[prints[i]] || !x.Whole && j.change.Touches(first, last) {
			open = append(open, x)
		} else {
			f.Answered = append(f.Answered, finding.Answered{Finding: x, By: finding.Unchanged})
		}
	}
	f.Findings = open
	finding.SortAnswered(f.Answered)
	return f
}
