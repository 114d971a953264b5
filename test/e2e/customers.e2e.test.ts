import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@latchkey/testkit';
import { glueClient } from '../system/glue-client.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf } from '../system/system.ts';

const bin = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');
const firstPassword = 'winding-staircase 41';
const email = 'Ada.Made@shop.example';
const form = ['--email', email, '--salutation', 'Ms', '--first-name', 'Ada', '--last-name', 'Made'];

describe('customers, over the console only', () => {
  const running = systemOfSuite(startStandalone);

  const latchkey = (...args: string[]): Promise<{ code: number; out: string; error: string }> =>
    new Promise((resolve) => {
      const env = { DATA_DIR: running().dataDir };
      execFile(process.execPath, [bin, ...args], { env, cwd: tmpdir() }, (error, out, errors) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, error: errors }),
      );
    });
  const json = async <Answer>(...args: string[]): Promise<Answer> => {
    const { code, out, error } = await latchkey(...args, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as Answer;
  };
  const show = (reference: string) =>
    json<{ account: { state: string; password: { state: string }; links: unknown[] } }>(
      'customer:show',
      reference,
    );
  const glue = () => glueClient(running().origins);
  const logIn = async (password: string): Promise<number> => {
    const attributes = { username: email, password };
    return (await glue().send('POST', '/access-tokens', { type: 'access-tokens', attributes })).status;
  };
  const restore = async (restorePasswordKey: string, password: string): Promise<number> => {
    const attributes = { restorePasswordKey, password, confirmPassword: password };
    const document = { type: 'customer-restore-password', id: restorePasswordKey, attributes };
    return (await glue().send('PATCH', `/customer-restore-password/${restorePasswordKey}`, document)).status;
  };

  it('creates, invites, shows, finds, expires, sends a reset mail, blocks and anonymises', async () => {
    const make = ['customer:create', ...form, '--send-password-token', '--store-name', 'DE'];
    const key = ['--idempotency-key', 'form-1'];
    const made = await json<{ id: string; customerReference: string }>(...make, ...key);
    expect(await json(...make, ...key)).toEqual(made);
    expect((await latchkey(...make, '--company', 'Other', ...key)).code).not.toBe(0);
    expect((await latchkey(...make)).error).toMatch(/e-mail/i);
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
      const { out } = await latchkey(
        'customer:list',
        'ada.made',
        '--state',
        'active',
        '--password',
        'set',
        '--json',
      );
      expect(JSON.parse(out || '{}')).toMatchObject({ id: made.id, customerReference: reference, email });
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
    expect((await latchkey('customer:send-reset', reference)).error).toMatch(/blocked/);
    await json('customer:unblock', reference, '--yes');
    expect(await logIn(`${firstPassword}!`)).toBe(201);

    await json('customer:anonymise', reference, '--yes');
    expect((await latchkey('customer:show', reference)).error).toMatch(/not found/i);
    expect(await latchkey('customer:list', '--json')).toMatchObject({ code: 0, out: '' });
  }, 120_000);
});
