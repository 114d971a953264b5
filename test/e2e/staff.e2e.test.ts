import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, tokenOf } from '../system/system.ts';

const bossPassword = 'winding-staircase 41';
const idaPassword = 'copper-lighthouse 7';
const json = { 'Content-Type': 'application/json' };

let system: Awaited<ReturnType<typeof startStandalone>>;
let home: string;
beforeAll(async () => {
  system = await startStandalone();
  home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
});
afterAll(async () => {
  await system.stop();
  rmSync(home, { recursive: true, force: true });
});

const console = (input: string, ...args: string[]): Promise<Ran> =>
  latchkey(args, { XDG_CONFIG_HOME: home, LATCHKEY_URL: system.origins[0]! }, { input });

const send = async (
  path: string,
  body: unknown,
  token?: string,
): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${system.origins[0]}/admin${path}`, {
    method: 'POST',
    headers: { ...json, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
};

/** As somebody without JavaScript does it: opens the page of the link and sends its form. */
async function setPassword(page: string, password: string): Promise<string> {
  const url = new URL(page);
  const token = url.searchParams.get('token') ?? '';
  const form = await fetch(page);
  expect(await form.text()).toContain('action="/backoffice/set-password"');
  const answer = await fetch(`${system.origins[0]}${url.pathname}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token, password, passwordRepeat: password }).toString(),
  });
  return answer.text();
}

it('the first user comes in by the link of the first start, invites by console, and the invited by mail', async () => {
  const file = join(system.dataDir, 'first-user.txt');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const page = readFileSync(file, 'utf8').trim();
  expect(await setPassword(page, bossPassword)).toContain('Your password is set');
  expect((await fetch(page)).status).toBe(404);

  const loggedIn = await console(`${bossPassword}\n`, 'login', 'admin@localhost', '--password-stdin');
  expect(loggedIn).toMatchObject({ code: 0, stdout: expect.stringContaining('admin@localhost') });
  const session = join(home, 'latchkey', 'session.json');
  expect(statSync(session).mode & 0o777).toBe(0o600);
  expect(loggedIn.stdout + loggedIn.stderr).not.toContain(bossPassword);

  const made = await console(
    '',
    'user:create',
    'ida@shop.example',
    'Ida Lock',
    '--role',
    'operator',
    '--json',
  );
  expect([made.code, JSON.parse(made.stdout)]).toMatchObject([
    0,
    { email: 'ida@shop.example', state: 'invited' },
  ]);
  const again = await console('', 'user:create', 'ida@shop.example', 'Ida', '--role', 'admin');
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('in use')]);
  const subject = /Your access to the Back Office of Latchkey/;
  const token = tokenOf(await mailTo(system.mailbox, 'ida@shop.example', subject));
  const link = `${system.origins[0]}/backoffice/set-password?token=${token}`;
  expect(await setPassword(link, idaPassword)).toContain('Your password is set');

  // A second factor, and the console asks for it.
  const credentials = { email: 'ida@shop.example', password: idaPassword, transport: 'bearer' };
  const { body: opened } = await send('/session', credentials);
  const { token: bearer } = opened as { token: string };
  const { body: enrolled } = await send('/totp', { currentPassword: idaPassword }, bearer);
  const { secret } = enrolled as { secret: string };
  const code = new TOTP({ secret, digits: 6, period: 30, algorithm: 'SHA1' }).generate();
  const { body: confirmed } = await send('/totp/confirm', { code }, bearer);
  const { recoveryCodes } = confirmed as { recoveryCodes: string[] };
  const asIda = await console(
    `${idaPassword}\n${recoveryCodes[0]}\n`,
    'login',
    'ida@shop.example',
    '--password-stdin',
  );
  expect(asIda).toMatchObject({ code: 0, stdout: expect.stringContaining('operator') });
  expect(await console('', 'user:list')).toMatchObject({ code: 3 });

  await console(`${bossPassword}\n`, 'login', 'admin@localhost', '--password-stdin');
  const listed = await console('', 'user:list', '--json');
  const users = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { email: string });
  expect(users.map(({ email }) => email)).toEqual(['admin@localhost', 'ida@shop.example']);
  expect(await console('', 'user:disable', 'ida@shop.example')).toMatchObject({ code: 6 });
  expect(await console('', 'user:disable', 'ida@shop.example', '--yes')).toMatchObject({ code: 0 });
  expect((await send('/session', credentials)).status).toBe(401);
  expect(await console('', 'user:disable', 'admin@localhost', '--yes')).toMatchObject({ code: 1 });
  expect(await console('', 'logout')).toMatchObject({ code: 0 });
  expect(existsSync(session)).toBe(false);
});
