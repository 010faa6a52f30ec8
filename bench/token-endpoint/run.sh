#!/bin/sh
# Measures tokens per second of the warm token endpoint with 8 connections. Each token has one durable record.
# usage: bench/token-endpoint/run.sh JDK_HOME [JDK_HOME ...]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -gt 0 ] || { echo "usage: $0 JDK_HOME [JDK_HOME ...]" >&2; exit 2; }

for jdk; do
    echo "== $jdk"
    # shellcheck disable=SC2016
    "$here/../with-yata.sh" "$jdk" sh -euc '
        wrk -t1 -c8 -d30s -s "$0" "$OAUTH_TOKEN_URL" >/dev/null
        for _ in 1 2 3 4 5; do
            wrk -t1 -c8 -d10s -s "$0" "$OAUTH_TOKEN_URL" | grep -E "Requests/sec|Non-2xx|Socket errors"
        done' "$here/token.lua"
done
