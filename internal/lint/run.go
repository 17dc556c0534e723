package lint

import (
	"bytes"
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/primum-lint/primum/internal/change"
	"github.com/primum-lint/primum/internal/finding"
)

// job is one file to lint. Where err is set it cannot be.
type job struct {
	path   string
	info   fs.FileInfo // of the file, where somebody has looked
	desk   *desk
	fixing *Fixing
	err    error
	change *change.File // set where only what it brought is asked for
}

// mostAtOnce is how many jobs a goroutine takes at a time: to hand over what is found costs as much as to look it up. A tray has room for the
// texts of as many usual articles.
const mostAtOnce, room = 4, 128 << 10

// tray is what a goroutine lints a few jobs with, and gives on with what it has found. There are few trays, so that no goroutine runs far
// ahead of what is written, and the memory of one is used again: to get new memory takes longer than to read an article into it.
type tray struct {
	files []finding.File
	texts []byte // of articles, one after the other
	lent  bool   // somebody looks at the texts even after the files are written
}

// run lints the jobs on a number of goroutines and yields the files in the jobs' order. The source of a file is good until the next but one
// is asked for. At the end results are kept for other runs.
func (l *Linter) run(ctx context.Context, jobs []job) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		defer l.save()
		ctx, cancel := context.WithCancel(ctx)
		workers := l.workers(len(jobs))
		batches := slices.Collect(slices.Chunk(jobs, min(max(1, len(jobs)/workers/8), mostAtOnce)))
		done := make([]chan *tray, len(batches))
		for i := range done {
			done[i] = make(chan *tray, 1)
		}
		trays := make(chan *tray, 3*workers)
		for range cap(trays) {
			trays <- &tray{}
		}
		var next atomic.Int64
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		for range workers {
			wg.Go(func() {
				readers := readers{}
				for {
					select {
					case <-ctx.Done():
						return
					case t := <-trays: // before the batch: then the next that is asked for always has one
						i := int(next.Add(1)) - 1
						if i >= len(batches) {
							return
						}
						t.lint(batches[i], readers)
						done[i] <- t
					}
				}
			})
		}
		var last *tray // somebody may still look at its last file
		for i := range done {
			select {
			case t := <-done[i]:
				for _, f := range t.files {
					if !yield(f) {
						return
					}
					if last != nil {
						trays <- last
						last = nil
					}
				}
				last = t
			case <-ctx.Done():
				return
			}
		}
	}
}

func (l *Linter) workers(jobs int) int {
	n := l.options.Jobs
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(1, min(n, jobs))
}

func (l *Linter) save() {
	for _, d := range l.desks {
		if d.kept != nil {
			d.kept.save()
		}
	}
}

func (t *tray) lint(jobs []job, r readers) {
	t.files, t.texts = t.files[:0], t.texts[:0]
	if t.lent {
		t.texts, t.lent = nil, false
	}
	for _, j := range jobs {
		t.files = append(t.files, t.file(j, r))
	}
}

func (t *tray) file(j job, r readers) finding.File {
	f := finding.File{Path: filepath.ToSlash(j.path), Err: j.err}
	if f.Err != nil {
		return f
	}
	if j.change == nil && j.fixing == nil {
		if f, ok := j.desk.unread(j.path, j.info); ok {
			return f
		}
	}
	text, is, err := t.text(j)
	if err != nil {
		f.Err = err
		return f
	}
	if f.Err = readable(text); f.Err != nil {
		return f
	}
	f, kept := j.desk.lint(r, j.path, text, is)
	if !kept || j.change != nil || j.fixing != nil {
		t.lent = true
	}
	switch {
	case j.change != nil:
		f = j.brought(r, f)
	case j.fixing != nil:
		f = j.desk.fix(r, f, *j.fixing)
	}
	return f
}

// text returns what a job lints, and the stamp of the file that it stands in.
func (t *tray) text(j job) (text []byte, is stamp, err error) {
	if j.change != nil && j.change.New != nil {
		return j.change.New, stamp{}, nil
	}
	f, err := os.Open(j.path)
	if err != nil {
		return nil, stamp{}, err
	}
	defer f.Close()
	if cap(t.texts)-len(t.texts) < room/4 {
		t.texts = make([]byte, 0, room)
	}
	in := bytes.NewBuffer(t.texts[len(t.texts):]) // which finds room of its own for what is longer
	if _, err = in.ReadFrom(f); err != nil {
		return nil, stamp{}, err
	}
	text = slices.Clip(in.Bytes())
	if n := len(t.texts) + len(text); n <= cap(t.texts) {
		t.texts = t.texts[:n]
	}
	return text, j.desk.stamp(f), nil
}
