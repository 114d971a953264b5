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

  it('takes the second try in a row that broke off for a failure', () => {
    const backoff = createBackoff({ firstMs: 1_000, longestMs: 5_000, tolerance: 1 });
    backoff.faltered(10);
    expect(backoff.failing).toBe(false);
    backoff.succeeded();
    backoff.faltered(20);
    expect(backoff.pausedUntil).toBe(0);
    backoff.faltered(30);
    expect([backoff.failing, backoff.pausedUntil, backoff.successes]).toEqual([true, 1_030, 1]);
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

describe('room after a pause', () => {
  it('grows from one try, twice as many a second while they succeed, until all may go', () => {
    const backoffs = createBackoffs(options);
    expect([backoffs.room('a', 0), backoffs.slow('a')]).toEqual([Infinity, false]);
    backoffs.failed('a', 0);
    expect([backoffs.room('a', 999), backoffs.slow('a')]).toEqual([0, true]);
    const rooms: number[] = [];
    for (let now = 1_000; backoffs.slow('a'); now += 1_000) {
      rooms.push(backoffs.room('a', now));
      backoffs.begun('a', now);
      expect(backoffs.room('a', now + 1_000)).toBe(0);
      backoffs.succeeded('a');
      expect(backoffs.room('a', now + 999)).toBe(backoffs.slow('a') ? 0 : Infinity);
    }
    expect(rooms).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(backoffs.room('a', 1)).toBe(Infinity);
  });

  it('stays as it was after a try that was not made', () => {
    const backoffs = createBackoffs(options);
    backoffs.over('a');
    backoffs.failed('a', 0);
    backoffs.begun('a', 1_000);
    backoffs.succeeded('a');
    backoffs.begun('a', 2_000);
    backoffs.over('a');
    expect([backoffs.room('a', 2_999), backoffs.room('a', 3_000)]).toEqual([0, 2]);
  });

  it('begins again after a failure, and when nothing is heard of the last tries', () => {
    const backoffs = createBackoffs(options);
    backoffs.failed('a', 0);
    backoffs.begun('a', 1_000);
    backoffs.succeeded('a');
    backoffs.begun('a', 2_000);
    expect(backoffs.room('a', 61_999)).toBe(0);
    expect(backoffs.room('a', 62_000)).toBe(1);
    backoffs.begun('a', 62_000);
    backoffs.failed('a', 62_001);
    expect([backoffs.room('a', 63_000), backoffs.room('a', 63_001)]).toEqual([0, 1]);
  });
});
