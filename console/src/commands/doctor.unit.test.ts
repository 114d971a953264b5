import { runAgainst } from '../../test/run-against.ts';
import { wordsOf } from '../doctor/words.ts';
import { consoleVersion } from '../version.ts';

const ok = {
  process: 'identity',
  name: 'store',
  state: 'ok',
  facts: { kind: 'embedded store', diskFreeBytes: '12340000000' },
};
const fault = {
  ...{ process: 'notification', name: 'mail-server', state: 'fault', problem: 'no-session' },
  facts: { at: 'relay.example:587', answer: '535 \u001b[2Jlogin' },
};
const warning = {
  process: 'identity',
  name: 'back-office',
  state: 'warning',
  problem: 'no-admin',
  facts: {},
};

function system(...checks: object[]) {
  const known = { now: '2026-11-24T12:00:00.000Z', services: [{ name: 'identity' }] };
  return { 'GET /system': [{ body: { version: consoleVersion, ...known, checks } }] };
}

describe('doctor', () => {
  it('says that all is well', async () => {
    const { code, out } = await runAgainst(system(ok), ['doctor']);
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +identity +store +kind embedded store, disk free 12\.3 GB$/m);
    expect(out).toMatch(/\nAll is well\.\n$/);
  });

  it('says in words what is wrong and what to do, and ends with 1 for a fault', async () => {
    const { code, out } = await runAgainst(system(ok, fault, warning), ['doctor']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^fault +notification +mail-server\n {9}The mail server relay\.example:587 opens no session: 535 \ufffd\[2Jlogin\n {9}Look at SMTP_URL .*\n/m,
    );
    expect(out).toMatch(/\n1 fault, 1 warning\.\n$/);
    expect((await runAgainst(system(warning), ['doctor'])).code).toBe(0);
  });

  it('tells a program the same, with the words', async () => {
    const { code, out } = await runAgainst(system(fault), ['doctor', '--json']);
    expect([code, JSON.parse(out)]).toMatchObject([
      1,
      {
        ...{ state: 'fault', origin: 'https://shop.example', as: 'LATCHKEY_TOKEN' },
        checks: expect.arrayContaining([
          expect.objectContaining({
            problem: 'no-session',
            says: expect.any(String),
            todo: expect.any(String),
          }),
        ]),
      },
    ]);
  });

  it.each([
    [401, 3, 'refused'],
    [503, 5, 'unreachable'],
    [500, 1, 'failed'],
  ])('says by %i that it could not ask, and ends with %i', async (status, code, problem) => {
    const answers = { 'GET /system': [{ status, body: { title: 'So it is.' } }] };
    const said = await runAgainst(answers, ['doctor', '--json']);
    expect(said.code).toBe(code);
    expect(JSON.parse(said.out)).toMatchObject({ state: 'fault', checks: [{ problem }] });
  });

  it('sees an other version and an other clock', async () => {
    const body = { version: '9.9.9', now: '2026-11-24T12:01:00.000Z', services: [], checks: [] };
    const { out } = await runAgainst({ 'GET /system': [{ body }] }, ['doctor']);
    expect(out).toMatch(/console is .*, the gateway 9\.9\.9\./);
    expect(out).toMatch(/clocks of console and the gateway are 60000 ms apart/);
  });

  it('has words also for what it does not know yet', () => {
    const unknown = { process: 'x', name: 'y', state: 'fault', problem: 'z', facts: {} } as const;
    expect(wordsOf(unknown)?.says).toBe('x: y, z.');
    expect(wordsOf({ ...unknown, problem: 'silent' })?.says).toMatch(/x got no answer/);
  });
});
