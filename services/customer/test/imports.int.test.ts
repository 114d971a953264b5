/* eslint-disable max-lines -- all of it shares one set-up of two services */
import { randomBytes } from 'node:crypto';
import { identityService, type IdentityServiceDefinition } from '@latchkey/contracts/identity';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { events, type AuditEntry } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { runAs, type Actor } from '@latchkey/kit/origin';
import { createTestBus, eventually } from '@latchkey/testkit';
import { buildApp as buildIdentity, type IdentityApp } from '../../identity/src/app.ts';
import { loadIdentityConfig } from '../../identity/src/config.ts';
import { aRegistration, codeOf } from './a-registration.ts';
import { createCustomerWorld, secretsOfCallers, type CustomerWorld } from './customer-world.ts';

/** The two real services, each on its own database of one store. */
let world: CustomerWorld;
let identity: IdentityApp;
let gatewayToIdentity: ServiceClient<IdentityServiceDefinition>;
let customer: ReturnType<CustomerWorld['clientOf']>;
let imports: ReturnType<CustomerWorld['importsOf']>;
const bus = createTestBus();

beforeAll(async () => {
  world = await createCustomerWorld();
  const key = (): string => `k1:${randomBytes(32).toString('base64url')}`;
  const config = loadIdentityConfig({
    MONGODB_URI: world.storeUri('identity'),
    AMQP_URL: 'in-process:',
    GRPC_LISTEN: '127.0.0.1:0',
    HEALTH_LISTEN: 'off',
    RPC_CALLERS: `customer=${secretsOfCallers.customer},gateway=${secretsOfCallers.gateway}`,
    PUBLIC_URL: 'https://shop.example',
    MINT_KEYS: key(),
    KEY_ENCRYPTION_KEYS: key(),
    LOGIN_HMAC_KEY: randomBytes(32).toString('base64url'),
  });
  identity = await buildIdentity(config, { bus, clock: world.clock, logger: silentLogger });
  gatewayToIdentity = createGrpcClient({
    service: identityService,
    address: identity.address,
    caller: 'gateway',
    credential: secretsOfCallers.gateway,
    idempotent: [],
  });
});
beforeEach(async () => {
  const copy = await startCopy();
  customer = world.clientOf(copy);
  imports = world.importsOf(copy);
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  gatewayToIdentity.close();
  await identity.stop();
  await world.stop();
});
const startCopy: CustomerWorld['startCopy'] = (overrides) =>
  world.startCopy(overrides, { IDENTITY_ADDRESS: identity.address });

/** The hash of `U*U` from the test vectors of crypt_blowfish; $2y$ and $2a$ are the same there. */
const cell = '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
const columns = [
  'customer_reference',
  'locale_name',
  'email',
  'salutation',
  'first_name',
  'last_name',
  'gender',
  'date_of_birth',
  'password',
  'registered',
];
let people = 1000;
type Row = [string, string, string, string, string, string, string, string, string, string];
function aRow(
  change: { password?: string; registered?: string; email?: string; reference?: string } = {},
): Row {
  people += 1;
  const { reference = `DE--${people}`, email = `import.${people}@shop.example` } = change;
  const { password = cell, registered = '2020-01-31' } = change;
  return [reference, 'de_DE', email, 'Ms', 'Ada', 'Lovelace', 'Female', '1990-02-28', password, registered];
}
type Outcome = string | { column: string; reason: string }[];
const options = {
  dryRun: false,
  stopAtError: false,
  overwritePasswords: false,
  offset: 0,
  limit: 0,
  delimiter: ',',
  hasHeader: true,
};
type Options = Partial<typeof options>;
const start = async (given: Options = {}, client = imports): Promise<string> => {
  const importId = newId();
  const about = { importer: 'customer', source: 'customer.csv', startedBy: 'a test' };
  await client.startImport({ importId, ...about, options: { ...options, ...given } });
  return importId;
};
/** Where a file stands after some rows of the test's; a byte a row will do. */
const behind = (row: number) => ({
  row,
  bytes: row,
  dataRows: row - 1,
  sha256: `${row}`.padStart(64, '0'),
  sha256State: Buffer.from([row % 256]),
});
const partOf = (importId: string, rows: string[][], fromRow = 1) => ({
  importId,
  fromBytes: fromRow === 1 ? 0 : fromRow,
  to: behind(fromRow + rows.length),
  columns,
  rows: rows.map((cells, at) => ({ row: fromRow + at + 1, cells })),
  complete: true,
});
/** Imports rows in one part. @returns what became of them: first what was stored, then what is wrong with the others */
async function importRows(rows: string[][], client = imports, given: Options = {}): Promise<Outcome[]> {
  const importId = await start(given, client);
  const { import: job } = await client.applyRows(partOf(importId, rows));
  const failed = await client.listImportErrors({ importId, afterRow: 0, limit: 500 });
  expect(failed.rows).toHaveLength(job!.failed);
  return [
    ...Array<string>(job!.created).fill('created'),
    ...Array<string>(job!.updated).fill('updated'),
    ...Array<string>(job!.unchanged).fill('unchanged'),
    ...failed.rows.map(({ faults }) => faults),
  ];
}
const logIn = (email: string, password = 'U*U'): Promise<string> =>
  codeOf(gatewayToIdentity.authenticate({ login: email, password, client: { address: '192.0.2.1' } }));
