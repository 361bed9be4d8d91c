#!/usr/bin/env bash
# Generates a client from the schema, compiles it, and has it play one relationship at ten screens.
#
#   run.sh [address of a server in Development with the demo data; http://localhost:5080 when left out]
#
# Each run brings two people of its own, so it can be run again. It ends with another code than 0 when anything is not as told.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for tool in node npm; do command -v $tool >/dev/null || { echo "$tool is missing" >&2; exit 1; }; done
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
npm run --silent generate
npm run --silent compile
npm run --silent play -- "${1:-http://localhost:5080}"
