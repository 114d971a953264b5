import { createHash } from 'node:crypto';
import type { Actor } from '@latchkey/kit/origin';
import { ada, document, jsonApi, startGateway, type TestGateway } from './harness.ts';

const secret = 'an-operator-token-of-this-test';
const digest = createHash('sha256').update(secret).digest('hex');
const json = { 'Content-Type': 'application/json' };
const from = { 'X-Forwarded-For': '203.0.113.77' };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    env: { ADMIN_TOKENS: `ci:operator:${digest}`, TRUSTED_PROXIES: 'loopback' },
  });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

describe('who acts, as the services hear it', () => {
  it('is anonymous, from a network and not an address, as long as nobody says more', async () => {
    const seen: { actor: Actor; requestId: string }[] = [];
    gateway.identity.RequestReset = (_, { actor, requestId }) => {
      seen.push({ actor, requestId });
      return Promise.resolve({});
    };
    const body = document('customer-forgotten-password', { email: 'ada@example.com' });
    const glue = { headers: { ...jsonApi, ...from }, body };
    const answer = await gateway.send('POST', '/glue/customer-forgotten-password', glue);
    const storefront = { headers: { ...json, ...from }, body: JSON.stringify({ email: 'ada@example.com' }) };
    await gateway.send('POST', '/storefront/password/forgot', storefront);
    const anonymous = { kind: 'anonymous', id: '', name: '', address: '203.0.113.0/24' };
    expect(seen.map(({ actor }) => actor)).toEqual([anonymous, anonymous]);
    expect(seen[0]?.requestId).toBe(answer.headers['x-request-id']);
  });

  it.each(['/glue/customers/customer--7', '/storefront/account'])(
    'is the customer of the token at %s',
    async (path) => {
      const seen: Actor[] = [];
      gateway.customer.GetCustomer = (_, { actor }) => {
        seen.push(actor);
        return Promise.resolve({ customer: ada });
      };
      const headers = { ...from, Accept: '*/*', Authorization: `Bearer ${await gateway.token()}` };
      expect(await gateway.send('GET', path, { headers })).toMatchObject({ status: 200 });
      expect(seen).toEqual([{ kind: 'customer', id: ada.customerId, name: '', address: '203.0.113.0/24' }]);
    },
  );

  it('is the operator of the token, with the role, at /admin', async () => {
    const seen: Actor[] = [];
    gateway.imports.ListImports = (_, { actor }) => {
      seen.push(actor);
      return Promise.resolve({ imports: [], nextCursor: '' });
    };
    const headers = { ...from, Authorization: `Bearer ${secret}` };
    expect(await gateway.send('GET', '/admin/imports', { headers })).toMatchObject({ status: 200 });
    expect(seen).toEqual([{ kind: 'operator', id: 'ci', name: 'operator', address: '203.0.113.0/24' }]);
  });
});
