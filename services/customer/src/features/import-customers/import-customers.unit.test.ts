import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { aCustomer } from '../../../test/a-customer.ts';
import {
  importedCustomerId,
  type CredentialOutcome,
  type CredentialToImport,
  type ImportedCustomer,
} from '../../domain/imports.ts';
import { importCustomers, type Deps } from './import-customers.ts';

const now = Date.UTC(2026, 7, 24, 12);
const options = {
  overwritePasswords: false,
  dryRun: false,
  stopAtError: false,
};
const columns = [
  'customer_reference',
  'email',
  'salutation',
  'first_name',
  'last_name',
  'gender',
  'registered',
];
const aRow = (row: number, reference: string, change: { email?: string; registered?: string } = {}) => {
  const { email = `${reference.toLowerCase()}@shop.example`, registered = '2020-01-31' } = change;
  return { row, cells: [reference, email, 'Ms', 'Ada', 'Lovelace', 'Female', registered] };
};

let stored: Map<string, ImportedCustomer>;
/** What was asked of the outside, in order. */
let steps: string[];
let credentials: CredentialToImport[];
let outcomeOf: (row: CredentialToImport) => CredentialOutcome;
let refused: Set<string>;
let deps: Deps;
beforeEach(() => {
  stored = new Map();
  steps = [];
  credentials = [];
  outcomeOf = () => 'created';
  refused = new Set();
  deps = {
    customers: {
      findByReferences: (references) =>
        Promise.resolve([...stored.values()].filter((each) => references.includes(each.customerReference))),
      save: (writes) => {
        steps.push(`save ${writes.length}`);
        for (const write of writes) {
          const id = write.customerId;
          if (refused.has(id)) continue;
          const before = stored.get(id);
          if ('insert' in write) stored.set(id, { customerId: id, ...write.insert });
          else if (before !== undefined) stored.set(id, { ...before, ...write.change });
        }
        return Promise.resolve(refused);
      },
    },
    credentials: {
      apply: (rows) => {
        steps.push(`apply ${rows.length}`);
        credentials.push(...rows);
        const created = rows.map(({ customerId }) => ({
          ...{ customerId, version: 1, state: 'active', password: 'none' as const },
        }));
        return Promise.resolve({ outcomes: rows.map(outcomeOf), created });
      },
    },
    references: {
      raiseTo: (number) => {
        steps.push(`raise to ${number}`);
        return Promise.resolve();
      },
    },
    clock: settableClock(now),
    defaultLocale: 'en_US',
    defaultStore: 'DE',
  };
});
const outcomesOf = async (rows: { row: number; cells: string[] }[]): Promise<string[]> =>
  (await importCustomers(deps, { ...options, importId: newId(), columns, rows })).rows.map(
    ({ outcome }) => outcome,
  );

