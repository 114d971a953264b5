import { createHash } from 'node:crypto';
import { AppError } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';

let gateway: TestGateway;
beforeAll(async () => {
  const digest = createHash('sha256').update('a-token').digest('hex');
  gateway = await startGateway({ env: { ADMIN_TOKENS: `ci:admin:${digest}` } });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const send = async (method: string, path: string) => {
  const answer = await gateway.send(method, path, { headers: { Authorization: 'Bearer a-token' } });
  return { status: answer.status, body: JSON.parse(answer.text) as unknown };
};

it('tells the names of the keys, and rotates them', async () => {
  const report = {
    signing: [{ kid: 'k1', state: 'signing', activeFrom: '1970-01-01T00:00:00.001Z' }],
    encryption: [{ kid: 'e1', configured: true, sealed: 2 }],
    mint: ['m1'],
  };
  expect(await send('GET', '/admin/keys')).toEqual({ status: 200, body: report });
  expect(await send('POST', '/admin/keys/rotate-signing')).toEqual({ status: 200, body: report });
  expect(await send('POST', '/admin/keys/reseal')).toEqual({ status: 200, body: report });
  expect(gateway.calls.map(({ rpc }) => rpc)).toEqual(['ListKeys', 'RotateSigningKey', 'ResealSecrets']);
});

it('counts accounts by the hash of their password', async () => {
  const classes = [{ hashClass: 'bcrypt/10', accounts: 2, upgradedAtLogin: true }];
  const report = { countedAt: '1970-01-01T00:00:00.001Z', classes };
  expect(await send('GET', '/admin/hashes')).toEqual({ status: 200, body: report });
});

it('says which services answer; one that refuses does', async () => {
  gateway.customer.GetCustomer = () => Promise.reject(new AppError('customer_not_found'));
  expect(await send('GET', '/admin/system')).toMatchObject({
    status: 200,
    body: {
      version: '0.1.0',
      node: process.versions.node,
      services: [
        { name: 'identity', answers: true },
        { name: 'customer', answers: true },
      ],
    },
  });
  gateway.keys.ListKeys = () => Promise.reject(new AppError('unavailable'));
  const { body } = await send('GET', '/admin/system');
  expect(body).toMatchObject({ services: [{ name: 'identity', answers: false }, { answers: true }] });
});
