import { mongo } from 'mongoose';
import { asAppError } from '@latchkey/kit/errors';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { createHashQueue } from '../src/outbound/hashing/hash-queue.ts';
import { createFastHasher } from './fast-hasher.ts';
import { registerActive, startIdentity, type Person, type TestIdentity } from './identity-fixture.ts';

/** Log-ins that wait for a core: one hash runs at a time, and none ends before it may. */
const queue = createHashQueue({ slots: 1, maxWaitMs: 10_000 });
let mayEnd: Promise<void> = Promise.resolve();
const fast = createFastHasher();
const hasher = {
  ...fast,
  approach: queue.approach,
  depart: queue.depart,
  verify: (...given: Parameters<typeof fast.verify>) =>
    queue.run('fast', async () => {
      await mayEnd;
      // No two end in the same tick.
      await new Promise((resolve) => setImmediate(resolve));
      return fast.verify(...given);
    }),
};

let store: TestStore;
let identity: TestIdentity;

beforeAll(async () => {
  store = await startTestStore();
  identity = await startIdentity(store.uri('together'), {
    overrides: { hasher },
    env: { LOGIN_FAILURES_PER_LOGIN: '3' },
  });
});
afterAll(async () => {
  await identity.stop();
  await store.stop();
});

let addresses = 0;
async function logIn({ login, password }: Pick<Person, 'login' | 'password'>): Promise<string> {
  addresses += 1;
  const address = `198.51.100.${addresses}`;
  try {
    const { tokens } = await identity.gateway.authenticate({
      login,
      password,
      client: { address },
    });
    return tokens?.customerReference ?? '';
  } catch (error) {
    return asAppError(error).code;
  }
}

it('log-ins that wait for a core are looked up by one command, their sessions written together, and each gets its own answer', async () => {
  const [ada, bob, eve] = [
    await registerActive(identity),
    await registerActive(identity),
    await registerActive(identity),
  ];
  for (let failure = 0; failure < 3; failure += 1) await logIn({ ...eve, password: 'not the one' });
  const nobody = { login: 'nobody@example.com', password: ada.password };

  let end = (): void => undefined;
  mayEnd = new Promise((resolve) => (end = resolve));
  const before = [logIn(ada), logIn(ada)];
  await eventually(() => expect([queue.running, queue.waiting]).toEqual([1, 1]));
  const together = [ada, bob, nobody, eve, { ...bob, password: 'wrong' }, nobody, ada].map(logIn);
  await eventually(() => expect(queue.waiting).toBe(8));

  const commands = jest.spyOn(mongo.Db.prototype, 'command');
  const inserts = jest.spyOn(mongo.Collection.prototype, 'insertMany');
  end();
  expect(await Promise.all(together)).toEqual([
    ada.customerReference,
    bob.customerReference,
    'authentication_failed',
    'too_many_attempts',
    'authentication_failed',
    'authentication_failed',
    ada.customerReference,
  ]);
  const reads = commands.mock.calls.filter(([{ find }]) => find === 'credentials');
  expect(reads).toHaveLength(1);
  expect(await Promise.all(before)).toEqual([ada.customerReference, ada.customerReference]);
  const sessionsOf = inserts.mock.calls.map(([documents]) => documents.length);
  expect(sessionsOf.some((together) => together > 1)).toBe(true);
  await eventually(() => expect([queue.running, queue.waiting]).toEqual([0, 0]));
});
