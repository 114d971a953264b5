import { createConnection, type Connection } from 'mongoose';
import type { AuditEntry } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type InProcessBus } from '@latchkey/kit/messaging';
import { runAs, type Actor } from '@latchkey/kit/origin';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';

type Stored = Omit<AuditEntry, 'id'>;
const address = 'ada.lovelace@example.com';
const cell = '$2y$10$vI8aWBnW3fID.ZQ4/zo1G.q1lRps.9cGLcZEiGDMVr5yUP1KUOYTa';
const guest: Actor = { kind: 'anonymous', id: '', name: '', address: '192.0.2.0/24' };
const staff: Actor = { kind: 'staff', id: 'staff-1', name: 'support', address: '198.51.100.0/24' };

let store: TestStore;
let raw: Connection;
let bus: InProcessBus;
let identity: TestIdentity;
/** Everything that must be nowhere in the trail. */
const secrets: string[] = [goodPassword, otherPassword, address, 'Lovelace', cell, cell.slice(7)];

beforeAll(async () => {
  store = await startTestStore();
  const uri = store.uri('acts');
  raw = await createConnection(uri).asPromise();
  bus = createInProcessBus({ logger: silentLogger });
  // What other services take.
  await bus.subscribe([
    {
      queue: 'others',
      types: [
        'registration.confirmation_requested',
        'registration.confirmed',
        'password.reset_requested',
        'password.changed',
        'password.restored',
        'credential.anonymised',
      ],
      handle: () => Promise.resolve(),
    },
  ]);
  bus.open();
  identity = await startIdentity(uri, { overrides: { bus } });
});
afterAll(async () => {
  await stopIdentities();
  await bus.close();
  await raw.close();
  await store.stop();
});

const as = <Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> =>
  runAs({ actor, requestId: `by-${actor.kind}` }, work);

/** The acts on somebody, oldest first, as soon as there are so many. */
async function actsOn(subject: string, count: number): Promise<Stored[]> {
  let found: Stored[] = [];
  await eventually(async () => {
    const rows = await raw
      .collection<{ entry: Stored }>('audit')
      .find({ $or: [{ 'entry.subject': subject }, { 'entry.subjects': subject }] })
      .sort({ seq: 1 })
      .toArray();
    found = rows.map(({ entry }) => entry);
    return found.length >= count;
  });
  return found;
}
const words = (acts: readonly Stored[]): string[] => acts.map(({ act, actor }) => `${act} by ${actor.kind}`);

async function mint(
  customerId: string,
  requestId: string,
  purpose: 'CONFIRM_REGISTRATION' | 'RESTORE_PASSWORD',
): Promise<string> {
  const { links } = await identity.notification.mintLinks({
    links: [{ requestId, customerId, purpose: `LINK_PURPOSE_${purpose}` }],
  });
  const token = links[0]?.minted?.token ?? '';
  expect(token).not.toBe('');
  secrets.push(token);
  return token;
}

