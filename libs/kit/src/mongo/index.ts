export type { Collection } from 'mongoose';
export { connectMongo, type MongoOptions } from './connect-mongo.ts';
export { acquireLease, runWithLease, type Lease, type LeasedWork, type LeaseOptions } from './lease.ts';
export { migrateIndexes } from './migrate-indexes.ts';
export { classifyMongoError, duplicateKey } from './mongo-errors.ts';
export { createOutbox, outboxField, type Outbox, type OutboxEntry, type OutboxOptions } from './outbox.ts';
