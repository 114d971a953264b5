import { mongo, type Connection, type Model } from 'mongoose';
import { delay } from '../clock/index.ts';
import { AppError } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import { classifyMongoError } from './mongo-errors.ts';

/**
 * What a copy meets while another one creates the same: the collection exists since a moment ago (48), an index build
 * was aborted or is under way (276, 12587, 117), the catalogue moved on (246, 266).
 */
const raceCodes = new Set([48, 112, 117, 246, 266, 276, 12587]);
/** IndexOptionsConflict and IndexKeySpecsConflict: an index of this name or key exists and differs. */
const differsCodes = new Set([85, 86]);
const attempts = 8;

/**
 * Creates the indexes of the connection's models and drops none, so that an older copy beside this one keeps those it
 * needs; safe when many copies start at once.
 * @throws AppError `internal` when an index exists with other options: somebody has to decide, see the message
 */
export async function migrateIndexes(connection: Connection, logger: Logger): Promise<void> {
  // Side by side: a start waits for all of them, and those of one collection do not concern another.
  await Promise.all(
    connection.modelNames().map((name) => createIndexes(connection.model<unknown>(name), logger)),
  );
}

async function createIndexes(model: Model<unknown>, logger: Logger): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await model.createIndexes();
      logger.debug({ collection: model.collection.name }, 'indexes are there');
      return;
    } catch (error) {
      const code = error instanceof mongo.MongoServerError ? error.code : undefined;
      if (differsCodes.has(Number(code))) {
        throw new AppError('internal', {
          detail: `an index of ${model.collection.name} exists with other options: drop or rename it by hand`,
          cause: error,
        });
      }
      const passing = classifyMongoError(error) !== error || raceCodes.has(Number(code));
      if (!passing || attempt === attempts) throw classifyMongoError(error);
      logger.info(
        { collection: model.collection.name, attempt, code },
        'indexes not yet there, will try again',
      );
      await delay(100 * 2 ** attempt);
    }
  }
}
