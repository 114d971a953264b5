import { failedToParse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import type { QuerySpecification } from '../query/query.ts';
import { readSort } from '../query/sort.ts';
import type { Store } from '../store.ts';
import { compileUpdate } from '../update/compile-update.ts';
import { deleteFirst, updateFirst } from '../update/update-documents.ts';
import type { Document } from '../values/document.ts';
import {
  assertNoVariables,
  assertSimpleCollation,
  collectionName,
  readDocument,
  type Command,
} from './command.ts';

async function findAndRemove(
  store: Store,
  database: string,
  name: string,
  specification: QuerySpecification,
): Promise<Document | undefined> {
  return store.write(() => {
    const collection = store.catalog.find(database, name);
    return collection === undefined ? undefined : deleteFirst(store, collection, specification);
  });
}

/** Finds, changes and answers one document as a single step; of any number of racing calls for one document each sees the one before. */
export const findAndModify: Command = {
  options: [
    'query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint', 'collation', 'bypassDocumentValidation', 'let',
  ], // prettier-ignore
  run: async (command, { store, database }): Promise<Document> => {
    assertSimpleCollation(command);
    assertNoVariables(command);
    const name = collectionName(command, 'findAndModify');
    const filter = readDocument(command, 'query', 'findAndModify');
    const specification: QuerySpecification = {
      filter,
      sort: readSort(command['sort']),
      hint: command['hint'],
    };
    const now = store.clock.now();
    const projection = compileProjection(command['fields'], filter, now);
    const show = (document: Document | undefined): Document | null => {
      if (document === undefined) return null;
      return projection === undefined ? document : projection(document);
    };
    if (command['remove'] === true) {
      if (command['update'] !== undefined)
        throw failedToParse("Cannot specify both an 'update' and 'remove'=true");
      if (command['upsert'] === true)
        throw failedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
      if (command['new'] === true)
        throw failedToParse(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
        );
      const removed = await findAndRemove(store, database, name, specification);
      return { lastErrorObject: { n: Number(removed !== undefined) }, value: show(removed) };
    }
    if (command['update'] === undefined)
      throw failedToParse("Either an update or 'remove'=true must be specified");
    const update = compileUpdate(command['update'], command['arrayFilters'], { now, filter });
    const outcome = await store.write(() =>
      updateFirst(store, store.catalog.findOrCreate(database, name), {
        ...specification,
        update,
        upsert: command['upsert'] === true,
      }),
    );
    const upserted = outcome.upsertedId !== undefined;
    return {
      lastErrorObject: {
        n: outcome.matched + Number(upserted),
        updatedExisting: outcome.matched > 0,
        ...(upserted ? { upserted: outcome.upsertedId } : {}),
      },
      value: show(command['new'] === true ? outcome.after : outcome.before),
    };
  },
};
