export type { Collection } from 'mongoose';
export { connectMongo, type MongoOptions } from './connect-mongo.ts';
export { acquireLease, runWithLease, type Lease, type LeasedWork, type LeaseOptions } from './lease.ts';
export { createGatheredInserts, type GatheredInserts } from './gathered-inserts.ts';
export { migrateIndexes } from './migrate-indexes.ts';
export { classifyMongoError, duplicateKey } from './mongo-errors.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
export { outboxField, type OutboxEntry } from './outbox-field.ts';
export { openStore, storeAnswers } from './open-store.ts';
