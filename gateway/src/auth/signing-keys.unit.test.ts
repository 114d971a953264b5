import { settableClock } from '@latchkey/kit/clock';
import { createSigningKeys } from './signing-keys.ts';

function setUp() {
  const clock = settableClock(1_000_000);
  const state = { fetched: 0, away: false };
  const keys = createSigningKeys({
    clock,
    identity: {
      getJwks: () => {
        state.fetched += 1;
        if (state.away) return Promise.reject(new Error('away'));
        const key = { kty: 'EC', kid: `k${state.fetched}`, crv: 'P-256', alg: 'ES256', x: 'eA', y: 'eQ' };
        return Promise.resolve({ jwksJson: JSON.stringify({ keys: [key] }) });
      },
    },
  });
  return { clock, state, keys };
}

it('fetches once for all who ask at the start', async () => {
  const { state, keys } = setUp();
  await Promise.all([keys.current(), keys.current(), keys.refreshed()]);
  expect(state.fetched).toBe(1);
});

it('fetches again after five minutes', async () => {
  const { clock, keys } = setUp();
  expect((await keys.current()).json).toContain('k1');
  clock.advance(299_999);
  expect((await keys.current()).json).toContain('k1');
  clock.advance(1);
  expect((await keys.current()).json).toContain('k2');
});

it('fetches for unknown keys at most once in ten seconds', async () => {
  const { clock, state, keys } = setUp();
  await keys.current();
  await Promise.all([keys.refreshed(), keys.refreshed()]);
  expect(state.fetched).toBe(1);
  clock.advance(10_000);
  await Promise.all([keys.refreshed(), keys.refreshed()]);
  await keys.refreshed();
  expect(state.fetched).toBe(2);
});

it('goes on with older keys while identity is away, and tries every ten seconds', async () => {
  const { clock, state, keys } = setUp();
  await keys.current();
  state.away = true;
  clock.advance(300_000);
  expect((await keys.current()).json).toContain('k1');
  expect((await keys.current()).json).toContain('k1');
  expect(state.fetched).toBe(2);
  clock.advance(10_000);
  state.away = false;
  expect((await keys.current()).json).toContain('k3');
});

it('is unavailable while there have never been keys', async () => {
  const { state, keys } = setUp();
  state.away = true;
  await expect(keys.current()).rejects.toMatchObject({ code: 'unavailable' });
  state.away = false;
  expect((await keys.current()).json).toContain('k2');
});
