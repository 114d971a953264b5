import type { AuditEntry } from '@latchkey/contracts/events';
import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { aCredential, aLink, anUnconfirmed, mintKeys, noon } from '../../../test/a-credential.ts';
import {
  createMemoryCredentials,
  type MemoryCredentials,
} from '../../../test/memory-credential-repository.ts';
import { aRow, cell, imported, otherCell, rowOf } from '../../../test/an-import-row.ts';
import { createFastHasher } from '../../../test/fast-hasher.ts';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import { normaliseLogin } from '../../domain/login.ts';
import { importCredentials as importInto, type ImportCredentialsDeps } from './import-credentials.ts';

let credentials: MemoryCredentials;
let deps: ImportCredentialsDeps;
let published: CredentialEvent[];
let recorded: AuditEntry[];
beforeEach(() => {
  credentials = createMemoryCredentials();
  published = [];
  recorded = [];
  deps = {
    credentials,
    macKeys: mintKeys,
    hasher: createFastHasher(),
    publish: (_id, events) => void published.push(...events),
    recordActs: (entries) => Promise.resolve(void recorded.push(...entries)),
    clock: settableClock(noon),
    newId,
  };
});

type Rows = Parameters<typeof importInto>[1];
type Options = Partial<Parameters<typeof importInto>[2]>;
/** An import of its own each time, unless one is named. */
const importAll = (given: ImportCredentialsDeps, rows: Rows, options: Options = {}) =>
  importInto(given, rows, { importId: newId(), overwritePasswords: false, dryRun: false, ...options });
const importCredentials = async (...given: Parameters<typeof importAll>) =>
  (await importAll(...given)).outcomes;

