import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mongoose';
import { eventually } from '@latchkey/testkit';
import { runConsole } from '../../console/src/run-console.ts';
import { scriptedTerminal } from '../../console/test/scripted-terminal.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

const form = ['--salutation', 'Ms', '--first-name', 'Ada', '--last-name', 'Seen', '--store-name', 'DE'];

interface StoredEntry {
  _id: string;
  seq: number;
  entry: { act: string; atMs: number; actor: { id: string } };
}

describe('the audit trail, over the console', () => {
  const running = systemOfSuite(() => startStandalone({ AUDIT_SIGN_EVERY: '1s' }));
  let folder: string;
  let raw: Connection;
  let reference: string;
  let end: string;

  /** In this process: the program as such has tests of its own. */
  const latchkey = async (...args: string[]): Promise<{ code: number; out: string; error: string }> => {
    const terminal = scriptedTerminal();
    const env = { DATA_DIR: running().dataDir, HOME: folder };
    const code = await runConsole(args, { env, terminal, fetch, now: () => Date.now() });
    return { code, out: terminal.out(), error: terminal.error() };
  };
  const verify = async (...args: string[]): Promise<Record<string, unknown> & { code: number }> => {
    const { code, out, error } = await latchkey('audit:verify', ...args, '--json');
    expect(error).toBe('');
    return { code, ...(JSON.parse(out) as object) };
  };
  const acts = async (...args: string[]): Promise<string[]> => {
    const { out } = await latchkey('audit:list', ...args, '--json');
    const lines = out.split('\n').filter((line) => line !== '');
    return lines.map((line) => (JSON.parse(line) as { act: string }).act);
  };
  const entries = () => raw.collection<StoredEntry>('audit');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lk-'));
    raw = await createConnection(running().storeUri('identity')).asPromise();
  });
  afterAll(async () => {
    await raw.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells what staff did to a customer, newest first, and finds it by act', async () => {
    const made = await latchkey('customer:create', '--email', 'seen@shop.example', ...form, '--json');
    reference = (JSON.parse(made.out) as { customerReference: string }).customerReference;
    // Its first mail.
    await eventually(async () => expect(await acts('--customer', reference)).toContain('link.minted'));
    await latchkey('customer:block', reference, '--yes');
    await latchkey('customer:unblock', reference, '--yes');
    await eventually(async () =>
      expect(await acts('--customer', reference)).toEqual([
        'account.unblocked',
        'account.blocked',
        'link.minted',
        'account.created',
      ]),
    );
    expect(await acts('--act', 'account.blocked')).toEqual(['account.blocked']);
    expect(await acts('--about', reference, '--limit', '1')).toEqual(['account.unblocked']);
    const { out } = await latchkey('audit:list', '--customer', reference);
    expect(out).toMatch(
      /^ENTRY +TIME +ACT +BY .*\n\d+ +\d{4}-\d\d-\d\d [\d:]{8} +account.unblocked +operator admin console/,
    );
    expect((await latchkey('audit:list', '--act', 'account.liked')).code).toBe(2);
    expect((await latchkey('audit:list', '--customer', 'customer--999999')).code).toBe(4);
    expect((await latchkey('audit:list', '--customer', reference, '--actor', 'x')).code).toBe(2);
  });

  it('proves that it is whole, and from its end that what came since is', async () => {
    await eventually(async () => expect((await verify())['signedTo']).toBeGreaterThan(2));
    const { code, whole, from, to, hash } = await verify();
    expect({ code, whole, from }).toEqual({ code: 0, whole: true, from: 1 });
    end = `${String(to)}:${String(hash)}`;
    expect(await verify('--since', end)).toMatchObject({ code: 0, from: to, whole: true });
    const { out } = await latchkey('audit:verify');
    expect(out).toMatch(/^Whole +yes, entries 1 to \d+\nSigned +up to entry \d+\nEnd +\d+:[0-9a-f]{64}\n$/);
    expect((await latchkey('audit:verify', '--since', 'x')).code).toBe(2);
  });

  it('goes into a file that proves itself without a server, and is noted in the trail', async () => {
    const file = join(folder, 'audit.ndjson');
    expect((await latchkey('audit:export', file)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await latchkey('audit:export', file)).error).toMatch(/exists already/);
    expect(await verify(file, '--since', end, '--keys', file)).toMatchObject({
      code: 0,
      whole: true,
      from: 1,
    });
    expect(await acts('--act', 'audit.exported')).not.toEqual([]);

    const text = readFileSync(file, 'utf8');
    const { out } = await latchkey('audit:export', '--after', '2');
    const part = join(folder, 'part.ndjson');
    writeFileSync(part, out);
    expect((await latchkey('audit:verify', part)).error).toMatch(/before entry 3 was not looked at/);
    writeFileSync(part, text.replace('"act":"account.blocked"', '"act":"account.updated"'));
    expect(await verify(part)).toMatchObject({ code: 1, whole: false, fault: 'edited' });
    writeFileSync(part, text.split('\n').slice(0, -3).join('\n'));
    expect(await verify(part)).toMatchObject({ code: 1, fault: 'truncated' });
    writeFileSync(part, 'hello\n');
    expect((await latchkey('audit:verify', part)).error).toMatch(/^Line 1 is no line/);
    expect((await latchkey('audit:verify', join(folder, 'none'))).code).toBe(2);
  });

  it('shows a bit that was flipped in the store, where it is, and until it is put right', async () => {
    const { LATCHKEY_TOKEN } = JSON.parse(readFileSync(join(running().dataDir, 'secrets.json'), 'utf8')) as {
      LATCHKEY_TOKEN: string;
    };
    const byServer = async (): Promise<string> => {
      const headers = { Authorization: `Bearer ${LATCHKEY_TOKEN}` };
      return (await fetch(`${running().origins[0]}/admin/audit/verification`, { headers })).text();
    };
    const before = await entries().findOne({ 'entry.act': 'account.blocked' });
    const { seq = 0, entry } = before ?? {};
    const atMs = entry?.atMs ?? 0;
    // The last bit of its time.
    await entries().updateOne({ seq }, { $set: { 'entry.atMs': atMs % 2 === 0 ? atMs + 1 : atMs - 1 } });
    expect(await verify()).toMatchObject({ code: 1, whole: false, fault: 'edited', seq });
    const { code, out } = await latchkey('audit:verify');
    expect([code, out]).toEqual([1, `Not whole: entry ${seq} is not what was written.\n`]);
    expect(await byServer()).toContain(`"whole":false,"checkedTo":${seq - 1}`);

    await entries().updateOne({ seq }, { $set: { 'entry.atMs': atMs } });
    expect(await verify()).toMatchObject({ code: 0, whole: true });
    expect(await byServer()).toContain('event: result\ndata: {"whole":true');

    const gone = await entries().findOneAndDelete({ seq: 2 });
    expect(await verify()).toMatchObject({ code: 1, fault: 'gap', seq: 2 });
    if (gone !== null) await entries().insertOne(gone);
    await entries().deleteMany({ seq: { $gte: Number(end.split(':')[0]) } });
    expect(await verify('--since', end)).toMatchObject({ code: 1, whole: false });
  });
});
