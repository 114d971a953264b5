import { typeMismatch } from '../errors.ts';
import type { DocumentCursor } from '../query/cursor-registry.ts';
import type { Store } from '../store.ts';
import type { Document } from '../values/document.ts';
import { cursorReply, type EncodedReply } from '../wire/cursor-reply.ts';
import { collectionName, readCount, type Command } from './command.ts';

/** Documents in a first batch when the client names no size, as in MongoDB. */
export const FIRST_BATCH = 101;

/** Bytes after which a batch ends. MongoDB fills 16 MB; smaller batches keep the event loop free and cost the client nothing. */
const BATCH_BYTES = 2 * 1024 * 1024;

/** Answers a cursor's first batch and keeps the cursor when more follows. */
export async function firstBatch(
  store: Store,
  cursor: DocumentCursor,
  namespace: string,
  batchSize: number,
  singleBatch = false,
): Promise<EncodedReply> {
  const { batch, done } = await cursor.next(batchSize, BATCH_BYTES);
  const id = done || singleBatch ? 0 : store.cursors.add(cursor, namespace);
  return cursorReply('firstBatch', batch, id, namespace);
}

const getMore: Command = {
  options: ['collection', 'batchSize', 'maxAwaitTimeMS'],
  run: async (command, { store, database }): Promise<EncodedReply> => {
    const id = command['getMore'];
    if (typeof id !== 'number')
      throw typeMismatch("BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
    const namespace = `${database}.${String(command['collection'])}`;
    const cursor = store.cursors.get(id, namespace);
    const { batch, done } = await cursor.next(readCount(command, 'batchSize', 0) || Infinity, BATCH_BYTES);
    if (done) store.cursors.remove(id);
    return cursorReply('nextBatch', batch, done ? 0 : id, namespace);
  },
};

const killCursors: Command = {
  options: ['cursors'],
  run: (command, { store }): Document => {
    collectionName(command, 'killCursors');
    const ids: readonly unknown[] = Array.isArray(command['cursors']) ? command['cursors'] : [];
    const killed = ids.filter((id) => typeof id === 'number' && store.cursors.remove(id));
    return {
      cursorsKilled: killed,
      cursorsNotFound: ids.filter((id) => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};

export const CURSOR_COMMANDS: Readonly<Record<string, Command>> = { getMore, killCursors };
