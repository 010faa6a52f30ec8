#!/bin/sh
# Compares calls per second and time per call of ./yata mcp and a minimal server with the official TypeScript SDK.
# Uses first an API with fixed answers, so that the stdio servers limit the speed, then the real API. Needs Node 20+.
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
