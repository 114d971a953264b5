import { decodeDocument, type Document } from '../values/document.ts';
import { MalformedMessage } from './message-stream.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;

/** Documents by the name of their sequence, each in its own bytes. */
export type Encoded = Readonly<Record<string, readonly Buffer[]>>;

/** A command as it came over the wire. */
export interface Request {
  readonly requestId: number;
  readonly protocol: 'message' | 'query';
  readonly command: Document;
  /** The documents of the command's sequences as they came, by name. */
  readonly encoded: Encoded;
  /** True when the client wants no answer (`w: 0`). */
  readonly unacknowledged: boolean;
}

function decode(bytes: Buffer): Document {
  try {
    return decodeDocument(bytes);
  } catch (error) {
    throw new MalformedMessage(
      `the BSON of a message cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The document at `offset`, by its own length. */
function documentAt(message: Buffer, offset: number, end: number): Buffer {
  if (offset + 5 > end) throw new MalformedMessage('a document is cut short');
  const length = message.readInt32LE(offset);
  if (length < 5 || offset + length > end)
    throw new MalformedMessage('a document reaches beyond its message');
  return message.subarray(offset, offset + length);
}

/** Reads one message. Errors: `MalformedMessage` for everything that is no OP_MSG, or no OP_QUERY to `$cmd` (the old handshake). */
export function readRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return readMessage(message, requestId);
  if (operation === OP_QUERY) return readQuery(message, requestId);
  throw new MalformedMessage(`operation ${operation} is not supported`);
}

function readMessage(message: Buffer, requestId: number): Request {
  if (message.length < 21) throw new MalformedMessage('an OP_MSG without sections');
  const flags = message.readUInt32LE(16);
  const unknownRequired = flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);
  if (unknownRequired !== 0) throw new MalformedMessage(`OP_MSG flags ${flags} are not supported`);
  const end = (flags & CHECKSUM_PRESENT) === 0 ? message.length : message.length - 4;
  const sequences: Document = {};
  const encoded: Record<string, Buffer[]> = {};
  let body: Document | undefined;
  for (let offset = 20; offset < end;) {
    const kind = message[offset];
    offset += 1;
    if (kind === 0) {
      if (body !== undefined) throw new MalformedMessage('an OP_MSG with two bodies');
      const bytes = documentAt(message, offset, end);
      body = decode(bytes);
      offset += bytes.length;
    } else if (kind === 1) offset = readSequence(message, offset, end, { sequences, encoded });
    else throw new MalformedMessage(`an OP_MSG section of kind ${String(kind)}`);
  }
  if (body === undefined) throw new MalformedMessage('an OP_MSG without a body');
  return {
    requestId,
    protocol: 'message',
    command: { ...body, ...sequences },
    encoded,
    unacknowledged: (flags & MORE_TO_COME) !== 0 && (flags & EXHAUST_ALLOWED) === 0,
  };
}

/** A document sequence (kind 1): the `documents`, `updates` or `deletes` of a bulk write, beside the body. */
function readSequence(
  message: Buffer,
  offset: number,
  end: number,
  into: { sequences: Document; encoded: Record<string, Buffer[]> },
): number {
  if (offset + 5 > end) throw new MalformedMessage('a document sequence is cut short');
  const sectionEnd = offset + message.readInt32LE(offset);
  const nameEnd = message.indexOf(0, offset + 4);
  if (sectionEnd > end || nameEnd < 0 || nameEnd >= sectionEnd)
    throw new MalformedMessage('a document sequence reaches beyond its message');
  const name = message.toString('utf8', offset + 4, nameEnd);
  const documents: Document[] = [];
  const encoded: Buffer[] = [];
  for (let at = nameEnd + 1; at < sectionEnd;) {
    const bytes = documentAt(message, at, sectionEnd);
    documents.push(decode(bytes));
    encoded.push(bytes);
    at += bytes.length;
  }
  into.sequences[name] = documents;
  into.encoded[name] = encoded;
  return sectionEnd;
}

function readQuery(message: Buffer, requestId: number): Request {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0 || !message.toString('utf8', 20, nameEnd).endsWith('.$cmd'))
    throw new MalformedMessage('OP_QUERY serves the handshake only');
  const command = decode(documentAt(message, nameEnd + 9, message.length));
  return {
    requestId,
    protocol: 'query',
    command: { ...command, $db: 'admin' },
    encoded: {},
    unacknowledged: false,
  };
}

/** Frames the answer to a request in the protocol the request used. `body` is the encoded answer document. */
export function frameReply(request: Request, responseId: number, body: Uint8Array): Buffer {
  const isMessage = request.protocol === 'message';
  const prefix = isMessage ? 21 : 36;
  const frame = Buffer.alloc(prefix + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(responseId, 4);
  frame.writeInt32LE(request.requestId, 8);
  frame.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  // OP_REPLY: flags (8 = await capable), cursor id, starting from, number returned; OP_MSG: flags and section kind 0, all zero.
  if (!isMessage) {
    frame.writeInt32LE(8, 16);
    frame.writeInt32LE(1, 32);
  }
  frame.set(body, prefix);
  return frame;
}
