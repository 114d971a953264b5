import { createHash } from 'node:crypto';
import { AppError } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';
import { scriptedSystem } from './scripted-systems.ts';

let gateway: TestGateway;
beforeAll(async () => {
  const digest = createHash('sha256').update('a-token').digest('hex');
  // Nobody listens there: notification is the service that does not answer.
  const env = { ADMIN_TOKENS: `ci:support:${digest}`, NOTIFICATION_ADDRESS: '127.0.0.1:1' };
  gateway = await startGateway({ env });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

interface System {
  state: string;
  services: object[];
  checks: { process: string; name: string; state: string; problem?: string; facts: object }[];
}

async function look(): Promise<System> {
  const answer = await gateway.send('GET', '/admin/system', { headers: { Authorization: 'Bearer a-token' } });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as System;
}
const problems = ({ checks }: System) =>
  checks.flatMap(({ process, name, problem }) =>
    problem === undefined ? [] : [`${process} ${name} ${problem}`],
  );

it('tells what each service knows of itself, and which does not answer', async () => {
  const system = await look();
  expect(system).toMatchObject({
    ...{ state: 'fault', version: '0.1.0', node: process.versions.node },
    services: [
      { name: 'identity', answers: true, copy: 'a:1', startedAt: '1970-01-01T00:00:00.001Z' },
      { name: 'customer', answers: true, node: '20.19.0' },
      { name: 'notification', answers: false },
    ],
  });
  expect(system.checks).toContainEqual({
    ...{ process: 'identity', name: 'store', state: 'ok', facts: { kind: 'embedded store' } },
  });
  expect(problems(system)).toEqual(['notification answers unreachable']);
});

it('passes on what a service has found, and takes a state it does not know for a fault', async () => {
  const describe = scriptedSystem('identity').Describe;
  gateway.systems.identity.Describe = async (...asked) => ({
    ...(await describe(...asked)),
    checks: [{ name: 'keys', state: 'on-fire', problem: 'key-missing', facts: { kids: 'k9' } }],
  });
  const { checks } = await look();
  expect(checks).toContainEqual({
    ...{ process: 'identity', name: 'keys', state: 'fault', problem: 'key-missing' },
    facts: { kids: 'k9' },
  });
});

it('takes a service that refuses for one that does not answer', async () => {
  gateway.systems.customer.Describe = () => Promise.reject(new AppError('unavailable'));
  expect(problems(await look())).toEqual([
    'customer answers unreachable',
    'notification answers unreachable',
  ]);
});

it('compares settings and clocks', async () => {
  const describe = scriptedSystem('customer').Describe;
  gateway.systems.customer.Describe = async (...asked) => ({
    ...(await describe(...asked)),
    nowMs: Date.now() + 60_000,
    settings: { STORE: 'AT' },
  });
  expect(problems(await look())).toEqual([
    'customer clock clock-differs',
    'gateway settings settings-differ',
    'notification answers unreachable',
  ]);
});
