// Package rules holds the built-in rules: what Primum knows of medical copy, as TOML that a compliance officer can read and change.
package rules

import "embed"

// FS holds the packs (core and those of markets), the language they share (english), the clauses they cite (clauses.toml), how well they
// did on labelled sentences (measured.toml), and what sites are made of (sites.toml).
//
//go:embed clauses.toml measured.toml sites.toml english
//go:embed core au editorial eu sg th uk us
var FS embed.FS
