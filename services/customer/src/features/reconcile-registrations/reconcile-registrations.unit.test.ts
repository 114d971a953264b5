import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { silentLogger } from '@latchkey/kit/logging';
import { createMemoryCredentials } from '../../../test/memory-credentials.ts';
import { reconcileRegistrations, type Deps } from './reconcile-registrations.ts';

function setUp(change: Partial<Deps> = {}) {
  const clock = settableClock(1_000_000);
  const credentials = createMemoryCredentials(() => clock.now());
  const settled: string[] = [];
  const deps: Deps = {
    credentials,
    settle: (customerId) => {
      settled.push(customerId);
      return Promise.resolve('undone');
    },
    clock,
    logger: silentLogger,
    afterMs: 60_000,
    goOn: () => true,
    ...change,
  };
  for (const customerId of ['a', 'b', 'c']) {
    credentials.rows.set(customerId, { login: customerId, state: 'pending', createdAt: clock.now() });
    clock.advance(10_000);
  }
  return { deps, clock, settled };
}

describe('reconcileRegistrations', () => {
  it('settles what has been pending for longer than the time given, and nothing younger', async () => {
    const { deps, clock, settled } = setUp();
    clock.advance(40_001);
    await reconcileRegistrations(deps);
    expect(settled).toEqual(['a', 'b']);
  });

  it('is not held up by one that cannot be settled now', async () => {
    const { deps, clock } = setUp();
    const settled: string[] = [];
    const settle: Deps['settle'] = (customerId) => {
      if (customerId === 'a') return Promise.reject(new AppError('unavailable'));
      settled.push(customerId);
      return Promise.resolve('completed');
    };
    clock.advance(90_000);
    await reconcileRegistrations({ ...deps, settle });
    expect(settled).toEqual(['b', 'c']);
  });

  it('stops between two when it should', async () => {
    const { deps, clock, settled } = setUp();
    clock.advance(90_000);
    await reconcileRegistrations({ ...deps, goOn: () => settled.length < 1 });
    expect(settled).toEqual(['a']);
  });
});