describe('the audit trail of a person', () => {
  const customerId = newId();

  it('tells of the registration, by whoever came, and its confirmation', async () => {
    const requestId = newId();
    await as(guest, async () => {
      await identity.customer.createCredential({
        customerId,
        customerReference: 'DE--1',
        login: address,
        password: goodPassword,
        requestId,
        locale: 'de_DE',
        contextWords: ['Lovelace'],
      });
      await identity.customer.activateCredential({ customerId });
    });
    const token = await mint(customerId, requestId, 'CONFIRM_REGISTRATION');
    await as(guest, () => identity.gateway.confirmRegistration({ token }));
    const acts = await actsOn(customerId, 3);
    expect(words(acts).sort()).toEqual([
      'account.confirmed by anonymous',
      'account.registered by anonymous',
      'link.minted by system',
    ]);
    expect(acts.find(({ act }) => act === 'account.registered')).toMatchObject({
      actor: guest,
      requestId: 'by-anonymous',
    });
    expect(acts.find(({ act }) => act === 'link.minted')?.details).toEqual({
      purpose: 'confirm-registration',
      linkRequestId: requestId,
    });
  });

  it('tells of every change of the password, and who asked for a link only once it was minted', async () => {
    await as({ ...guest, kind: 'customer', id: customerId }, () =>
      identity.gateway.changePassword({
        customerId,
        currentPassword: goodPassword,
        newPassword: otherPassword,
      }),
    );
    await actsOn(customerId, 4);
    await as(staff, () => identity.gateway.requestReset({ login: address, locale: 'de_DE' }));
    const request = await raw.collection<{ _id: string }>('resetRequests').findOne({});
    expect(words(await actsOn(customerId, 4)).at(-1)).toBe('password.changed by customer');
    const token = await mint('', request?._id ?? '', 'RESTORE_PASSWORD');
    await mint('', request?._id ?? '', 'RESTORE_PASSWORD');
    await as(guest, () => identity.gateway.restorePassword({ token, newPassword: goodPassword }));
    const acts = (await actsOn(customerId, 7)).slice(4);
    expect(words(acts).sort()).toEqual([
      'link.minted by system',
      'password.reset_requested by staff',
      'password.restored by anonymous',
    ]);
    expect(acts.find(({ act }) => act === 'password.reset_requested')).toMatchObject({
      actor: staff,
      requestId: 'by-staff',
      details: { linkRequestId: request?._id },
    });
  });

  it('tells of sessions that end, and why', async () => {
    const login = { login: address, password: goodPassword };
    const { tokens } = await identity.gateway.authenticate(login);
    const spent = tokens?.refreshToken ?? '';
    secrets.push(spent, tokens?.accessToken ?? '');
    const { tokens: next } = await identity.gateway.refreshSession({ refreshToken: spent });
    await identity.gateway.refreshSession({ refreshToken: next?.refreshToken ?? '' });
    await identity.gateway.refreshSession({ refreshToken: spent }).catch(() => undefined);
    await as({ ...guest, kind: 'customer', id: customerId }, () =>
      identity.gateway.endSessions({ customerId }),
    );
    await as(staff, () => identity.gateway.endSessions({ customerId }));
    const acts = (await actsOn(customerId, 10)).slice(7);
    expect(acts.map(({ act, details }) => `${act} ${details['reason']}`)).toEqual([
      'sessions.ended reuse',
      'sessions.ended owner',
      'sessions.ended staff',
    ]);
  });

  it('tells of an account that has to wait, and of no address that has none', async () => {
    for (const login of [address, 'nobody@example.com'])
      for (let failure = 1; failure <= 10; failure += 1)
        await identity.gateway.authenticate({ login, password: 'wrong wrong wrong' }).catch(() => undefined);
    expect(words(await actsOn(customerId, 11)).at(-1)).toBe('login.throttled by system');
    expect(await raw.collection('audit').countDocuments({ 'entry.act': 'login.throttled' })).toBe(1);
  });

  it('tells of the end, and of nothing but ids from then on', async () => {
    await as(staff, () => identity.customer.anonymiseCredential({ customerId }));
    expect(words(await actsOn(customerId, 12)).at(-1)).toBe('account.anonymised by staff');
  });
});

it('tells of imported rows, once, however often they come', async () => {
  const [hashed, plain, bare] = [newId(), newId(), newId()];
  const row = (customerId: string, passwordCell: string) => ({
    customerId,
    customerReference: `DE-${customerId.slice(-4)}`,
    login: `${customerId}@example.com`,
    passwordCell,
    confirmed: true,
    row: 2,
  });
  const credentials = [row(hashed, cell), row(plain, goodPassword), row(bare, '')];
  const actor: Actor = { kind: 'import', id: 'import-1', name: 'ci', address: '' };
  for (let time = 1; time <= 2; time += 1)
    await as(actor, () => identity.customer.importCredentials({ credentials, importId: newId() }));
  expect(words(await actsOn(hashed, 2))).toEqual([
    'account.imported by import',
    'password.hash_imported by import',
  ]);
  expect(words(await actsOn(plain, 2))).toEqual([
    'account.imported by import',
    'password.imported by import',
  ]);
  expect(words(await actsOn(bare, 1))).toEqual(['account.imported by import']);
  // One entry tells of all accounts that were created, one of each kind of password.
  expect(await raw.collection('audit').countDocuments({ 'entry.actor.id': 'import-1' })).toBe(3);
});

it('holds no secret, no address and no name', async () => {
  const trail = JSON.stringify([
    await raw.collection('audit').find().toArray(),
    await raw.collection('auditHeads').find().toArray(),
  ]);
  expect(trail.length).toBeGreaterThan(5_000);
  for (const secret of secrets) expect(trail).not.toContain(secret);
  expect(trail).not.toMatch(/@|\$2[aby]\$|\$argon2/);
});
