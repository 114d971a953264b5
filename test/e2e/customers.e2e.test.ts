import { eventually } from '@latchkey/testkit';
import { atGlue } from '../story/at-glue.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf } from '../system/system.ts';

const firstPassword = 'winding-staircase 41';
const email = 'Ada.Made@shop.example';
const moved = 'moved@shop.example';
const form = ['--email', email, '--salutation', 'Ms', '--first-name', 'Ada', '--last-name', 'Made'];

describe('customers, over the console only', () => {
  const running = systemOfSuite(startStandalone);

  const run = (...args: string[]): Promise<Ran> => latchkey(args, { DATA_DIR: running().dataDir });
  const json = async <Answer>(...args: string[]): Promise<Answer> => {
    const { code, stdout, stderr } = await run(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Answer;
  };
  const show = (reference: string) =>
    json<{
      account: { state: string; password: { state: string }; links: unknown[] };
      lastDeliveries: unknown[];
    }>('customer:show', reference);
  const logIn = (password: string) => atGlue(running()).logIn(email, password);
  const restore = (token: string, password: string) => atGlue(running()).restore(token, password);

  it('creates, invites, shows, finds, expires, sends a reset mail, blocks and anonymises', async () => {
    const make = ['customer:create', ...form, '--send-password-token', '--store-name', 'DE'];
    const key = ['--idempotency-key', 'form-1'];
    const made = await json<{ id: string; customerReference: string }>(...make, ...key);
    expect(await json(...make, ...key)).toEqual(made);
    expect((await run(...make, '--company', 'Other', ...key)).code).not.toBe(0);
    expect((await run(...make)).stderr).toMatch(/e-mail/i);
    const reference = made.customerReference;
    expect(await show(reference)).toMatchObject({
      account: { state: 'unconfirmed', password: { state: 'none' } },
    });

    // One mail, not two; its link proves the address, too.
    const invitation = await mailTo(running().mailbox, email, /^Choose your password/);
    expect(await running().mailbox.to(email)).toHaveLength(1);
    expect(await restore(tokenOf(invitation), firstPassword)).toBe(204);
    expect(await logIn(firstPassword)).toBe(201);
    expect(await show(made.id)).toMatchObject({ account: { state: 'active', password: { state: 'set' } } });
    await eventually(async () => {
      const { stdout } = await run(
        'customer:list',
        'ada.made',
        '--state',
        'active',
        '--password',
        'set',
        '--json',
      );
      expect(JSON.parse(stdout || '{}')).toMatchObject({ id: made.id, customerReference: reference, email });
    });

    await json('customer:expire-password', reference, '--yes');
    expect(await logIn(firstPassword)).toBe(401);
    await json('customer:send-reset', reference);
    const renewal = await mailTo(running().mailbox, email, /^Your link to a new password/);
    await eventually(async () => expect((await show(reference)).account.links).toHaveLength(1));
    expect(await restore(tokenOf(renewal), `${firstPassword}!`)).toBe(204);
    expect(await logIn(`${firstPassword}!`)).toBe(201);

    await json('customer:block', reference, '--yes');
    expect(await logIn(`${firstPassword}!`)).toBe(401);
    expect((await run('customer:send-reset', reference)).stderr).toMatch(/blocked/);
    await json('customer:unblock', reference, '--yes');
    expect(await logIn(`${firstPassword}!`)).toBe(201);

    // Another address: the old one is told, lets nobody in, and is free.
    await json('customer:update', reference, '--email', moved, '--last-name', 'Moved', '--yes');
    expect(await logIn(`${firstPassword}!`)).toBe(401);
    expect(await atGlue(running()).logIn(moved, `${firstPassword}!`)).toBe(201);
    await mailTo(running().mailbox, email, /has a new e-mail address/);
    expect(await running().mailbox.to(moved)).toEqual([]);
    expect(await show(reference)).toMatchObject({ email: moved, lastName: 'Moved', addresses: [] });
    expect((await show(reference)).lastDeliveries).toContainEqual(
      expect.objectContaining({ kind: 'email-changed', state: 'sent' }),
    );
    await json(...make);
    const { code, stderr } = await run('customer:update', reference, '--email', email, '--yes');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/e-mail/i)]);

    await json('customer:anonymise', reference, '--yes');
    expect((await run('customer:show', reference)).stderr).toMatch(/not found/i);
    const listed = await run('customer:list', '--json');
    expect(listed.stdout.trim().split('\n')).toHaveLength(1);
  }, 120_000);
});
