import { delay, settableClock } from './index.ts';

describe('settableClock', () => {
  it('stands still until it is moved', () => {
    const clock = settableClock(1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
    clock.set(20);
    expect(clock.now()).toBe(20);
  });
});

describe('delay', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('resolves after the time', async () => {
    const done = jest.fn();
    void delay(100).then(done);
    await jest.advanceTimersByTimeAsync(99);
    expect(done).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('resolves at once when the signal aborts or has aborted, and leaves no timer behind', async () => {
    const aborter = new AbortController();
    const waiting = delay(60_000, aborter.signal);
    aborter.abort();
    await waiting;
    await delay(60_000, aborter.signal);
    expect(jest.getTimerCount()).toBe(0);
  });
});
