#!/usr/bin/env bash
# Makes the site with the program in $RUNNER_TEMP/papers. Findings are annotations at their lines.
set -euo pipefail

papers="$RUNNER_TEMP/papers/papers"
kept="$RUNNER_TEMP/papers-kept"
mkdir -p "$kept/public"
# Paths with spaces stand in papers.toml.
read -r -a sources <<< "${SOURCE:-}"
options=(--public "$kept/public")

# A figure or a count that cannot be had (exit code 1) is left out, and stops nothing.
if [ "${FIGURES:-false}" = true ]; then
  "$papers" figures ${sources[@]+"${sources[@]}"} --output "$kept/public/figures" --repository . --format github || [ $? -eq 1 ]
fi
# Nor do abstracts: a service that is down costs what it would have told, and not the site.
if [ "${ABSTRACTS:-false}" = true ]; then
  "$papers" abstracts ${sources[@]+"${sources[@]}"} --output "$kept/public/abstracts.json" || echo "::warning::some abstracts could not be had"
fi
if [ "${STARS:-false}" = true ]; then
  "$papers" stars ${sources[@]+"${sources[@]}"} --output "$kept/public/stars.json" || echo "::warning::some stars could not be had"
fi
if [ "${CITATIONS:-false}" = true ]; then
  "$papers" citations ${sources[@]+"${sources[@]}"} --output "$kept/public/citations.json" || echo "::warning::some citations could not be had"
fi
if [ "${PICTURES:-false}" = true ]; then
  options+=(--pictures "$kept/pictures")
fi
if [ -n "${URL:-}" ]; then
  options+=(--url "$URL")
fi
"$papers" build ${sources[@]+"${sources[@]}"} --out "${OUT:-dist}" --format github "${options[@]}"
