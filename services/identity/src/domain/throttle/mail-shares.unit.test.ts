import { settableClock } from '@latchkey/kit/clock';
import { noon } from '../../../test/a-credential.ts';
import { createMemoryThrottle } from '../../../test/memory-throttle.ts';
import { normaliseLogin } from '../login.ts';
import { createMailShares } from './mail-shares.ts';
import { createThrottleKeys } from './throttle-keys.ts';

const hour = 3_600_000;
const sonia = normaliseLogin('sonia@example.com');

function shares() {
  const clock = settableClock(noon);
  const repository = createMemoryThrottle();
  const keys = createThrottleKeys(Buffer.alloc(32));
  const { take } = createMailShares({
    repository,
    keys,
    perLogin: { limit: 3, windowMs: hour },
    perAddress: { limit: 4, windowMs: hour },
    clock,
  });
  return { clock, repository, take, origin: keys.address('request', '192.0.2.1') ?? '' };
}

describe('the mails about registrations', () => {
  it('of one address are three an hour, retries of one not counted', async () => {
    const { clock, repository, take } = shares();
    const taken = [];
    for (const requestId of ['a', 'a', 'b', 'c', 'd', 'a', 'd'])
      taken.push(await take({ login: sonia, origin: '', requestId }));
    expect(taken).toEqual([undefined, undefined, undefined, undefined, 'limit', undefined, 'limit']);
    const other = normaliseLogin('other@example.com');
    expect(await take({ login: other, origin: '', requestId: 'e' })).toBeUndefined();
    clock.advance(hour);
    expect(await take({ login: sonia, origin: '', requestId: 'd' })).toBeUndefined();
    expect([...repository.buckets.keys()].join()).not.toContain('sonia');
  });

  it('that one client address causes are as many as it may, whoever they go to', async () => {
    const { clock, take, origin } = shares();
    const taken = [];
    for (const requestId of ['a', 'b', 'a', 'c', 'd', 'e', 'd', 'e']) {
      const login = requestId === 'a' ? undefined : normaliseLogin(`${requestId}@example.com`);
      taken.push(await take({ login, origin, requestId }));
    }
    const none = undefined;
    expect(taken).toEqual([none, none, none, none, none, 'address-limit', none, 'address-limit']);
    expect(await take({ login: undefined, origin: 'another', requestId: 'f' })).toBeUndefined();
    expect(await take({ login: undefined, origin: '', requestId: 'g' })).toBeUndefined();
    clock.advance(hour);
    expect(await take({ login: undefined, origin, requestId: 'e' })).toBeUndefined();
  });

  it('that are refused for one reason do not count for the other', async () => {
    const { take, origin } = shares();
    for (const requestId of ['a', 'b', 'c']) await take({ login: sonia, origin, requestId });
    for (const requestId of ['d', 'e']) expect(await take({ login: sonia, origin, requestId })).toBe('limit');
    expect(await take({ login: undefined, origin, requestId: 'f' })).toBeUndefined();
    expect(await take({ login: undefined, origin, requestId: 'g' })).toBe('address-limit');
  });
});