describe('importCredentials', () => {
  it('inserts in the state the row says, and changes nothing the second time', async () => {
    const rows = [aRow(), aRow({ passwordCell: '', confirmed: false, login: ' Ü@Example.COM ' })];
    expect(await importCredentials(deps, rows)).toEqual(['created', 'created']);
    const stored = await Promise.all(rows.map((row) => credentials.findById(row.customerId)));
    expect(stored[0]).toMatchObject({
      state: 'active',
      password: { phc: cell, origin: 'import' },
      version: 1,
    });
    expect(stored[1]).toMatchObject({
      state: 'unconfirmed',
      login: 'ü@example.com',
      registration: undefined,
    });
    expect(stored[1]?.password).toBeUndefined();
    expect(await importCredentials(deps, rows)).toEqual(['unchanged', 'unchanged']);
    expect(credentials.events).toEqual([]);
    expect(published).toEqual(credentials.stored);
  });

  it('tells of the accounts it creates in entries that many share, beforehand and once', async () => {
    const importId = newId();
    const rows = Array.from({ length: 60 }, (_, at) =>
      aRow({ row: 2 + at, passwordCell: at === 0 ? '' : cell }),
    );
    const shown = () =>
      recorded.map(({ act, subject, subjects, details }) => [act, subject, subjects.length, details]);
    const told = [
      ['account.imported', '', 50, { importId }],
      ['account.imported', '', 10, { importId }],
      ['password.hash_imported', '', 50, { importId, hashClass: 'bcrypt/10' }],
      ['password.hash_imported', '', 9, { importId, hashClass: 'bcrypt/10' }],
    ];
    const dead = new AppError('unavailable');
    await expect(
      importAll({ ...deps, recordActs: () => Promise.reject(dead) }, rows, { importId }),
    ).rejects.toBe(dead);
    expect(await credentials.findById(rows[0]!.customerId)).toBeUndefined();
    const cutOff: ImportCredentialsDeps['credentials'] = {
      ...credentials,
      saveImported: async (writes) => {
        await credentials.saveImported(writes.slice(0, 30));
        throw dead;
      },
    };
    await expect(importAll({ ...deps, credentials: cutOff }, rows, { importId })).rejects.toBe(dead);
    expect(await importCredentials(deps, rows, { importId })).toEqual(rows.map(() => 'created'));
    expect(shown()).toEqual([...told, ...told]);
    expect(new Set(recorded.map(({ id }) => id)).size).toBe(4);
    expect(recorded.slice(0, 2).flatMap(({ subjects }) => subjects)).toEqual(
      rows.map(({ customerId }) => customerId),
    );
    await importAll(deps, rows, { importId });
    await importAll(deps, rows);
    expect(recorded).toHaveLength(8);
  });

  it('says where the accounts stand that it has created', async () => {
    const existing = imported();
    credentials.put(existing);
    const rows = [aRow(), aRow({ passwordCell: '', confirmed: false }), rowOf(existing)];
    const { created } = await importAll(deps, rows);
    expect(created).toEqual([
      expect.objectContaining({
        customerId: rows[0]?.customerId,
        version: 1,
        state: 'active',
        password: 'imported',
      }),
      expect.objectContaining({ customerId: rows[1]?.customerId, state: 'unconfirmed', password: 'none' }),
    ]);
    expect((await importAll(deps, rows)).created).toEqual([]);
  });

  it('keeps the cell only as a keyed MAC that differs between people', async () => {
    const rows = [aRow(), aRow()];
    await importCredentials(deps, rows);
    const macs = await Promise.all(
      rows.map(async (row) => (await credentials.findById(row.customerId))?.password?.cellMac),
    );
    expect(macs[0]).toMatch(/^k2:[\w-]{43}$/);
    expect(macs[1]).not.toBe(macs[0]);
  });

  it('does not apply an equal cell again after the hash was upgraded, nor after the keys were rotated', async () => {
    const row = aRow();
    await importCredentials(deps, [row]);
    await credentials.upgrade({ customerId: row.customerId, verified: cell, phc: '$argon2id$better' });
    const [, old] = mintKeys;
    const rotated = {
      ...deps,
      macKeys: [{ kid: 'k3', key: Buffer.alloc(32, 3) }, mintKeys[0], old!] as const,
    };
    expect(await importCredentials(rotated, [row])).toEqual(['unchanged']);
    expect((await credentials.findById(row.customerId))?.password?.phc).toBe('$argon2id$better');
  });

  it('replaces an imported password by another one, and ends its sessions and links', async () => {
    const before = imported();
    credentials.put({ ...before, links: [aLink(before.customerId, 'restore-password').link] });
    expect(await importCredentials(deps, [rowOf(before, { passwordCell: otherCell })])).toEqual(['updated']);
    expect(await credentials.findById(before.customerId)).toMatchObject({
      password: { phc: otherCell },
      epoch: 2,
      links: [],
    });
  });

  it('applies no row twice in one import, whatever has changed since, and tells its outcome again', async () => {
    const importId = newId();
    const moved = imported();
    credentials.put(moved);
    const rows = [aRow({ row: 2 }), rowOf(moved, { row: 3, login: 'moved@example.com', passwordCell: '' })];
    const applied = ['created', 'updated'];
    expect(await importCredentials(deps, rows, { importId })).toEqual(applied);
    const customerId = rows[0]!.customerId;
    const stored = (await credentials.findById(customerId))!;
    credentials.put({ ...stored, login: normaliseLogin('own@choice.example'), version: 7 });
    expect(await importCredentials(deps, rows, { importId })).toEqual(applied);
    expect(await credentials.findById(customerId)).toMatchObject({ login: 'own@choice.example', version: 7 });
    // Another import, or a later row of the same one, is another matter.
    expect(await importCredentials(deps, rows)).toEqual(['updated', 'unchanged']);
    expect(
      await importCredentials(deps, [{ ...rows[0]!, row: 9, login: 'x@example.com' }], { importId }),
    ).toEqual(['updated']);
  });

  it('stores nothing and hashes nothing in a dry run, and says what would come of each row', async () => {
    const hasher = createFastHasher();
    const moved = imported();
    credentials.put(moved);
    const rows = [
      aRow({ passwordCell: 'in clear' }),
      rowOf(moved, { login: 'moved@example.com' }),
      aRow({ login: moved.login }),
    ];
    const outcomes = await importCredentials({ ...deps, hasher }, rows, { dryRun: true });
    expect(outcomes).toEqual(['created', 'updated', 'login-taken']);
    expect(hasher.hashes).toBe(0);
    expect(await credentials.findById(rows[0]!.customerId)).toBeUndefined();
    expect(await credentials.findById(moved.customerId)).toEqual(moved);
  });

  it.each([
    ['the owner has set', aCredential()],
    ['was ended on purpose', aCredential({ state: 'reset-required', password: undefined })],
  ])('leaves alone a password that %s', async (_, before) => {
    credentials.put(before);
    expect(await importCredentials(deps, [rowOf(before)])).toEqual(['unchanged']);
    expect(await credentials.findById(before.customerId)).toEqual(before);
  });

  it('stores a password in clear and a bare digest only hashed, and marks where they came from', async () => {
    const rows = [
      aRow({ passwordCell: 'sunshine 42' }),
      aRow({ passwordCell: '5F4DCC3B5AA765D61D8327DEB882CF99' }),
    ];
    expect(await importCredentials(deps, rows)).toEqual(['created', 'created']);
    const [clear, digest] = await Promise.all(
      rows.map(async (row) => (await credentials.findById(row.customerId))?.password),
    );
    expect(clear).toMatchObject({ origin: 'import-clear-text', phc: expect.stringMatching(/^\$argon2id\$/) });
    expect(digest).toMatchObject({ origin: 'import', phc: expect.stringMatching(/^\$md5\$argon2id\$/) });
    expect(await importCredentials(deps, rows)).toEqual(['unchanged', 'unchanged']);
  });

  it('makes no hash for a cell that is not applied', async () => {
    const hasher = createFastHasher();
    const owned = aCredential();
    credentials.put(owned);
    const rows = [
      rowOf(owned, { passwordCell: 'sunshine 42' }),
      aRow({ login: owned.login, passwordCell: 'x' }),
    ];
    expect(await importCredentials({ ...deps, hasher }, rows)).toEqual(['unchanged', 'login-taken']);
    expect(hasher.hashes).toBe(0);
  });

  it('replaces a password its owner has set where that is asked for, once, and ends the sessions', async () => {
    const before = aCredential();
    credentials.put(before);
    const overwrite = { overwritePasswords: true };
    expect(await importCredentials(deps, [rowOf(before)], overwrite)).toEqual(['updated']);
    expect(await credentials.findById(before.customerId)).toMatchObject({
      password: { phc: cell, origin: 'import' },
      epoch: before.epoch + 1,
    });
    expect(await importCredentials(deps, [rowOf(before)], overwrite)).toEqual(['unchanged']);
  });

  it('brings back no password that was ended on purpose, whatever was asked for', async () => {
    const before = aCredential({ state: 'reset-required', password: undefined });
    credentials.put(before);
    const outcome = await importCredentials(deps, [rowOf(before)], { overwritePasswords: true });
    expect(outcome).toEqual(['unchanged']);
  });

  it('leaves alone the password of an empty cell', async () => {
    const before = imported();
    credentials.put(before);
    expect(await importCredentials(deps, [rowOf(before, { passwordCell: '' })])).toEqual(['unchanged']);
  });

  it('confirms, and never takes back a confirmation', async () => {
    const [waiting, proven] = [anUnconfirmed(), aCredential()];
    for (const each of [waiting, proven]) credentials.put(each);
    const rows = [rowOf(waiting), rowOf(proven, { confirmed: false })];
    expect(await importCredentials(deps, rows)).toEqual(['updated', 'unchanged']);
    expect((await credentials.findById(waiting.customerId))?.state).toBe('active');
    expect((await credentials.findById(proven.customerId))?.state).toBe('active');
  });

  it.each([
    ['a hash nobody here knows', '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO', 'password-format'],
    ['a text too long for a log in', 'ä'.repeat(129), 'password-length'],
    ['a broken hash', cell.slice(0, -1), 'password-format'],
    ['a hostile cost', cell.replace('$10$', '$31$'), 'password-cost'],
    ['no cost', cell.replace('$10$', '$00$'), 'password-cost'],
  ])('refuses a cell with %s and stores nothing', async (_, passwordCell, refusal) => {
    const row = aRow({ passwordCell });
    expect(await importCredentials(deps, [row])).toEqual([refusal]);
    expect(await credentials.findById(row.customerId)).toBeUndefined();
  });

  it.each([
    ['anonymised', 'anonymised'],
    ['pending', 'busy'],
  ] as const)('leaves alone a credential that is %s', async (state, outcome) => {
    const before = aCredential({ state });
    credentials.put(before);
    expect(await importCredentials(deps, [rowOf(before)])).toEqual([outcome]);
    expect(await credentials.findById(before.customerId)).toEqual(before);
  });

  it('refuses an address of somebody else, stored or in the same batch; the other rows go on', async () => {
    const holder = aCredential();
    credentials.put(holder);
    const first = aRow();
    const rows = [aRow({ login: holder.login.toUpperCase() }), first, aRow({ login: first.login }), aRow()];
    expect(await importCredentials(deps, rows)).toEqual(['login-taken', 'created', 'login-taken', 'created']);
  });

  it('gives an address on within one batch', async () => {
    const giver = imported({ password: undefined });
    credentials.put(giver);
    const rows = [
      aRow({ login: giver.login }),
      rowOf(giver, { login: 'moved@example.com', passwordCell: '' }),
    ];
    expect(await importCredentials(deps, rows)).toEqual(['created', 'updated']);
  });

  it('decides anew on what is there when something else wrote in between', async () => {
    const before = anUnconfirmed({ password: undefined });
    credentials.put(before);
    let first = true;
    const racing: ImportCredentialsDeps['credentials'] = {
      findMany: (of) => credentials.findMany(of),
      saveImported: async (writes) => {
        if (first) credentials.put({ ...before, version: 2, state: 'active' });
        first = false;
        return credentials.saveImported(writes);
      },
    };
    expect(await importCredentials({ ...deps, credentials: racing }, [rowOf(before)])).toEqual(['updated']);
    expect(await credentials.findById(before.customerId)).toMatchObject({
      state: 'active',
      password: { phc: cell },
    });
  });

  it('gives a row up as busy when that goes on and on', async () => {
    const before = anUnconfirmed();
    credentials.put(before);
    const never: ImportCredentialsDeps['credentials'] = {
      findMany: (of) => credentials.findMany(of),
      saveImported: () => Promise.resolve({ refused: new Set(), unknown: true }),
    };
    expect(await importCredentials({ ...deps, credentials: never }, [rowOf(before)])).toEqual(['busy']);
  });
});
