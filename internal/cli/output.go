package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/primum-lint/primum/internal/report"
	"github.com/primum-lint/primum/internal/swap"
)

// outputs are where a run is written: to standard output, to files that appear under their names once they are whole, and to pipes and
// devices.
type outputs struct {
	all     []report.Output
	files   []*swap.Pending
	streams []*os.File
}

// openOutputs reads the arguments of --output-format: FORMAT or FORMAT=-, which go to standard output, or FORMAT=FILE. No file is one of the paths to
// lint, for then an article would be lost.
func openOutputs(formats, paths []string, stdout io.Writer, o report.Options) (out *outputs, err error) {
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
		toFile = toFile && file != "-"
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
			out.all = append(out.all, report.Output{Format: format, Writer: patient{stdout}, Options: o})
			continue
		case named[filepath.Clean(file)]:
			return out, fmt.Errorf("--output-format: two formats would be written to %s", file)
		case slices.ContainsFunc(paths, func(path string) bool { return sameFile(path, file) }):
			return out, fmt.Errorf("--output-format %s: would be written over an article that is linted: name another file", arg)
		}
		named[filepath.Clean(file)] = true
		w, err := out.create(file)
		if err != nil {
			return out, fmt.Errorf("--output-format %s: %w", arg, err)
		}
		inFile := o
		inFile.Color = false
		out.all = append(out.all, report.Output{Format: format, Writer: w, Options: inFile})
	}
	return out, nil
}

// patient writes for somebody who may stop listening, as head does. The run goes on, for the exit code, the fixes and the files are not for
// them alone.
type patient struct{ to io.Writer }

func (w patient) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if errors.Is(err, syscall.EPIPE) {
		return len(p), nil
	}
	return n, err
}

// sameFile reports whether two paths lead to one regular file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil || !one.Mode().IsRegular() {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// create begins a file. What is a pipe or a device, such as /dev/stdout or a process substitution of the shell, is no file that another
// could take the place of: it is written to as it is, even where it leads to one.
func (o *outputs) create(path string) (io.Writer, error) {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() && (!info.Mode().IsRegular() || strings.HasPrefix(path, "/dev/")) {
		stream, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		if err == nil {
			o.streams = append(o.streams, stream)
		}
		return stream, err
	}
	file, err := swap.Create(path)
	if err == nil {
		o.files = append(o.files, file)
	}
	return file, err
}

// keep gives the files their names.
func (o *outputs) keep() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.Keep())
	}
	for _, s := range o.streams {
		errs = append(errs, s.Close())
	}
	o.files, o.streams = nil, nil
	return errors.Join(errs...)
}

// discard removes files that are not whole.
func (o *outputs) discard() {
	for _, f := range o.files {
		f.Discard()
	}
	for _, s := range o.streams {
		s.Close()
	}
}
