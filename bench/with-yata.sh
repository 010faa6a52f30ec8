#!/bin/sh
# Starts services in a temporary folder on free ports, runs a command, then stops the services.
# usage: bench/with-yata.sh JDK_HOME COMMAND [ARGUMENT ...]
# The command finds YATA_HOME, BENCH_JAVA (the JDK's java) and the variables of mcp.env in its environment.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
[ $# -gt 1 ] || { echo "usage: $0 JDK_HOME COMMAND [ARGUMENT ...]" >&2; exit 2; }

BENCH_JAVA=$1/bin/java
shift
YATA_HOME=$(mktemp -d)
export BENCH_JAVA YATA_HOME
YATA_AUTH_PORT=0 YATA_API_PORT=0 \
    "$BENCH_JAVA" -Dyata.root="$root" -jar "$root/launcher/target/launcher.jar" up >"$YATA_HOME/out" 2>&1 &
up=$!
trap 'kill $up 2>/dev/null; wait $up; rm -rf "$YATA_HOME"' EXIT
until grep -q 'YATA is up' "$YATA_HOME/out"; do
    kill -0 $up 2>/dev/null || { cat "$YATA_HOME/out" >&2; exit 1; }
    sleep 0.2
done
set -a
# shellcheck disable=SC1091
. "$YATA_HOME/mcp.env"
set +a
"$@"
