import type { Collection, Connection, mongo } from 'mongoose';

/**
 * The driver's own collection of a model, for paths where mongoose's casting and documents would cost as much as the
 * command itself. Nothing is cast, no default filled in, no field checked: what goes in is what is stored.
 */
export function driverCollection<D extends mongo.BSON.Document>(model: {
  db: Connection;
  collection: { name: string };
}): Collection<D> {
  return model.db.collection<D>(model.collection.name);
}
