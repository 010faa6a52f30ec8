#!/bin/sh
# Tokens per second of the token endpoint, warm, 8 connections, one durable record per token.
# usage: bench/token-endpoint/run.sh JDK_HOME [JDK_HOME ...]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
[ $# -gt 0 ] || { echo "usage: $0 JDK_HOME [JDK_HOME ...]" >&2; exit 2; }

for jdk; do
    home=$(mktemp -d)
    YATA_HOME=$home YATA_AUTH_PORT=0 YATA_API_PORT=0 \
        "$jdk/bin/java" -Dyata.root="$root" -jar "$root/launcher/target/launcher.jar" up >"$home/out" 2>&1 &
    up=$!
    trap 'kill $up 2>/dev/null; wait $up; rm -rf "$home"' EXIT
    until grep -q 'YATA is up' "$home/out"; do
        kill -0 $up || { cat "$home/out" >&2; exit 1; }
        sleep 0.2
    done
    # shellcheck disable=SC1091
    . "$home/mcp.env"
    export OAUTH_CLIENT_ID OAUTH_CLIENT_SECRET
    wrk -t1 -c8 -d20s -s "$here/token.lua" "$OAUTH_TOKEN_URL" >/dev/null
    echo "== $jdk"
    for _ in 1 2 3; do
        wrk -t1 -c8 -d10s -s "$here/token.lua" "$OAUTH_TOKEN_URL" | grep -E 'Requests/sec|Non-2xx|Socket errors'
    done
    kill $up
    wait $up || true
    trap - EXIT
    rm -rf "$home"
done
