package rules_test

import (
	"strings"
	"testing"

	"github.com/primum-lint/primum/internal/rule"
)

// What the labels of a set of sentences of real pages mean here. A neutral label makes a finding of the category neither right nor
// wrong.
var (
	answers = map[string]rule.Category{
		"cure": "cure", "guarantee": "guarantee", "safety_absolute": "safety", "superlative": "superlative", "hype": "hype",
		"comparative": "comparative", "testimonial": "testimonial", "authority": "authority", "discourage": "discourage",
		"urgency": "urgency", "natural_safe": "natural", "rapid_result": "rapid", "prevention_claim": "prevention",
		"statistic": "statistic", "needs_citation": "citation",
	}
	neutral = map[rule.Category]string{"cure": "cure_fact", "safety": "safety_unqualified", "prevention": "prevention_fact"}
)

// readGold reads a table with the columns prev, sentence, labels, sourced and near_miss: sentences of real pages, each with what stood
// before it there. A sentence may have several labels, and none means that it has no fault of any kind.
func readGold(t *testing.T, file string) []sentence {
	t.Helper()
	var all []sentence
	for _, row := range readTable(t, file) {
		s := inArticle(strings.TrimSpace(row["prev"]), strings.TrimSpace(row["sentence"]))
		has := map[string]bool{}
		for label := range strings.SplitSeq(row["labels"], ",") {
			has[label] = true
		}
		s.labels = map[rule.Category]bool{}
		for label, category := range answers {
			sourced, known := sourcedOf(row["sourced"], label)
			switch {
			case !has[label] && has[neutral[category]]:
			case has[label] && known && sourced == "context": // silent or not, both can be defended
			default:
				s.labels[category] = has[label] && (!known || sourced == "no")
			}
		}
		s.lookAlike = row["near_miss"] == "yes" && !overclaimed(s)
		all = append(all, s)
	}
	return all
}

func overclaimed(s sentence) bool {
	for _, c := range overclaims {
		if s.labels[c] {
			return true
		}
	}
	return false
}

// sourcedOf reads “statistic=no;needs_citation=yes”. Only these two labels have a source that matters: for others it is not known.
func sourcedOf(field, label string) (sourced string, known bool) {
	if label != "statistic" && label != "needs_citation" {
		return "", false
	}
	for part := range strings.SplitSeq(field, ";") {
		if name, value, _ := strings.Cut(part, "="); name == label {
			return value, true
		}
	}
	return "no", true
}
