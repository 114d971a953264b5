import { mongo } from 'mongoose';
import { classifyMongoError } from '@latchkey/kit/mongo';
import type { CustomerWrite, ImportedCustomer, ImportedCustomers } from '../domain/imports.ts';
import { searchKeysOf } from '../domain/search-keys.ts';
import { profileFields } from './mongo-customers.ts';
import type { CustomerModel, StoredDocument } from './customer-model.ts';

const duplicateKeyCode = 11_000;

/** What was imported into somebody is only the imports' business. */
const { importMark: _, imports: __, ...importedFields } = profileFields;

/** Batches of imported profiles: one read along the index of the references, one bulk write. */
export function createMongoImportedCustomers(model: CustomerModel): ImportedCustomers {
  // The driver's own collection: what is written is made here, and casting it costs more than all the rest.
  const documents = model.db.collection<StoredDocument>(model.collection.name);
  return {
    async findByReferences(references) {
      try {
        // A tombstone has no reference.
        const found = await documents
          .find<StoredImported>(
            { customerReference: { $in: [...references] } },
            { projection: importedFields, batchSize: references.length + 1 },
          )
          .toArray();
        return found.map(({ _id, ...fields }) => ({ customerId: _id, ...fields }));
      } catch (error) {
        throw classifyMongoError(error);
      }
    },
    async save(writes) {
      try {
        // Unordered: one row that fails holds up no other.
        await documents.bulkWrite(writes.map(toOperation), { ordered: false });
        return new Set();
      } catch (error) {
        const faults = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
        if (faults.length === 0 || faults.some(({ code }) => code !== duplicateKeyCode))
          throw classifyMongoError(error);
        return new Set(faults.map(({ index }) => writes[index]?.customerId ?? ''));
      }
    },
  };
}

type StoredImported = Omit<ImportedCustomer, 'customerId'> & { _id: string };

function toOperation(write: CustomerWrite): mongo.AnyBulkWriteOperation<StoredDocument> {
  const { customerId } = write;
  if ('insert' in write) {
    const fields = write.insert;
    const document: StoredDocument = { _id: customerId, ...fields, ...searchKeysOf(fields), outbox: [] };
    return { insertOne: { document } };
  }
  const change = { ...write.change, ...searchKeysOf(write.change) };
  return { updateOne: { filter: { _id: customerId }, update: { $set: change } } };
}
