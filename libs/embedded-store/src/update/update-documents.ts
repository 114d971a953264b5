import { placeOf, type Collection } from '../storage/collection.ts';
import { firstMatch, Query, type Match, type QuerySpecification } from '../query/query.ts';
import { compileFilter } from '../query/filter.ts';
import { SLICE, type Store } from '../store.ts';
import {
  assertSupported,
  decodeDocument,
  encodeDocument,
  isDocument,
  type Document,
} from '../values/document.ts';
import { equalValues } from '../values/compare.ts';
import type { CompiledUpdate } from './compile-update.ts';
import { upsertedDocument } from './upsert.ts';

export interface UpdateStatement extends QuerySpecification {
  readonly update: CompiledUpdate;
  readonly upsert: boolean;
}

export interface UpdateOutcome {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId?: unknown;
  /** The document before and after, for findAndModify. */
  readonly before?: Document;
  readonly after?: Document;
}

/** Writes a changed document unless nothing changed; answers whether something did. Runs inside a transaction. */
function writeChange(collection: Collection, match: Match, after: Document): boolean {
  // Equal values may be of other types or in another order of fields; numbers are stored as their client wrote them.
  if (
    equalValues(match.document, after) &&
    Buffer.compare(encodeDocument(match.document), encodeDocument(after)) === 0
  )
    return false;
  collection.replace(match.idKey, match.document, after);
  return true;
}

/** Updates the first match in sort order, or upserts. Runs inside a transaction: reading, checking and writing are one step. */
export function updateFirst(store: Store, collection: Collection, statement: UpdateStatement): UpdateOutcome {
  const match = firstMatch(new Query(store, collection, statement), statement.sort);
  if (match === undefined)
    return statement.upsert ? upsert(collection, statement) : { matched: 0, modified: 0 };
  const after = statement.update.apply(match.document, false);
  const modified = writeChange(collection, match, after);
  return { matched: 1, modified: Number(modified), before: match.document, after };
}

function upsert(collection: Collection, statement: UpdateStatement): UpdateOutcome {
  const document = upsertedDocument(statement.filter, statement.update);
  assertSupported(document);
  collection.insert(document);
  return { matched: 0, modified: 0, upsertedId: document['_id'], after: document };
}

/** The places of all matches, gathered before anything changes, so that no document is met twice because its keys moved. */
async function matchingPlaces(
  store: Store,
  collection: Collection,
  specification: QuerySpecification,
): Promise<readonly Buffer[]> {
  const named = namedPlaces(specification);
  if (named !== undefined) return named;
  const places: Buffer[] = [];
  await new Query(store, collection, specification).each(({ idKey }) => {
    places.push(idKey);
    return undefined;
  });
  return places;
}

/** Where a filter names its documents by their ids, their places; whether each is there and matches is seen when it is written. */
function namedPlaces({ filter, hint }: QuerySpecification): readonly Buffer[] | undefined {
  const named = filter['_id'];
  const ids: unknown = isDocument(named) ? named['$in'] : undefined;
  if (hint !== undefined || !Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
    return undefined;
  return [...new Set(ids)].flatMap((id) => placeOf(id) ?? []);
}

/** Visits every match in writing transactions of a few hundred; each document is tested again inside its transaction. */
async function eachForWriting(
  store: Store,
  collection: Collection,
  specification: QuerySpecification,
  visit: (match: Match) => void,
): Promise<void> {
  const places = await matchingPlaces(store, collection, specification);
  const test = compileFilter(specification.filter, { now: store.clock.now() });
  for (let from = 0; from < places.length; from += SLICE) {
    await store.write(() => {
      for (const idKey of places.slice(from, from + SLICE)) {
        const stored = collection.read(idKey);
        if (stored === undefined) continue;
        const document = decodeDocument(stored.bytes);
        if (test(document)) visit({ ...stored, document });
      }
    });
  }
}

/** Updates every match; when there is none and `upsert` is set, the upsert looks again inside its own transaction. */
export async function updateAll(
  store: Store,
  collection: Collection,
  statement: UpdateStatement,
): Promise<UpdateOutcome> {
  let matched = 0;
  let modified = 0;
  await eachForWriting(store, collection, statement, (match) => {
    matched += 1;
    modified += Number(writeChange(collection, match, statement.update.apply(match.document, false)));
  });
  if (matched > 0 || !statement.upsert) return { matched, modified };
  return store.write(() => updateFirst(store, collection, statement));
}

/** Deletes the first match in sort order, inside a transaction. */
export function deleteFirst(
  store: Store,
  collection: Collection,
  specification: QuerySpecification,
): Document | undefined {
  const match = firstMatch(new Query(store, collection, specification), specification.sort);
  if (match === undefined) return undefined;
  collection.remove(match.idKey, match.document);
  return match.document;
}

export async function deleteAll(
  store: Store,
  collection: Collection,
  specification: QuerySpecification,
): Promise<number> {
  let deleted = 0;
  await eachForWriting(store, collection, specification, (match) => {
    collection.remove(match.idKey, match.document);
    deleted += 1;
  });
  return deleted;
}
