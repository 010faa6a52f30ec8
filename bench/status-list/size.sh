#!/bin/sh
# Prints the size of the real status lists and the milliseconds to fetch one. There are 200,000 live tokens, and 5,000
# of them are revoked.
# usage: bench/with-yata.sh JDK_HOME bench/status-list/size.sh        (needs psql)
set -eu
auth=${OAUTH_TOKEN_URL%/oauth/token}
data=$YATA_HOME/auth-server
port=$(sed -n 4p "$(find "$data" -name postmaster.pid)")
PGPASSWORD=$(cat "$(find "$data" -name password)")
export PGPASSWORD
psql -q -h localhost -p "$port" -U postgres postgres <<'SQL'
insert into oauth_tokens (jti, client_id, generation, scopes, issued_at, expires_at)
  select gen_random_uuid(), 'default', 0, 'todos:read', now(), now() + interval '1 hour' from generate_series(1, 200000);
update oauth_tokens set revoked_at = now()
 where jti in (select jti from oauth_tokens order by random() limit 5000);
analyze oauth_tokens;
SQL
for list in 0 1; do
    sleep 1
    etag=$(curl -s -D - -o "$YATA_HOME/list" "$auth/oauth/status-lists/$list" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
    echo "list $list: $(wc -c <"$YATA_HOME/list") bytes"
    for kind in rebuilt unchanged; do
        for _ in 1 2 3 4 5; do
            sleep 0.5
            [ $kind = unchanged ] && condition="If-None-Match: $etag" || condition='X: y'
            curl -s -o /dev/null -H "$condition" -w "$kind %{http_code} %{time_total}\n" "$auth/oauth/status-lists/$list"
        done
    done
done
