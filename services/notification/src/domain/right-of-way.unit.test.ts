import { createRightOfWay, longestHoldMs } from './right-of-way.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const waiting = (clear: Promise<void>): (() => boolean) => {
  let over = false;
  void clear.then(() => (over = true));
  return () => !over;
};
const turn = (): Promise<void> => jest.advanceTimersByTimeAsync(0);

it('lets bulk go on when the last mail somebody waits for has gone', async () => {
  const way = createRightOfWay();
  const free = waiting(way.clear());
  way.enter('a');
  way.enter('b');
  const held = [waiting(way.clear()), waiting(way.clear())];
  way.leave('a');
  way.leave('a');
  await turn();
  expect([free(), ...held.map((each) => each())]).toEqual([false, true, true]);
  way.leave('b');
  await turn();
  expect(held.map((each) => each())).toEqual([false, false]);
});

it('holds bulk for a moment only, whatever becomes of the mail', async () => {
  const way = createRightOfWay();
  way.enter('taken by another copy');
  const held = waiting(way.clear());
  await jest.advanceTimersByTimeAsync(longestHoldMs - 1);
  expect(held()).toBe(true);
  await jest.advanceTimersByTimeAsync(1);
  expect(held()).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});

it('lets bulk take a step now and then, however many are under way', async () => {
  const way = createRightOfWay();
  way.enter('first');
  const held = waiting(way.clear());
  for (let n = 0; n < 4; n++) {
    await jest.advanceTimersByTimeAsync(longestHoldMs / 4);
    way.enter(`next ${n}`);
  }
  expect(held()).toBe(false);
});
