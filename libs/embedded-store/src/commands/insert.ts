import { badValue, CommandError } from '../errors.ts';
import { SLICE } from '../store.ts';
import { withIdFirst } from '../update/upsert.ts';
import { assertSupported, type Document } from '../values/document.ts';
import { collectionName, readDocuments, type Command } from './command.ts';
import { Statements } from './write-result.ts';

/** Refuses what can be no `_id`. Errors: 2 for arrays, regular expressions and undefined. */
function assertId(id: unknown): void {
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array");
}

/** A document as it will be stored: checked, with an `_id`, which comes first; itself where nothing had to be done. */
function readyToStore(document: Document): Document {
  assertSupported(document);
  assertId(document['_id']);
  const names = Object.keys(document);
  for (const name of names) {
    if (name.startsWith('$'))
      throw new CommandError(52, `Document can't have $ prefixed field names: ${name}`);
  }
  return names[0] === '_id' ? document : withIdFirst(document);
}

export const insert: Command = {
  options: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: async (command, { store, database, encoded }): Promise<Document> => {
    const name = collectionName(command, 'insert');
    const statements = new Statements(
      readDocuments(command, 'documents', 'insert'),
      command['ordered'] !== false,
    );
    let inserted = 0;
    while (statements.current !== undefined) {
      await store.write(() => {
        const collection = store.catalog.findOrCreate(database, name);
        statements.run(SLICE, (document, at) => {
          const ready = readyToStore(document);
          // Encoding it once more would make the same bytes.
          collection.insert(ready, ready === document ? encoded['documents']?.[at] : undefined);
          inserted += 1;
        });
      });
    }
    return { n: inserted, ...(statements.errors.length > 0 ? { writeErrors: statements.errors } : {}) };
  },
};
