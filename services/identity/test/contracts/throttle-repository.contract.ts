import { newId } from '@latchkey/kit/ids';
import { withFailure, type Bucket, type ThrottleRule } from '../../src/domain/throttle/bucket.ts';
import type { ThrottleRepository } from '../../src/domain/throttle/throttle-repository.ts';
import { noon } from '../a-credential.ts';

const waits = { firstMs: 30_000, longestMs: 3_600_000, memoryMs: 86_400_000 };
const rules: readonly ThrottleRule[] = [
  { limit: 3, windowMs: 900_000, waits },
  { limit: 1, windowMs: 900_000, waits: { firstMs: 1000, longestMs: 1000, memoryMs: 1000 } },
  { limit: 3, windowMs: 900_000 },
];
/** Times between failures: some within a window, some past it, some past everything. */
const steps = [
  0, 1, 5000, 899_999, 0, 30_000, 60_000, 900_000, 0, 0, 0, 3_600_000, 7_200_000, 100_000_000, 0,
];

/** What every store of failures keeps to: `withFailure`, atomically. */
export function throttleRepositoryContract(open: () => ThrottleRepository): void {
  it.each(rules)('counts as the rule $limit in $windowMs says', async (rule) => {
    const key = newId();
    let expected: Bucket | undefined;
    let now = noon;
    for (const step of [...steps, ...Array<number>(20).fill(1)]) {
      now += step;
      await open().countFailure([{ key, rule }], now);
      expected = withFailure(expected, rule, now);
      expect((await open().read([key])).get(key)).toEqual(expected);
    }
  });

  it('counts every one of many at once, the first included', async () => {
    const guards = [newId(), newId()].map((key) => ({ key, rule: { limit: 100, windowMs: 900_000 } }));
    await Promise.all(Array.from({ length: 40 }, () => open().countFailure(guards, noon)));
    const buckets = await open().read(guards.map(({ key }) => key));
    expect([...buckets.values()].map(({ count }) => count)).toEqual([40, 40]);
  });

  it('answers several who read at once each what they asked for', async () => {
    const [key, other, never] = [newId(), newId(), newId()];
    const repository = open();
    await repository.countFailure([{ key, rule: rules[2]! }], noon);
    await repository.countFailure([{ key: other, rule: rules[2]! }], noon + 1);
    const asked = [[key, never], [other], [], [never], [other, key]];
    const answers = await Promise.all(asked.map((keys) => repository.read(keys)));
    expect(answers.map((buckets) => [...buckets.keys()].sort())).toEqual(
      [[key], [other], [], [], [key, other]].map((keys) => keys.sort()),
    );
    expect(answers.map((buckets) => buckets.get(other)?.lastAt)).toEqual([
      undefined,
      noon + 1,
      undefined,
      undefined,
      noon + 1,
    ]);
  });

  it('forgets on demand, and knows nothing of what was never counted', async () => {
    const [key, other] = [newId(), newId()];
    await open().countFailure([{ key, rule: rules[2]! }], noon);
    await open().clear(key);
    expect(await open().read([key, other])).toEqual(new Map());
  });
}
