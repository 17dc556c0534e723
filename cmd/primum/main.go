// Primum lints medical copy: it says where an article promises a cure, states a figure without a source, claims evidence without a
// citation, or lacks the disclaimer that it owes its readers.
package main

import (
	"os"

	"github.com/primum-lint/primum/internal/cli"
	"github.com/primum-lint/primum/rules"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, rules.FS))
}
