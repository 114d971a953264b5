import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { createEpochs } from './epochs.ts';

interface Asked {
  ids: readonly string[];
  answer: (epochs: Record<string, number>) => void;
  fail: (error: Error) => void;
}

function setUp() {
  const clock = settableClock(1_000_000);
  const asked: Asked[] = [];
  const flushes: (() => void)[] = [];
  const epochs = createEpochs({
    clock,
    schedule: (flush) => void flushes.push(flush),
    identity: {
      getEpochs: ({ customerIds = [] }) =>
        new Promise((resolve, reject) =>
          asked.push({
            ids: customerIds,
            answer: (found) =>
              resolve({
                epochs: Object.entries(found).map(([customerId, epoch]) => ({ customerId, epoch })),
              }),
            fail: reject,
          }),
        ),
    },
  });
  const flush = (): void => flushes.splice(0).forEach((run) => run());
  return { clock, asked, epochs, flush };
}

it('puts the questions of a moment into one call', async () => {
  const { asked, epochs, flush } = setUp();
  const answers = Promise.all(['a', 'b', 'a', 'gone'].map((id) => epochs.current(id)));
  expect(asked).toEqual([]);
  flush();
  expect(asked.map(({ ids }) => ids)).toEqual([['a', 'b', 'gone']]);
  asked[0]!.answer({ a: 1, b: 2 });
  expect(await answers).toEqual([1, 2, 1, undefined]);
});

it('keeps an answer for a second from the moment it was asked for', async () => {
  const { clock, asked, epochs, flush } = setUp();
  const first = epochs.current('a');
  flush();
  clock.advance(400);
  asked[0]!.answer({ a: 1 });
  expect(await first).toBe(1);
  clock.advance(599);
  expect(await epochs.current('a')).toBe(1);
  clock.advance(1);
  const second = epochs.current('a');
  flush();
  asked[1]!.answer({ a: 2 });
  expect(await second).toBe(2);
});

it('asks again when the clock was set back', async () => {
  const { clock, asked, epochs, flush } = setUp();
  const first = epochs.current('a');
  flush();
  asked[0]!.answer({ a: 1 });
  expect(await first).toBe(1);
  clock.advance(-3_600_000);
  const second = epochs.current('a');
  flush();
  asked[1]!.answer({ a: 2 });
  expect(await second).toBe(2);
});

it('lets late comers share a call in flight', async () => {
  const { clock, asked, epochs, flush } = setUp();
  const first = epochs.current('a');
  flush();
  clock.advance(500);
  const second = epochs.current('a');
  flush();
  expect(asked).toHaveLength(1);
  asked[0]!.answer({ a: 1 });
  expect(await Promise.all([first, second])).toEqual([1, 1]);
});

it('has no answer rather than an old one', async () => {
  const { clock, asked, epochs, flush } = setUp();
  const answer = epochs.current('a');
  flush();
  clock.advance(1000);
  asked[0]!.answer({ a: 1 });
  await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
});

it('asks again after a failure', async () => {
  const { asked, epochs, flush } = setUp();
  const failed = epochs.current('a');
  flush();
  asked[0]!.fail(new AppError('overloaded'));
  await expect(failed).rejects.toMatchObject({ code: 'unavailable' });
  const again = epochs.current('a');
  flush();
  asked[1]!.answer({ a: 1 });
  expect(await again).toBe(1);
});

it('does not keep what was asked before it was told to forget', async () => {
  const { asked, epochs, flush } = setUp();
  const before = epochs.current('a');
  flush();
  epochs.forget('a');
  const after = epochs.current('a');
  flush();
  asked[0]!.answer({ a: 1 });
  asked[1]!.answer({ a: 2 });
  expect(await Promise.all([before, after])).toEqual([1, 2]);
  expect(await epochs.current('a')).toBe(2);
});

it('does not lose anybody who waits when told to forget before the call', async () => {
  const { asked, epochs, flush } = setUp();
  const first = epochs.current('a');
  epochs.forget('a');
  const second = epochs.current('a');
  flush();
  expect(asked).toHaveLength(1);
  asked[0]!.answer({ a: 1 });
  expect(await Promise.all([first, second])).toEqual([1, 1]);
});

it('sends no more than a thousand ids at once', () => {
  const { asked, epochs, flush } = setUp();
  for (let n = 0; n < 2500; n += 1) void epochs.current(`c${n}`);
  flush();
  expect(asked.map(({ ids }) => ids.length)).toEqual([1000, 1000, 500]);
});
