import { available, newBucket, refilled, shareOut, taken, windowAt, type Bucket } from './pace.ts';

/** What comes out of a bucket within `seconds` when somebody takes all there is every `everyMs`. */
function drawn(rate: number, seconds: number, everyMs: number, from: Bucket = newBucket(0)): number {
  let bucket = from;
  let sum = 0;
  for (let now = everyMs; now <= seconds * 1000; now += everyMs) {
    bucket = refilled(bucket, rate, now);
    const count = available(bucket, rate);
    bucket = taken(bucket, count);
    sum += count;
  }
  return sum;
}

describe('a pace', () => {
  it.each([
    [500, 10, 100, 5001],
    [3, 10, 100, 31],
    [0.5, 20, 100, 11],
    [0.1, 100, 70, 11],
    [7.3, 10, 130, 73],
  ])('of %p a second gives, within %p s, in steps of %p ms, %p mails', (rate, seconds, everyMs, mails) => {
    expect(Math.abs(drawn(rate, seconds, everyMs) - mails)).toBeLessThanOrEqual(1);
  });

  it('never saves up more than a second', () => {
    const bucket = refilled(newBucket(0), 50, 3_600_000);
    expect(available(bucket, 50)).toBe(50);
    expect(available(refilled(newBucket(0), 0.01, 3_600_000), 0.01)).toBe(1);
  });

  it('may change at any time', () => {
    const fast = refilled(newBucket(0), 1000, 1000);
    expect(available(refilled(fast, 10, 1100), 10)).toBe(10);
    expect(available(fast, 0)).toBe(Infinity);
    expect(available(refilled(taken(fast, 1000), 1000, 900), 1000)).toBe(0);
  });

  it('lets about a second’s worth be under way', () => {
    expect([0, 0.1, 10, 500, 5000].map(windowAt)).toEqual([2000, 20, 20, 1000, 2000]);
  });
});

describe('shares', () => {
  it.each<[number, number[], number[]]>([
    [10, [], []],
    [10, [Infinity], [10]],
    [10, [Infinity, Infinity, 2], [4, 4, 2]],
    [10, [1, 0, 100], [1, 0, 9]],
    [3, [5, 5, 5, 5], [1, 1, 1, 0]],
    [100, [5, 5], [5, 5]],
    [0, [5], [0]],
  ])('of %p for %p are %p', (total, rooms, shares) => {
    expect(shareOut(total, rooms)).toEqual(shares);
  });
});
