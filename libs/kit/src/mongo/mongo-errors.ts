import { mongo, MongooseError } from 'mongoose';
import { AppError } from '../errors/index.ts';

/**
 * Server errors that go away by themselves (MongoDB manual, "Error Codes"; retryable writes specification): the host or
 * network fails, an election is on, a write concern was not met in time, writers collided.
 */
const passingCodes = new Set([
  6, 7, 50, 64, 89, 91, 100, 112, 189, 202, 262, 317, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436,
]);
const duplicateKeyCode = 11000;

/**
 * Whether the error is E11000, and on which key: the first field of the index (`login`, `_id`).
 * The error's own message holds the value, a person's address perhaps: log the key instead.
 */
export function duplicateKey(error: unknown): { key: string } | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKeyCode) return undefined;
  const pattern = (error['keyPattern'] ?? writeErrorPattern(error)) as Record<string, unknown> | undefined;
  const key = Object.keys(pattern ?? {})[0] ?? /index: (?:.*\$)?(.+?)_-?1/.exec(error.message)?.[1] ?? '_id';
  return { key };
}

/**
 * Turns driver errors that a later try may not meet (network, no primary, write concern not met in time, not connected)
 * into an AppError `unavailable` and leaves everything else alone. A write that failed so may have happened all the same.
 */
export function classifyMongoError(error: unknown): unknown {
  return isPassing(error)
    ? new AppError('unavailable', {
        detail: 'MongoDB cannot be used now',
        cause: error,
        retryAfterSeconds: 1,
      })
    : error;
}

function isPassing(error: unknown): boolean {
  if (error instanceof MongooseError) {
    return (
      error.name === 'MongooseServerSelectionError' ||
      error.message.includes('before initial connection is complete')
    );
  }
  if (!(error instanceof mongo.MongoError)) return false;
  if (error instanceof mongo.MongoServerError) return isPassingAnswer(error);
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error.name === 'MongoPoolClearedError' ||
    error.name === 'MongoPoolClosedError' ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    error.name === 'MongoConnectionPoolClearedError'
  );
}

function isPassingAnswer(error: mongo.MongoServerError): boolean {
  if (error instanceof mongo.MongoWriteConcernError) return true;
  if (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError'))
    return true;
  return typeof error.code === 'number' && passingCodes.has(error.code);
}

function writeErrorPattern(error: mongo.MongoServerError): unknown {
  const first: unknown =
    error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat()[0]?.err : undefined;
  return first !== null && typeof first === 'object' && 'keyPattern' in first ? first.keyPattern : undefined;
}
