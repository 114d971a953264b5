#!/bin/sh
# Members of a replica set prove themselves to each other with a key file, which has to belong to mongod alone.
set -eu
umask 077
printf '%s' "$MONGO_KEY" > /tmp/key
chown mongodb:mongodb /tmp/key
unset MONGO_KEY
exec docker-entrypoint.sh mongod --replSet latchkey --keyFile /tmp/key --bind_ip_all
