// Package internal holds no code, only the house: the list of its rooms, and the test that keeps them in order.
//
// A room imports rooms above it in this list, never one below, and not every one above: house_test.go has the exact order.
//
//	strict    TOML read to the letter: an unknown key stops the run and says where
//	prose     words, sentences and quantities of a text
//	freeze    what was costly to make as bytes, and back
//	swap      one text in the place of another in a file, in one step
//	cache     what is kept from one run to the next
//	pattern   the phrase language, and where its patterns stand in a sentence
//	article   a file as blocks of text that know their place in its bytes
//	stance    how a claim is held: asserted, negated, hedged, asked, attributed
//	source    which reference stands behind a sentence
//	evidence  bibliographies and approved claims, with which references and figures are compared
//	rule      what a rule says of itself: its kind, reasons, clauses and examples
//	finding   what was found, where, and what answers it
//	config    which rules hold for a path, and how severe each is
//	directive what writers say in the article itself: answers to findings, and what the article is
//	baseline  what was found before, and is known
//	change    which lines of which articles changed, by Git
//	check     rules made into questions that are put to an article
//	lint      paths to findings: the walk, the workers, the fixes
//	report    findings as people and machines read them, one file a format
//	adopt     a folder looked at, and the settings and rules that a house begins with
//	cli       commands, flags and exit codes: the only room that knows all the others
package internal