describe('importCustomers', () => {
  it('asks identity first, then raises the sequence, then stores', async () => {
    const rows = [aRow(2, 'DE--7'), aRow(3, 'DE--41', { registered: '' }), aRow(4, 'DE--9')];
    expect(await outcomesOf(rows)).toEqual(['created', 'created', 'created']);
    expect(steps).toEqual(['apply 3', 'raise to 41', 'save 3']);
    expect(credentials.map(({ customerReference, confirmed }) => [customerReference, confirmed])).toEqual([
      ['DE--7', true],
      ['DE--41', false],
      ['DE--9', true],
    ]);
  });

  it('gives a reference the same id in every run, so that identity finds what a dead run left', async () => {
    await outcomesOf([aRow(2, 'DE--7')]);
    stored.clear();
    await outcomesOf([aRow(2, 'DE--7')]);
    expect(credentials.map((each) => each.customerId)).toEqual([
      importedCustomerId('DE--7'),
      importedCustomerId('DE--7'),
    ]);
    expect(importedCustomerId('DE--7')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(importedCustomerId('DE--7')).not.toBe(importedCustomerId('DE--8'));
  });

  it('finds people who registered by themselves by their reference', async () => {
    const customer = aCustomer({ customerReference: 'customer--3' });
    stored.set(customer.customerId, customer);
    outcomeOf = () => 'updated';
    expect(await outcomesOf([aRow(2, 'customer--3')])).toEqual(['updated']);
    expect(credentials[0]?.customerId).toBe(customer.customerId);
    expect(stored.get(customer.customerId)).toMatchObject({
      firstName: 'Ada',
      acceptedTerms: customer.acceptedTerms,
    });
  });

  it('writes nothing the second time', async () => {
    const rows = [aRow(2, 'DE--7'), aRow(3, 'DE--8', { registered: '' })];
    await outcomesOf(rows);
    steps = [];
    outcomeOf = () => 'unchanged';
    expect(await outcomesOf(rows)).toEqual(['unchanged', 'unchanged']);
    expect(steps).toEqual(['apply 2']);
  });

  it('counts a row as updated when only the other service had something to do', async () => {
    const rows = [aRow(2, 'DE--7')];
    await outcomesOf(rows);
    expect(await outcomesOf(rows)).toEqual(['updated']);
  });

  it('lets customers remember the imports that changed anything of them, each once and the last ones only', async () => {
    const rows = [aRow(2, 'DE--7')];
    const id = importedCustomerId('DE--7');
    const run = (importId: string) => importCustomers(deps, { ...options, importId, columns, rows });
    await run('first');
    // Only the credential changes: by that the row has touched the customer, too.
    outcomeOf = () => 'updated';
    for (const importId of ['second', 'second', 'first']) await run(importId);
    expect(stored.get(id)).toMatchObject({ imports: ['second', 'first'], updatedAt: now });
    outcomeOf = () => 'unchanged';
    await run('third');
    expect(stored.get(id)).toMatchObject({ imports: ['second', 'first'] });
    outcomeOf = () => 'updated';
    for (let n = 0; n < 12; n += 1) await run(`nightly ${n}`);
    expect(stored.get(id)?.imports).toHaveLength(10);
    expect(stored.get(id)?.imports?.at(-1)).toBe('nightly 11');
  });

  it('takes back no later confirmation, and no confirmation for an empty cell', async () => {
    await outcomesOf([aRow(2, 'DE--7')]);
    const id = importedCustomerId('DE--7');
    stored.set(id, { ...stored.get(id)!, confirmedAt: now });
    await outcomesOf([aRow(2, 'DE--7'), aRow(3, 'DE--7', { registered: '' })]);
    expect(stored.get(id)).toMatchObject({ confirmedAt: now, registeredAt: Date.UTC(2020, 0, 31) });
  });

  it('lets the later of two rows meet what the earlier one stored', async () => {
    const rows = [aRow(2, 'DE--7'), aRow(3, 'DE--8'), aRow(4, 'DE--7', { email: 'new@shop.example' })];
    expect(await outcomesOf(rows)).toEqual(['created', 'created', 'updated']);
    expect(steps).toEqual(['apply 2', 'raise to 8', 'save 2', 'apply 1', 'save 1']);
  });

  it.each<[CredentialOutcome, string]>([
    ['login-taken', 'email'],
    ['password-format', 'password'],
    ['password-cost', 'password'],
    ['password-length', 'password'],
    ['anonymised', 'customer_reference'],
    ['busy', 'customer_reference'],
  ])('stores no profile when identity says %s', async (outcome, column) => {
    outcomeOf = () => outcome;
    const { rows } = await importCustomers(deps, {
      ...options,
      importId: newId(),
      columns,
      rows: [aRow(2, 'DE--7')],
    });
    expect(rows).toEqual([{ row: 2, outcome: 'failed', faults: [{ column, reason: expect.any(String) }] }]);
    expect(stored.size).toBe(0);
    expect(new Set(steps)).toEqual(new Set(['apply 1']));
  });

  it('fails a row whose reference was taken at the same moment', async () => {
    refused.add(importedCustomerId('DE--7'));
    expect(await outcomesOf([aRow(2, 'DE--7'), aRow(3, 'DE--8')])).toEqual(['failed', 'created']);
  });

  describe('in parts of 500 rows', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => aRow(2 + at, `DE--${at}`));
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    /** Calls of identity that have not been answered, by their first row. */
    let asked: Map<number, () => void>;
    /** Addresses that somebody has, as identity knows them when it answers. */
    let taken: Set<string>;
    beforeEach(() => {
      asked = new Map();
      taken = new Set();
      const { credentials: identity } = deps;
      outcomeOf = ({ login }) => (taken.has(login) ? 'login-taken' : 'created');
      deps.credentials = {
        apply: async (rows, of) => {
          await new Promise<void>((resolve) => asked.set(rows[0]?.row ?? 0, resolve));
          return identity.apply(rows, of);
        },
      };
    });
    const answer = async (row: number): Promise<void> => {
      await settled();
      asked.get(row)?.();
      if (!asked.delete(row)) throw new Error(`identity is not asked about row ${row}`);
      await settled();
    };

    it('brings three through beside each other, and no more', async () => {
      const rows = many(2000);
      const outcomes = outcomesOf(rows);
      await settled();
      expect([...asked.keys()]).toEqual([2, 502, 1002]);
      await answer(1002);
      await answer(502);
      expect(steps.filter((step) => step.startsWith('save'))).toHaveLength(2);
      expect([...asked.keys()]).toEqual([2]);
      await answer(2);
      await answer(1502);
      expect(await outcomes).toEqual(rows.map(() => 'created'));
    });

    it('asks about an address once what comes before it in the file is answered', async () => {
      const rows = many(1500);
      rows[1200] = aRow(1202, 'DE--1200', { email: ' DE--3@shop.example' });
      const outcomes = outcomesOf(rows);
      await settled();
      expect([...asked.keys()]).toEqual([2, 502]);
      await answer(2);
      expect([...asked.keys()]).toEqual([502, 1002]);
      await answer(1002);
      await answer(502);
      expect(await outcomes).toHaveLength(1500);
    });

    it('asks again about an address that its owner may have given away further up in the file', async () => {
      const rows = many(600);
      taken.add('de--550@shop.example');
      const outcomes = outcomesOf(rows);
      await answer(502);
      // Nobody is asked while the rows before are under way.
      expect([...asked.keys()]).toEqual([2]);
      taken.clear();
      await answer(2);
      await answer(552);
      expect((await outcomes)[550]).toBe('created');
      expect(credentials.slice(-1).map(({ row }) => row)).toEqual([552]);
    });
  });

  it('fails as a whole where one part of the rows does, whatever became of the others', async () => {
    const { credentials: identity } = deps;
    const dead = new Error('cut off');
    deps.credentials = {
      apply: (rows, of) => (credentials.length > 0 ? Promise.reject(dead) : identity.apply(rows, of)),
    };
    const rows = Array.from({ length: 600 }, (_, at) => aRow(2 + at, `DE--${at}`));
    const given = { columns, rows, importId: newId(), ...options };
    await expect(importCustomers(deps, given)).rejects.toBe(dead);
  });

  it('asks nothing of anybody for rows that are all broken', async () => {
    expect(
      await outcomesOf([aRow(2, 'DE'), aRow(3, 'DE--1', { email: 'x' }), { row: 4, cells: [] }]),
    ).toEqual(['failed', 'failed', 'failed']);
    expect(steps).toEqual([]);
  });
});
