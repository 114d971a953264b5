#!/bin/sh
# Run once by the image, while the data directory is empty: each service gets a user that sees its own database only.
mongosh --quiet --norc --username root --password "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin <<'JS'
for (const service of ['identity', 'customer', 'notification']) {
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: process.env[`MONGO_PASSWORD_${service.toUpperCase()}`],
    roles: [{ role: 'readWrite', db: service }],
  });
}
JS
