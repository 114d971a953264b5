import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deadLettersService,
  deliveriesService,
  mailsService,
  notificationService,
  type DeadLetter,
  type Delivery,
} from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import { serving, startGrpcServer, type GrpcServer } from '@latchkey/kit/grpc';
import { silentLogger } from '@latchkey/kit/logging';
import { roles, type Role } from '../src/admin/roles.ts';
import { startGateway, type HttpAnswer, type TestGateway } from './harness.ts';

const at = Date.UTC(2026, 10, 24, 10);
const time = '2026-11-24T10:00:00.000Z';
const delivery: Delivery = {
  deliveryId: 'd1',
  kind: 'password-changed',
  state: 'failed',
  reason: '550 5.1.1 no such user',
  customerId: '0198f0c0-0000-7000-8000-00000000ada0',
  campaignId: '',
  domain: 'mail.example',
  locale: 'de-DE',
  attempts: 1,
  afterDoubt: false,
  occurredAtMs: at,
  createdAtMs: at,
  updatedAtMs: at,
  nextAttemptAtMs: 0,
  giveUpAtMs: at,
};
const letter: DeadLetter = {
  deadLetterId: 'l1',
  state: 'dead',
  queue: 'customer.credential-anonymised',
  type: 'credential.anonymised',
  eventId: 'e1',
  reason: 'rejected',
  fault: '',
  diedAtMs: at,
  settledAtMs: 0,
  settledBy: '',
  content: '{}',
  size: 2,
};

const calls: { rpc: string; request: object }[] = [];
/** Notes the request, and answers. */
const answering =
  <Answer>(rpc: string, answer: Answer) =>
  (request: object): Promise<Answer> => {
    calls.push({ rpc, request });
    return Promise.resolve(answer);
  };
const anybody = ['gateway'];

async function startNotification(listen: string, credential: string): Promise<GrpcServer> {
  const services = [
    serving({
      service: notificationService,
      handlers: { CountDeliveries: answering('CountDeliveries', { byState: { failed: 2, sent: 1 } }) },
      allow: { CountDeliveries: anybody },
    }),
    serving({
      service: deliveriesService,
      handlers: {
        SearchDeliveries: answering('SearchDeliveries', { deliveries: [delivery], nextCursor: 'next' }),
        GetDelivery: ({ deliveryId }) =>
          deliveryId === 'd1'
            ? Promise.resolve({
                delivery,
                events: [{ atMs: at, outcome: 'refused', reason: '550', by: '' }],
                address: 'ada@mail.example',
              })
            : Promise.reject(new AppError('delivery_not_found')),
        RetryDelivery: answering('RetryDelivery', {}),
        RetryDeliveries: answering('RetryDeliveries', { retried: 3, more: true }),
      },
      allow: {
        SearchDeliveries: anybody,
        GetDelivery: anybody,
        RetryDelivery: anybody,
        RetryDeliveries: anybody,
      },
    }),
    serving({
      service: deadLettersService,
      handlers: {
        ListDeadLetters: answering('ListDeadLetters', { deadLetters: [letter], nextCursor: '' }),
        GetDeadLetter: answering('GetDeadLetter', { deadLetter: letter }),
        ReplayDeadLetter: answering('ReplayDeadLetter', {}),
        DropDeadLetter: () => Promise.reject(new AppError('dead_letter_settled')),
      },
      allow: {
        ListDeadLetters: anybody,
        GetDeadLetter: anybody,
        ReplayDeadLetter: anybody,
        DropDeadLetter: anybody,
      },
    }),
    serving({
      service: mailsService,
      handlers: {
        ListMails: answering('ListMails', { kinds: ['password-changed'], locales: ['en_US'] }),
        PreviewMail: answering('PreviewMail', { locale: 'de-DE', subject: 's', html: '<p>', text: 't' }),
        SendTestMail: answering('SendTestMail', { outcome: 'sent', answer: '' }),
      },
      allow: { ListMails: anybody, PreviewMail: anybody, SendTestMail: anybody },
    }),
  ];
  return startGrpcServer({ services, callers: { gateway: credential }, listen, logger: silentLogger });
}

