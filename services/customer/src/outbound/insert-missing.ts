import { mongo, type Connection } from 'mongoose';
import { driverCollection } from '@latchkey/kit/mongo';

const duplicateKeyCode = 11_000;

/**
 * Inserts those documents whose `_id` is not there yet and leaves the others alone; nothing is cast and no default is
 * filled in.
 * @throws what the driver throws for anything but a double
 */
export async function insertMissing(
  model: { db: Connection; collection: { name: string } },
  documents: readonly { _id: string }[],
): Promise<void> {
  if (documents.length === 0) return;
  const collection = driverCollection<{ _id: string }>(model);
  try {
    // Unordered: one that is there holds up no other.
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    const faults = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (faults.length === 0 || faults.some(({ code }) => code !== duplicateKeyCode)) throw error;
  }
}
