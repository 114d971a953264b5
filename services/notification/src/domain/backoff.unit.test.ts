import { createBackoff, createBackoffs } from './backoff.ts';

const options = { firstMs: 1_000, longestMs: 8_000, tolerance: 1 };

describe('backoff', () => {
  it('pauses longer after every failure that follows a pause, up to the longest', () => {
    const backoff = createBackoff(options);
    let now = 0;
    const pauses = Array.from({ length: 6 }, () => {
      backoff.failed(now);
      const pause = backoff.pausedUntil - now;
      now = backoff.pausedUntil;
      return pause;
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('counts failures that come together once', () => {
    const backoff = createBackoff(options);
    for (let at = 0; at < 10; at++) backoff.failed(500 + at);
    expect(backoff.pausedUntil).toBe(1_500);
    expect(backoff.failing).toBe(true);
  });

  it('forgets everything on success', () => {
    const backoff = createBackoff(options);
    backoff.failed(0);
    backoff.failed(1_000);
    backoff.succeeded();
    expect([backoff.pausedUntil, backoff.failing]).toEqual([0, false]);
    backoff.failed(2_000);
    expect(backoff.pausedUntil).toBe(3_000);
  });

  it('tolerates a few failures in a row', () => {
    const backoff = createBackoff({ ...options, tolerance: 3 });
    backoff.failed(0);
    backoff.failed(1);
    expect([backoff.pausedUntil, backoff.failing]).toEqual([0, false]);
    backoff.failed(2);
    expect([backoff.pausedUntil, backoff.failing]).toEqual([1_002, true]);
  });

  it('keeps keys apart', () => {
    const backoffs = createBackoffs(options);
    backoffs.failed('a.example', 0);
    expect([backoffs.pausedUntil('a.example'), backoffs.pausedUntil('b.example')]).toEqual([1_000, 0]);
    backoffs.succeeded('a.example');
    expect(backoffs.pausedUntil('a.example')).toBe(0);
  });

  it('forgets the key that failed first when too many fail', () => {
    const backoffs = createBackoffs(options, 2);
    for (const key of ['a.example', 'b.example', 'c.example']) backoffs.failed(key, 0);
    expect(['a.example', 'b.example', 'c.example'].map((key) => backoffs.pausedUntil(key))).toEqual([
      0, 1_000, 1_000,
    ]);
  });
});
