import { badValue } from '../errors.ts';
import type { QuerySpecification } from '../query/query.ts';
import { SLICE, type Store } from '../store.ts';
import { compileFilter } from '../query/filter.ts';
import { deleteAll, deleteFirst } from '../update/update-documents.ts';
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

function readStatement(statement: Document, store: Store): QuerySpecification {
  assertKnownFields(statement, ['q', 'limit', 'hint', 'collation'], 'delete.deletes');
  assertSimpleCollation(statement);
  const limit = statement['limit'];
  if (limit !== 0 && limit !== 1)
    throw badValue(`The limit field in delete objects must be 0 or 1. Got ${String(limit)}`);
  const filter = readDocument(statement, 'q', 'delete.deletes');
  compileFilter(filter, { now: store.clock.now() });
  return { filter, sort: [], hint: statement['hint'] };
}

export const deleteCommand: Command = {
  options: ['deletes', 'ordered', 'let'],
  run: async (command, { store, database }): Promise<Document> => {
    assertNoVariables(command);
    const name = collectionName(command, 'delete');
    const statements = new Statements(
      readDocuments(command, 'deletes', 'delete'),
      command['ordered'] !== false,
    );
    let deleted = 0;
    const isMulti = (statement: Document): boolean => statement['limit'] !== 1;
    while (statements.current !== undefined) {
      const { current } = statements;
      if (isMulti(current)) {
        try {
          const specification = readStatement(current, store);
          const collection = store.catalog.find(database, name);
          if (collection !== undefined) deleted += await deleteAll(store, collection, specification);
          statements.advance();
        } catch (error) {
          statements.fail(error);
        }
        continue;
      }
      await store.write(() => {
        statements.run(
          SLICE,
          (statement) => {
            const specification = readStatement(statement, store);
            const collection = store.catalog.find(database, name);
            if (collection !== undefined && deleteFirst(store, collection, specification) !== undefined)
              deleted += 1;
          },
          isMulti,
        );
      });
    }
    return { n: deleted, ...(statements.errors.length > 0 ? { writeErrors: statements.errors } : {}) };
  },
};
