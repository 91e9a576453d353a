#!/bin/sh
# What CI runs: one check, written in every form that this CI shows, ended with the check's own status.
#
# Reads the variables MSGLINT_PATHS (one a line), MSGLINT_RECORDS, MSGLINT_HISTORY, MSGLINT_CONFIG, MSGLINT_BASELINE,
# MSGLINT_CHANGED_SINCE, MSGLINT_SELECT, MSGLINT_IGNORE, MSGLINT_TODAY and MSGLINT_FAIL_ON; an empty one counts as none.
# Files go to the folder MSGLINT_OUT. What people's records hold is masked in all of them.
set -eu

out=${MSGLINT_OUT:-msglint-report}
mkdir -p -- "$out"
MSGLINT_CACHE_DIR=${MSGLINT_CACHE_DIR:-$out/.cache} # the messages are read once, whatever is written
export MSGLINT_CACHE_DIR

set --
if [ -n "${MSGLINT_RECORDS:-}" ]; then set -- "$@" --records "$MSGLINT_RECORDS"; fi
if [ -n "${MSGLINT_HISTORY:-}" ]; then set -- "$@" --history "$MSGLINT_HISTORY"; fi
if [ -n "${MSGLINT_CONFIG:-}" ]; then set -- "$@" --config "$MSGLINT_CONFIG"; fi
if [ -n "${MSGLINT_BASELINE:-}" ]; then set -- "$@" --baseline "$MSGLINT_BASELINE"; fi
if [ -n "${MSGLINT_CHANGED_SINCE:-}" ]; then set -- "$@" --changed-since="$MSGLINT_CHANGED_SINCE"; fi
if [ -n "${MSGLINT_SELECT:-}" ]; then set -- "$@" --select "$MSGLINT_SELECT"; fi
if [ -n "${MSGLINT_IGNORE:-}" ]; then set -- "$@" --ignore "$MSGLINT_IGNORE"; fi
if [ -n "${MSGLINT_TODAY:-}" ]; then set -- "$@" --today "$MSGLINT_TODAY"; fi
set -- "$@" --fail-on "${MSGLINT_FAIL_ON:-error}" --
while IFS= read -r path; do
  if [ -n "$path" ]; then set -- "$@" "$path"; fi
done <<PATHS
${MSGLINT_PATHS:-.}
PATHS

# The first form decides: where there is nothing to show, its error is all that is said.
status=0
msglint check --format html --output "$out/msglint.html" "$@" || status=$?
if [ "$status" -gt 1 ]; then
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    echo "### msglint did not check the messages: the log of this step says why" >>"$GITHUB_STEP_SUMMARY"
  fi
  exit "$status"
fi

# Writes the same in another form: msglint check --format $1, to the file $2 where one is named.
form() {
  format=$1 file=$2
  shift 2
  if [ -n "$file" ]; then set -- --output "$file" "$@"; fi
  again=0
  msglint check --format "$format" "$@" || again=$?
  if [ "$again" -ne "$status" ]; then
    echo "msglint: the check ended with $status, and with $again when its findings were written as $format" >&2
    exit 2
  fi
}

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  form sarif "$out/msglint.sarif" "$@"
  form markdown "$out/msglint.md" "$@"
  cat -- "$out/msglint.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  {
    echo "status=$status"
    echo "report=$out/msglint.html"
    echo "sarif=$out/msglint.sarif"
    echo "summary=$out/msglint.md"
  } >>"${GITHUB_OUTPUT:-/dev/null}"
  form github "" "$@"
elif [ -n "${GITLAB_CI:-}" ]; then
  form gitlab "$out/gl-code-quality-report.json" "$@"
  form junit "$out/junit.xml" "$@"
  form full "" "$@"
else
  form sarif "$out/msglint.sarif" "$@"
  form junit "$out/junit.xml" "$@"
  form full "" "$@"
fi
exit "$status"
