// Package rules holds the built-in rules: what Primum knows of medical copy, as TOML that a compliance officer can read and change.
package rules

import "embed"

// FS holds the packs (core and those of markets), the language they share (english), the clauses they cite (clauses.toml) and how well
// they did on labelled sentences (measured.toml).
//
//go:embed clauses.toml measured.toml english core uk
var FS embed.FS
