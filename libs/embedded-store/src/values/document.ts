import { Binary, BSONRegExp, deserialize, ObjectId, serialize } from 'bson';
import { badValue, CommandError } from '../errors.ts';

/** A BSON document as a JavaScript object; field order is insertion order, as in BSON. */
export type Document = Record<string, unknown>;

/** MongoDB's maxBsonObjectSize: what one stored document may weigh. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** MongoDB refuses documents nested deeper than this (maximum BSON depth, 180 by default). */
const MAX_DEPTH = 180;

export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Reads BSON bytes. Int32, double and a long that JavaScript holds exactly become numbers; regular expressions stay `BSONRegExp`, so that an
 * invalid pattern is the query's error and not the decoder's.
 */
export function decodeDocument(bytes: Uint8Array): Document {
  return deserialize(bytes, {
    promoteValues: true,
    promoteLongs: true,
    promoteBuffers: false,
    bsonRegExp: true,
  });
}

export function encodeDocument(document: Document): Uint8Array {
  return serialize(document, { ignoreUndefined: false });
}

/** Encodes a document that will be stored. Errors: as `assertStorable`. */
export function encodeStored(document: Document): Uint8Array {
  const bytes = encodeDocument(document);
  assertStorable(bytes);
  return bytes;
}

/** Errors: 10334 for a document of more than 16 MB. */
export function assertStorable(bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      10334,
      `BSONObj size: ${String(bytes.length)} is invalid. Size must be between 0 and ${String(MAX_DOCUMENT_BYTES)}(16MB)`,
    );
  }
}

/** Tells whether the store can hold and compare a leaf value: string, number, boolean, null, Date, ObjectId, Binary. */
function isSupportedLeaf(value: object): boolean {
  return value instanceof Date || value instanceof ObjectId || value instanceof Binary;
}

function describe(value: object): string {
  const tag: unknown = Reflect.get(value, '_bsontype');
  return typeof tag === 'string' ? tag : value.constructor.name;
}

/**
 * Refuses what the store could not compare or keep exactly (Decimal128, a long beyond 2^53, Timestamp, MinKey, code, …), before it can
 * become a silent wrong result. `allowRegex` is for filters, where a regular expression is an operator and not a value.
 */
export function assertSupported(value: unknown, allowRegex = false, depth = 0): void {
  if (value === undefined) throw badValue('the embedded store does not hold values of BSON type undefined');
  if (typeof value === 'bigint')
    throw badValue('the embedded store does not hold 64-bit integers beyond 2^53');
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH)
    throw new CommandError(15, `BSONObj exceeds maximum nested object depth: ${String(MAX_DEPTH)}`);
  if (Array.isArray(value)) {
    for (const element of value) assertSupported(element, allowRegex, depth + 1);
    return;
  }
  if (isDocument(value)) {
    for (const name of Object.keys(value)) {
      if (name === '__proto__') throw badValue("the embedded store does not hold a field named '__proto__'");
      const field = value[name];
      if (typeof field !== 'string' && typeof field !== 'number')
        assertSupported(field, allowRegex, depth + 1);
    }
    return;
  }
  if (isSupportedLeaf(value) || (allowRegex && value instanceof BSONRegExp)) return;
  throw badValue(`the embedded store does not hold values of BSON type ${describe(value)}`);
}

/** A deep copy; leaves are shared because nothing ever changes a Date, ObjectId or Binary in place. */
export function cloneValue<T>(value: T): T;
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => cloneValue(element));
  if (!isDocument(value)) return value;
  const copy: Document = {};
  for (const name of Object.keys(value)) copy[name] = cloneValue(value[name]);
  return copy;
}
