/** MongoDB's maxMessageSizeBytes. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER_BYTES = 16;

/** A message that breaks the protocol; its connection is closed, nothing else. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** Cuts a byte stream into wire messages. Errors: `MalformedMessage` for a length below the header's or above 48 MB. */
export class MessageStream {
  #chunks: Buffer[] = [];
  #length = 0;

  /** Adds what arrived and answers the messages now complete. */
  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      const wanted = this.#nextLength();
      if (wanted === undefined || this.#length < wanted) return messages;
      const joined =
        this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
      messages.push(joined.subarray(0, wanted));
      this.#chunks = joined.length > wanted ? [joined.subarray(wanted)] : [];
      this.#length -= wanted;
    }
  }

  #nextLength(): number | undefined {
    if (this.#length < 4) return undefined;
    let first = this.#chunks[0] ?? Buffer.alloc(0);
    if (first.length < 4) {
      // The length itself arrived in pieces.
      first = Buffer.concat(this.#chunks);
      this.#chunks = [first];
    }
    const length = first.readInt32LE(0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
      throw new MalformedMessage(`message length ${length} is out of bounds`);
    return length;
  }
}
