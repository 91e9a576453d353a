#!/bin/sh
# Makes sure of a program for some tests: the system's own, installed from Debian's packages where there is none.
# get_debian.sh WHAT FOR PACKAGE COMMAND...    any of the commands will do
set -eu
what=$1 for=$2 package=$3
shift 3
for name in "$@"; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if ! command -v apt-get >/dev/null 2>&1; then
  echo "$for need $what: install it, so that \`$1\` is on the PATH" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
fi
echo "installing Debian's $package for $for"
if ! { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get -qq install --yes --no-install-recommends "$package" >/dev/null; }; then
  echo "could not install $what: install it yourself, so that \`$1\` is on the PATH" >&2
  exit 1
fi