/** Everything that an import could change; outboxes empty themselves in their own time. */
const snapshot = async (): Promise<string> => {
  const stores = [
    world.store.collection('customers'),
    world.store.getClient().db('identity').collection('credentials'),
  ];
  const all = stores.map((each) =>
    each
      .find({}, { projection: { outbox: 0 } })
      .sort({ _id: 1 })
      .toArray(),
  );
  return JSON.stringify(await Promise.all(all));
};
const profileOf = (reference: string) =>
  world.store.collection('customers').findOne({ customerReference: reference });

describe('an import', () => {
  it('creates people who log in with the password of their hash; the same file again changes nothing', async () => {
    const rows = [aRow(), aRow({ password: '' }), aRow({ registered: '' })];
    expect(await importRows(rows)).toEqual(['created', 'created', 'created']);
    expect(await logIn(rows[0]![2])).toBe('ok');
    expect(await logIn(rows[1]![2])).toBe('authentication_failed');
    expect(await logIn(rows[2]![2])).toBe('authentication_failed');
    expect(await profileOf(rows[0]![0])).toMatchObject({
      locale: 'de_DE',
      registeredAt: Date.UTC(2020, 0, 31),
      confirmedAt: Date.UTC(2020, 0, 31),
      outbox: [],
    });
    expect(await profileOf(rows[2]![0])).not.toHaveProperty('confirmedAt');
    // The hash of the first login is upgraded behind the answer.
    await eventually(async () => expect(await snapshot()).toContain('$argon2id$'));
    const before = await snapshot();
    expect(await importRows(rows)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await snapshot()).toBe(before);
    expect(await logIn(rows[0]![2])).toBe('ok');
    expect(bus.published.filter(({ type }) => type !== 'audit.recorded')).toEqual([]);
  });

  it('takes the password itself, to the letter, and digests; nobody is left out by a rule for passwords', async () => {
    const rows = [
      aRow({ password: ' as short' }),
      aRow({ password: '900150983cd24fb0d6963f7d28e17f72' }),
      aRow({ password: 'pbkdf2_sha256$320000$seasalt$Toj2II2rBvFiGQcPmUml1Nlni2UtvyRWwz/jz4q6q/4=' }),
    ];
    expect(await importRows(rows)).toEqual(['created', 'created', 'created']);
    expect(await snapshot()).not.toMatch(/as short|900150983cd24fb0/);
    const passwords = [' as short', 'abc', 'lètmein'];
    for (const [at, password] of passwords.entries()) {
      expect(await logIn(rows[at]![2], password)).toBe('ok');
      expect(await logIn(rows[at]![2], `${password}.`)).toBe('authentication_failed');
    }
    await eventually(async () => expect(await snapshot()).not.toMatch(/pbkdf2|\$md5/));
    expect(await importRows(rows)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    for (const [at, password] of passwords.entries()) expect(await logIn(rows[at]![2], password)).toBe('ok');
  });

  it('updates by reference: the address moves in both services', async () => {
    const row = aRow();
    await importRows([row]);
    const moved = aRow({ reference: row[0] });
    expect(await importRows([moved])).toEqual(['updated']);
    expect(await logIn(row[2])).toBe('authentication_failed');
    expect(await logIn(moved[2])).toBe('ok');
    expect(await profileOf(row[0])).toMatchObject({ email: moved[2] });
  });

  it('lets the later of two rows of one reference win', async () => {
    const first = aRow();
    const second = aRow({ reference: first[0] });
    expect(await importRows([first, second])).toEqual(['created', 'updated']);
    expect(await profileOf(first[0])).toMatchObject({ email: second[2] });
  });

  it('confirms somebody by a later file', async () => {
    const row = aRow({ registered: '' });
    await importRows([row]);
    row[9] = '2021-05-05';
    expect(await importRows([row])).toEqual(['updated']);
    expect(await logIn(row[2])).toBe('ok');
  });

  it('reports exactly the broken rows, which change nothing, and goes on', async () => {
    const holder = aRow();
    await importRows([holder]);
    const before = await snapshot();
    const broken: [Row, string][] = [
      [aRow({ email: holder[2].toUpperCase() }), 'email'],
      [aRow({ reference: 'DE--none' }), 'customer_reference'],
      [aRow({ registered: '31.01.2020' }), 'registered'],
      [aRow({ password: `$6$salt$${'x'.repeat(86)}` }), 'password'],
      [aRow({ password: 'ä'.repeat(129) }), 'password'],
      [aRow({ password: cell.replace('$05$', '$31$') }), 'password'],
    ];
    const outcomes = await importRows(broken.map(([row]) => row));
    expect(outcomes).toEqual(
      broken.map(([, column]) => [{ column, reason: expect.stringMatching(/^[A-Z].+\.$/) as string }]),
    );
    expect(await snapshot()).toBe(before);
    const good = aRow();
    expect((await importRows([broken[3]![0], good]))[0]).toBe('created');
    expect(world.logged.join('')).not.toContain('in clear text');
  });

  it('refuses a head without a mandatory column, and too many rows', async () => {
    const importId = await start();
    const part = partOf(importId, [aRow()]);
    const missing = imports.applyRows({ ...part, columns: columns.slice(1) });
    await expect(missing).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'columns', rule: 'missing-column', values: { column: 'customer_reference' } }],
    });
    const rows = Array.from({ length: 4001 }, () => aRow());
    expect(await codeOf(imports.applyRows(partOf(importId, rows)))).toBe('invalid_input');
  });

  it('goes on only where it stands, and never after its end', async () => {
    const importId = await start();
    const [first, second] = [[aRow(), aRow({ reference: 'none' })], [aRow()]];
    const part = { ...partOf(importId, first), complete: false };
    await imports.applyRows(part);
    await expect(imports.applyRows({ ...part, rows: [] })).rejects.toMatchObject({
      code: 'import_position',
      fields: [{ field: 'offset', rule: 'position', values: { bytes: 3 } }],
    });
    const { import: job } = await imports.applyRows(partOf(importId, second, 3));
    expect(job).toMatchObject({
      state: 'STATE_COMPLETED',
      created: 2,
      failed: 1,
      position: { row: 4, bytes: 4 },
    });
    expect(await codeOf(imports.applyRows(partOf(importId, second, 4)))).toBe('import_ended');
    expect(await codeOf(imports.endImport({ importId, state: 'STATE_CANCELLED' }))).toBe('import_ended');
    expect(await codeOf(imports.getImport({ importId: newId() }))).toBe('import_not_found');
  });

  it('counts a part once that is sent by two at once, or again after its answer was lost', async () => {
    const importId = await start();
    const part = { ...partOf(importId, [aRow(), aRow({ reference: 'none' })]), complete: false };
    const other = world.importsOf(await startCopy());
    const sent = await Promise.all([codeOf(imports.applyRows(part)), codeOf(other.applyRows(part))]);
    expect(sent.filter((code) => code === 'ok').length).toBeGreaterThan(0);
    expect(sent.every((code) => code === 'ok' || code === 'import_position')).toBe(true);
    expect(await imports.getImport({ importId })).toMatchObject({ import: { created: 1, failed: 1 } });
    const { rows } = await imports.listImportErrors({ importId, afterRow: 0, limit: 10 });
    expect(rows).toHaveLength(1);
    // Enough to be corrected and imported again, but for the password.
    expect(rows[0]!.cells).toHaveLength(columns.length - 1);
    expect(rows[0]!.cells.join()).not.toContain(cell);
  });

  it('waits for the file when nobody sends it, and ends when it is cancelled', async () => {
    const importId = await start();
    world.clock.advance(31_000);
    const stands = await imports.getImport({ importId });
    expect(stands.import?.state).toBe('STATE_WAITING_FOR_FILE');
    await imports.endImport({ importId, state: 'STATE_CANCELLED' });
    const again = await imports.endImport({ importId, state: 'STATE_CANCELLED' });
    expect(again.import?.state).toBe('STATE_CANCELLED');
    expect(await codeOf(imports.applyRows(partOf(importId, [aRow()])))).toBe('import_ended');
  });

  it('says of which file it is where whoever started it did', async () => {
    const file = { bytes: 12, sha256OfStart: 'ab'.repeat(32) };
    const about = { importer: 'customer', source: 'customer.csv', startedBy: 'a test', options };
    const started = await imports.startImport({ importId: newId(), ...about, file });
    expect(started.import?.file).toEqual(file);
    const unnamed = await imports.getImport({ importId: await start() });
    expect(unnamed.import?.file).toBeNull();
  });

  it('lists imports page by page, the newest first', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      world.clock.advance(1000);
      ids.unshift(await start());
    }
    const first = await imports.listImports({ cursor: '', limit: 2 });
    expect(first.imports.map(({ importId }) => importId)).toEqual(ids.slice(0, 2));
    const second = await imports.listImports({ cursor: first.nextCursor, limit: 1 });
    expect(second.imports.map(({ importId }) => importId)).toEqual(ids.slice(2));
    expect(await codeOf(imports.listImports({ cursor: 'x', limit: 1 }))).toBe('invalid_input');
  });

  it('stores nothing in a dry run, and says what would come of it', async () => {
    const known = aRow();
    await importRows([known]);
    const before = await snapshot();
    const rows = [aRow(), aRow({ reference: known[0] }), known, aRow({ reference: 'none' })];
    expect(await importRows(rows, imports, { dryRun: true })).toEqual([
      'created',
      'updated',
      'unchanged',
      [{ column: 'customer_reference', reason: expect.any(String) as string }],
    ]);
    expect(await snapshot()).toBe(before);
  });

  it('stops at the first row that fails where that is asked for, with nothing applied behind it', async () => {
    const [good, bad, late] = [aRow(), aRow({ reference: 'none' }), aRow()];
    const importId = await start({ stopAtError: true });
    const { import: job } = await imports.applyRows(partOf(importId, [good, bad, late]));
    expect(job).toMatchObject({
      state: 'STATE_FAILED',
      reason: expect.stringMatching(/^Row 3 failed: Invalid customer reference/) as string,
      created: 1,
      failed: 1,
    });
    expect(await profileOf(late[0])).toBeNull();
  });

  it('raises the sequence: who registers afterwards gets a number of their own', async () => {
    await importRows([aRow({ reference: 'customer--70000' }), aRow({ reference: 'customer--42' })]);
    const { customer: registered } = await customer.registerCustomer(aRegistration());
    expect(registered?.customerReference).toBe('customer--70001');
  });

  it('leaves alone the password its owner has set', async () => {
    const person = aRegistration();
    const { customer: registered } = await customer.registerCustomer(person);
    const row = aRow({ reference: registered!.customerReference, email: person.email });
    expect(await importRows([row])).toEqual(['updated']);
    expect(await logIn(person.email)).toBe('authentication_failed');
    expect(await logIn(person.email, person.password)).toBe('ok');
  });

  it('brings nobody back who was anonymised', async () => {
    const row = aRow();
    await importRows([row]);
    const stored = await profileOf(row[0]);
    await customer.anonymiseCustomer({ customerId: String(stored?._id) });
    const before = await snapshot();
    expect(await importRows([row])).toEqual([
      [{ column: 'customer_reference', reason: expect.any(String) as string }],
    ]);
    expect(await snapshot()).toBe(before);
    // The address is free for somebody else.
    expect(await importRows([aRow({ email: row[2] })])).toEqual(['created']);
  });

  it('repairs what a death between the two services left behind', async () => {
    const [fresh, moving] = [aRow(), aRow()];
    await importRows([moving]);
    moving[2] = `moved.${moving[2]}`;
    const dying = await startCopy({
      importedCustomers: (real) => ({ ...real, save: () => Promise.reject(new Error('killed')) }),
    });
    expect(await codeOf(importRows([fresh, moving], world.importsOf(dying)))).toBe('internal');
    expect(await profileOf(fresh[0])).toBeNull();
    // The file was corrected meanwhile: the address of the half that was stored goes along.
    fresh[2] = `corrected.${fresh[2]}`;
    expect(await importRows([fresh, moving])).toEqual(['created', 'updated']);
    for (const row of [fresh, moving]) {
      expect(await logIn(row[2])).toBe('ok');
      expect(await profileOf(row[0])).toMatchObject({ email: row[2] });
    }
    expect(await importRows([fresh, moving])).toEqual(['unchanged', 'unchanged']);
  });

  it('tells the outcomes of a batch that died half-way as if it had not', async () => {
    const [known, updated, moved] = [aRow(), aRow(), aRow({ password: '' })];
    await importRows([known, updated, moved]);
    updated[3] = 'Dr';
    moved[8] = cell;
    const rows = [aRow(), updated, moved, known];
    const importId = await start();
    let saves = 0;
    for (const dies of ['before', 'after'] as const) {
      const dying = await startCopy({
        importedCustomers: (real) => ({
          ...real,
          save: async (writes) => {
            saves += 1;
            if (dies === 'after') await real.save(writes);
            throw new Error('killed');
          },
        }),
      });
      expect(await codeOf(world.importsOf(dying).applyRows(partOf(importId, rows)))).toBe('internal');
    }
    expect(saves).toBe(2);
    const { import: job } = await imports.applyRows(partOf(importId, rows));
    expect(job).toMatchObject({ created: 1, updated: 2, unchanged: 1, failed: 0 });
  });

  it('applies the same batch once when two copies import it at the same time', async () => {
    const rows = Array.from({ length: 20 }, () => aRow());
    const other = world.importsOf(await startCopy());
    await Promise.all([importRows(rows), importRows(rows, other)]);
    expect(await importRows(rows)).toEqual(rows.map(() => 'unchanged'));
    for (const row of rows.slice(0, 2)) expect(await logIn(row[2])).toBe('ok');
  });

  it('is in the audit trail: who started and cancelled it, how it ended, and what it did itself', async () => {
    const operator: Actor = { kind: 'operator', id: 'ci', name: 'operator', address: '192.0.2.0/24' };
    const asOperator = <Result>(work: () => Promise<Result>): Promise<Result> =>
      runAs({ actor: operator, requestId: 'by-ci' }, work);
    const client = world.importsOf(await startCopy({ bus }));
    const row = aRow({ password: 'a password in clear' });
    const [importId, cancelled] = await asOperator(async () => {
      const [first, second] = [await start({}, client), await start({ dryRun: true }, client)];
      await client.applyRows(partOf(first, [row, aRow({ reference: 'none' })]));
      await client.endImport({ importId: second, state: 'STATE_CANCELLED' });
      // Told once, however often it is asked for.
      await client.endImport({ importId: second, state: 'STATE_CANCELLED' });
      return [first, second];
    });
    const entries = (): AuditEntry[] =>
      bus
        .ofType('audit.recorded')
        .flatMap(({ data }) => events['audit.recorded'].parse(data).entries)
        .filter(({ actor, details }) =>
          [importId, cancelled].some((id) => id === actor.id || id === details['importId']),
        );
    await eventually(() => entries().length === 4);
    // Identity records what it does itself.
    const chain = world.store
      .getClient()
      .db('identity')
      .collection<{ entry: Omit<AuditEntry, 'subjects'> & Partial<AuditEntry> }>('audit');
    const rows = await chain.find({ 'entry.actor.id': importId }).toArray();
    const told = [...entries(), ...rows.map(({ entry }) => entry)];
    const shown = told.map(({ act, actor, subject, subjects = [], details }) => ({
      act,
      by: `${actor.kind} ${actor.id}`,
      about: [subject, ...subjects].join(' ').trim(),
      details,
    }));
    const customerId = String((await profileOf(row[0]))?._id);
    const run = `import ${importId}`;
    expect(shown).toHaveLength(6);
    expect(shown).toEqual(
      expect.arrayContaining([
        ...[
          { act: 'import.started', by: 'operator ci', details: { importId, kind: 'customer' } },
          {
            act: 'import.started',
            by: 'operator ci',
            details: { importId: cancelled, kind: 'customer, dry run' },
          },
          {
            act: 'import.ended',
            by: 'operator ci',
            details: { importId: cancelled, state: 'cancelled' },
          },
          { act: 'import.ended', by: run, details: { importId, state: 'completed', count: '1' } },
        ].map((each) => ({ ...each, about: '' })),
        { act: 'account.imported', by: run, about: customerId, details: { importId } },
        {
          act: 'password.imported',
          by: run,
          about: customerId,
          details: { importId, hashClass: expect.any(String) as string },
        },
      ]),
    );
    expect(JSON.stringify(told)).not.toContain('a password in clear');
  });
});
