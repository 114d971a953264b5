import { compileStages, type Stage } from '../aggregate/stages.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { countMatches, countWithin } from '../query/count.ts';
import { CollectedCursor, Query } from '../query/query.ts';
import { compileFilter } from '../query/filter.ts';
import { MAX_SORT_BYTES, readSort, type SortField } from '../query/sort.ts';
import type { Store } from '../store.ts';
import { encodeDocument, isDocument, type Document } from '../values/document.ts';
import { visitPath, splitPath } from '../values/path.ts';
import { encodeOrdered } from '../values/ordered-key.ts';
import type { EncodedReply } from '../wire/cursor-reply.ts';
import {
  assertNoVariables,
  assertSimpleCollation,
  collectionName,
  readCount,
  readDocument,
  type Command,
} from './command.ts';
import { FIRST_BATCH, firstBatch } from './cursors.ts';

/** The part of a pipeline the query does (filter, then sort), and the stages left. */
interface Split {
  readonly filter: Document;
  readonly sort: readonly SortField[];
  readonly rest: readonly unknown[];
}

function stageNamed(stage: unknown, name: string): unknown {
  return isDocument(stage) && Object.keys(stage).length === 1 ? stage[name] : undefined;
}

/** Leading `$match` stages become the query's filter, a `$sort` right behind them its sort, so that indexes serve both. */
function split(pipeline: readonly unknown[]): Split {
  const filters: Document[] = [];
  let at = 0;
  for (; at < pipeline.length; at += 1) {
    const filter = stageNamed(pipeline[at], '$match');
    if (!isDocument(filter)) break;
    filters.push(filter);
  }
  const [only] = filters;
  const filter = filters.length > 1 ? { $and: filters } : (only ?? {});
  return { filter, sort: readSort(stageNamed(pipeline[at], '$sort')), rest: pipeline.slice(at) };
}

/** `[$match, $skip, $limit, $group: { _id: 1, n: { $sum: 1 } }]`, which is how drivers count. Undefined for anything else. */
function countingWindow(rest: readonly unknown[]): { skip: number; limit: number; id: unknown } | undefined {
  let skip = 0;
  let limit = Infinity;
  let at = 0;
  const skipped = stageNamed(rest[at], '$skip');
  if (typeof skipped === 'number') [skip, at] = [skipped, at + 1];
  const limited = stageNamed(rest[at], '$limit');
  if (typeof limited === 'number') [limit, at] = [limited, at + 1];
  const group = stageNamed(rest[at], '$group');
  if (!isDocument(group) || at !== rest.length - 1 || Object.keys(group).join() !== '_id,n') return undefined;
  const sum: unknown = stageNamed(group['n'], '$sum');
  const id = group['_id'];
  return sum === 1 && (id === 1 || id === null) ? { skip, limit, id } : undefined;
}

async function runPipeline(
  store: Store,
  database: string,
  name: string,
  pipeline: readonly unknown[],
  hint: unknown,
): Promise<Uint8Array[]> {
  const now = store.clock.now();
  const { filter, sort, rest } = split(pipeline);
  const collection = store.catalog.find(database, name);
  const counting = countingWindow(rest);
  if (counting !== undefined) {
    compileFilter(filter, { now });
    const counted = countWithin(
      await countMatches(store, collection, filter, hint, counting.skip + counting.limit),
      counting,
    );
    return counted === 0 ? [] : [encodeDocument({ _id: counting.id, n: counted })];
  }
  const query = collection === undefined ? undefined : new Query(store, collection, { filter, sort, hint });
  const stages = compileStages(sort.length > 0 && query?.sorted === true ? rest.slice(1) : rest, now);
  const results: Uint8Array[] = [];
  const pipe = stages(collecting(results));
  compileFilter(filter, { now });
  await query?.each(({ document }) => pipe.take(document));
  pipe.end();
  return results;
}

function collecting(results: Uint8Array[]): Stage {
  let bytes = 0;
  return {
    take: (document) => {
      const encoded = encodeDocument(document);
      bytes += encoded.length;
      if (bytes > MAX_SORT_BYTES)
        throw new CommandError(292, `the pipeline's result exceeded ${MAX_SORT_BYTES} bytes`);
      results.push(encoded);
      return false;
    },
    end: () => undefined,
  };
}

const aggregate: Command = {
  options: ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'collation', 'bypassDocumentValidation', 'let'],
  run: async (command, { store, database }): Promise<EncodedReply> => {
    assertSimpleCollation(command);
    assertNoVariables(command);
    const name = collectionName(command, 'aggregate');
    const pipeline = command['pipeline'];
    if (!Array.isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    const cursor = new CollectedCursor(await runPipeline(store, database, name, pipeline, command['hint']));
    const batchSize = readCount(readDocument(command, 'cursor', 'aggregate'), 'batchSize', FIRST_BATCH);
    return firstBatch(store, cursor, `${database}.${name}`, batchSize);
  },
};

const count: Command = {
  options: ['query', 'limit', 'skip', 'hint', 'collation'],
  run: async (command, { store, database }): Promise<Document> => {
    assertSimpleCollation(command);
    const name = collectionName(command, 'count');
    const filter = readDocument(command, 'query', 'count');
    compileFilter(filter, { now: store.clock.now() });
    const window = { skip: readCount(command, 'skip', 0), limit: readCount(command, 'limit', 0) || Infinity };
    const collection = store.catalog.find(database, name);
    const total = await countMatches(store, collection, filter, command['hint'], window.skip + window.limit);
    return { n: countWithin(total, window) };
  },
};

const distinct: Command = {
  options: ['key', 'query', 'collation', 'hint'],
  run: async (command, { store, database }): Promise<Document> => {
    assertSimpleCollation(command);
    const name = collectionName(command, 'distinct');
    const key = command['key'];
    if (typeof key !== 'string')
      throw failedToParse("BSON field 'distinct.key' is missing but a required field");
    const filter = readDocument(command, 'query', 'distinct');
    compileFilter(filter, { now: store.clock.now() });
    const collection = store.catalog.find(database, name);
    const values = new Map<string, unknown>();
    const parts = splitPath(key);
    const add = (value: unknown): void => {
      if (value !== undefined) values.set(encodeOrdered(value).toString('latin1'), value);
    };
    if (collection !== undefined) {
      await new Query(store, collection, { filter, sort: [], hint: command['hint'] }).each(({ document }) => {
        visitPath(document, parts, (value) => {
          if (Array.isArray(value)) value.forEach(add);
          else add(value);
          return false;
        });
        return undefined;
      });
    }
    return {
      values: [...values.entries()]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, value]) => value),
    };
  },
};

export const AGGREGATE_COMMANDS: Readonly<Record<string, Command>> = { aggregate, count, distinct };
