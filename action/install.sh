#!/usr/bin/env bash
# Brings the released program for this machine into $RUNNER_TEMP/papers, checked by its hash.
# RELEASES names another place for the releases than GitHub.
set -euo pipefail

# TARGET names another program than that for this machine.
case "${TARGET:-$(uname -s)-$(uname -m)}" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64) target=aarch64-unknown-linux-musl ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  *-*-*) target="$TARGET" ;;
  *) echo "::error::there is no released program for $(uname -s) on $(uname -m)"; exit 1 ;;
esac

releases="${RELEASES:-https://github.com/$REPOSITORY/releases/download/$VERSION}"
archive="papers-$target.tar.gz"
folder="$RUNNER_TEMP/papers"
mkdir -p "$folder"
cd "$folder"
for file in "$archive" "$archive.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "$releases/$file" \
    || { echo "::error::$releases/$file cannot be downloaded; the input version names a release, such as v1"; exit 1; }
done
if command -v sha256sum > /dev/null; then sha256sum --check --quiet "$archive.sha256"; else shasum -a 256 --check --quiet "$archive.sha256"; fi
tar -xzf "$archive" --strip-components 1
./papers --version