const tokenOf = (role: Role): string => `token-of-${role}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let gateway: TestGateway;
let notification: GrpcServer;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'admin-'));
  const credential = 'credential-of-the-gateway';
  const address = `unix:${directory}/notification.sock`;
  notification = await startNotification(address, credential);
  gateway = await startGateway({
    env: {
      NOTIFICATION_ADDRESS: address,
      RPC_CREDENTIAL: credential,
      ADMIN_TOKENS: roles.map((role) => `${role}-1:${role}:${sha256(tokenOf(role))}`).join(','),
    },
  });
});
beforeEach(() => void calls.splice(0));
afterAll(async () => {
  await gateway.stop();
  await notification.stop();
  await rm(directory, { recursive: true, force: true });
});

function ask(method: string, path: string, role: Role = 'admin', body?: object): Promise<HttpAnswer> {
  const headers = { Authorization: `Bearer ${tokenOf(role)}`, 'Content-Type': 'application/json' };
  return gateway.send(method, `/admin${path}`, {
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const bodyOf = (answer: HttpAnswer): Record<string, unknown> =>
  JSON.parse(answer.text) as Record<string, unknown>;

const everybody = [...roles];
const operations: [string, string, readonly Role[], number, object | undefined][] = [
  ['GET', '/deliveries', everybody, 200, undefined],
  ['GET', '/deliveries/counts', everybody, 200, undefined],
  ['GET', '/deliveries/d1', everybody, 200, undefined],
  ['POST', '/deliveries/d1/retry', ['admin', 'operator', 'support'], 204, {}],
  ['POST', '/deliveries/retry', ['admin', 'operator', 'support'], 200, { state: 'failed' }],
  ['GET', '/dead-letters', ['admin', 'operator', 'auditor'], 200, undefined],
  ['GET', '/dead-letters/l1', ['admin', 'operator', 'auditor'], 200, undefined],
  ['POST', '/dead-letters/l1/replay', ['admin', 'operator'], 204, undefined],
  ['POST', '/dead-letters/l1/drop', ['admin', 'operator'], 422, undefined],
  ['GET', '/mails', everybody, 200, undefined],
  ['GET', '/mails/password-changed/preview?locale=de_DE', everybody, 200, undefined],
  ['POST', '/mails/password-changed/test', ['admin', 'operator'], 422, {}],
];

describe('deliveries, dead letters and mails at /admin', () => {
  it.each(operations)('%s %s is for %j', async (method, path, allowed, status, body) => {
    for (const role of roles) {
      const answer = await ask(method, path, role, body);
      expect([role, answer.status]).toEqual([role, allowed.includes(role) ? status : 403]);
    }
    expect((await gateway.send(method, `/admin${path}`)).status).toBe(401);
  });

  it('searches by every filter, and answers without what is not known', async () => {
    const { customerId } = delivery;
    const query = `customerId=${customerId}&state=failed&kind=password-changed&from=${time}&to=${time}&limit=7&cursor=abc`;
    const answer = await ask('GET', `/deliveries?${query}`);
    expect(calls[0]?.request).toMatchObject({
      filter: { customerId, state: 'failed', kind: 'password-changed', fromMs: at, toMs: at },
      limit: 7,
      cursor: 'abc',
    });
    expect(bodyOf(answer)).toEqual({
      items: [
        {
          deliveryId: 'd1',
          kind: 'password-changed',
          state: 'failed',
          reason: '550 5.1.1 no such user',
          customerId,
          domain: 'mail.example',
          locale: 'de-DE',
          attempts: 1,
          afterDoubt: false,
          occurredAt: time,
          createdAt: time,
          updatedAt: time,
          giveUpAt: time,
        },
      ],
      nextCursor: 'next',
    });
  });

  it('shows the address to those who help people, its domain to the others', async () => {
    const shown = await Promise.all(
      roles.map(async (role) => [role, bodyOf(await ask('GET', '/deliveries/d1', role))['address']] as const),
    );
    expect(Object.fromEntries(shown)).toEqual({
      admin: 'ada@mail.example',
      support: 'ada@mail.example',
      operator: '…@mail.example',
      auditor: '…@mail.example',
    });
    expect((await ask('GET', '/deliveries/d2')).status).toBe(404);
  });

  it('retries at once, later, and in bulk', async () => {
    await ask('POST', '/deliveries/d1/retry', 'support', { notBefore: time });
    const bulk = await ask('POST', '/deliveries/retry', 'support', { state: 'doubt', limit: 9 });
    expect(calls).toMatchObject([
      { rpc: 'RetryDelivery', request: { deliveryId: 'd1', notBeforeMs: at } },
      { rpc: 'RetryDeliveries', request: { filter: { state: 'doubt' }, limit: 9, notBeforeMs: 0 } },
    ]);
    expect(bodyOf(bulk)).toEqual({ retried: 3, more: true });
  });

  it.each([
    ['GET', '/deliveries?state=lost', undefined, 'state'],
    ['GET', '/deliveries?limit=201', undefined, 'limit'],
    ['GET', '/deliveries?from=yesterday', undefined, 'from'],
    ['GET', '/deliveries?customerId[$gt]=', undefined, 'customerId[$gt]'],
    ['POST', '/deliveries/retry', { state: 'sent' }, 'state'],
    ['POST', '/deliveries/retry', { state: 'failed', limit: 501 }, 'limit'],
    ['POST', '/deliveries/d1/retry', { notBefore: 5 }, 'notBefore'],
    ['GET', '/dead-letters?state=alive', undefined, 'state'],
    ['GET', '/mails/password-changed/preview?locale=german', undefined, 'locale'],
  ])('%s %s with %j names %s', async (method, path, body, field) => {
    const answer = await ask(method, path, 'admin', body);
    expect([answer.status, bodyOf(answer)['errors']]).toEqual([422, [expect.objectContaining({ field })]]);
    expect(calls).toEqual([]);
  });

  it('sends no test mail for a token, which has no address', async () => {
    const answer = await ask('POST', '/mails/password-changed/test', 'admin', {});
    expect(bodyOf(answer)['code']).toBe('own_address_missing');
    expect(calls).toEqual([]);
  });
});
