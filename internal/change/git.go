package change

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// Repository is where a folder stands.
type Repository struct {
	Root   string // of the work tree
	Prefix string // of the folder from there, with forward slashes, and one at its end if it is not empty
}

// At finds the repository that a folder stands in. The error says what is missing.
func At(ctx context.Context, folder string) (Repository, error) {
	out, err := git(ctx, folder, nil, "rev-parse", "--show-toplevel", "--show-prefix")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return Repository{}, errors.New("to find what changed needs git, which is not installed here")
	case err != nil:
		return Repository{}, fmt.Errorf("%s: what changed is known only in the work tree of a Git repository: %w", folder, err)
	}
	root, prefix, _ := strings.Cut(string(out), "\n")
	return Repository{root, strings.TrimSuffix(prefix, "\n")}, nil
}

// Changes returns the files that were added or changed since then, sorted as git sorts them. A revision that git does not know is an
// error that names the command which fetches it.
func (r Repository) Changes(ctx context.Context, since Since) ([]*File, error) {
	compared := []string{"--cached"}
	if !since.Staged {
		base, err := r.base(ctx, since)
		if err != nil {
			return nil, err
		}
		compared = []string{base}
	}
	// What a user's config would change in the output is set here.
	diff := func(kinds string, form ...string) ([]byte, error) {
		args := []string{"diff", "-O/dev/null", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--find-renames", "--diff-filter=" + kinds, "--text",
			"--ignore-submodules"}
		return git(ctx, r.Root, nil, append(append(args, form...), append(compared, "--")...)...)
	}
	raw, err := diff("AMRT", "--raw", "-z", "--no-abbrev")
	if err != nil {
		return nil, err
	}
	files, err := readRaw(raw)
	if err != nil {
		return nil, err
	}
	// Of a link that has become a file, a patch would have two parts.
	patch, err := diff("AMR", "--patch", "--unified=0", "--inter-hunk-context=0")
	if err != nil {
		return nil, err
	}
	if err := readPatch(patch, slices.DeleteFunc(slices.Clone(files), func(f *File) bool { return f.retyped })); err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(f *File) bool { return !f.regular })
	if err := r.contents(ctx, files, since.Staged); err != nil || since.Staged {
		return files, err
	}
	untracked, err := git(ctx, r.Root, nil, "ls-files", "-z", "--others", "--exclude-standard")
	for name := range strings.SplitSeq(strings.TrimSuffix(string(untracked), "\x00"), "\x00") {
		if name != "" {
			files = append(files, &File{Path: name, added: true})
		}
	}
	return files, err
}

// base returns the commit that the work tree is compared with.
func (r Repository) base(ctx context.Context, since Since) (string, error) {
	name := since.Revision + since.MergeBase
	commit, err := git(ctx, r.Root, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return "", r.unknown(ctx, name)
	}
	id := strings.TrimSpace(string(commit))
	if since.MergeBase == "" {
		return id, nil
	}
	common, err := git(ctx, r.Root, nil, "merge-base", id, "HEAD")
	if err != nil {
		if r.shallow(ctx) {
			return "", fmt.Errorf("this clone is shallow and does not reach back to where HEAD left %s; fetch the rest: git fetch --unshallow", name)
		}
		return "", fmt.Errorf("%s and HEAD have no commit in common", name)
	}
	return strings.TrimSpace(string(common)), nil
}

func (r Repository) unknown(ctx context.Context, name string) error {
	here, fetch := "here", "git fetch"
	shallow := r.shallow(ctx)
	if shallow {
		here, fetch = "in this shallow clone", "git fetch --unshallow"
	}
	if remote, branch, _ := strings.Cut(name, "/"); branch != "" {
		if _, err := git(ctx, r.Root, nil, "remote", "get-url", "--", remote); err == nil {
			if i := strings.IndexAny(branch, "~^@:"); i > 0 {
				branch = branch[:i]
			}
			// A clone of one branch keeps another under its name only where it is told to.
			return fmt.Errorf("there is no revision %s %s; fetch it: %s %s %s:refs/remotes/%s/%s", name, here, fetch, remote, branch, remote, branch)
		}
	}
	if shallow {
		return fmt.Errorf("there is no revision %s %s; fetch the rest: %s", name, here, fetch)
	}
	return fmt.Errorf("there is no revision %s here; “git branch --all” and “git tag” list those with names, “git fetch --all --tags” brings what is new", name)
}

func (r Repository) shallow(ctx context.Context) bool {
	out, err := git(ctx, r.Root, nil, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// contents reads the blobs of files: those before, and with index set those after.
func (r Repository) contents(ctx context.Context, files []*File, index bool) error {
	type slot struct {
		id   string
		into *[]byte
	}
	var slots []slot
	var ids strings.Builder
	for _, f := range files {
		if !f.added {
			slots = append(slots, slot{f.oldID, &f.Old})
		}
		if index {
			slots = append(slots, slot{f.newID, &f.New})
		}
	}
	if len(slots) == 0 {
		return nil
	}
	for _, s := range slots {
		fmt.Fprintln(&ids, s.id)
	}
	out, err := git(ctx, r.Root, strings.NewReader(ids.String()), "cat-file", "--batch")
	if err != nil {
		return err
	}
	blobs := bufio.NewReader(bytes.NewReader(out))
	for _, s := range slots {
		header, err := blobs.ReadString('\n')
		fields := strings.Fields(header)
		if err != nil || len(fields) != 3 {
			return fmt.Errorf("git cat-file: object %s cannot be read: %q", s.id, header)
		}
		size, err := strconv.Atoi(fields[2])
		if err != nil {
			return fmt.Errorf("git cat-file: %q", header)
		}
		*s.into = make([]byte, size)
		if _, err := io.ReadFull(blobs, *s.into); err != nil {
			return fmt.Errorf("git cat-file: object %s: %w", s.id, err)
		}
		blobs.Discard(1) // the newline behind it
	}
	return nil
}

// Environ is the environment in which git finds the repository of the folder that it runs in. In a hook GIT_DIR may be set, and then git
// takes the folder for the root of the work tree, whichever it is.
func Environ() []string {
	if os.Getenv("GIT_WORK_TREE") != "" {
		return nil
	}
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_DIR=") })
}

// git runs a command in a folder and returns what it prints. Its error is the first line that git complained in.
func git(ctx context.Context, folder string, in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	var complaint bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdin, cmd.Stderr = folder, Environ(), in, &complaint
	out, err := cmd.Output()
	if first, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n"); err != nil && first != "" {
		return nil, fmt.Errorf("git: %s", strings.TrimPrefix(first, "fatal: "))
	}
	return out, err
}
