import { createHash } from 'node:crypto';
import { ada, startGateway, type TestGateway } from './harness.ts';

let gateway: TestGateway;
beforeAll(async () => {
  const digest = createHash('sha256').update('a-token').digest('hex');
  gateway = await startGateway({ env: { ADMIN_TOKENS: `ci:support:${digest}` } });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const send = async (method: string, path: string) => {
  const answer = await gateway.send(method, `/admin/company-users/${path}`, {
    headers: { Authorization: 'Bearer a-token' },
  });
  return {
    status: answer.status,
    body: answer.text === '' ? undefined : (JSON.parse(answer.text) as unknown),
  };
};

it('shows a company user, whatever its key is made of', async () => {
  const key = 'acme / 1 ä';
  expect(await send('GET', encodeURIComponent(key))).toEqual({
    status: 200,
    body: {
      ...{ key, idCompanyUser: ada.customerId, companyKey: 'acme', isDefault: true },
      customerId: ada.customerId,
    },
  });
});

it('lets the person go with it', async () => {
  expect(await send('DELETE', 'acme--1')).toEqual({ status: 204, body: undefined });
  expect(gateway.calls.map(({ rpc, request }) => [rpc, request])).toEqual([
    ['FindCompanyUser', { key: 'acme--1' }],
    ['AnonymiseCustomer', { customerId: ada.customerId }],
  ]);
  expect(await send('DELETE', 'unknown')).toMatchObject({
    status: 404,
    body: { code: 'company_user_not_found' },
  });
});
