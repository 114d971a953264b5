import { homeOfSuite, runAgainst } from '../../test/run-against.ts';
import { readSession, storeSession } from '../server/session-file.ts';

const origin = 'https://shop.example';
const home = homeOfSuite();

describe('password:set', () => {
  const restoring = { 'POST /password/restore': [{ status: 204 }] };
  const used = { token: 'tok-1', newPassword: 'winding-staircase 41' };

  it('takes the link of the mail, or its token, as nobody', async () => {
    for (const link of ['https://shop.example/backoffice/set-password?token=tok-1', ' tok-1 ']) {
      const lines = [link, 'winding-staircase 41'];
      const { code, out, sent } = await runAgainst(restoring, ['password:set', '--stdin'], { lines });
      expect([code, sent]).toMatchObject([0, [{ body: used, token: 'Bearer' }]]);
      expect(out).not.toContain('winding');
    }
  });

  it('wants the password twice at a terminal, and sends nothing when the two differ', async () => {
    const same = ['tok-1', 'winding-staircase 41', 'winding-staircase 41'];
    const good = await runAgainst(restoring, ['password:set'], { answers: same });
    expect(good).toMatchObject({ code: 0, sent: [{ body: used }] });
    expect(good.asked.every((each) => each.startsWith('*'))).toBe(true);
    const other = ['tok-1', 'winding-staircase 41', 'winding-staircase 42'];
    expect(await runAgainst(restoring, ['password:set'], { answers: other })).toMatchObject({
      code: 2,
      sent: [],
    });
  });
});

it('password:change keeps this console logged in by the fresh session', async () => {
  const env = { XDG_CONFIG_HOME: home() };
  storeSession(env, {
    origin,
    name: 'ada@shop.example',
    token: 'old',
    expiresAt: '2026-11-24T20:00:00.000Z',
  });
  const user = {
    email: 'ada@shop.example',
    name: 'Ada',
    role: 'admin',
    secondFactor: false,
    recoveryCodes: 0,
  };
  const ends = { expiresAt: '2026-11-25T00:00:00.000Z', idleAt: '2026-11-24T13:00:00.000Z' };
  const answers = { 'POST /password': [{ body: { stage: 'full', user, ...ends, token: 'fresh' } }] };
  const lines = ['old password', 'new password'];
  const done = await runAgainst(answers, ['password:change', '--stdin'], { lines, home: home() });
  expect(done.code).toBe(0);
  expect(done.sent[0]?.body).toEqual({ currentPassword: 'old password', newPassword: 'new password' });
  expect(readSession(env)).toMatchObject({ token: 'fresh', expiresAt: ends.expiresAt });
  expect(done.out + done.error).not.toMatch(/fresh|password"/);
});
