import { generateKeyPair, SignJWT } from 'jose';
import { change, rejects } from './glue/case.ts';
import {
  ada,
  document,
  jsonApi,
  publicUrl,
  startGateway,
  type HttpAnswer,
  type TestGateway,
} from './harness.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.stop());

const read = (token: string): Promise<HttpAnswer> =>
  gateway.send('GET', '/glue/customers', { headers: { Accept: '*/*', Authorization: `Bearer ${token}` } });
const count = (rpc: string): number => gateway.calls.filter((call) => call.rpc === rpc).length;

it.each([
  ['another issuer', { iss: 'https://evil.example' }],
  ['another audience', { aud: 'backoffice' }],
  ['an earlier epoch', { epoch: 2 }],
  ['an epoch that never was', { epoch: 4 }],
  ['an unknown customer', { sub: '0198f0c0-0000-7000-8000-00000000ffff' }],
  ['no customer', { sub: undefined }],
  ['no epoch', { epoch: undefined }],
  ['an epoch of text', { epoch: '3' }],
  ['no reference', { customer_reference: undefined }],
  ['other scopes', { scopes: ['user'] }],
  ['no end', { exp: undefined }],
  ['a start to come', { nbf: Math.floor(Date.now() / 1000) + 60 }],
])('refuses a token with %s', async (_name, claims) => {
  const answer = await read(await gateway.token(claims));
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([401, { errors: [{ code: '001' }] }]);
});

it('refuses expired tokens and those signed by somebody else', async () => {
  expect((await read(await gateway.token({}, { expiresIn: -10 }))).status).toBe(401);
  const { privateKey } = await generateKeyPair('ES256');
  const forged = await new SignJWT({ epoch: 3, customer_reference: 'customer--7', scopes: ['customer'] })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(publicUrl)
    .setAudience('frontend')
    .setSubject(ada.customerId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
  expect((await read(forged)).status).toBe(401);
});

it('refuses other algorithms and none', async () => {
  const [, payload] = (await gateway.token()).split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  expect((await read(`${none}.${payload}.`)).status).toBe(401);
  const hs256 = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new Uint8Array(32));
  expect((await read(hs256)).status).toBe(401);
});

it('fetches keys once, and once more for unknown ones, however many ask', async () => {
  await Promise.all([read(await gateway.token()), read(await gateway.token())]);
  expect(count('GetJwks')).toBe(1);
  const strange = await gateway.token({}, { kid: 'k2' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => read(strange)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(count('GetJwks')).toBeLessThanOrEqual(2);
});

it('asks for epochs once for all who come within a second', async () => {
  const token = await gateway.token();
  await read(token);
  await Promise.all(Array.from({ length: 20 }, () => read(token)));
  expect(count('GetEpochs')).toBeLessThanOrEqual(3);
});

it('answers 503 while nobody can say whether a token still counts', async () => {
  gateway.identity.GetEpochs = rejects('unavailable');
  const answer = await read(await gateway.token());
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
});

it('knows at once what it has changed itself', async () => {
  const token = await gateway.token();
  expect((await read(token)).status).toBe(200);
  gateway.identity.ChangePassword = () => {
    gateway.epochs.set(ada.customerId, 4);
    return Promise.resolve({});
  };
  const changed = await gateway.send('PATCH', '/glue/customer-password/customer--7', {
    headers: { ...jsonApi, Authorization: `Bearer ${token}` },
    body: document('customer-password', change),
  });
  expect(changed.status).toBe(204);
  expect((await read(token)).status).toBe(401);
  expect((await read(await gateway.token({ epoch: 4 }))).status).toBe(200);
});

it('takes a token that is newer than the epoch it knows', async () => {
  await read(await gateway.token());
  gateway.epochs.set(ada.customerId, 4);
  expect((await read(await gateway.token({ epoch: 4 }))).status).toBe(200);
});
