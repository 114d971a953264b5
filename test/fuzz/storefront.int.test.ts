import { settableClock } from '@latchkey/kit/clock';
import { createTestBus } from '@latchkey/testkit';
import { fuzzDocument, type FuzzTarget } from '../../gateway/test/fuzz/document.contract.ts';
import { readDocument } from '../../gateway/test/fuzz/openapi.ts';
import { send } from '../../gateway/test/harness.ts';
import { createFastHasher } from '../../services/identity/test/fast-hasher.ts';
import { startInProcess, type InProcess } from '../system/in-process.ts';
import { withoutOwnTime } from '../system/stored-documents.ts';

/** The passwords Ada may have, as changing it is one of the operations. */
const passwords = ['winding-staircase 41', 'copper-lighthouse 7'] as const;
const json = { 'Content-Type': 'application/json' };

let system: InProcess;
beforeAll(async () => {
  system = await startInProcess({
    bus: createTestBus(),
    clock: settableClock(Date.UTC(2040, 0, 1)),
    hasher: createFastHasher(),
    env: {
      PUBLIC_URL: 'https://shop.example',
      // Limits have tests of their own; here they would refuse what is to be looked at.
      LOGIN_FAILURES_PER_LOGIN: '1000000',
      LOGIN_FAILURES_PER_ADDRESS: '1000000',
      TOKEN_FAILURES_PER_ADDRESS: '1000000',
    },
  });
});
afterAll(() => system.stop());

async function logIn(email: string): Promise<string | undefined> {
  for (const password of passwords) {
    const body = JSON.stringify({ email, password, transport: 'bearer' });
    const answer = await send(system.port, 'POST', '/storefront/session', { headers: json, body });
    if (answer.status === 200)
      return `Bearer ${(JSON.parse(answer.text) as { accessToken: string }).accessToken}`;
  }
  return undefined;
}

/** Somebody with a profile; imported, as that needs no mail. */
async function importPerson(reference: string, email: string): Promise<void> {
  const head = 'customer_reference,email,salutation,first_name,last_name,gender,password,registered';
  const row = `${reference},${email},Ms,Ada,Lock,Female,${passwords[0]},2020-02-20`;
  const operator = { Authorization: `Bearer ${system.secrets.LATCHKEY_TOKEN}` };
  const opened = await send(system.port, 'POST', '/admin/imports', {
    headers: { ...json, ...operator },
    body: JSON.stringify({ importer: 'customer', source: 'person.csv' }),
  });
  const { id } = JSON.parse(opened.text) as { id: string };
  const sent = await send(system.port, 'PATCH', `/admin/imports/${id}/file?offset=0&last=true`, {
    headers: { ...operator, 'Content-Type': 'text/csv' },
    body: `${head}\n${row}\n`,
  });
  expect(JSON.parse(sent.text)).toMatchObject({ state: 'completed', counts: { created: 1 } });
}

let people = 0;
let session = '';
/** The first, and after the account has been deleted. */
async function newSession(): Promise<string> {
  people += 1;
  const email = `ada-${people}@example.com`;
  await importPerson(`F--${people}`, email);
  return (await logIn(email)) ?? '';
}

/**
 * What the services write without being asked: failures that are counted, and their own housekeeping. An event leaves
 * its document when it has been published, and what it tells arrives, whenever that is.
 */
const comparable = withoutOwnTime(/\.(throttle|leases|passwordClassCounts|audit\w*)$/, 'outbox', 'account');

const target: FuzzTarget = {
  send: (method, path, options) => send(system.port, method, path, options),
  authorization: async () => {
    const headers = { Authorization: session };
    const lives = await send(system.port, 'GET', '/storefront/session', { headers });
    if (lives.status !== 200) session = (await logIn(`ada-${people}@example.com`)) ?? (await newSession());
    return session;
  },
  stored: async () => comparable(await system.documents()),
};

fuzzDocument('the storefront', {
  document: readDocument('storefront'),
  target: () => target,
  known: {
    email: ['ada-1@example.com', 'nobody@example.com', ' ADA-1@Example.com', 'ünï@exämple.example'],
    password: [...passwords, 'not the password'],
    currentPassword: [...passwords, 'not the password'],
    newPassword: [...passwords, 'password password'],
    token: ['A'.repeat(43), 'a'],
  },
});
