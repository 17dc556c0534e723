package report

import (
	"errors"
	"io"
	"iter"
	"sync"

	"github.com/primum-lint/primum/internal/finding"
)

// Output is a format and where it is written.
type Output struct {
	Format  Format
	Writer  io.Writer
	Options Options
}

// Write gives the files, as they come, to all outputs. One that fails is left out from then on; the errors are joined.
func Write(outputs []Output, files iter.Seq[finding.File]) error {
	if len(outputs) == 1 {
		return outputs[0].Format(outputs[0].Writer, files, outputs[0].Options)
	}
	var wg sync.WaitGroup
	errs := make([]error, len(outputs))
	feeds := make([]chan finding.File, len(outputs))
	for i, o := range outputs {
		feeds[i] = make(chan finding.File)
		wg.Go(func() {
			errs[i] = o.Format(o.Writer, func(yield func(finding.File) bool) {
				for f := range feeds[i] {
					if !yield(f) {
						return
					}
				}
			}, o.Options)
			for range feeds[i] { // what is still to come
			}
		})
	}
	for f := range files {
		for _, feed := range feeds {
			feed <- f
		}
	}
	for _, feed := range feeds {
		close(feed)
	}
	wg.Wait()
	return errors.Join(errs...)
}
