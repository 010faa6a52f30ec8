#!/bin/sh
# Measures the seconds from the start of `up` until both services are ready, with a folder that was used before.
# usage: bench/up/run.sh JDK_HOME [JDK_HOME ...]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
[ $# -gt 0 ] || { echo "usage: $0 JDK_HOME [JDK_HOME ...]" >&2; exit 2; }

for jdk; do
    home=$(mktemp -d)
    echo "== $jdk"
    for run in first 1 2 3 4 5; do
        start=$(date +%s%N)
        YATA_HOME=$home YATA_AUTH_PORT=0 YATA_API_PORT=0 \
            "$jdk/bin/java" -Dyata.root="$root" -jar "$root/launcher/target/launcher.jar" up >"$home/out" 2>&1 &
        up=$!
        until grep -q 'YATA is up' "$home/out"; do
            kill -0 $up || { cat "$home/out" >&2; exit 1; }
            sleep 0.02
        done
        echo "$run $(( ($(date +%s%N) - start) / 1000000 )) ms"
        kill $up
        wait $up || true
    done
    rm -rf "$home"
done
