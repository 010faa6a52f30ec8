#!/bin/sh
# Measures the API's throughput with and without the status check, in turns: GET /todos with a token that has a status,
# and with a token that has none. There are 200,000 live tokens, and 5,000 of them are revoked.
# usage: bench/status-list/throughput.sh JDK_HOME
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
java=${1:?usage: $0 JDK_HOME}/bin/java
auth=18901 api=18902
home=$(mktemp -d)
"$java" "$here/Issuer.java" $auth "http://localhost:$api/api/v1" "$home" &
issuer=$!
YATA_HOME=$home YATA_AUTH_PORT=$auth YATA_API_PORT=$api \
    "$java" -jar "$root/todo-api/target/todo-api.jar" --yata.postgres.temporary=true >"$home/out" 2>&1 &
service=$!
trap 'kill $issuer $service 2>/dev/null; wait; rm -rf "$home"' EXIT
until curl -sf "http://localhost:$api/actuator/health/readiness" >/dev/null; do
    kill -0 $service || { cat "$home/out" >&2; exit 1; }
    sleep 0.2
done
measure() {
    wrk -t1 -c8 "-d$2" -H "Authorization: Bearer $(cat "$home/$1")" "http://localhost:$api/api/v1/todos" |
        awk -v name="$1" '/Non-2xx/ { print > "/dev/stderr"; exit 1 } /Requests\/sec/ { print name, $2 }'
}
measure with 20s >/dev/null
measure without 10s >/dev/null
# In both orders: whichever comes second has it a little easier.
for _ in 1 2 3 4; do
    measure with 5s
    measure without 5s
    measure without 5s
    measure with 5s
done | awk '{ print; sum[$1] += $2 } END { printf "with / without: %.3f\n", sum["with"] / sum["without"] }'
