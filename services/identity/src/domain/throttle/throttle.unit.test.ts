import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { noon } from '../../../test/a-credential.ts';
import { createMemoryThrottle } from '../../../test/memory-throttle.ts';
import { codeOf } from '../../../test/outcome.ts';
import { createThrottle } from './throttle.ts';

const waits = { firstMs: 30_000, longestMs: 3_600_000, memoryMs: 86_400_000 };
const login = { key: 'login:a', rule: { limit: 3, windowMs: 900_000, waits } };
const address = { key: 'address:b', rule: { limit: 5, windowMs: 900_000 } };

function world() {
  const clock = settableClock(noon);
  const repository = createMemoryThrottle();
  const throttle = createThrottle({ repository, clock });
  const fail = (guards = [login, address]): Promise<string> =>
    codeOf(
      throttle
        .look(guards)
        .then((attempt) =>
          attempt.run('authentication_failed', () => Promise.reject(new AppError('authentication_failed'))),
        ),
    );
  return { clock, repository, throttle, fail };
}

describe('an attempt', () => {
  it('is refused after too many failures, with the time left, and without being counted', async () => {
    const { clock, repository, throttle, fail } = world();
    for (let failure = 0; failure < 3; failure += 1) expect(await fail()).toBe('authentication_failed');
    clock.advance(500);
    const attempt = await throttle.look([login, address]);
    let worked = false;
    await expect(
      attempt.run('authentication_failed', () => Promise.resolve((worked = true))),
    ).rejects.toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 30 });
    expect(worked).toBe(false);
    expect(repository.buckets.get('login:a')?.count).toBe(3);
    clock.advance(29_500);
    expect(await fail()).toBe('authentication_failed');
    expect(await fail()).toBe('too_many_attempts');
  });

  it('counts only the failure it is about, and a success not at all', async () => {
    const { repository, throttle } = world();
    const attempt = await throttle.look([login]);
    await attempt.run('authentication_failed', () => Promise.resolve());
    await codeOf(attempt.run('authentication_failed', () => Promise.reject(new AppError('overloaded'))));
    expect(repository.buckets.size).toBe(0);
  });

  it('waits for others under way that may use up the limit, and leaves room when they have ended', async () => {
    const { throttle } = world();
    const ends: (() => void)[] = [];
    const start = async (): Promise<void> => {
      const attempt = await throttle.look([login, address]);
      await attempt.run('authentication_failed', () => new Promise<void>((resolve) => ends.push(resolve)));
    };
    const running = [start(), start(), start()];
    await Promise.resolve();
    await expect(start()).rejects.toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: 1 });
    for (const end of ends) end();
    await Promise.all(running);
    const another = start();
    await Promise.resolve();
    await Promise.resolve();
    ends.at(-1)?.();
    await another;
  });
});

describe('an address', () => {
  it('is refused whatever login it tries next', async () => {
    const { fail } = world();
    for (let failure = 0; failure < 5; failure += 1) {
      expect(await fail([{ ...login, key: `login:${failure}` }, address])).toBe('authentication_failed');
    }
    expect(await fail([{ ...login, key: 'login:new' }, address])).toBe('too_many_attempts');
    expect(await fail([{ ...login, key: 'login:new' }])).toBe('authentication_failed');
  });
});
