#!/bin/sh
# Calls per second and time per call of ./yata mcp, against a minimal server on the official TypeScript SDK; needs Node 20+.
# First over an API of canned answers, so that the stdio servers set the pace, then over the real one.
# usage: bench/stdio-calls/run.sh JDK_HOME [ROUNDS]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
[ $# -gt 0 ] || { echo "usage: $0 JDK_HOME [ROUNDS]" >&2; exit 2; }

jdk=$1
reference=$root/target/bench/stdio-calls
mkdir -p "$reference"
cp "$here"/reference/* "$reference"
(cd "$reference" && npm ci --silent --no-audit --no-fund)
export JAVA_HOME="$jdk"
set -- "$jdk/bin/java" "$here/StdioCalls.java" "$root/yata mcp" "node $reference/server.mjs" "${2:-5}"
echo "== canned API"
(unset API_BASE_URL; "$@")
echo "== real API"
"$root/bench/with-yata.sh" "$jdk" "$@"
