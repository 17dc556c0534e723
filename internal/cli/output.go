package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/primum-lint/primum/internal/report"
)

// outputs are where a run is written: to standard output, and to files that appear under their names once they are whole.
type outputs struct {
	all   []report.Output
	files []pending
}

// pending is a file that is being written beside the one whose place it will take.
type pending struct {
	*os.File
	name string
}

// openOutputs reads the arguments of --output-format: FORMAT, which goes to standard output, or FORMAT=FILE.
func openOutputs(formats []string, stdout io.Writer, o report.Options) (out *outputs, err error) {
	out = &outputs{}
	defer func() {
		if err != nil {
			out.discard()
		}
	}()
	onScreen := ""
	named := map[string]bool{}
	for _, arg := range formats {
		name, file, toFile := strings.Cut(arg, "=")
		format, err := report.ByName(name)
		switch {
		case err != nil:
			return out, err
		case toFile && file == "":
			return out, fmt.Errorf("--output-format %s: name a file behind the =", arg)
		case !toFile && onScreen != "":
			return out, fmt.Errorf("--output-format %s and %s would both go to standard output: give one of them a file, %s=FILE", onScreen, name, name)
		case !toFile:
			onScreen = name
			out.all = append(out.all, report.Output{Format: format, Writer: stdout, Options: o})
			continue
		case named[filepath.Clean(file)]:
			return out, fmt.Errorf("--output-format: two formats would be written to %s", file)
		}
		named[filepath.Clean(file)] = true
		temporary, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
		if err != nil {
			return out, fmt.Errorf("--output-format %s: %w", arg, err)
		}
		out.files = append(out.files, pending{temporary, file})
		inFile := o
		inFile.Color = false
		out.all = append(out.all, report.Output{Format: format, Writer: temporary, Options: inFile})
	}
	return out, nil
}

// keep gives the files their names.
func (o *outputs) keep() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.Chmod(0o644), f.Close(), os.Rename(f.File.Name(), f.name))
	}
	o.files = nil
	return errors.Join(errs...)
}

// discard removes files that are not whole.
func (o *outputs) discard() {
	for _, f := range o.files {
		f.Close()
		os.Remove(f.File.Name())
	}
	o.files = nil
}
