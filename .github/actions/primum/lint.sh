#!/usr/bin/env bash
# Lints what the inputs of the action say, which come in the environment: annotations go to standard output, a table to the summary of
# the job, and reports to a folder. It ends with 0 whatever was found, and says in its outputs what primum ended with.
set -euo pipefail

fail() { printf '::error title=primum::%s\n' "$*"; exit 1; }
knows() { git rev-parse --quiet --verify "$1^{commit}" >/dev/null; }

BASE=${BASE-} reports=${RUNNER_TEMP:?}/primum-reports
rm -rf "$reports"
mkdir -p "$reports"
run=(check --color never --output-format github --output-format "json=$reports/findings.json"
	--output-format "markdown=$reports/summary.md" --output-format "code-scanning=$reports/code-scanning.sarif")
[ -z "${CONFIG-}" ] || run+=(--config "$CONFIG")
[ -z "${FAIL_ON-}" ] || run+=(--fail-on "$FAIL_ON")

case ${ONLY_CHANGED:-false} in
false) ;;
true)
	if [ -z "${BASE//0/}" ]; then # a new branch has no commit before it; a schedule has no change
		printf '::notice title=primum::This %s has no commit to compare with: all articles are linted.\n' "${GITHUB_EVENT_NAME:-event}"
	elif [ -n "${HEAD-}" ] && [ "$(git rev-parse --quiet --verify 'HEAD^2' || true)" = "$HEAD" ]; then
		run+=(--new-from-rev 'HEAD^1') # the merge that GitHub made: what it changes in the branch that it goes to
	elif knows "$BASE" && { [ -z "${HEAD-}" ] || git merge-base "$BASE" HEAD >/dev/null; }; then
		if [ -n "${HEAD-}" ]; then run+=(--new-from-merge-base "$BASE"); else run+=(--new-from-rev "$BASE"); fi
	else
		fail "only-changed needs the history back to ${BASE:0:12}, which this checkout does not have. Give actions/checkout the input fetch-depth: 0."
	fi
	;;
*) fail "only-changed is true or false, not $ONLY_CHANGED" ;;
esac

while IFS= read -r line || [ -n "$line" ]; do
	[ -z "$line" ] || run+=("$line")
done <<<"${ARGS-}"
run+=(--)
while IFS= read -r line || [ -n "$line" ]; do
	[ -z "$line" ] || run+=("$line")
done <<<"${PATHS:-.}"

code=0
"${PRIMUM:?}" "${run[@]}" 2>"$reports/errors.txt" || code=$?
cat "$reports/errors.txt" >&2
if [ "$code" -ge 2 ]; then # what it could not read, or why it did not begin
	message=$(head -c 3000 "$reports/errors.txt")
	message=${message//'%'/%25} message=${message//$'\r'/%0D} message=${message//$'\n'/%0A}
	printf '::error title=primum: the run failed::%s\n' "$message"
fi
[ ! -f "$reports/summary.md" ] || cat "$reports/summary.md" >>"${GITHUB_STEP_SUMMARY:?}"
{
	printf 'exit-code=%s\nreports=%s\n' "$code" "$reports"
	if [ -f "$reports/code-scanning.sarif" ]; then
		if [ -n "${SARIF_FILE-}" ]; then
			mkdir -p "$(dirname "$SARIF_FILE")"
			cp "$reports/code-scanning.sarif" "$SARIF_FILE"
		fi
		printf 'sarif=%s\n' "$reports/code-scanning.sarif"
	fi
} >>"${GITHUB_OUTPUT:?}"
