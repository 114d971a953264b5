import { CannotRun } from '../cannot-run.ts';
import { patiently } from './patiently.ts';

const away = new CannotRun('away', 'unreachable');

/** Tries that each take some seconds and fail with the error, until none is left; the time they took with the pauses. */
async function tries(seconds: readonly number[], error: Error = away) {
  let time = 0;
  const left = [...seconds];
  const work = (): Promise<string> => {
    const next = left.shift();
    if (next === undefined) return Promise.resolve('done');
    time += next * 1000;
    return Promise.reject(error);
  };
  const timing = {
    now: () => time,
    pause: (ms: number) => {
      time += ms;
      return Promise.resolve();
    },
  };
  const outcome = await patiently(work, timing).catch((thrown: unknown) => thrown);
  return { outcome, seconds: time / 1000 };
}

const repeated = (count: number, seconds: number): number[] => Array.from({ length: count }, () => seconds);

describe('patiently', () => {
  it('tries every second for a minute while the server is away, and then tells what was wrong', async () => {
    expect(await tries(repeated(60, 0))).toEqual({ outcome: 'done', seconds: 60 });
    expect(await tries(repeated(1000, 0))).toEqual({ outcome: away, seconds: 61 });
  });

  it('begins the minute anew after a try that the server worked on', async () => {
    const often = [30, ...repeated(50, 0), 30, ...repeated(50, 0), 6, ...repeated(59, 0)];
    expect((await tries(often)).outcome).toBe('done');
  });

  it('does not wait for ever for a server that answers nothing', async () => {
    expect(await tries(repeated(1000, 40))).toEqual({ outcome: away, seconds: 614 });
  });

  it('does not try again what was refused', async () => {
    const refused = new CannotRun('no', 'refused');
    expect(await tries([1, 1], refused)).toEqual({ outcome: refused, seconds: 1 });
  });
});
