import { Binary, BSONRegExp, ObjectId } from 'bson';
import { TYPE_ORDER, typeOrder } from './compare.ts';
import type { Document } from './document.ts';

/** Keys are written one behind the other into as many bytes at a time; most have less than a hundred. */
const SLAB_BYTES = 16 * 1024;

/** How many bytes close a text. */
export const TEXT_END_BYTES = 2;

/** Index keys in bytes whose plain byte order is MongoDB's order of the values. Every encoded value ends by itself (none is a prefix of another). */
class KeyWriter {
  #bytes = Buffer.allocUnsafeSlow(SLAB_BYTES);
  /** Where the key that is being written begins; what lies before it was handed out. */
  #start = 0;
  #length = 0;

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const written = this.#length - this.#start;
    const fresh = Buffer.allocUnsafeSlow(Math.max(SLAB_BYTES, 2 * (written + count)));
    this.#bytes.copy(fresh, 0, this.#start, this.#length);
    this.#bytes = fresh;
    this.#start = 0;
    this.#length = written;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  unsigned(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value, this.#length);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** UTF-8, a zero byte written as 00 FF, closed by 00 00: so `a` neither begins `a\0` nor follows it. */
  text(value: string): void {
    this.#reserve(value.length * 3 + TEXT_END_BYTES);
    const written = this.#bytes.write(value, this.#length, 'utf8');
    if (value.includes('\0')) {
      const escaped = escapeZeros(this.#bytes.subarray(this.#length, this.#length + written));
      this.raw(escaped);
    } else {
      this.#length += written;
    }
    this.byte(0);
    this.byte(0);
  }

  /** IEEE double with the sign handled so that bytes order like numbers; NaN is all zero and thus the least. */
  number(value: number): void {
    this.#reserve(8);
    if (Number.isNaN(value)) {
      this.#bytes.fill(0, this.#length, this.#length + 8);
    } else {
      this.#bytes.writeDoubleBE(value === 0 ? 0 : value, this.#length);
      const first = this.#bytes[this.#length] ?? 0;
      if (first & 0x80)
        for (let at = this.#length; at < this.#length + 8; at += 1) this.#bytes[at] = ~(this.#bytes[at] ?? 0);
      else this.#bytes[this.#length] = first | 0x80;
    }
    this.#length += 8;
  }

  /** Bytes of the key so far: a place in the key, not in the slab, which may change under a key. */
  get length(): number {
    return this.#length - this.#start;
  }

  /** Turns the bytes of the key since its length was `from` over, for the descending fields of a compound index. */
  invertSince(from: number): void {
    for (let at = this.#start + from; at < this.#length; at += 1) this.#bytes[at] = ~(this.#bytes[at] ?? 0);
  }

  /** The key as it was written since the last `reset`; the next one lies behind it, so that nothing is copied. */
  take(): Buffer {
    const taken = this.#bytes.subarray(this.#start, this.#length);
    this.#start = this.#length;
    return taken;
  }

  /** Begins a key; one that was not taken is dropped. */
  reset(): void {
    this.#length = this.#start;
  }
}

function escapeZeros(bytes: Uint8Array): Buffer {
  const escaped: number[] = [];
  for (const byte of bytes) {
    escaped.push(byte);
    if (byte === 0) escaped.push(0xff);
  }
  return Buffer.from(escaped);
}

function writeBody(writer: KeyWriter, value: unknown): void {
  if (typeof value === 'number') writer.number(value);
  else if (typeof value === 'string') writer.text(value);
  else if (typeof value === 'boolean') writer.byte(value ? 2 : 1);
  else if (value === null || value === undefined) return;
  else if (Array.isArray(value)) {
    for (const element of value) writeValue(writer, element);
    writer.byte(0);
  } else if (value instanceof Date) writer.number(value.getTime());
  else if (value instanceof ObjectId) writer.raw(value.id);
  else if (value instanceof Binary) {
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(value.length());
    writer.raw(length);
    writer.byte(value.sub_type);
    writer.raw(value.value());
  } else if (value instanceof BSONRegExp) {
    writer.text(value.pattern);
    writer.text(value.options);
  } else writeDocumentBody(writer, value as Document);
}

function writeDocumentBody(writer: KeyWriter, document: Document): void {
  for (const name of Object.keys(document)) {
    const value = document[name];
    writer.byte(typeOrder(value));
    writer.text(name);
    writeBody(writer, value);
  }
  writer.byte(0);
}

function writeValue(writer: KeyWriter, value: unknown): void {
  writer.byte(typeOrder(value));
  writeBody(writer, value);
}

const sharedWriter = new KeyWriter();

/** The ordered bytes of one value; a missing field is encoded as null. */
export function encodeOrdered(value: unknown): Buffer {
  sharedWriter.reset();
  writeValue(sharedWriter, value);
  return sharedWriter.take();
}

/** What an empty array leaves in a multikey index: it has no elements, yet the document must be found by a full walk. */
export const EMPTY_ARRAY = Symbol('empty array');

/**
 * Where an index keeps an entry: its space number, the ordered bytes of the values, each in the direction of its field,
 * and what lies behind them.
 * @returns the place, and the bytes the values take of it
 */
export function encodePlace(
  space: number,
  values: readonly unknown[],
  fields: readonly { readonly direction: 1 | -1 }[],
  behind: Uint8Array | undefined,
): { place: Buffer; valueBytes: number } {
  sharedWriter.reset();
  sharedWriter.unsigned(space);
  const start = sharedWriter.length;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    const from = sharedWriter.length;
    if (value === EMPTY_ARRAY) sharedWriter.byte(TYPE_ORDER.emptyArray);
    else writeValue(sharedWriter, value);
    if (fields[at]?.direction === -1) sharedWriter.invertSince(from);
  }
  const valueBytes = sharedWriter.length - start;
  if (behind !== undefined) sharedWriter.raw(behind);
  return { place: sharedWriter.take(), valueBytes };
}

/** The same bytes in falling order, for the descending fields of a compound index. */
export function invertBytes(bytes: Uint8Array): Buffer {
  const inverted = Buffer.allocUnsafe(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) inverted[index] = ~(bytes[index] ?? 0);
  return inverted;
}

/** The least byte string above every string that begins with `prefix`. */
export function successor(prefix: Uint8Array): Buffer {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 0xff) end -= 1;
  const next = Buffer.from(prefix.subarray(0, end));
  if (end > 0) next[end - 1] = (next[end - 1] ?? 0) + 1;
  return next;
}
