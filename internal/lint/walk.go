package lint

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/primum-lint/primum/internal/change"
)

// file is a file that a path argument means, or an argument that means none.
type file struct {
	path string
	info fs.FileInfo // nil where the walk did not need to look
	err  error
}

// walk lists the files that the arguments mean, sorted, each once. A file that is named is taken as it is; of a folder, the files
// that its config includes, without those that git ignores.
func (l *Linter) walk(roots []string) []file {
	var files []file
	for _, root := range roots {
		info, err := os.Stat(root)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			files = append(files, file{path: root, err: errors.New("no such file or folder")})
		case err != nil:
			files = append(files, file{path: root, err: err})
		case !info.IsDir() && !info.Mode().IsRegular():
			files = append(files, file{path: root, err: errors.New("is no regular file")})
		case !info.IsDir():
			if !l.options.ForceExclude || !l.excludes(root) {
				files = append(files, file{path: root, info: info})
			}
		default:
			files = append(files, l.folder(root)...)
		}
	}
	named := map[string]bool{}
	here, _ := filepath.Abs(".") // once: to ask that for each file takes longer than to list them
	files = slices.DeleteFunc(files, func(f file) bool {
		name := f.path
		if filepath.IsLocal(name) {
			name = filepath.Join(here, name)
		} else if abs, err := filepath.Abs(name); err == nil {
			name = abs // a.md, ./a.md and b/../a.md are one
		}
		again := named[name]
		named[name] = true
		return again
	})
	slices.SortStableFunc(files, func(a, b file) int { return strings.Compare(filepath.ToSlash(a.path), filepath.ToSlash(b.path)) })
	return files
}

// excludes reports whether the config of a file that is named excludes it. A broken config is told where the engine is made.
func (l *Linter) excludes(path string) bool {
	c, err := l.ConfigFor(filepath.Dir(path))
	return err == nil && c.Excludes(path)
}

// Files lists the files of a folder that are not passed over, whatever they are, and reports whether Git knows it; then those that Git
// ignores are left out. What cannot be read is left out, too.
func Files(root string) (paths []string, inGit bool) {
	files, inGit := filesOf(root)
	for _, f := range files {
		if f.err == nil {
			paths = append(paths, f.path)
		}
	}
	return paths, inGit
}

// folder lists the files of a folder that its config wants, and what cannot be read there.
func (l *Linter) folder(root string) []file {
	files, _ := filesOf(root)
	return slices.DeleteFunc(files, func(f file) bool {
		c, err := l.ConfigFor(filepath.Dir(f.path))
		return f.err == nil && err == nil && !c.Wants(f.path, root) // a broken config is told where the engine is made
	})
}

func filesOf(root string) (files []file, inGit bool) {
	if files, inGit = gitFiles(root); !inGit {
		files = treeFiles(root)
	}
	return files, inGit
}

// gitFiles lists the files of a folder that git tracks or would track, and those of the repositories in it, but for what is passed over.
// It reports false outside a work tree, or where there is no git.
func gitFiles(root string) ([]file, bool) {
	if !underGit(root) {
		return nil, false
	}
	cmd := exec.Command("git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Env = change.Environ()
	out, err := cmd.Output()
	if err != nil {
		return nil, false
	}
	var files []file
	for name := range bytes.SplitSeq(bytes.TrimSuffix(out, []byte{0}), []byte{0}) {
		if len(name) == 0 || slices.ContainsFunc(strings.Split(string(name), "/"), passedOver) {
			continue
		}
		path := filepath.Join(root, filepath.FromSlash(string(name)))
		info, err := os.Stat(path)
		switch {
		case err != nil: // tracked, but deleted in the work tree, or a link that leads nowhere
		case info.Mode().IsRegular():
			files = append(files, file{path: path, info: info})
		case isRepository(path): // of one in this one git names the folder
			inner, _ := filesOf(path)
			files = append(files, inner...)
		}
	}
	return files, true
}

// underGit reports whether a folder may lie in a work tree. Where no folder above it has anything of Git's, there is no need to start git,
// which takes longer than all else.
func underGit(root string) bool {
	folder, err := filepath.EvalSymlinks(root)
	if err == nil {
		folder, err = filepath.Abs(folder)
	}
	if err != nil || os.Getenv("GIT_WORK_TREE") != "" {
		return true
	}
	for !isRepository(folder) {
		parent := filepath.Dir(folder)
		if parent == folder {
			return false
		}
		folder = parent
	}
	return true
}

// isRepository reports whether a folder, and no link to one, is the root of a work tree.
func isRepository(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return false
	}
	_, err = os.Lstat(filepath.Join(folder, ".git"))
	return !errors.Is(err, fs.ErrNotExist)
}

// passedOver reports whether a file or folder of the name is no copy of the house: what is hidden, and what package managers install.
// It is linted where it is named.
func passedOver(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// treeFiles lists the files of a folder, and what cannot be read there.
func treeFiles(root string) (files []file) {
	// WalkDir does not follow a link at its root; the slash makes it one to the folder itself.
	top := root + string(filepath.Separator)
	filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			files = append(files, file{path: path, err: err})
		case d.IsDir() && path != top && passedOver(d.Name()):
			return fs.SkipDir
		case passedOver(d.Name()):
		case d.Type().IsRegular() || d.Type()&fs.ModeSymlink != 0 && leads(path):
			files = append(files, file{path: path})
		}
		return nil
	})
	return files
}

// leads reports whether a link leads to a file. One that leads nowhere stands for none, and is passed over as in a work tree; one of which
// that cannot be told is taken for a file, so that what is wrong with it is told.
func leads(link string) bool {
	info, err := os.Stat(link)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	return info.Mode().IsRegular()
}
