import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until `check` neither throws nor answers false, and returns its answer. Past the deadline it
 * throws what the last attempt threw.
 * @param options milliseconds: `within` 10,000 and `every` 20 unless told
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { within = 10_000, every = 20 }: { within?: number; every?: number } = {},
): Promise<T> {
  const deadline = performance.now() + within;
  for (;;) {
    let failure: unknown;
    try {
      const answer = await check();
      if (answer !== false) return answer;
      failure = new Error(`still false after ${within} ms`);
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw failure;
    await wait(every);
  }
}
