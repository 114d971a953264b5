import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** The documents of one write at most. */
const writeSize = 500;

interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * While one write is under way the next items gather, so that under load one command and one journal wait serve all of
 * them; a single one waits for nobody, unless it is to linger.
 * @param writeAll answers for each item, in order: with an Error, if it alone failed; a rejection fails all
 * @param lingerMs for what nobody waits for: lets more gather, that long before each write
 */
export function gatherWrites<Item, Result>(
  writeAll: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  lingerMs = 0,
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
      // What else arrives in this turn of the event loop belongs together.
      await (lingerMs === 0 ? nextTurn() : wait(lingerMs));
      await write(waiting.splice(0, writeSize));
    }
    writing = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!writing) void keepWriting();
    });
}
