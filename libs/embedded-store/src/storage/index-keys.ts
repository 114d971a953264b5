import { CommandError } from '../errors.ts';
import type { DocumentTest } from '../query/filter.ts';
import { EMPTY_ARRAY, encodePlace } from '../values/ordered-key.ts';
import { isDocument, type Document } from '../values/document.ts';
import { ownField } from '../values/path.ts';
import type { IndexDefinition } from './index-definition.ts';
import { MAX_ID_BYTES, MAX_KEY_BYTES } from './keyspace.ts';

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

/** An entry of an index: where it lies, and the values that put it there. */
export interface IndexPlace {
  readonly place: Buffer;
  readonly values: readonly unknown[];
}

export interface IndexPlaces {
  /** Distinct ones. */
  readonly places: readonly IndexPlace[];
  /** Per field whether an array lies on its path; empty where none does. */
  readonly multikey: readonly boolean[];
}

export const NOWHERE: IndexPlaces = { places: [], multikey: [] };
const NOWHERE_BUT_MULTIKEY: IndexPlaces = { places: [], multikey: [true] };

/**
 * The entries of a document, index by index; none where a partial filter or sparseness leaves it out. Unique indexes keep
 * them by the values alone, the others with the `_id` behind. Indexes with the same partial filter, one after the other,
 * ask it once. Errors: 171, 17280 (key too long).
 */
export function placesOf(document: Document, idKey: Buffer): (index: IndexDefinition) => IndexPlaces {
  let asked: DocumentTest | undefined;
  let belongs = true;
  return (index) => {
    if (index.partialTest !== undefined) {
      if (index.partialTest !== asked) {
        asked = index.partialTest;
        belongs = asked(document);
      }
      if (!belongs) return NOWHERE;
    }
    const values = index.fields.map(({ parts }) => valueWithoutArray(document, parts));
    if (values.includes(ARRAY)) {
      return index.sparse && index.fields.length === 1 && endsAtEmptyArray(document, index)
        ? NOWHERE_BUT_MULTIKEY
        : placesOfArrays(document, index, idKey);
    }
    const only = placeOf(values, index, idKey);
    return only === undefined ? NOWHERE : { places: [only], multikey: [] };
  };
}

const ARRAY = Symbol('array');

/** Whether the one field of an index lies below an array of its document's own that has no elements: an outbox, mostly. */
function endsAtEmptyArray(document: Document, { fields: [field] }: IndexDefinition): boolean {
  const [name = '', ...below] = field?.parts ?? [];
  const value = ownField(document, name);
  return below.length > 0 && Array.isArray(value) && value.length === 0;
}

/** What a path leads to; ARRAY where it meets one. */
function valueWithoutArray(document: Document, parts: readonly string[]): unknown {
  let current: unknown = document;
  for (const part of parts) {
    if (Array.isArray(current)) return ARRAY;
    if (!isDocument(current)) return undefined;
    current = ownField(current, part);
  }
  return Array.isArray(current) ? ARRAY : current;
}

function placesOfArrays(document: Document, index: IndexDefinition, idKey: Buffer): IndexPlaces {
  const { tuples, multikey } = indexTuples(document, index);
  const distinct = new Map<string, IndexPlace>();
  for (const tuple of tuples) {
    const entry = placeOf(tuple, index, idKey);
    if (entry !== undefined) distinct.set(entry.place.toString('latin1'), entry);
  }
  return { places: [...distinct.values()], multikey };
}

function placeOf(values: KeyTuple, index: IndexDefinition, idKey: Buffer): IndexPlace | undefined {
  if (index.sparse && values.every((value) => value === undefined)) return undefined;
  const { space, fields, unique } = index;
  const { place, valueBytes } = encodePlace(space, values, fields, unique ? undefined : idKey);
  if (valueBytes > (unique ? MAX_KEY_BYTES : MAX_KEY_BYTES - MAX_ID_BYTES))
    throw new CommandError(
      17280,
      `WiredTigerIndex::insert: key too large to index, failing ${index.name} ${valueBytes}`,
    );
  return { place, values };
}
