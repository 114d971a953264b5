import { Binary, ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { isDocument, type Document } from '../values/document.ts';

/** A value as MongoDB's messages print it. */
function printValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`;
  if (Array.isArray(value)) return `[ ${value.map(printValue).join(', ')} ]`;
  if (isDocument(value)) return printDocument(value);
  return String(value);
}

function printDocument(document: Document): string {
  return `{ ${Object.entries(document)
    .map(([name, value]) => `${name}: ${printValue(value)}`)
    .join(', ')} }`;
}

/** E11000 word for word as the server writes it; drivers and our services read `keyPattern` and `keyValue`. */
export function duplicateKey(
  collection: { readonly namespace: string },
  indexName: string,
  keyPattern: Document,
  values: readonly unknown[],
): CommandError {
  const keyValue: Document = Object.fromEntries(
    Object.keys(keyPattern).map((path, at) => [path, values[at] ?? null]),
  );
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${indexName} dup key: ${printDocument(keyValue)}`,
    { keyPattern, keyValue },
  );
}
