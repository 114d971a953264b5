import { Schema, type Connection } from 'mongoose';
import { classifyMongoError, duplicateKey } from '@latchkey/kit/mongo';
import type { ReferenceNumbers } from '../domain/customer.ts';

interface SequenceDocument {
  _id: string;
  value: number;
}

const sequenceSchema = new Schema<SequenceDocument>({ _id: String, value: Number }, { versionKey: false });

/** The sequence document that Spryker calls `CustomerReference`. */
const sequence = 'customerReference';

/** One document raised by each registration; a number taken by a registration that then fails stays unused. */
export function createMongoReferenceNumbers(connection: Connection): ReferenceNumbers {
  const sequences = connection.model('Sequence', sequenceSchema, 'sequences');
  const raise = async (): Promise<number> => {
    const raised = await sequences
      .findOneAndUpdate(
        { _id: sequence },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after', projection: { value: 1 } },
      )
      .lean()
      .orFail();
    return raised.value;
  };
  const raiseTo = async (number: number): Promise<void> => {
    await sequences.updateOne({ _id: sequence }, { $max: { value: number } }, { upsert: true });
  };
  return {
    next: () => twice(raise),
    raiseTo: (number) => twice(() => raiseTo(number)),
  };
}

/**
 * Of several first upserts at the same moment one inserts and the others may get E11000 (MongoDB manual, "Upsert with
 * duplicate values"); the document is there then, so the second try raises it.
 */
async function twice<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert().catch((error: unknown) => {
      if (duplicateKey(error) === undefined) throw error;
      return upsert();
    });
  } catch (error) {
    throw classifyMongoError(error);
  }
}
