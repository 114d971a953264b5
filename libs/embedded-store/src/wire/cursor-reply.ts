import { encodeDocument } from '../values/document.ts';

const DOCUMENT_TYPE = 0x03;
const ARRAY_TYPE = 0x04;

/** An answer whose BSON is already made. */
export class EncodedReply {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

function element(type: number, name: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(type), Buffer.from(`${name}\0`, 'latin1'), value]);
}

function documentOf(elements: readonly Uint8Array[]): Buffer {
  const length = elements.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...elements, Buffer.of(0)], length);
}

/** Elements of an encoded document, without its length and end. */
function elementsOf(document: Uint8Array): Uint8Array {
  return document.subarray(4, document.length - 1);
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}

/**
 * `{ cursor: { firstBatch | nextBatch, id, ns }, ok: 1 }` around documents that stay the bytes they are stored as;
 * decoding and encoding them again would cost more than everything else in a find.
 */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  batch: readonly Uint8Array[],
  cursorId: number,
  namespace: string,
): EncodedReply {
  const array = documentOf(
    batch.flatMap((document, index) => [Buffer.from(`\x03${index}\0`, 'latin1'), document]),
  );
  const cursor = documentOf([
    element(ARRAY_TYPE, batchName, array),
    element(0x12, 'id', int64(cursorId)),
    elementsOf(encodeDocument({ ns: namespace })),
  ]);
  return new EncodedReply(
    documentOf([element(DOCUMENT_TYPE, 'cursor', cursor), elementsOf(encodeDocument({ ok: 1 }))]),
  );
}
