import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@latchkey/testkit';
import { secretsSchema } from '../../deploy/standalone/src/secrets/secrets.ts';
import { acceptInvitation, expectToAddUp, invited, logIn, reportOf, succeeded } from '../story/campaign.ts';
import { importPeople } from '../system/campaigns.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

const command = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');
const password = 'winding-staircase 41';
const people = invited(300, 'C');

const admin = { email: 'boss@shop.example', password: 'copper-lighthouse 7' };

/** Mails a second: slow enough to be paused and killed on its way. */
const rate = '60';

describe('the day of a breach, standalone', () => {
  const running = systemOfSuite(() =>
    startStandalone({
      CLAIM_SECONDS: '5',
      CAMPAIGN_APPROVALS: '2',
      BACKOFFICE_ADMIN_EMAIL: admin.email,
      BACKOFFICE_ADMIN_PASSWORD: admin.password,
    }),
  );
  const env = () => ({ DATA_DIR: running().dataDir });
  const run = (...args: string[]): Promise<Ran> => latchkey(args, env());
  const json = async <Answer>(...args: string[]): Promise<Answer> =>
    JSON.parse(succeeded(await run(...args, '--json')).stdout) as Answer;
  const newest = (): Promise<{ id: string; state: string; counts: Record<string, number> }> =>
    json('campaign:list', '--limit', '1');

  /** The console on a terminal of its own, where somebody types a line once the question stands there. */
  const onTerminal = async (
    line: string,
    ...args: string[]
  ): Promise<{ code: number | null; shown: string }> => {
    const quoted = [process.execPath, command, ...args].map((each) => `'${each}'`).join(' ');
    const terminal = spawn('script', ['-qec', quoted, '/dev/null'], {
      env: { PATH: process.env['PATH'], TERM: 'dumb', ...env() },
    });
    let shown = '';
    terminal.stdout.on('data', (piece: Buffer) => (shown += piece.toString()));
    const ended = new Promise<number | null>((resolve) => terminal.once('close', resolve));
    await eventually(() => expect(shown).toContain('[y/N]'), { within: 30_000 });
    terminal.stdin.write(`${line}\n`);
    const code = await ended;
    return { code, shown };
  };

  beforeAll(() => importPeople(people, env()), 60_000);

  it('tells beforehand who would get a mail and how long it takes', async () => {
    expect(await json('customer:password:set', '--rate', rate, '--dry-run')).toMatchObject({
      ...{ total: 300, leftOut: {}, started: false, warnings: [] },
      byDomain: { 'shop-0.example': 60, 'shop-4.example': 60 },
      duration: { ms: 5000, sentence: 'At this pace it takes 5 seconds.' },
    });
    expect(await json('import:list')).toMatchObject({ state: 'completed', counts: { created: 300 } });
  });

  it.each([
    ['plain Enter', ''],
    ['a no', 'n'],
  ])('mails nobody after %s on a terminal, says so, and ends with 6', async (_what, line) => {
    const { code, shown } = await onTerminal(line, 'customer:password:set');
    expect(shown).toContain('300 customers without a password get a mail with a link to a new password.');
    expect([code, shown]).toEqual([6, expect.stringContaining('Nothing was done.')]);
    expect(await newest()).toMatchObject({ state: 'cancelled' });
  });

  it('mails nobody where there is no terminal and nobody said --force', async () => {
    const { code, stderr } = await run('customer:password:set');
    expect([code, stderr]).toEqual([6, expect.stringContaining('Say --force to answer beforehand.')]);
    expect(await running().messageIds()).toEqual([]);
  });

  it('is watched, paused, gone on with, killed (-9), and adds up', async () => {
    const watched = onTerminal('y', 'customer:password:set', '--rate', rate, '--watch');
    const started = await eventually(
      async () => {
        const campaign = await newest();
        expect(campaign).toMatchObject({ state: 'running' });
        expect(campaign.counts['sent']).toBeGreaterThan(10);
        return campaign;
      },
      { within: 60_000, every: 100 },
    );
    succeeded(await run('campaign:pause', started.id));
    // What was on its way at the pause is out within a second; then it stays as it is.
    await wait(1000);
    const paused = (await running().messageIds()).length;
    await wait(1500);
    expect((await running().messageIds()).length).toBe(paused);
    expect(paused).toBeLessThan(people.length);

    succeeded(await run('campaign:resume', started.id));
    await eventually(async () => expect((await running().messageIds()).length).toBeGreaterThan(paused + 20));
    await running().killAndRestart('standalone', 0);
    const { code, shown } = await watched;
    expect([code, shown]).toEqual([0, expect.stringMatching(/State +completed\s[\s\S]*Sent +300\s/)]);
    const report = await reportOf(started.id, env());
    await expectToAddUp(running(), report, people);
  }, 120_000);

  it('tells live who has set a password meanwhile', async () => {
    const { id } = await newest();
    await acceptInvitation(running(), 'c7@shop-1.example', password);
    const report = await eventually(async () => {
      const now = await reportOf(id, env());
      expect(now).toMatchObject({ summary: { renewed: 1 }, campaign: { renewed: 1 } });
      return now;
    });
    const renewed = report.recipients.filter(({ renewedAt }) => renewedAt !== undefined);
    expect(renewed.map(({ customerReference }) => customerReference)).toEqual(['C--7']);
    expect(report.campaign).toMatchObject({ createdBy: 'operator:console' });
    const { stdout } = await run('campaign:report', id, '--csv');
    expect(stdout.trimEnd().split('\n')).toHaveLength(301);

    const { leftOut, total } = await json<{ leftOut: object; total: number }>(
      'customer:password:set',
      '--no-token',
      '--dry-run',
    );
    expect([total, leftOut]).toEqual([0, { has_password: 1, live_link: 299 }]);
  });

  it('ends for good, and whoever has no mail by then is told apart', async () => {
    await run('customer:password:set', '--force', '--rate', '5');
    const { id } = await newest();
    await eventually(async () => expect((await newest()).counts['sent']).toBeGreaterThan(0));
    succeeded(await run('campaign:cancel', id, '--yes'));
    const { summary } = await eventually(async () => {
      const report = await reportOf(id, env());
      expect(report.summary.counts).toMatchObject({ pending: 0, requested: 0 });
      return report;
    });
    const { sent = 0, cancelled = 0 } = summary.counts;
    expect([summary.recipients, sent + cancelled]).toEqual([299, 299]);
    expect(cancelled).toBeGreaterThan(200);
  });

  it('that ends passwords takes two people, of whom a user proves the password', async () => {
    const file = join(running().dataDir, 'leaked.txt');
    writeFileSync(file, 'c7@shop-1.example\nC8@Shop-2.example\nnobody@shop-3.example\n');
    const line = ['customer:password:reset', '--emails', file, '--expire-passwords'];
    const counted = await json<{ id: string }>(...line, '--dry-run');
    expect(counted).toMatchObject({ total: 2, leftOut: { unknown: 1 } });
    const waits = succeeded(await run(...line, '--force')).stdout;
    const { id } = await newest();
    expect(waits).toContain(`begins when another person said yes: latchkey campaign:approve ${id}`);
    // The same person's second yes is none.
    expect(await json('campaign:approve', id, '--yes')).toMatchObject({ state: 'draft', approvalsNeeded: 2 });

    const post = async (path: string, body: object, token?: string) => {
      const answer = await fetch(`${running().origins[0]}/admin${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const session = await post('/session', { ...admin, transport: 'bearer' });
    const approve = (body: object) => post(`/campaigns/${id}/start`, body, String(session.body['token']));
    expect(await approve({})).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'currentPassword', rule: 'required' }] },
    });
    expect(await approve({ currentPassword: 'not the password' })).toMatchObject({
      body: { code: 'current_password_wrong' },
    });
    expect(await newest()).toMatchObject({ state: 'draft' });
    expect(await logIn(running(), 'c7@shop-1.example', password)).toBe(201);
    expect(await approve({ currentPassword: admin.password })).toMatchObject({
      status: 200,
      body: { state: 'running' },
    });
    expect((await run('campaign:watch', id)).code).toBe(0);
    expect(await logIn(running(), 'c7@shop-1.example', password)).toBe(401);
    const { campaign, summary } = await reportOf(id, env());
    expect([campaign.recipients, summary.counts['sent']]).toEqual([2, 2]);
    await acceptInvitation(running(), 'c7@shop-1.example', 'quiet-harbour-bell 19');
  });

  it('leaves out who is blocked or gone, and says so', async () => {
    succeeded(await run('customer:block', 'C--9', '--yes'));
    succeeded(await run('customer:anonymise', 'C--10', '--yes'));
    await eventually(async () =>
      expect(await json('customer:password:set', '--no-token', '--dry-run')).toMatchObject({
        ...{ total: 0, started: false },
        leftOut: { has_password: 1, live_link: 297, blocked: 1, anonymised: 1 },
      }),
    );
  });

  it('has its import listed and shown, and an import without its file ended', async () => {
    const done = await json<{ id: string }>('import:list');
    expect(succeeded(await run('import:show', done.id)).stdout).toMatch(
      /State +completed\n[\s\S]*Created +300\n/,
    );
    expect(await run('import:cancel', done.id, '--yes')).toMatchObject({ code: 1 });

    const secrets = readFileSync(join(running().dataDir, 'secrets.json'), 'utf8');
    const { LATCHKEY_TOKEN } = secretsSchema.parse(JSON.parse(secrets));
    const opened = await fetch(`${running().origins[0]}/admin/imports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${LATCHKEY_TOKEN}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ importer: 'customer', source: 'lost.csv' }),
    });
    const { id } = (await opened.json()) as { id: string };
    expect((await run('import:cancel', id)).code).toBe(6);
    expect(await json('import:cancel', id, '--yes')).toMatchObject({
      state: 'cancelled',
      source: 'lost.csv',
    });
    expect((await run('import:list')).stdout).toMatch(
      /^ID +STATE[^\n]*\n\S+ +cancelled +customer +lost\.csv/,
    );
  });
});
