#!/usr/bin/env bash
# uqr 0.1.3: a QR code drawn with the defaults has a margin of one module; the standard asks for four.
#
# Guess: a generator's default is a symbol that may be printed as it is: ISO/IEC 18004 demands a quiet
#   zone of four modules on every side.
# Behaviour: one module, and "size" and "data" count it in, so that whoever adds a margin of his own
#   from the size of the version (21 modules for version 1) is off by two.
# Hurts: whoever prints codes beside text, a frame or a dark ground: many phones do not find them, and
#   on the white screen where one tries it out it works.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund uqr@0.1.3
cat > run.mjs <<'JS'
import { encode } from "uqr";

const { version, size, data } = encode("A");
const margin = data.findIndex((row) => row.some(Boolean));
console.log(`version ${version} has ${17 + 4 * version} modules; size ${size}, margin ${margin}`);
process.exit(version === 1 && size === 23 && margin === 1 ? 0 : 1);
JS
node run.mjs
