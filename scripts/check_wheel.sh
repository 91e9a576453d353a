#!/bin/sh
# Builds the wheel, installs it alone in a fresh environment, and lets it prove itself away from the source tree.
set -eu
python=${1:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/.venv/bin/python" -m build --wheel --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/dist/*.whl
cp -r "$root/examples/webinar" "$work/project"
cd "$work"
msglint="$work/venv/bin/msglint"
"$msglint" --version
"$msglint" test
status=0
"$msglint" check project --format json --today 2026-03-02 >report.json || status=$?
test "$status" -eq 1 || { echo "the wheel's check of the first story ended with $status, not 1"; exit 1; }
grep -q '"salutation-surname"' report.json || { echo "the wheel did not find the surname greeting"; exit 1; }
status=0
PATH="$work/venv/bin:$PATH" GITLAB_CI=true MSGLINT_PATHS=project MSGLINT_TODAY=2026-03-02 \
  sh "$("$work/venv/bin/python" -m msglint.cli.ci)" >ci.log || status=$?
test "$status" -eq 1 || { echo "the wheel's script for CI ended with $status, not 1"; exit 1; }
test -s msglint-report/msglint.html || { echo "the wheel's script for CI wrote no report"; exit 1; }
grep -q 'id="data"' msglint-report/msglint.html || { echo "the wheel's report is not the page"; exit 1; }
echo "the wheel finds its rules and the first story's finding"
