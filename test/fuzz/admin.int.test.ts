import { settableClock } from '@latchkey/kit/clock';
import { createTestBus } from '@latchkey/testkit';
import { fuzzDocument, type FuzzTarget } from '../../gateway/test/fuzz/document.contract.ts';
import { audiencePartMax } from '../../gateway/src/admin/campaigns/schema.ts';
import { readDocument } from '../../gateway/test/fuzz/openapi.ts';
import { send } from '../../gateway/test/harness.ts';
import { createFastHasher } from '../../services/identity/test/fast-hasher.ts';
import { startInProcess, type InProcess } from '../system/in-process.ts';
import { withoutOwnTime } from '../system/stored-documents.ts';

const email = 'boss@shop.example';
/** The passwords the admin may have, as changing it is one of the operations. */
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
      BACKOFFICE_ADMIN_EMAIL: email,
      BACKOFFICE_ADMIN_PASSWORD: passwords[0],
      // So that the forced draft stays one, whoever starts it here.
      CAMPAIGN_APPROVALS: '2',
      // Limits have tests of their own; here they would refuse what is to be looked at.
      LOGIN_FAILURES_PER_LOGIN: '1000000',
      LOGIN_FAILURES_PER_ADDRESS: '1000000',
      TOKEN_FAILURES_PER_ADDRESS: '1000000',
    },
  });
  session = await logIn();
  draft = await aDraft();
});
afterAll(() => system.stop());

/** What stands in the documents' requests for a campaign that is there. */
const placeholder = '0198f0c0-0000-7000-8000-00000000ca3b';
let draft = '';
/** Of a campaign for a list, which ends passwords. @returns its id */
async function aDraft(): Promise<string> {
  const answer = await send(system.port, 'POST', '/admin/campaigns', {
    headers: { ...json, Authorization: session },
    body: JSON.stringify({ audience: { of: 'everybody', listed: true }, expirePasswords: true }),
  });
  return (JSON.parse(answer.text) as { id: string }).id;
}

async function logIn(): Promise<string> {
  for (const password of passwords) {
    const body = JSON.stringify({ email, password, transport: 'bearer' });
    const answer = await send(system.port, 'POST', '/admin/session', { headers: json, body });
    if (answer.status === 200) return `Bearer ${(JSON.parse(answer.text) as { token: string }).token}`;
  }
  throw new Error('the admin cannot log in');
}

let session = '';
/**
 * What the services write without being asked: failures that are counted, and their own housekeeping; and references, of
 * which a refused customer may use one up. An event leaves its document when it has been published; that of a failed
 * login enters one after the answer. What an event tells of an account arrives beside its profile, whenever that is, and
 * a draft of a campaign is counted, and a cancelled one ended and its list cleared, behind the answer.
 */
const comparable = withoutOwnTime(
  /\.(throttle|leases|passwordClassCounts|sequences|campaignAudience|audit\w*)$/,
  'outbox',
  'version',
  'account',
  ...['preview', 'due', 'phase', 'cursor', 'fence', 'recipients'],
);

const target: FuzzTarget = {
  // Not to its progress: that of a draft has no end.
  send: (method, path, options) =>
    send(system.port, method, /progress$/.test(path) ? path : path.replace(placeholder, draft), options),
  authorization: async () => {
    const headers = { Authorization: session };
    const lives = await send(system.port, 'GET', '/admin/session', { headers });
    if (lives.status !== 200) session = await logIn();
    return session;
  },
  stored: async () => comparable(await system.documents()),
};

fuzzDocument('the admin group', {
  document: readDocument('admin'),
  target: () => target,
  runs: 6,
  largestBody: { nameRecipients: audiencePartMax },
  known: {
    email: [email, 'nobody@shop.example', ' BOSS@Shop.example', 'ünï@exämple.example'],
    password: [...passwords, 'not the password'],
    currentPassword: [...passwords, 'not the password'],
    newPassword: [...passwords, 'password password'],
    token: ['A'.repeat(43), 'a'],
    code: ['000000', 'abcd-efgh-jkmn-pqrs'],
    locale: ['en_US', 'de_DE'],
    campaignId: [placeholder, '0198f0c0-0000-7000-8000-000000000000'],
  },
});
