import { eventually, seededRandom, seedOfRun } from '@latchkey/testkit';
import { subjects } from '../story/story.ts';
import { askAnyCopy } from '../system/any-copy.ts';
import { askStorefront, type StorefrontAnswer } from '../system/storefront-client.ts';
import { mailTo, tokenOf, type System } from '../system/system.ts';
import { killNowAndThen, type Kills } from './kill-now-and-then.ts';
import { countStored, expectNoSecondMail } from './left-behind.ts';

const lanes = 4;
const mostPerLane = 60;
/** A copy that is killed again and again has no time to take up what it left behind: that begins after five seconds. */
const patience = { within: 90_000 };
const password = 'winding-staircase 41';
const intruding = 'copper-lighthouse 7';

/**
 * People register at the storefront, confirm by the mailed link and log in, and then somebody else tries to register
 * with their address, while processes are killed (-9). Every registration that was answered leads to its mail, every
 * confirmed one to one account that opens with its own password; the owner hears of the other one's try, which changes
 * nothing.
 */
export async function expectRegistrationsToSurvive(system: System, kills: readonly Kills[]): Promise<void> {
  const random = seededRandom(seedOfRun('registrations with kills'));
  const over = new AbortController();
  let killing = true;
  const killer = killNowAndThen(system, kills, random, over.signal).finally(() => (killing = false));
  const registered: string[] = [];
  const lane = async (name: string): Promise<void> => {
    for (let n = 0; n < mostPerLane && killing; n += 1) {
      const email = `${name}-${n}@example.com`;
      await registerAndLogIn(system, email);
      await expectIntruderToFail(system, email);
      registered.push(email);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, n) => lane(`lane-${n}`))).finally(() => over.abort());
  const killed = await killer;
  process.stdout.write(`registrations with kills: ${registered.length} people, killed ${killed} times\n`);
  expect(killed).toBe(kills.reduce((sum, { times }) => sum + times, 0));
  await expectOneAccountEach(system, registered);
  await expectEveryMailToEnd(system);
  await expectNoSecondMail(system);
}

async function registerAndLogIn(system: System, email: string): Promise<void> {
  await register(system, email, password, 'Owner');
  await mailTo(system.mailbox, email, subjects.confirmation, patience);
  await confirm(system, email);
  expect((await logIn(system, email, password)).status).toBe(200);
}

async function expectIntruderToFail(system: System, email: string): Promise<void> {
  await register(system, email, intruding, 'Intruder');
  await mailTo(system.mailbox, email, /already have an account/i, patience);
  expect((await logIn(system, email, intruding)).status).toBe(401);
  const { cookie } = await logIn(system, email, password);
  // Killed right behind the confirmation, the profile follows with its event (gateway/src/auth/complete-profile.ts).
  await eventually(
    async () => {
      const account = await ask(system, 'GET', '/account', undefined, cookie);
      expect(account.body).toMatchObject({ email, firstName: 'Owner' });
    },
    { ...patience, every: 250 },
  );
}

async function register(system: System, email: string, chosen: string, firstName: string): Promise<void> {
  const form = { email, password: chosen, firstName, lastName: 'Lock', acceptedTerms: true };
  expect((await ask(system, 'POST', '/registration', form)).status).toBe(202);
}

const logIn = (system: System, email: string, given: string): Promise<StorefrontAnswer> =>
  ask(system, 'POST', '/session', { email, password: given });

/**
 * Takes the newest link: a request that was sent again because its answer was lost has registered again, and a later
 * registration ends the links of an earlier one. A link whose own answer was lost is used up.
 */
async function confirm(system: System, email: string): Promise<void> {
  await eventually(
    async () => {
      const mails = (await system.mailbox.to(email)).filter(({ subject }) =>
        subjects.confirmation.test(subject),
      );
      for (const mail of mails) {
        const { status } = await ask(system, 'POST', '/registration/confirm', { token: tokenOf(mail) });
        if (status === 204) return;
      }
      expect((await logIn(system, email, password)).status).toBe(200);
    },
    { ...patience, every: 250 },
  );
}

function ask(
  system: System,
  ...asked: [method: string, path: string, body?: unknown, cookie?: string]
): Promise<StorefrontAnswer> {
  return askStorefront((path, init) => askAnyCopy(system, path, init), ...asked);
}

async function expectOneAccountEach(system: System, emails: readonly string[]): Promise<void> {
  const found = { customers: 0, credentials: 0 };
  for (const email of emails) {
    found.customers += await countStored(system, 'customer', 'customers', { email });
    found.credentials += await countStored(system, 'identity', 'credentials', {
      login: email,
      state: 'active',
    });
  }
  expect(found).toEqual({ customers: emails.length, credentials: emails.length });
}

async function expectEveryMailToEnd(system: System): Promise<void> {
  const ended = { state: { $in: ['queued', 'attempting', 'doubt'] } };
  await eventually(
    async () => expect(await countStored(system, 'notification', 'deliveries', ended)).toBe(0),
    { ...patience, every: 250 },
  );
  expect(await countStored(system, 'notification', 'deliveries', { state: 'failed' })).toBe(0);
}
