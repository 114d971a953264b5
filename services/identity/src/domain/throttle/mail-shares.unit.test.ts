import { settableClock } from '@latchkey/kit/clock';
import { noon } from '../../../test/a-credential.ts';
import { createMemoryThrottle } from '../../../test/memory-throttle.ts';
import { normaliseLogin } from '../login.ts';
import { createMailShares } from './mail-shares.ts';
import { createThrottleKeys } from './throttle-keys.ts';

const hour = 3_600_000;
const sonia = normaliseLogin('sonia@example.com');

describe('the mails about registrations of one address', () => {
  it('are three an hour, retries of one not counted', async () => {
    const clock = settableClock(noon);
    const repository = createMemoryThrottle();
    const shares = createMailShares({
      repository,
      keys: createThrottleKeys(Buffer.alloc(32)),
      rule: { limit: 3, windowMs: hour },
      clock,
    });
    const taken = [];
    for (const request of ['a', 'a', 'b', 'c', 'd', 'a', 'd']) taken.push(await shares.take(sonia, request));
    expect(taken).toEqual([true, true, true, true, false, true, false]);
    expect(await shares.take(normaliseLogin('other@example.com'), 'e')).toBe(true);
    clock.advance(hour);
    expect(await shares.take(sonia, 'd')).toBe(true);
    expect([...repository.buckets.keys()].join()).not.toContain('sonia');
  });
});
