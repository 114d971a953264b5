import { createHash } from 'node:crypto';

/** Draws that depend on the seed alone, so that a random run can be repeated by its printed seed. */
export interface SeededRandom {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of the list's members. */
  oneOf<T>(list: readonly [T, ...T[]]): T;
}

export function seededRandom(seed: number): SeededRandom {
  let drawn = 0;
  const below = (limit: number): number => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().readUInt32BE(0) % limit;
  };
  return { below, oneOf: (list) => list[below(list.length)] ?? list[0] };
}

/** The seed of this run: LATCHKEY_TEST_SEED, or a new one; printed either way. */
export function seedOfRun(what: string): number {
  const given = process.env['LATCHKEY_TEST_SEED'];
  const seed =
    given === undefined
      ? Math.floor(performance.timeOrigin + performance.now()) % 1_000_000_007
      : Number(given);
  process.stdout.write(`${what}: seed ${seed} (repeat with LATCHKEY_TEST_SEED=${seed})\n`);
  return seed;
}
