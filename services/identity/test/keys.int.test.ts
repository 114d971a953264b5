import { randomBytes } from 'node:crypto';
import { createConnection } from 'mongoose';
import { keyService, type KeyServiceDefinition } from '@latchkey/contracts/keys';
import { settableClock } from '@latchkey/kit/clock';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import {
  registerActive,
  secretOf,
  startIdentity,
  stopIdentities,
  type TestIdentity,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, codeAt, enrol, logIn } from './staff-fixture.ts';

let store: TestStore;
const clients: ServiceClient<KeyServiceDefinition>[] = [];
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await stopIdentities();
});
afterAll(async () => {
  await store.stop();
});

function keysOf(identity: TestIdentity): ServiceClient<KeyServiceDefinition> {
  const client = createGrpcClient({
    service: keyService,
    address: identity.address,
    caller: 'gateway',
    credential: secretOf('gateway'),
    idempotent: [],
  });
  clients.push(client);
  return client;
}

const published = async ({ gateway }: TestIdentity): Promise<string[]> => {
  const { keys } = JSON.parse((await gateway.getJwks({})).jwksJson) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
};

/** What the audit trail knows of keys. */
async function rotations(uri: string): Promise<unknown[]> {
  const raw = await createConnection(uri).asPromise();
  try {
    const found = await raw
      .collection<{ entry: { details: object } }>('audit')
      .find({ 'entry.act': 'keys.rotated' })
      .toArray();
    return found.map(({ entry }) => entry.details);
  } finally {
    await raw.close();
  }
}

describe('a new signing key', () => {
  it('is published at every copy before any signs with it, and the old one verifies until its tokens are gone', async () => {
    const uri = store.uri('rotation');
    const clock = settableClock(Date.now());
    const env = { SIGNING_KEY_DELAY: '2s' };
    const copies = [
      await startIdentity(uri, { env, overrides: { clock } }),
      await startIdentity(uri, { env, overrides: { clock } }),
    ];
    const person = await registerActive(copies[0]!);
    const signers = (): Promise<string[]> =>
      Promise.all(
        copies.map(async ({ gateway }) => {
          const { tokens } = await gateway.authenticate({ login: person.login, password: person.password });
          const [header = ''] = tokens!.accessToken.split('.');
          return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
        }),
      );
    const [old = ''] = await signers();

    const { signing } = await keysOf(copies[0]!).rotateSigningKey({});
    expect(signing.map(({ state }) => state)).toEqual([
      'SIGNING_KEY_STATE_PUBLISHED',
      'SIGNING_KEY_STATE_SIGNING',
    ]);
    const fresh = signing[0]!.kid;
    expect(signing[0]!.activeFromMs).toBe(clock.now() + 2000);
    for (const copy of copies)
      await eventually(async () => expect(await published(copy)).toEqual([fresh, old]));
    clock.advance(1999);
    expect(await signers()).toEqual([old, old]);
    // One that waits is enough.
    expect((await keysOf(copies[1]!).rotateSigningKey({})).signing.map(({ kid }) => kid)).toEqual([
      fresh,
      old,
    ]);
    expect(await rotations(uri)).toEqual([{ kind: 'signing', kid: fresh }]);

    clock.advance(1);
    expect(await signers()).toEqual([fresh, fresh]);
    for (const copy of copies) expect(await published(copy)).toEqual([fresh, old]);
    // 15 min of the last token, and 5 min of margin.
    clock.advance(20 * 60_000 - 1);
    expect((await keysOf(copies[1]!).listKeys({})).signing).toMatchObject([
      { kid: fresh, state: 'SIGNING_KEY_STATE_SIGNING', verifiesUntilMs: 0 },
      { kid: old, state: 'SIGNING_KEY_STATE_VERIFYING', verifiesUntilMs: clock.now() + 1 },
    ]);
    clock.advance(1);
    for (const copy of copies) await eventually(async () => expect(await published(copy)).toEqual([fresh]));
  });
});

describe('a new key of KEY_ENCRYPTION_KEYS', () => {
  const [first, second] = ['e1', 'e2'].map((kid) => `${kid}:${randomBytes(32).toString('base64url')}`);
  const start = (keys: string, clock = settableClock(Date.now())): Promise<TestIdentity> =>
    startIdentity(store.uri('sealing'), { env: { KEY_ENCRYPTION_KEYS: keys }, overrides: { clock } });

  it('seals everything when asked to, so that the old one can go', async () => {
    const clock = settableClock(Date.now());
    const before = await start(first!, clock);
    const user = await addUser(before);
    const { secret } = await enrol(before, (await logIn(before, user)).token, clock.now());
    const kids = await published(before);
    expect((await keysOf(before).listKeys({})).encryption).toEqual([
      { kid: 'e1', configured: true, sealed: 3 },
    ]);
    await before.stop();

    const both = await start(`${second!},${first!}`);
    const other = await start(`${second!},${first!}`);
    expect((await keysOf(both).listKeys({})).encryption).toEqual([
      { kid: 'e2', configured: true, sealed: 0 },
      { kid: 'e1', configured: true, sealed: 3 },
    ]);
    await Promise.all([keysOf(both).resealSecrets({}), keysOf(other).resealSecrets({})]);
    expect((await keysOf(other).listKeys({})).encryption).toEqual([
      { kid: 'e2', configured: true, sealed: 3 },
      { kid: 'e1', configured: true, sealed: 0 },
    ]);
    expect(await rotations(store.uri('sealing'))).toContainEqual({ kind: 'encryption', kid: 'e2' });
    await both.stop();
    await other.stop();

    clock.advance(60_000);
    const after = await start(second!, clock);
    expect(await published(after)).toEqual(kids);
    const { token } = await logIn(after, user);
    const code = codeAt(secret, clock.now());
    expect(await codeOf(after.staff.proveSecondFactor({ token, code }))).toBe('ok');
    await expect(start(first!)).rejects.toThrow('KEY_ENCRYPTION_KEYS lacks the key e2');
  });
});
