package cli

import (
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"github.com/mattn/go-isatty"

	"github.com/primum-lint/primum/internal/finding"
)

// A run that is over soon says nothing of its progress, and a line that changes faster than this cannot be read.
const patience, redraw = 2 * time.Second, 200 * time.Millisecond

// progress tells on a terminal how far a long run is, in a line that is gone before anything else is written and when the run ends.
type progress struct {
	w     io.Writer
	total int
	now   func() time.Time
}

// on passes files on, and draws the line between them.
func (p progress) on(files iter.Seq[finding.File]) iter.Seq[finding.File] {
	return func(yield func(finding.File) bool) {
		next := p.now().Add(patience)
		done, drawn := 0, false
		erase := func() {
			if drawn {
				fmt.Fprint(p.w, "\r\x1b[K")
				drawn = false
			}
		}
		defer erase()
		for f := range files {
			if len(f.Findings) > 0 || f.Err != nil {
				erase()
			}
			if !yield(f) {
				return
			}
			done++
			if now := p.now(); !now.Before(next) {
				fmt.Fprintf(p.w, "\r\x1b[K%d of %d articles …", done, p.total)
				next, drawn = now.Add(redraw), true
			}
		}
	}
}

// isTerminal reports whether somebody watches what is written to w.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && isatty.IsTerminal(file.Fd()) && os.Getenv("TERM") != "dumb"
}
