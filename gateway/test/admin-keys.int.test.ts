import { createHash } from 'node:crypto';
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
