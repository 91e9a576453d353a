#!/bin/sh
# Makes sure of a Java for the tests on Spark: the system's own, installed from Debian's packages where there is none.
set -eu
if [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null 2>&1; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "the tests on Spark need Java 17 or later: install it, so that \`java\` is on the PATH" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
fi
echo "installing Debian's default-jre-headless for the tests on Spark"
if ! { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get -qq install --yes --no-install-recommends default-jre-headless >/dev/null; }; then
  echo "could not install Java: install it yourself, so that \`java\` is on the PATH" >&2
  exit 1
fi
