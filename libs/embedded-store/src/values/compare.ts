import { Binary, BSONRegExp, ObjectId } from 'bson';
import { isDocument, type Document } from './document.ts';

/**
 * MongoDB's comparison order of BSON types. The numbers are also the first byte of an index key (`ordered-key.ts`), so sorting in memory
 * and walking an index can never disagree. Gaps leave room; 0 and 255 stay free as terminators.
 */
export const TYPE_ORDER = {
  emptyArray: 4,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  regex: 55,
} as const;

/** Position of a value's type in MongoDB's order; `undefined` (a missing field) counts as null, as MongoDB does in sorts and indexes. */
export function typeOrder(value: unknown): number {
  if (typeof value === 'string') return TYPE_ORDER.string;
  if (typeof value === 'number') return TYPE_ORDER.number;
  if (typeof value === 'boolean') return TYPE_ORDER.boolean;
  return value === undefined ? TYPE_ORDER.null : objectTypeOrder(value);
}

function objectTypeOrder(value: unknown): number {
  if (value === null) return TYPE_ORDER.null;
  if (Array.isArray(value)) return TYPE_ORDER.array;
  if (value instanceof Date) return TYPE_ORDER.date;
  if (value instanceof ObjectId) return TYPE_ORDER.objectId;
  if (value instanceof Binary) return TYPE_ORDER.binary;
  if (value instanceof BSONRegExp) return TYPE_ORDER.regex;
  return TYPE_ORDER.object;
}

/** Orders strings by code point, which is how MongoDB compares their UTF-8 bytes; JavaScript's `<` compares UTF-16 units. */
function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    const aSurrogate = a >= 0xd800 && a <= 0xdfff;
    const bSurrogate = b >= 0xd800 && b <= 0xdfff;
    if (aSurrogate !== bSurrogate) return aSurrogate ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}

function compareNumbers(left: number, right: number): number {
  if (left === right) return 0;
  // NaN equals itself and sorts before every other number.
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  if (Number.isNaN(right)) return 1;
  return left < right ? -1 : 1;
}

function compareArrays(left: readonly unknown[], right: readonly unknown[]): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareValues(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Field by field: type first, then name, then value; the shorter document is less. Field order matters, as in MongoDB. */
function compareDocuments(left: Document, right: Document): number {
  const leftNames = Object.keys(left);
  const rightNames = Object.keys(right);
  const length = Math.min(leftNames.length, rightNames.length);
  for (let index = 0; index < length; index += 1) {
    const leftName = leftNames[index] ?? '';
    const rightName = rightNames[index] ?? '';
    const order =
      typeOrder(left[leftName]) - typeOrder(right[rightName]) ||
      compareStrings(leftName, rightName) ||
      compareValues(left[leftName], right[rightName]);
    if (order !== 0) return order;
  }
  return leftNames.length - rightNames.length;
}

function compareBinaries(left: Binary, right: Binary): number {
  return (
    left.length() - right.length() ||
    left.sub_type - right.sub_type ||
    Buffer.compare(left.value(), right.value())
  );
}

/** MongoDB's total order over values: negative, zero or positive. Zero is also what equality means in filters. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  const order = typeOrder(left) - typeOrder(right);
  if (order !== 0) return order;
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right);
  if (left instanceof Date && right instanceof Date) return compareNumbers(left.getTime(), right.getTime());
  if (left instanceof ObjectId && right instanceof ObjectId) return Buffer.compare(left.id, right.id);
  if (left instanceof Binary && right instanceof Binary) return compareBinaries(left, right);
  if (left instanceof BSONRegExp && right instanceof BSONRegExp) {
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
  }
  return isDocument(left) && isDocument(right) ? compareDocuments(left, right) : 0;
}

export function equalValues(left: unknown, right: unknown): boolean {
  return compareValues(left, right) === 0;
}
