import { failedToParse } from '../errors.ts';
import { readSort } from '../query/sort.ts';
import { SLICE, type Store } from '../store.ts';
import { compileUpdate } from '../update/compile-update.ts';
import {
  updateAll,
  updateFirst,
  type UpdateOutcome,
  type UpdateStatement,
} from '../update/update-documents.ts';
import type { Document } from '../values/document.ts';
import {
  assertKnownFields,
  assertNoVariables,
  assertSimpleCollation,
  collectionName,
  readDocument,
  readDocuments,
  type Command,
} from './command.ts';
import { Statements } from './write-result.ts';

const STATEMENT_FIELDS = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'c', 'sort'];

/** Reads one entry of `updates`. Errors: 40415, 72, 9 and what compiling the update refuses. */
function readStatement(statement: Document, store: Store): UpdateStatement {
  assertKnownFields(statement, STATEMENT_FIELDS, 'update.updates');
  assertSimpleCollation(statement);
  const filter = readDocument(statement, 'q', 'update.updates');
  const update = compileUpdate(statement['u'], statement['arrayFilters'], { now: store.clock.now(), filter });
  if (statement['multi'] === true && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  return {
    filter,
    sort: readSort(statement['sort']),
    hint: statement['hint'],
    update,
    upsert: statement['upsert'] === true,
  };
}

interface Totals {
  matched: number;
  modified: number;
  readonly upserted: Document[];
}

function add(totals: Totals, index: number, outcome: UpdateOutcome): void {
  totals.matched += outcome.matched;
  totals.modified += outcome.modified;
  if (outcome.upsertedId !== undefined) totals.upserted.push({ index, _id: outcome.upsertedId });
}

/** A multi-update takes its own transactions, a few hundred documents each. */
async function runMulti(
  statements: Statements<Document>,
  store: Store,
  database: string,
  name: string,
  totals: Totals,
): Promise<void> {
  const index = statements.index;
  try {
    const statement = readStatement(statements.current ?? {}, store);
    const collection =
      store.catalog.find(database, name) ??
      (await store.write(() => store.catalog.findOrCreate(database, name)));
    add(totals, index, await updateAll(store, collection, statement));
    statements.advance();
  } catch (error) {
    statements.fail(error);
  }
}

export const update: Command = {
  options: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: async (command, { store, database }): Promise<Document> => {
    assertNoVariables(command);
    const name = collectionName(command, 'update');
    const statements = new Statements(
      readDocuments(command, 'updates', 'update'),
      command['ordered'] !== false,
    );
    const totals: Totals = { matched: 0, modified: 0, upserted: [] };
    while (statements.current !== undefined) {
      if (statements.current['multi'] === true) {
        await runMulti(statements, store, database, name, totals);
        continue;
      }
      await store.write(() => {
        const collection = store.catalog.findOrCreate(database, name);
        statements.run(
          SLICE,
          (statement, index) =>
            add(totals, index, updateFirst(store, collection, readStatement(statement, store))),
          (statement) => statement['multi'] === true,
        );
      });
    }
    return {
      n: totals.matched + totals.upserted.length,
      nModified: totals.modified,
      ...(totals.upserted.length > 0 ? { upserted: totals.upserted } : {}),
      ...(statements.errors.length > 0 ? { writeErrors: statements.errors } : {}),
    };
  },
};
