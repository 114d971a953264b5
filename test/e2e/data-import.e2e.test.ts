import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { eventually } from '@latchkey/testkit';
import { subjects } from '../story/story.ts';
import { glueClient, type GlueClient } from '../system/glue-client.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf } from '../system/system.ts';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'test', 'data', 'customer.csv');
const broken = join(root, 'test', 'data', 'customer-broken.csv');
/** Every hash of the sample is of this one. */
const password = 'change123';
const newPassword = 'winding-staircase 41';

const headOf = (file: string): string => readFileSync(file, 'utf8').split('\n')[0] ?? '';

describe('latchkey data:import customer', () => {
  const running = systemOfSuite(startStandalone);
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-import-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const importFile = (file: string): Promise<Ran> =>
    latchkey(['data:import', 'customer', file], { DATA_DIR: running().dataDir });
  const importText = (text: string | Buffer): Promise<Ran> => {
    const file = join(folder, 'file.csv');
    writeFileSync(file, text);
    return importFile(file);
  };
  const glue = (): GlueClient => glueClient(running().origins);
  const logIn = async (email: string, secret: string): Promise<number> => {
    const attributes = { username: email, password: secret };
    return (await glue().send('POST', '/access-tokens', { type: 'access-tokens', attributes })).status;
  };
  const stored = async (): Promise<Record<'identity' | 'customer', unknown[]>> => {
    const documentsOf = async (database: string, collection: string): Promise<unknown[]> => {
      const uri = `${running().storeUri(database)}?directConnection=true`;
      const connection = await createConnection(uri).asPromise();
      try {
        return await connection
          .collection(collection)
          // Events leave in their own time, and what they tell the other service arrives in its own.
          .find({}, { projection: { outbox: 0, account: 0 } })
          .sort({ _id: 1 })
          .toArray();
      } finally {
        await connection.close();
      }
    };
    return {
      identity: await documentsOf('identity', 'credentials'),
      customer: await documentsOf('customer', 'customers'),
    };
  };
  const passwordOf = async (login: string): Promise<string> =>
    ((await stored()).identity as { login: string; password: { phc: string } }[]).find(
      (each) => each.login === login,
    )!.password.phc;

  it('fills a shop: people log in with the passwords they had, and their hashes become argon2id', async () => {
    const ran = await importFile(sample);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.replace(/\d+\.\d+ s/, 'T s')).toBe(
      [
        'Importer type: customer',
        `Import source: ${sample}`,
        'Importable data sets: 20',
        'Imported data sets: 20 (20 created, 0 updated, 0 unchanged)',
        'Time used: T s',
        'Import status: Successful',
        '',
      ].join('\n'),
    );
    // $2y$ of cost 10, $2b$ of cost 10, $2a$ of cost 12.
    for (const n of [1, 2, 12]) {
      const email = `customer.${n}@shop.example`;
      expect(await passwordOf(email)).toMatch(/^\$2[yba]\$1[02]\$/);
      expect(await logIn(email, `${password}x`)).toBe(401);
      expect(await logIn(email, password)).toBe(201);
      await eventually(async () => expect(await passwordOf(email)).toMatch(/^\$argon2id\$/));
      expect(await logIn(email, password)).toBe(201);
    }
  });

  it('counts accounts by what their passwords are hashed with', async () => {
    const report = async () => latchkey(['hashes:report', '--json'], { DATA_DIR: running().dataDir });
    await eventually(async () => {
      const lines = (await report()).stdout.trim().split('\n');
      const classes = lines.map((line) => JSON.parse(line) as { hashClass: string; accounts: number });
      const ours = classes.find(({ hashClass }) => hashClass.startsWith('argon2id/'));
      expect(ours).toMatchObject({ accounts: 3, upgradedAtLogin: false });
      expect(classes.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(16);
    });
    const shown = await latchkey(['hashes:report'], { DATA_DIR: running().dataDir });
    expect(shown.stdout).toMatch(
      /^HASH +ACCOUNTS +SHARE +NEXT LOGIN\nbcrypt\/10 +\d+ +\d+\.\d % +hashes anew\n/,
    );
    expect(shown.stderr).toMatch(/^16 accounts have a password; counted 2\S+\.\n$/);
  });

  it.each([
    ['without a password', 'customer.5@shop.example'],
    ['not confirmed', 'customer.7@shop.example'],
  ])('lets somebody %s in by the reset link', async (_, email) => {
    expect(await logIn(email, password)).toBe(401);
    await glue().send('POST', '/customer-forgotten-password', {
      type: 'customer-forgotten-password',
      attributes: { email },
    });
    const token = tokenOf(await mailTo(running().mailbox, email, subjects.reset));
    const restored = await glue().send('PATCH', '/customer-restore-password/mine', {
      type: 'customer-restore-password',
      attributes: { restorePasswordKey: token, password: newPassword, confirmPassword: newPassword },
    });
    expect(restored.status).toBe(204);
    expect(await logIn(email, newPassword)).toBe(201);
  });

  it('changes nothing when the same file comes again, not even what people have changed since', async () => {
    // The events of the restored password have been worked on when their mails are there.
    await mailTo(running().mailbox, 'customer.7@shop.example', subjects.restored);
    await eventually(async () => {
      const text = JSON.stringify((await stored()).customer);
      expect((text.match(/"confirmedAt"/g) ?? []).length).toBe(19);
    });
    const before = await stored();
    const ran = await importFile(sample);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('20 (0 created, 0 updated, 20 unchanged)');
    expect(await stored()).toEqual(before);
    expect(await running().mailbox.to('customer.1@shop.example')).toEqual([]);
    expect(await logIn('customer.7@shop.example', newPassword)).toBe(201);
  });

  it('reports exactly the broken rows of a file, never a password, and imports the others', async () => {
    const ran = await importFile(broken);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('Importable data sets: 17');
    expect(ran.stdout).toContain('2 (2 created, 0 updated, 0 unchanged)');
    expect(ran.stdout).toContain('Import status: Failed');
    expect(ran.stderr.match(/^Row \d+(, column \w+)?:/gm)).toEqual([
      'Row 3, column email:',
      'Row 4, column customer_reference:',
      'Row 5, column email:',
      'Row 6, column salutation:',
      'Row 7, column date_of_birth:',
      'Row 8, column registered:',
      'Row 9, column password:',
      'Row 10, column password:',
      'Row 11, column password:',
      'Row 12, column gender:',
      'Row 13, column first_name:',
      'Row 14, column locale_name:',
      'Row 15, column last_name:',
      'Row 16:',
      'Row 17, column first_name:',
    ]);
    expect(ran.stderr).not.toMatch(/saltstring|é{9}|\$2y\$31/);
  });

  it('reads a file with BOM, blank rows and columns nobody knows, larger than one request', async () => {
    const rows = Array.from(
      { length: 1203 },
      (_, at) => `BULK--${20_000 + at},bulk.${at}@shop.example,Ms,Ada,Lovelace,Female,yes`,
    );
    const head = 'customer_reference,email,salutation,first_name,last_name,gender,vip';
    const ran = await importText(`\ufeff${[head, '', ...rows, ''].join('\r\n')}`);
    expect(ran).toMatchObject({ code: 0, stderr: 'Columns passed over: vip.\n' });
    expect(ran.stdout).toContain('1203 (1203 created, 0 updated, 0 unchanged)');
  });

  it('is cut off by Ctrl-C, says so, and is gone on with by the same command', async () => {
    const name = 'A'.repeat(90);
    const rows = Array.from(
      { length: 7500 },
      (_, at) => `CUT--${at + 1},cut.${at}@shop.example,Ms,${name},Off,Female`,
    );
    const file = join(folder, 'cut-off.csv');
    writeFileSync(
      file,
      ['customer_reference,email,salutation,first_name,last_name,gender', ...rows].join('\n'),
    );
    const args = ['data:import', 'customer', file, '--watch'];
    const cut = await latchkey(
      args,
      { DATA_DIR: running().dataDir },
      {
        onError: (child, text) => {
          if (text.includes(' rows')) child.kill('SIGINT');
        },
      },
    );
    expect(cut).toMatchObject({ code: 1, stdout: '' });
    expect(cut.stderr).toMatch(
      /Cut off: .*The same command goes on from there, and "latchkey import:cancel [-0-9a-f]{36}"/,
    );
    const ran = await latchkey(args, { DATA_DIR: running().dataDir });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('Imported data sets: 7500 ');
  });

  it('says what would come of a file, and stores nothing, with --dry-run', async () => {
    const head = headOf(sample);
    const file = join(folder, 'file.csv');
    writeFileSync(file, `${head}\nDRY--1,,,dry.1@shop.example,Ms,Ada,Lovelace,,Female,,,\n`);
    const ran = await latchkey(['data:import', 'customer', file, '--dry-run'], {
      DATA_DIR: running().dataDir,
    });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('(dry run: nothing was stored)');
    expect(ran.stdout).toContain('1 (1 created, 0 updated, 0 unchanged)');
    expect(JSON.stringify(await stored())).not.toContain('dry.1@shop.example');
  });

  it('writes the rows that failed into a file, which can be imported when it was corrected', async () => {
    const rejected = join(folder, 'rejected.csv');
    const env = { DATA_DIR: running().dataDir };
    const head = headOf(sample).replaceAll(',', ';');
    const file = join(folder, 'semicolons.csv');
    const rows = [
      'COR--1;;;cor.1@shop.example;Ms;Ada;"Love;lace";;Female;;in clear 1;2020-01-31',
      'COR--2;;;cor.2@shop.example;Sir;Ada;Lovelace;;Female;;in clear 2;2020-01-31',
      'COR--3;;;cor.3@shop.example;Ms;Ada;Lovelace;;Female;;in clear 3;2020-01-31',
    ];
    writeFileSync(file, [head, ...rows].join('\n'));
    const options = ['--delimiter', ';', '--errors', rejected];
    const ran = await latchkey(['data:import', 'customer', file, ...options], env);
    expect([ran.code, ran.stderr.match(/^Row [^:]+:/)?.[0]]).toEqual([1, 'Row 3, column salutation:']);
    const text = readFileSync(rejected, 'utf8');
    expect(statSync(rejected).mode & 0o777).toBe(0o600);
    expect(text.trim().split('\n')).toHaveLength(2);
    writeFileSync(rejected, text.replace(';Sir;', ';Dr;'));
    const again = await latchkey(['data:import', 'customer', rejected, '--delimiter', ';'], env);
    expect(again.stderr).toBe('Columns passed over: error_row, error_column, error_reason.\n');
    expect(again.stdout).toContain('1 (1 created, 0 updated, 0 unchanged)');
    expect(await logIn('cor.2@shop.example', 'in clear 2')).toBe(201);
  });

  it('passes over rows, stops at a limit, and at the first bad row with --throw', async () => {
    const env = { DATA_DIR: running().dataDir };
    const some = await latchkey(['data:import', 'customer', sample, '-o', '3', '-l', '4', '--json'], env);
    expect(JSON.parse(some.stdout)).toMatchObject({ unchanged: 4, state: 'completed', successful: true });
    const thrown = await latchkey(['data:import', 'customer', broken, '--throw'], env);
    expect([thrown.code, thrown.stderr]).toEqual([
      1,
      expect.stringContaining('Row 3 failed: Another customer has this e-mail address.'),
    ]);
    expect(thrown.stdout).toContain('Importable data sets: 2\n');
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['other separators', readFileSync(sample, 'utf8').replaceAll(',', ';'), /separates its columns by ";"/],
    [
      'another encoding',
      Buffer.from('customer_reference,email\nDE--1,j\xfcrgen@x.example', 'latin1'),
      /UTF-8/,
    ],
    ['no rows at all', '', /is empty/],
    ['a missing column', 'customer_reference,first_name\nDE--1,Ada', /The column email is missing\./],
    ['an open quotation mark', `${headOf(sample)}\nDE--1,"a@b.example`, /quotation mark/],
  ])('refuses a file with %s, with the sentence that helps', async (_, text, sentence) => {
    const ran = await importText(text);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(sentence);
    expect(ran.stdout).toBe('');
  });

  it('says what is wrong when it cannot run, and repeats no secret', async () => {
    const command = ['data:import', 'customer', sample];
    const nowhere = await latchkey(command, { DATA_DIR: folder });
    expect([nowhere.code, nowhere.stderr]).toEqual([
      5,
      expect.stringContaining(`No Latchkey runs on ${folder}`),
    ]);
    const [origin = ''] = running().origins;
    const stranger = await latchkey(command, { LATCHKEY_URL: origin, LATCHKEY_TOKEN: 'a-wrong-token' });
    expect([stranger.code, stranger.stderr]).toEqual([3, expect.stringContaining('log in again')]);
    const { LATCHKEY_TOKEN } = JSON.parse(readFileSync(join(running().dataDir, 'secrets.json'), 'utf8')) as {
      LATCHKEY_TOKEN: string;
    };
    const welcome = await latchkey(command, { LATCHKEY_URL: origin, LATCHKEY_TOKEN });
    expect(welcome.code).toBe(0);
    expect(welcome.stdout + welcome.stderr + running().process().output()).not.toContain(LATCHKEY_TOKEN);
  });
});
