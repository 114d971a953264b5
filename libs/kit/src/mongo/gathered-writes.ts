import { setImmediate as nextTurn } from 'node:timers/promises';

/** How writes that nobody waits for are spared others who write to the same store. */
export interface GatherOptions {
  /** Awaited before each write, and never rejects; what comes meanwhile gathers. Without it, what arrives in one turn of the event loop does. */
  before?: () => Promise<unknown>;
  /** The documents of one write at most; 500. */
  size?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * While one write is under way the next items gather, so that under load one command and one journal wait serve all of
 * them; a single one waits for nobody.
 * @param writeAll answers for each item, in order: with an Error, if it alone failed; a rejection fails all
 */
export function gatherWrites<Item, Result>(
  writeAll: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  { before = nextTurn, size = 500 }: GatherOptions = {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let writing = false;

  const write = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await writeAll(batch.map(({ item }) => item));
      for (const [index, { done, failed }] of batch.entries()) {
        const result = results[index];
        if (result instanceof Error) failed(result);
        else done(result as Result);
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };
  const keepWriting = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      await before();
      await write(waiting.splice(0, size));
    }
    writing = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!writing) void keepWriting();
    });
}
