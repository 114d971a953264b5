import { mongo } from 'mongoose';
import { driverCollection, classifyMongoError } from '@latchkey/kit/mongo';
import type {
  CustomerInsert,
  CustomerWrite,
  ImportedCustomer,
  ImportedCustomers,
} from '../domain/imports.ts';
import { searchKeysOf } from '../domain/search-keys.ts';
import { profileFields } from './mongo-customers.ts';
import type { CustomerModel, StoredDocument } from './customer-model.ts';

const duplicateKeyCode = 11_000;

/** What was imported into somebody is only the imports' business. */
const { importMark: _, imports: __, ...importedFields } = profileFields;

/** Batches of imported profiles: one read along the index of the references, one bulk write. */
export function createMongoImportedCustomers(model: CustomerModel): ImportedCustomers {
  // The driver's own collection: what is written is made here, and casting it costs more than all the rest.
  const documents = driverCollection<StoredDocument>(model);
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

/** Field by field, as in the domain's writeOf. */
function toDocument(customerId: string, insert: CustomerInsert): StoredDocument {
  const keys = searchKeysOf(insert);
  const document: StoredDocument = {
    _id: customerId,
    customerReference: insert.customerReference,
    email: insert.email,
    salutation: insert.salutation,
    firstName: insert.firstName,
    lastName: insert.lastName,
    gender: insert.gender,
    dateOfBirth: insert.dateOfBirth,
    phone: insert.phone,
    company: insert.company,
    locale: insert.locale,
    store: insert.store,
    registeredAt: insert.registeredAt,
    updatedAt: insert.updatedAt,
    importMark: insert.importMark,
    imports: insert.imports,
    emailKey: keys.emailKey ?? '',
    lastNameKey: keys.lastNameKey ?? '',
    referenceKey: keys.referenceKey ?? '',
    outbox: [],
  };
  if (insert.confirmedAt !== undefined) document.confirmedAt = insert.confirmedAt;
  if (insert.account !== undefined) document.account = insert.account;
  return document;
}

function toOperation(write: CustomerWrite): mongo.AnyBulkWriteOperation<StoredDocument> {
  const { customerId } = write;
  if ('insert' in write) return { insertOne: { document: toDocument(customerId, write.insert) } };
  const change = { ...write.change, ...searchKeysOf(write.change) };
  return { updateOne: { filter: { _id: customerId }, update: { $set: change } } };
}
