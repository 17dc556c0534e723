// Package rules holds the built-in rules: what Primum knows of medical copy, as TOML that a compliance officer can read and change.
package rules

import "embed"

// FS holds the packs (core and those of markets), the language they share (english) and the clauses they cite (clauses.toml).
//
//go:embed clauses.toml english core
var FS embed.FS
