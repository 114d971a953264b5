import { mongo } from 'mongoose';
import { driverCollection } from '@latchkey/kit/mongo';
import type { ImportWrite, ToldImportWrite } from '../../domain/credential-import.ts';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import {
  toDocument,
  toEntries,
  toStoredPassword,
  type CredentialDocument,
  type CredentialModel,
} from './credential-model.ts';
import { storeCall } from './store-call.ts';

const duplicateKeyCode = 11_000;

/**
 * Batches of imported rows, each in one bulk write. Of a row that is inserted nobody is told: customer asks for the
 * state of the profiles it does not know it of, many at once.
 */
export function importWrites(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'saveImported'> {
  // The driver's own collection: what is written is made here, and casting it costs more than all the rest.
  const documents = driverCollection<CredentialDocument>(model);
  return {
    saveImported: (writes) =>
      storeCall(async () => {
        if (writes.length === 0) return { refused: new Set(), unknown: false };
        const changed = writes.map((write) => ('update' in write ? changes.of(write.customerId) : undefined));
        const operations = writes.map((write, at) => toOperation(write, changed[at]?.event));
        const { matched, failed } = await writeUnordered(documents, operations);
        for (const change of changed) change?.told(true);
        const refused = new Set(failed.map((at) => customerOf(writes[at])));
        const expected = writes.filter((write) => 'update' in write && !refused.has(customerOf(write)));
        return { refused, unknown: matched < expected.length };
      }),
  };
}

/** Unordered: one row that fails holds up no other. @returns the places of the writes that met a key already there */
async function writeUnordered(
  documents: mongo.Collection<CredentialDocument>,
  operations: mongo.AnyBulkWriteOperation<CredentialDocument>[],
): Promise<{ matched: number; failed: number[] }> {
  try {
    const { matchedCount } = await documents.bulkWrite(operations, { ordered: false });
    return { matched: matchedCount, failed: [] };
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const faults = [error.writeErrors].flat();
    if (faults.length === 0 || faults.some(({ code }) => code !== duplicateKeyCode)) throw error;
    return { matched: error.matchedCount, failed: faults.map(({ index }) => index) };
  }
}

function customerOf(write: ImportWrite | undefined): string {
  if (write === undefined) return '';
  return 'insert' in write ? write.insert.customerId : write.customerId;
}

function toOperation(
  write: ToldImportWrite,
  changed: CredentialEvent | undefined,
): mongo.AnyBulkWriteOperation<CredentialDocument> {
  if ('insert' in write) return { insertOne: { document: toDocument(write.insert) } };
  const outbox = toEntries([...(changed === undefined ? [] : [changed]), ...write.events]);
  const { customerId, version, update } = write;
  return {
    updateOne: {
      filter: { _id: customerId, version },
      update: {
        $set: {
          importMark: update.importMark,
          ...(update.login === undefined ? {} : { login: update.login }),
          ...(update.state === undefined ? {} : { state: update.state }),
          ...(update.password === undefined ? {} : { password: toStoredPassword(update.password) }),
          ...(update.emptiesLinks ? { links: [] } : {}),
        },
        ...(update.emptiesLinks ? { $unset: { invitation: 1 } } : {}),
        $inc: { version: 1, ...(update.endsSessions ? { epoch: 1 } : {}) },
        $push: { outbox: { $each: outbox } },
      },
    },
  };
}
