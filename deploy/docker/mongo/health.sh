#!/bin/sh
# Healthy means: writable. The first time, this makes the server a replica set of one; more members are added by hand.
exec mongosh --quiet --norc --username root --password "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin --eval '
  if (db.hello().setName === undefined) rs.initiate({ _id: "latchkey", members: [{ _id: 0, host: "mongo:27017" }] });
  quit(db.hello().isWritablePrimary ? 0 : 1);
'
