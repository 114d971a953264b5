import type { Clock } from '../clock.ts';
import { CommandError } from '../errors.ts';

/** Hands out documents, as BSON bytes, a batch at a time. */
export interface DocumentCursor {
  /** At most `maxDocuments`, stopping early at about `maxBytes`. `done` means nothing will follow. */
  next(maxDocuments: number, maxBytes: number): Promise<{ batch: Uint8Array[]; done: boolean }>;
}

interface OpenCursor {
  readonly cursor: DocumentCursor;
  readonly namespace: string;
  usedAt: number;
}

/** MongoDB's cursorTimeoutMillis. */
const IDLE_MS = 10 * 60 * 1000;

/** Cursors between two `getMore`. They hold a position, no snapshot, so an idle one costs next to nothing; after ten minutes it is closed. */
export class CursorRegistry {
  readonly #clock: Clock;
  readonly #open = new Map<number, OpenCursor>();
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(cursor: DocumentCursor, namespace: string): number {
    this.#lastId += 1;
    this.#open.set(this.#lastId, { cursor, namespace, usedAt: this.#clock.now().getTime() });
    return this.#lastId;
  }

  /** Errors: 43 CursorNotFound, also for another collection's cursor. */
  get(id: number, namespace: string): DocumentCursor {
    const open = this.#open.get(id);
    if (open?.namespace !== namespace) throw new CommandError(43, `cursor id ${id} not found`);
    open.usedAt = this.#clock.now().getTime();
    return open.cursor;
  }

  remove(id: number): boolean {
    return this.#open.delete(id);
  }

  closeIdle(): void {
    const oldest = this.#clock.now().getTime() - IDLE_MS;
    for (const [id, { usedAt }] of this.#open) if (usedAt < oldest) this.#open.delete(id);
  }

  get size(): number {
    return this.#open.size;
  }
}
