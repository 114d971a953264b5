import { createConnection } from 'mongoose';
import { FaultSwitch } from '@latchkey/embedded-store';

/** Documents by database and collection: `identity.credentials`. */
export type StoredDocuments = Record<string, readonly Record<string, unknown>[]>;

const writes = new Set(['insert', 'update', 'delete', 'findAndModify']);

/** Notes which collections commands have written to. */
export class WrittenCollections extends FaultSwitch {
  readonly #written = new Set<string>();

  override take(name: string, command: Parameters<FaultSwitch['take']>[1]): ReturnType<FaultSwitch['take']> {
    if (writes.has(name)) this.#written.add(`${String(command['$db'])}.${String(command[name])}`);
    return super.take(name, command);
  }

  /** Those written to since the last time. */
  drain(): string[] {
    const written = [...this.#written];
    this.#written.clear();
    return written;
  }
}

/**
 * Reads all that is stored, a collection again only when it was written to since: whoever compares before and after
 * each of thousands of requests pays for what changes.
 */
export async function openDocuments(
  databases: readonly { name: string; uri: string }[],
  written: WrittenCollections,
  stops: (() => Promise<void>)[],
): Promise<() => Promise<StoredDocuments>> {
  const connections = new Map(
    await Promise.all(
      databases.map(async ({ name, uri }) => [name, await createConnection(uri).asPromise()] as const),
    ),
  );
  stops.push(async () => {
    await Promise.all([...connections.values()].map((connection) => connection.close()));
  });
  const read = async (path: string): Promise<void> => {
    const [database = '', collection = ''] = path.split('.');
    const found = connections.get(database)?.collection(collection).find().sort({ _id: 1 }).toArray();
    if (found !== undefined) known[path] = await found;
  };
  const known: StoredDocuments = {};
  for (const [name, connection] of connections) {
    const collections = (await connection.db?.listCollections().toArray()) ?? [];
    for (const each of collections) await read(`${name}.${each.name}`);
  }
  return async () => {
    for (const path of written.drain()) await read(path);
    return { ...known };
  };
}

/** What requests are compared by: without some collections, and without fields that change in their own time. */
export function withoutOwnTime(
  collections: RegExp,
  ...fields: readonly string[]
): (stored: StoredDocuments) => StoredDocuments {
  const kept = new WeakMap<readonly object[], readonly Record<string, unknown>[]>();
  const strip = (documents: StoredDocuments[string]): StoredDocuments[string] => {
    const stripped =
      kept.get(documents) ??
      documents.map((each) =>
        Object.fromEntries(Object.entries(each).filter(([name]) => !fields.includes(name))),
      );
    kept.set(documents, stripped);
    return stripped;
  };
  return (stored) =>
    Object.fromEntries(
      Object.entries(stored)
        .filter(([name]) => !collections.test(name))
        .map(([name, documents]) => [name, strip(documents)]),
    );
}
