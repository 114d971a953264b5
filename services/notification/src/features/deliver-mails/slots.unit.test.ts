import { setImmediate as nextTurn } from 'node:timers/promises';
import { priorities } from '../../domain/delivery.ts';
import { connectionsForBulk, createSlots } from './slots.ts';

const { selfService, bulk } = priorities;

/** Tasks that end when told, and the order they began in. */
function aRun(together: number, forBulk: number, forSelfService = together) {
  const slots = createSlots({ together, bulk: forBulk, selfService: forSelfService });
  const begun: string[] = [];
  const ended: [string, string][] = [];
  const gone = new Set<string>();
  const ends = new Map<string, () => void>();
  return {
    slots,
    begun,
    ended,
    gone,
    start: (name: string, priority: 0 | 1): void =>
      void slots
        .run(
          priority,
          () => {
            begun.push(name);
            return new Promise<string>((resolve) => ends.set(name, () => resolve('ended')));
          },
          () => (gone.has(name) ? 'given up' : undefined),
        )
        .then((how) => ended.push([name, how])),
    end: async (name: string): Promise<void> => {
      ends.get(name)?.();
      await nextTurn();
    },
  };
}

describe('slots', () => {
  it('keep some free of bulk, and let self-service before what bulk waits', async () => {
    const { start, end, begun } = aRun(3, 2);
    for (const name of ['b1', 'b2', 'b3']) start(name, bulk);
    await nextTurn();
    expect(begun).toEqual(['b1', 'b2']);
    for (const name of ['s1', 's2', 's3']) start(name, selfService);
    await nextTurn();
    expect(begun).toEqual(['b1', 'b2', 's1']);
    await end('b1');
    await end('s1');
    expect(begun).toEqual(['b1', 'b2', 's1', 's2', 's3']);
    await end('b2');
    await end('s2');
    expect(begun.at(-1)).toBe('b3');
  });

  it('give bulk what it may have and no more, whoever else is there', async () => {
    const { start, end, begun } = aRun(4, 1);
    start('s1', selfService);
    for (const name of ['b1', 'b2']) start(name, bulk);
    await nextTurn();
    expect(begun).toEqual(['s1', 'b1']);
    await end('s1');
    expect(begun).toEqual(['s1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['s1', 'b1', 'b2']);
  });

  it('hold self-service to its own bound, too', async () => {
    const { start, begun } = aRun(4, 2, 1);
    for (const name of ['s1', 's2']) start(name, selfService);
    start('b1', bulk);
    await nextTurn();
    expect(begun).toEqual(['s1', 'b1']);
  });

  it('let go of whoever need not wait any more, when asked to look', async () => {
    const { slots, start, end, begun, ended, gone } = aRun(1, 1);
    for (const name of ['b1', 'b2', 'b3']) start(name, bulk);
    gone.add('b1').add('b2');
    slots.recheck();
    await nextTurn();
    expect(ended).toEqual([['b2', 'given up']]);
    await end('b1');
    expect(begun).toEqual(['b1', 'b3']);
  });

  it('come free again when a task fails', async () => {
    const slots = createSlots({ together: 1, selfService: 1, bulk: 1 });
    const never = (): undefined => undefined;
    await expect(slots.run(bulk, () => Promise.reject(new Error('failed')), never)).rejects.toThrow('failed');
    expect(await slots.run(bulk, () => Promise.resolve('next'), never)).toBe('next');
  });

  it.each([
    [1, 1],
    [2, 1],
    [5, 4],
    [10, 8],
  ])('of %i connections leave bulk %i', (connections, forBulk) => {
    expect(connectionsForBulk(connections)).toBe(forBulk);
  });
});
