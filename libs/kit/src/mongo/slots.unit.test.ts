import { createSlots } from './slots.ts';

describe('slots', () => {
  it('let so many run at a time, in order, and give the place on after a failure', async () => {
    const slots = createSlots(2);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const runs = [0, 1, 2, 3].map((index) =>
      slots.run(async () => {
        started.push(index);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (index === 0) throw new Error('failed');
        return index;
      }),
    );
    const outcomes = Promise.allSettled(runs);
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    ends[0]?.();
    await expect(runs[0]).rejects.toThrow('failed');
    expect(started).toEqual([0, 1, 2]);
    ends[1]?.();
    await runs[1];
    ends[2]?.();
    await runs[2];
    ends[3]?.();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
