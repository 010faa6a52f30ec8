#!/bin/sh
# Makes the secrets that docker-compose.dev.yml mounts. Keeps existing ones.
set -eu
umask 077
cd "$(dirname -- "$0")"
mkdir -p secrets home
for secret in database-password master-key; do
    [ -s "secrets/$secret" ] || head -c 32 /dev/urandom | base64 | tr -d '\n' >"secrets/$secret"
done
if [ "$(id -u)" != 1000 ]; then
    echo "Your user id is not 1000; before compose, run: export YATA_UID=$(id -u) YATA_GID=$(id -g)"
fi
