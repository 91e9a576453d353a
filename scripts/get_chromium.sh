#!/bin/sh
# Makes sure of a Chromium for the tests of the report: the system's own, installed from Debian's packages where there is none.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if ! command -v apt-get >/dev/null 2>&1; then
  echo "the report's tests need Chromium: install it, so that \`chromium\` is on the PATH" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
fi
echo "installing Debian's chromium for the tests of the report"
if ! { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get -qq install --yes --no-install-recommends chromium >/dev/null; }; then
  echo "could not install chromium: install it yourself, so that \`chromium\` is on the PATH" >&2
  exit 1
fi
