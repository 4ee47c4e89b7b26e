#!/bin/sh
# Run in the folder of a package: packs it as a release would, then looks at the tarball as its users will find it.
set -eu

quietly() {
  output=$("$@" 2>&1) || { printf '%s\n' "$output"; exit 1; }
}

folder=node_modules/.packed
rm -rf "$folder"
quietly pnpm pack --pack-destination "$folder"
quietly publint run "$folder"/*.tgz --strict
# A style-sheet and a browser's script have no types.
quietly attw "$folder"/*.tgz --exclude-entrypoints pages.css pages.js --profile esm-only --no-definitely-typed --no-color --no-emoji
echo "packages: ${PWD##*/}, no problems"
