import type { Connection, mongo } from 'mongoose';
import { AppError } from '../errors/index.ts';
import { classifyMongoError } from './mongo-errors.ts';

/**
 * The documents a filter matches, by one `find` command whose whole answer is one batch: a cursor of the driver is a good part of
 * what so small a read costs. For the paths every login takes, and for what is looked for all day. Nothing is cast, and nothing
 * has a default.
 * Sent once more when the server went away, as the driver does with reads of its own.
 * @param options.limit documents at most; so few that one answer holds them
 * @throws what the driver throws; AppError `unavailable` before the connection was opened
 */
export async function findFew<D extends mongo.BSON.Document>(
  model: { db: Connection; collection: { name: string } },
  filter: mongo.Filter<D>,
  options: { limit: number; sort?: mongo.BSON.Document; projection?: mongo.BSON.Document },
): Promise<D[]> {
  const { db } = model.db;
  if (db === undefined) throw new AppError('unavailable', { detail: 'MongoDB is not connected' });
  const command = { find: model.collection.name, filter, ...options, singleBatch: true };
  const read = async (): Promise<D[]> => {
    const { cursor } = (await db.command(command)) as { cursor: { firstBatch: D[] } };
    return cursor.firstBatch;
  };
  try {
    return await read();
  } catch (error) {
    if (classifyMongoError(error) === error) throw error;
    return read();
  }
}
