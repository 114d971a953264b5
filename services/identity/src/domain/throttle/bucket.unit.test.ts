import { noon } from '../../../test/a-credential.ts';
import { attemptsAtOnce, timeLeft, withFailure, type Bucket, type ThrottleRule } from './bucket.ts';

const minute = 60_000;
const waits = { firstMs: 30_000, longestMs: 60 * minute, memoryMs: 24 * 60 * minute };
const perLogin: ThrottleRule = { limit: 10, windowMs: 15 * minute, waits };
const perAddress: ThrottleRule = { limit: 100, windowMs: 15 * minute };

function failures(count: number, rule: ThrottleRule, at = noon): Bucket | undefined {
  let bucket: Bucket | undefined;
  for (let failure = 0; failure < count; failure += 1) bucket = withFailure(bucket, rule, at);
  return bucket;
}

describe('failures of one login', () => {
  it.each([
    [0, 0],
    [9, 0],
    [10, 30_000],
    [11, 60_000],
    [12, 120_000],
    [16, 32 * minute],
    [17, 60 * minute],
    [10_000, 60 * minute],
  ])('%i make the next attempt wait %i ms', (count, wait) => {
    expect(timeLeft(failures(count, perLogin), perLogin, noon)).toBe(wait);
    expect(timeLeft(failures(count, perLogin), perLogin, noon + wait)).toBe(0);
  });

  it('count together for 15 minutes from the first, later ones begin anew', () => {
    const nine = failures(9, perLogin)!;
    expect(withFailure(nine, perLogin, noon + 15 * minute - 1).count).toBe(10);
    expect(withFailure(nine, perLogin, noon + 15 * minute).count).toBe(1);
  });

  it('make further ones wait longer for a day, then everything is forgotten', () => {
    const ten = failures(10, perLogin)!;
    expect(withFailure(ten, perLogin, noon + 20 * 60 * minute).count).toBe(11);
    expect(withFailure(ten, perLogin, noon + 24 * 60 * minute + 30_000).count).toBe(1);
  });

  it('leave room for as many attempts at once as may still fail', () => {
    expect(attemptsAtOnce(undefined, perLogin, noon)).toBe(10);
    expect(attemptsAtOnce(failures(7, perLogin), perLogin, noon)).toBe(3);
    expect(attemptsAtOnce(failures(12, perLogin), perLogin, noon + 60 * minute)).toBe(1);
  });
});

describe('failures of one address', () => {
  it('wait for the end of the window', () => {
    const hundred = withFailure(failures(99, perAddress), perAddress, noon + minute);
    expect(timeLeft(failures(99, perAddress), perAddress, noon)).toBe(0);
    expect(timeLeft(hundred, perAddress, noon + minute)).toBe(14 * minute);
    expect(timeLeft(hundred, perAddress, noon + 15 * minute)).toBe(0);
  });
});
