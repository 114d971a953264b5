import type { Collection, StoredDocument } from '../storage/collection.ts';
import { pause, SLICE, type Store } from '../store.ts';
import { decodeDocument, encodeDocument, type Document } from '../values/document.ts';
import { CandidateWalk } from './candidates.ts';
import type { DocumentCursor } from './cursor-registry.ts';
import { compileFilter, type DocumentTest } from './filter.ts';
import { plan, type Plan } from './planner.ts';
import type { Projection } from './projection.ts';
import { Sorter, type SortField } from './sort.ts';

export interface QuerySpecification {
  readonly filter: Document;
  readonly sort: readonly SortField[];
  readonly hint?: unknown;
}

/** A document that matched, with its place. */
export interface Match extends StoredDocument {
  readonly document: Document;
}

/** A candidate, decoded once somebody looks into it. */
class Candidate implements Match {
  readonly idKey: Buffer;
  readonly bytes: Buffer;
  #document: Document | undefined;

  constructor({ idKey, bytes }: StoredDocument) {
    this.idKey = idKey;
    this.bytes = bytes;
  }

  get document(): Document {
    return (this.#document ??= decodeDocument(this.bytes));
  }
}

/** A filter, planned and compiled for one collection. */
export class Query {
  readonly plan: Plan;
  readonly #test: DocumentTest;
  readonly #walk: CandidateWalk;
  readonly #exact: boolean;

  constructor(
    store: Store,
    collection: Collection,
    { filter, sort, hint }: QuerySpecification,
    counters = store.counters,
  ) {
    this.#test = compileFilter(filter, { now: store.clock.now() });
    this.plan = plan(collection, store.environment, filter, sort, hint);
    this.#walk = new CandidateWalk(collection, store.environment, this.plan, counters);
    // A walk without bounds was planned for no filter.
    this.#exact = this.plan.kind === 'walk' && this.plan.walk.bounded && this.plan.walk.exact;
  }

  get sorted(): boolean {
    return this.plan.kind === 'walk' && this.plan.walk.providesSort;
  }

  /** What an index holds exactly needs no second look. */
  #fits(candidate: Candidate): boolean {
    return this.#exact || this.#test(candidate.document);
  }

  /** Matches from where the last call stopped, without letting other work in between. */
  *matches(): Generator<Match> {
    for (const stored of this.#walk.walk()) {
      const candidate = new Candidate(stored);
      if (this.#fits(candidate)) yield candidate;
    }
  }

  /** Tells `visit` every match, a slice per turn of the event loop, until it answers true. */
  async each(visit: (match: Match) => boolean | undefined): Promise<void> {
    for (;;) {
      let seen = 0;
      let more = false;
      for (const stored of this.#walk.walk()) {
        const candidate = new Candidate(stored);
        if (this.#fits(candidate) && visit(candidate) === true) return;
        seen += 1;
        if (seen < SLICE) continue;
        more = true;
        break;
      }
      if (!more) return;
      await pause();
    }
  }
}

export interface Window {
  readonly skip: number;
  /** Infinity for no limit. */
  readonly limit: number;
}

/** The first match in sort order, in one go; for updates of one document inside a transaction. */
export function firstMatch(query: Query, sort: readonly SortField[]): Match | undefined {
  if (sort.length === 0 || query.sorted) {
    for (const match of query.matches()) return match;
    return undefined;
  }
  const sorter = new Sorter<Match>(sort, 1);
  for (const match of query.matches()) sorter.add(match.document, match, match.bytes.length);
  return sorter.take()[0];
}

/** Documents straight from an ordered (or unordered) walk; each batch goes on in the newest state behind the last key. */
class WalkingCursor implements DocumentCursor {
  readonly #query: Query;
  readonly #projection: Projection | undefined;
  #skip: number;
  #left: number;

  constructor(query: Query, { skip, limit }: Window, projection: Projection | undefined) {
    this.#query = query;
    this.#projection = projection;
    this.#skip = skip;
    this.#left = limit;
  }

  async next(maxDocuments: number, maxBytes: number): Promise<{ batch: Uint8Array[]; done: boolean }> {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    let stopped = this.#left <= 0 || maxDocuments <= 0;
    if (!stopped) {
      await this.#query.each((match) => {
        if (this.#skip > 0) {
          this.#skip -= 1;
          return undefined;
        }
        const encoded =
          this.#projection === undefined ? match.bytes : encodeDocument(this.#projection(match.document));
        batch.push(encoded);
        bytes += encoded.length;
        this.#left -= 1;
        stopped = batch.length >= maxDocuments || bytes >= maxBytes || this.#left <= 0;
        return stopped;
      });
    }
    return { batch, done: !stopped || this.#left <= 0 };
  }
}

/** Documents that had to be collected first: sorted in memory, grouped, or listed. */
export class CollectedCursor implements DocumentCursor {
  readonly #documents: readonly Uint8Array[];
  #at = 0;

  constructor(documents: readonly Uint8Array[]) {
    this.#documents = documents;
  }

  next(maxDocuments: number, maxBytes: number): Promise<{ batch: Uint8Array[]; done: boolean }> {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (this.#at < this.#documents.length && batch.length < maxDocuments && bytes < maxBytes) {
      const document = this.#documents[this.#at];
      if (document === undefined) break;
      batch.push(document);
      bytes += document.length;
      this.#at += 1;
    }
    return Promise.resolve({ batch, done: this.#at >= this.#documents.length });
  }
}

/** Opens a find: a walk when an index gives the order, else collected, sorted in memory (292 beyond 100 MB) and cut to the window. */
export async function openFind(
  store: Store,
  collection: Collection | undefined,
  specification: QuerySpecification,
  window: Window,
  projection: Projection | undefined,
): Promise<DocumentCursor> {
  if (collection === undefined) {
    compileFilter(specification.filter, { now: store.clock.now() });
    return new CollectedCursor([]);
  }
  const query = new Query(store, collection, specification);
  if (specification.sort.length === 0 || query.sorted) return new WalkingCursor(query, window, projection);
  const sorter = new Sorter<Buffer>(specification.sort, window.skip + window.limit);
  await query.each(({ document, bytes }) => {
    sorter.add(document, bytes, bytes.length);
    return undefined;
  });
  const sorted = sorter.take().slice(window.skip);
  return new CollectedCursor(
    projection === undefined
      ? sorted
      : sorted.map((bytes) => encodeDocument(projection(decodeDocument(bytes)))),
  );
}
