import { badValue, CommandError } from '../errors.ts';
import { compareValues } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { splitPath, visitPath } from '../values/path.ts';

export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** Bytes a sort may hold in memory, MongoDB's internalQueryMaxBlockingSortMemoryUsageBytes. */
export const MAX_SORT_BYTES = 100 * 1024 * 1024;

/** Reads a sort document. Errors: 15974-style refusals are answered as 2; `$meta` sorts are refused. */
export function readSort(sort: unknown): readonly SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDocument(sort)) throw new CommandError(14, 'Expected field sort to be of type object');
  return Object.entries(sort).map(([path, direction]) => {
    if (path.startsWith('$') && path !== '$natural')
      throw badValue(`FieldPath field names may not start with '$'. Given '${path}'.`);
    if (direction !== 1 && direction !== -1)
      throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending)`);
    return { path, parts: splitPath(path), direction };
  });
}

/** The value a document sorts by: of an array its least element, or its greatest when falling; a missing field is null. */
function sortValue(document: Document, field: SortField): unknown {
  const values: unknown[] = [];
  visitPath(document, field.parts, (value) => {
    if (Array.isArray(value)) values.push(...(value.length > 0 ? (value as unknown[]) : [EMPTY_ARRAY]));
    else values.push(value);
    return false;
  });
  return values.reduce(
    (best, value) => (compareSortValues(value, best) * field.direction < 0 ? value : best),
    values[0],
  );
}

/** An empty array sorts before null; below every value `compareValues` knows there is only this marker. */
const EMPTY_ARRAY = Symbol('empty array');

function compareSortValues(left: unknown, right: unknown): number {
  if (left === EMPTY_ARRAY || right === EMPTY_ARRAY)
    return Number(left !== EMPTY_ARRAY) - Number(right !== EMPTY_ARRAY);
  return compareValues(left, right);
}

/** The values a document sorts by, computed once. */
export function sortKey(document: Document, sort: readonly SortField[]): unknown[] {
  return sort.map((field) => sortValue(document, field));
}

export function compareSortKeys(
  left: readonly unknown[],
  right: readonly unknown[],
  sort: readonly SortField[],
): number {
  for (const [index, field] of sort.entries()) {
    const order = compareSortValues(left[index], right[index]) * field.direction;
    if (order !== 0) return order;
  }
  return 0;
}

interface Keyed<T> {
  readonly key: readonly unknown[];
  readonly item: T;
  readonly bytes: number;
}

/** Collects items in sort order, keeping only the first `limit` of them; equal keys stay in the order they came. */
export class Sorter<T> {
  readonly #sort: readonly SortField[];
  readonly #limit: number;
  #kept: Keyed<T>[] = [];
  #bytes = 0;

  constructor(sort: readonly SortField[], limit = Infinity) {
    this.#sort = sort;
    this.#limit = limit;
  }

  /** Errors: 292 when more than 100 MB would have to be held. */
  add(document: Document, item: T, bytes: number): void {
    this.#kept.push({ key: sortKey(document, this.#sort), item, bytes });
    this.#bytes += bytes;
    // Twice the limit before cutting back makes the cost of keeping the best k a constant per item.
    if (this.#kept.length >= this.#limit * 2 + 64) this.#cut();
    if (this.#bytes > MAX_SORT_BYTES) this.#cut();
    if (this.#bytes > MAX_SORT_BYTES) {
      throw new CommandError(
        292,
        `Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes, but did not opt in to external sorting.`,
      );
    }
  }

  #cut(): void {
    this.#kept.sort((left, right) => compareSortKeys(left.key, right.key, this.#sort));
    if (this.#kept.length > this.#limit) this.#kept.length = this.#limit;
    this.#bytes = this.#kept.reduce((sum, kept) => sum + kept.bytes, 0);
  }

  take(): T[] {
    this.#cut();
    return this.#kept.map((kept) => kept.item);
  }
}
