import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { deserialize, serialize } from 'bson';
import { startedStore, type StartedStore } from './started-store.ts';

let started: StartedStore;

beforeAll(async () => {
  started = await startedStore();
});

afterAll(() => started.stop());

/** A connection without a driver: frames and reads messages by hand. */
class RawClient {
  readonly socket: Socket;
  readonly replies: Record<string, unknown>[] = [];
  #bytes = Buffer.alloc(0);
  #changed: () => void = () => undefined;
  closed = false;

  constructor(path: string) {
    this.socket = connect(path);
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.closed = true;
      this.#changed();
    });
    this.socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      while (this.#bytes.length >= 4 && this.#bytes.length >= this.#bytes.readInt32LE(0)) {
        const message = this.#bytes.subarray(0, this.#bytes.readInt32LE(0));
        this.#bytes = this.#bytes.subarray(message.length);
        const isReply = message.readInt32LE(12) === 1;
        this.replies.push({
          inReplyTo: message.readInt32LE(8),
          ...deserialize(message.subarray(isReply ? 36 : 21)),
        });
      }
      this.#changed();
    });
  }

  async until(reached: () => boolean): Promise<void> {
    while (!reached()) await new Promise<void>((resolve) => (this.#changed = resolve));
  }
}

function frame(requestId: number, operation: number, body: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(requestId, 4);
  header.writeInt32LE(operation, 12);
  return Buffer.concat([header, body]);
}

function message(requestId: number, command: object, flags = 0, sections: Buffer[] = []): Buffer {
  const flagBits = Buffer.alloc(4);
  flagBits.writeUInt32LE(flags);
  const checksum = (flags & 1) === 1 ? [Buffer.alloc(4)] : [];
  return frame(
    requestId,
    2013,
    Buffer.concat([flagBits, Buffer.of(0), Buffer.from(serialize(command)), ...sections, ...checksum]),
  );
}

function sequence(name: string, documents: object[]): Buffer {
  const body = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => Buffer.from(serialize(document))),
  ]);
  const length = Buffer.alloc(4);
  length.writeInt32LE(body.length + 4);
  return Buffer.concat([Buffer.of(1), length, body]);
}

const client = (): RawClient => new RawClient(join(started.directory, 'store.sock'));

describe('the wire', () => {
  test('the old handshake is answered in its own form', async () => {
    const raw = client();
    const body = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from('admin.$cmd\0'),
      Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from(serialize({ ismaster: 1, helloOk: true })),
    ]);
    raw.socket.write(frame(7, 2004, body));
    await raw.until(() => raw.replies.length === 1);
    expect(raw.replies[0]).toMatchObject({
      inReplyTo: 7,
      ismaster: true,
      helloOk: true,
      maxWireVersion: 21,
      ok: 1,
    });
    expect(raw.replies[0]).not.toHaveProperty('logicalSessionTimeoutMinutes');
    raw.socket.destroy();
  });

  test('requests sent at once are answered in order, however the bytes arrive', async () => {
    const raw = client();
    const requests = Buffer.concat([
      message(1, { insert: 'wire', $db: 'test', ordered: true }, 0, [
        sequence('documents', [{ _id: 1 }, { _id: 2 }]),
      ]),
      message(2, { count: 'wire', $db: 'test' }, 1),
      message(3, { ping: 1, $db: 'test' }),
      message(4, { find: 'wire', filter: {}, $db: 'test' }),
    ]);
    for (const byte of requests) raw.socket.write(Buffer.of(byte));
    await raw.until(() => raw.replies.length === 4);
    expect(raw.replies.map(({ inReplyTo }) => inReplyTo)).toEqual([1, 2, 3, 4]);
    expect(raw.replies[1]).toMatchObject({ n: 2, ok: 1 });
    raw.socket.destroy();
  });

  test('a write nobody wants to hear of is done without an answer', async () => {
    const raw = client();
    raw.socket.write(
      message(1, { insert: 'quiet', documents: [{ _id: 1 }], writeConcern: { w: 0 }, $db: 'test' }, 2),
    );
    raw.socket.write(message(2, { count: 'quiet', $db: 'test' }));
    await raw.until(() => raw.replies.length === 1);
    expect(raw.replies[0]).toMatchObject({ inReplyTo: 2, n: 1 });
    raw.socket.destroy();
  });

  test.each<[string, Buffer]>([
    ['a length below the header', Buffer.from([5, 0, 0, 0, 1, 2, 3, 4, 5])],
    ['a length of two gigabytes', Buffer.from([0xff, 0xff, 0xff, 0x7f])],
    ['a negative length', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['an unknown operation', frame(1, 4711, Buffer.alloc(8))],
    ['a compressed message', frame(1, 2012, Buffer.alloc(16))],
    ['an OP_MSG without a body', frame(1, 2013, Buffer.alloc(4))],
    ['a body longer than its message', frame(1, 2013, Buffer.from([0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0]))],
    [
      'BSON that is none',
      frame(1, 2013, Buffer.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 0x99, 0x99, 0x99, 0x99, 0])),
    ],
    ['a section of unknown kind', frame(1, 2013, Buffer.from([0, 0, 0, 0, 9, 5, 0, 0, 0, 0]))],
    [
      'an OP_QUERY to a collection',
      frame(
        1,
        2004,
        Buffer.concat([
          Buffer.alloc(4),
          Buffer.from('test.rows\0'),
          Buffer.alloc(8),
          Buffer.from(serialize({})),
        ]),
      ),
    ],
    ['required flags nobody knows', message(1, { ping: 1, $db: 'test' }, 1 << 5)],
  ])('%s closes that connection and no other', async (_name, bytes) => {
    const other = client();
    const raw = client();
    raw.socket.write(bytes);
    await raw.until(() => raw.closed);
    other.socket.write(message(1, { ping: 1, $db: 'test' }));
    await other.until(() => other.replies.length === 1);
    expect(other.replies[0]).toMatchObject({ ok: 1 });
    other.socket.destroy();
  });

  test('a document beyond 16 MB is refused and the connection lives on', async () => {
    const raw = client();
    raw.socket.write(
      message(1, { insert: 'big', documents: [{ _id: 1, x: 'x'.repeat(16 * 1024 * 1024) }], $db: 'test' }),
    );
    raw.socket.write(message(2, { count: 'big', $db: 'test' }));
    await raw.until(() => raw.replies.length === 2);
    expect(raw.replies[0]).toMatchObject({ n: 0, writeErrors: [expect.objectContaining({ code: 10334 })] });
    expect(raw.replies[1]).toMatchObject({ n: 0 });
    raw.socket.destroy();
  });
});
