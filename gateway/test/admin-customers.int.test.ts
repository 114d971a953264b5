import type { ListedCustomer } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { ada, home, startGateway, type TestGateway } from './harness.ts';
import { staffToken } from './fake-staff.ts';

const json = { 'Content-Type': 'application/json' };
const problem = 'application/problem+json';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const send = (method: string, path: string, body?: unknown) =>
  gateway.send(method, `/admin/customers${path}`, {
    headers: { Authorization: `Bearer ${staffToken('support')}`, ...(body === undefined ? {} : json) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
/** RPCs, in the order they came in. */
const rpcs = (): string[] => gateway.calls.map(({ rpc }) => rpc);
const asked = (rpc: string): unknown[] =>
  gateway.calls.filter((call) => call.rpc === rpc).map(({ request }) => request);
const { customerId, customerReference } = ada;

describe('a change of a customer', () => {
  it('moves the address first, by identity, then the profile', async () => {
    const body = { email: ' New@Shop.example', lastName: 'Byron' };
    expect(await send('PATCH', `/${customerReference}`, body)).toMatchObject({ status: 200 });
    expect(rpcs().slice(-4)).toEqual([
      ...['FindCustomer', 'ChangeAccountEmail', 'FollowEmailChange', 'ChangeCustomer'],
    ]);
    expect(asked('ChangeAccountEmail')).toEqual([{ customerId, login: 'New@Shop.example' }]);
    expect(asked('FollowEmailChange')).toEqual([{ customerId, byStaff: true }]);
    expect(asked('ChangeCustomer')).toMatchObject([{ customerId, lastName: 'Byron' }]);
  });

  it('of the address alone leaves the profile and its trail alone', async () => {
    const answer = await send('PATCH', `/${customerReference}`, { email: 'new@shop.example' });
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.text)).toMatchObject({ id: customerId, customerReference });
    expect(asked('ChangeCustomer')).toEqual([]);
  });

  it('names the field of an address that is taken, and goes no further', async () => {
    gateway.accounts.ChangeAccountEmail = () => Promise.reject(new AppError('login_taken'));
    const answer = await send('PATCH', `/${customerReference}`, { email: 'b@shop.example', phone: '1' });
    expect(answer).toMatchObject({
      status: 409,
      headers: { 'content-type': expect.stringContaining(problem) },
    });
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ field: 'email', rule: 'taken' }] });
    expect(rpcs()).not.toContain('FollowEmailChange');
    expect(rpcs()).not.toContain('ChangeCustomer');
  });

  it.each(['', 'no address', `${'a'.repeat(100)}@shop.example`])('refuses "%s"', async (email) => {
    const answer = await send('PATCH', `/${customerReference}`, { email });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ field: 'email' }] });
    expect(rpcs()).not.toContain('ChangeAccountEmail');
  });
});

describe.each([
  ['a changed address', 'PATCH', '', { email: 'new@shop.example' }],
  ['an anonymised customer', 'DELETE', '', undefined],
  ['a blocked customer', 'POST', '/block', undefined],
] as const)('%s', (_what, method, below, body) => {
  it('is out at once: the epoch is asked for anew', async () => {
    const epochs = () => asked('GetEpochs').length;
    const headers = { Authorization: `Bearer ${await gateway.token()}`, Accept: '*/*' };
    const visit = () => gateway.send('GET', '/storefront/account', { headers });
    await visit();
    const before = epochs();
    await visit();
    expect(epochs()).toBe(before);
    await send(method, `/${customerReference}${below}`, body);
    await visit();
    expect(epochs()).toBe(before + 1);
  });
});

describe('a customer', () => {
  it('is shown with addresses, sessions and the last mails', async () => {
    gateway.deliveries.SearchDeliveries = ({ limit }) =>
      Promise.resolve({
        deliveries: [{ deliveryId: 'd1', kind: 'password-reset', state: 'sent', createdAtMs: limit }],
      });
    const { status, text } = await send('GET', `/${customerReference}`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      customerReference,
      account: { state: 'active', sessions: [] },
      addresses: [{ city: home.city }],
      lastDeliveries: [{ deliveryId: 'd1', createdAt: '1970-01-01T00:00:00.010Z' }],
    });
    expect(asked('SearchDeliveries')).toMatchObject([{ filter: { customerId } }]);
  });

  it('is shown without the mails while notification is away', async () => {
    gateway.deliveries.SearchDeliveries = () => Promise.reject(new AppError('unavailable'));
    const { status, text } = await send('GET', `/${customerReference}`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ lastDeliveries: null });
  });
});

describe('the list as CSV', () => {
  const csv = (query = '') =>
    gateway.send('GET', `/admin/customers.csv${query}`, {
      headers: { Authorization: `Bearer ${staffToken('auditor')}` },
    });
  const listed = (given: Partial<ListedCustomer>): Partial<ListedCustomer> => ({
    ...{ customerId, customerReference, email: ada.email, firstName: 'Ada', lastName: 'Lock' },
    ...{ registeredAtMs: 1, state: 'active', password: 'set' },
    ...given,
  });

  it('comes page by page, with the filters of the list, and is noted before', async () => {
    const pages = [
      { customers: [listed({ customerReference: 'DE--1' })], nextCursor: 'one' },
      { customers: [], nextCursor: 'two' },
      { customers: [listed({ customerReference: 'DE--2' })], nextCursor: '' },
    ];
    let page = 0;
    gateway.directory.ListCustomers = () => Promise.resolve(pages[page++]!);
    const { status, headers, text } = await csv('?store=DE&state=active');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="customers.csv"',
      'transfer-encoding': 'chunked',
    });
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^"customerReference","registeredAt","email"/);
    expect(lines.map((line) => line.split(',')[0])).toEqual([
      '"customerReference"',
      '"DE--1"',
      '"DE--2"',
      '',
    ]);
    expect(asked('ListCustomers')).toMatchObject([
      { store: 'DE', state: 'active', limit: 500, cursor: '' },
      { cursor: 'one' },
      { cursor: 'two' },
    ]);
    expect(asked('RecordDownload')).toMatchObject([{ act: 'customers.exported' }]);
    expect(rpcs().indexOf('RecordDownload')).toBeLessThan(rpcs().indexOf('ListCustomers'));
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'plain, "quoted"\nline'];
    gateway.directory.ListCustomers = () =>
      Promise.resolve({ customers: evil.map((lastName) => listed({ lastName })), nextCursor: '' });
    const { text } = await csv();
    for (const cell of evil.slice(0, -1)) {
      expect(text).toContain(`"'${cell}"`);
      expect(text).not.toContain(`"${cell}`);
    }
    expect(text).toContain('"plain, ""quoted""\nline"');
  });

  it('breaks off, and does not end as if it were whole, when a page cannot be had', async () => {
    let page = 0;
    gateway.directory.ListCustomers = () =>
      page++ === 0
        ? Promise.resolve({ customers: [listed({})], nextCursor: 'one' })
        : Promise.reject(new AppError('internal'));
    await expect(csv()).rejects.toThrow();
  });
});
