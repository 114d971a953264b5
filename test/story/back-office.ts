import { createConnection } from 'mongoose';
import { TOTP } from 'otpauth';
import { eventually } from '@latchkey/testkit';
import { mailTo, tokenOf, type System } from '../system/system.ts';
import { atGlue } from './at-glue.ts';
import { subjects } from './story.ts';

/** Where one Back Office user works, with a session of the own: the API, or the console. */
export interface Desk {
  /** @param token of the mailed link */
  setPassword(token: string, password: string): Promise<void>;
  /** @returns the stage of the session: `full`, or `setup` where the role needs a second factor and there is none */
  logIn(email: string, password: string, code?: string): Promise<string>;
  /** @returns how many recovery codes there are */
  enrol(password: string, codeOf: (secret: string) => string): Promise<number>;
  invite(email: string, name: string, role: string): Promise<void>;
  /** Makes a customer who gets the mail with a link to a first password. */
  create(email: string): Promise<{ id: string; customerReference: string }>;
  show(customer: string): Promise<Shown>;
  expire(customer: string): Promise<void>;
  /** Kinds and states of the mails, newest first. */
  mails(customer: Shown): Promise<string[]>;
  /** Newest first. */
  acts(customer: string): Promise<string[]>;
  verify(): Promise<Verified>;
}

export interface Shown {
  id: string;
  customerReference: string;
  account: { state: string; password: { state: string }; links: unknown[]; sessions: unknown[] };
}

/** What the audit trail proves to be. */
export interface Verified {
  whole: boolean;
  /** Up to which entry signatures vouch for it. */
  signedTo: number;
  /** What is wrong, and with which entry. */
  fault?: { fault: string; seq: number };
}

/** Settings the story needs: whoever does support has a second factor, and heads are signed while one watches. */
export const backOfficeSettings = { STAFF_TOTP_ROLES: 'support', AUDIT_SIGN_EVERY: '1s' };

const bossPassword = 'winding-staircase 41';
const idaPassword = 'copper-lighthouse 7';
const [firstPassword, secondPassword] = ['quiet-harbour-bell 19', 'seven-amber-kites 3'];
const [ida, ada] = ['ida@shop.example', 'ada@shop.example'];

/**
 * Staff is invited, sets password and second factor, makes a customer with a reset mail; the customer sets a password and
 * logs in at Glue; staff sees state, mails and acts and ends the password; the customer gets in again by restore; the
 * audit trail verifies, and a bit that was flipped in it is found.
 * @param firstLink of the first start, for the user admin@localhost
 */
export async function expectBackOfficeStory(
  system: System,
  firstLink: string,
  desk: () => Desk,
): Promise<void> {
  const boss = desk();
  await boss.setPassword(new URL(firstLink).searchParams.get('token') ?? '', bossPassword);
  expect(await boss.logIn('admin@localhost', bossPassword)).toBe('full');
  await boss.invite(ida, 'Ida Lock', 'support');

  const support = desk();
  await getIn(system, support);
  await keepCustomer(system, support);
  await proveTrail(system, boss);
}

/** The invitation, the password, the second factor, and a login that asks for it. */
async function getIn(system: System, support: Desk): Promise<void> {
  const invitation = await mailTo(system.mailbox, ida, /^Your access to the Back Office/);
  await support.setPassword(tokenOf(invitation), idaPassword);
  // The role needs a second factor: nothing else is open before.
  expect(await support.logIn(ida, idaPassword)).toBe('setup');
  await expect(support.create(ada)).rejects.toThrow();

  let app: TOTP | undefined;
  const codes = await support.enrol(idaPassword, (secret) => {
    app = new TOTP({ secret });
    return app.generate();
  });
  expect(codes).toBe(10);
  // That code counts as used; the next one is taken half a minute early.
  const code = app?.generate({ timestamp: Date.now() + 30_000 }) ?? '';
  expect(await support.logIn(ida, idaPassword, code)).toBe('full');
}

async function keepCustomer(system: System, support: Desk): Promise<void> {
  const glue = atGlue(system);
  const made = await support.create(ada);
  const customer = made.customerReference;
  expect(await support.show(customer)).toMatchObject({
    id: made.id,
    account: { state: 'unconfirmed', password: { state: 'none' } },
  });

  const invitation = await mailTo(system.mailbox, ada, /^Choose your password/);
  expect(await system.mailbox.to(ada)).toHaveLength(1);
  expect(await glue.restore(tokenOf(invitation), firstPassword)).toBe(204);
  expect(await glue.logIn(ada, firstPassword)).toBe(201);
  const shown = await support.show(customer);
  expect(shown).toMatchObject({ account: { state: 'active', password: { state: 'set' } } });
  expect(shown.account.sessions).toHaveLength(1);
  await eventually(async () => expect(await support.mails(shown)).toContain('password-invitation sent'));
  await eventually(async () =>
    expect(await support.acts(customer)).toEqual([
      'account.confirmed',
      'password.set',
      'link.minted',
      'account.created',
    ]),
  );

  await support.expire(customer);
  expect(await glue.logIn(ada, firstPassword)).toBe(401);
  expect(await support.show(customer)).toMatchObject({
    account: { state: 'reset-required', password: { state: 'reset-required' }, sessions: [] },
  });
  expect(await glue.forget(ada)).toBe(204);
  const reset = await mailTo(system.mailbox, ada, subjects.reset);
  expect(await glue.restore(tokenOf(reset), secondPassword)).toBe(204);
  expect(await glue.logIn(ada, firstPassword)).toBe(401);
  expect(await glue.logIn(ada, secondPassword)).toBe(201);
  expect(await support.show(customer)).toMatchObject({
    account: { state: 'active', password: { state: 'set' }, links: [] },
  });
  await eventually(async () =>
    expect((await support.acts(customer)).slice(0, 4)).toEqual([
      'password.restored',
      'link.minted',
      'password.reset_requested',
      'password.expired',
    ]),
  );
}

/** The trail is whole and signed; one bit of a stored entry is not, until it is put right. */
async function proveTrail(system: System, boss: Desk): Promise<void> {
  await eventually(async () => expect((await boss.verify()).signedTo).toBeGreaterThan(3));
  expect(await boss.verify()).toMatchObject({ whole: true });
  const store = await createConnection(system.storeUri('identity')).asPromise();
  try {
    const entries = store.collection<{ _id: string; seq: number; entry: { atMs: number } }>('audit');
    const { seq, entry } = (await entries.findOne({ seq: 3 })) ?? { seq: 0, entry: { atMs: 0 } };
    const flipped = entry.atMs % 2 === 0 ? entry.atMs + 1 : entry.atMs - 1;
    await entries.updateOne({ seq }, { $set: { 'entry.atMs': flipped } });
    expect(await boss.verify()).toMatchObject({ whole: false, fault: { fault: 'edited', seq: 3 } });
    await entries.updateOne({ seq }, { $set: { 'entry.atMs': entry.atMs } });
    expect(await boss.verify()).toMatchObject({ whole: true });
  } finally {
    await store.close();
  }
}
