import { CommandError } from '../errors.ts';
import { encodeOrdered, EMPTY_ARRAY_KEY, invertBytes } from '../values/ordered-key.ts';
import { isDocument, type Document } from '../values/document.ts';
import { ownField } from '../values/path.ts';
import type { IndexDefinition } from './index-definition.ts';
import { MAX_ID_BYTES, MAX_KEY_BYTES } from './keyspace.ts';

/** Marks the place of an empty array, which has no element to index. */
const EMPTY_ARRAY = Symbol('empty array');

/** One combination of values a document contributes to an index; `undefined` where a field is missing. */
type KeyTuple = unknown[];

interface Cut {
  /** The value found, or the array the walk stopped at. */
  readonly value: unknown;
  /** How many path parts were walked. */
  readonly depth: number;
}

/** Walks a path until it ends, breaks off, or meets an array. */
function walkToArray(value: unknown, parts: readonly string[], from: number): Cut {
  let current = value;
  let depth = from;
  while (depth < parts.length && isDocument(current)) {
    current = ownField(current, parts[depth] ?? '');
    depth += 1;
  }
  if (Array.isArray(current)) return { value: current, depth };
  return { value: depth === parts.length ? current : undefined, depth };
}

interface Position {
  readonly value: unknown;
  readonly parts: readonly string[];
  readonly depth: number;
}

/**
 * The values a document puts into an index: one tuple, or one per element when an array lies on a path (multikey).
 * Two fields may share an array (`links.hash`, `links.purpose`); two different arrays are refused (171), as by MongoDB.
 */
function indexTuples(
  document: Document,
  index: IndexDefinition,
): { tuples: KeyTuple[]; multikey: boolean[] } {
  const multikey = index.fields.map(() => false);
  const start = index.fields.map((field): Position => ({ value: document, parts: field.parts, depth: 0 }));
  return { tuples: expand(start, multikey), multikey };
}

function expand(positions: readonly Position[], multikey: boolean[]): KeyTuple[] {
  const cuts = positions.map(({ value, parts, depth }) => walkToArray(value, parts, depth));
  const arrays = new Set(cuts.map((cut) => cut.value).filter((value) => Array.isArray(value)));
  if (arrays.size === 0) return [cuts.map((cut) => cut.value)];
  if (arrays.size > 1) throw new CommandError(171, 'cannot index parallel arrays');
  const array = [...arrays][0] as unknown[];
  const elements: readonly unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  cuts.forEach((cut, at) => {
    if (cut.value === array) multikey[at] = true;
  });
  const tuples: KeyTuple[] = [];
  for (const element of elements) {
    const below = positions.map((position, at): Position => {
      const cut = cuts[at];
      if (cut?.value !== array) return { value: cut?.value, parts: [], depth: 0 };
      return {
        value: elementAt(element, cut.depth < position.parts.length),
        parts: position.parts,
        depth: cut.depth,
      };
    });
    tuples.push(...expandElement(below, multikey));
  }
  return tuples;
}

/** An element below which a path goes on: only documents have fields; anything else counts as missing. */
function elementAt(element: unknown, goesOn: boolean): unknown {
  return goesOn && !isDocument(element) ? undefined : element;
}

/** Fields that ended at the array take the element as it is, even when it is an array itself; the others walk on. */
function expandElement(positions: readonly Position[], multikey: boolean[]): KeyTuple[] {
  const goesOn = positions.some(({ depth, parts }) => depth < parts.length);
  if (!goesOn) return [positions.map(({ value }) => value)];
  const done = positions.map(({ depth, parts, value }) => (depth < parts.length ? undefined : { value }));
  const open = positions.filter((_, at) => done[at] === undefined);
  const openMultikey = open.map(() => false);
  const tuples = expand(open, openMultikey);
  let next = 0;
  done.forEach((entry, at) => {
    if (entry === undefined) multikey[at] = (multikey[at] ?? false) || (openMultikey[next++] ?? false);
  });
  return tuples.map((tuple) => {
    let at = 0;
    return done.map((entry) => (entry === undefined ? tuple[at++] : entry.value));
  });
}

/** Ordered bytes of one field's value, in the direction of the field. */
function encodeField(value: unknown, direction: 1 | -1): Buffer {
  const encoded = value === EMPTY_ARRAY ? EMPTY_ARRAY_KEY : encodeOrdered(value);
  return direction === 1 ? encoded : invertBytes(encoded);
}

export interface IndexKeys {
  /** Distinct keys (values only, no space number, no `_id`). */
  readonly keys: ReadonlyMap<string, { readonly bytes: Buffer; readonly values: readonly unknown[] }>;
  readonly multikey: readonly boolean[];
}

const NO_KEYS: IndexKeys = { keys: new Map(), multikey: [] };

/** The distinct keys of a document in an index; none when a partial filter or sparseness leaves it out. Errors: 171, 17280 (key too long). */
export function indexKeys(document: Document, index: IndexDefinition): IndexKeys {
  if (index.partialTest !== undefined && !index.partialTest(document)) return NO_KEYS;
  const { tuples, multikey } = indexTuples(document, index);
  const keys = new Map<string, { bytes: Buffer; values: readonly unknown[] }>();
  const limit = index.unique ? MAX_KEY_BYTES : MAX_KEY_BYTES - MAX_ID_BYTES;
  for (const tuple of tuples) {
    if (index.sparse && tuple.every((value) => value === undefined)) continue;
    const bytes = Buffer.concat(
      tuple.map((value, at) => encodeField(value, index.fields[at]?.direction ?? 1)),
    );
    if (bytes.length > limit) {
      throw new CommandError(
        17280,
        `WiredTigerIndex::insert: key too large to index, failing ${index.name} ${bytes.length}`,
      );
    }
    const values = tuple.map((value) => (value === EMPTY_ARRAY || value === undefined ? null : value));
    keys.set(bytes.toString('latin1'), { bytes, values });
  }
  return { keys, multikey };
}
