import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { glueClient, type GlueClient } from '../system/glue-client.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

const data = join(import.meta.dirname, '..', 'data');
/** Every hash of the sample is of this one. */
const password = 'change123';
const head = 'company_user_key,customer_reference,company_key,is_default';

/** What an access token says; Glue's clients do not verify it. */
function claimsOf(token: string): Record<string, unknown> {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as Record<string, unknown>;
}

describe('latchkey data:import company-user', () => {
  const running = systemOfSuite(startStandalone);
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-company-users-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]): Promise<Ran> => latchkey(args, { DATA_DIR: running().dataDir });
  const importRows = (...rows: string[]): Promise<Ran> => {
    const file = join(folder, 'company-user.csv');
    writeFileSync(file, [head, ...rows].join('\n'));
    return run('data:import', 'company-user', file);
  };
  const glue = (): GlueClient => glueClient(running().origins);
  const logIn = (customer: number) => {
    const attributes = { username: `customer.${customer}@shop.example`, password };
    return glue().send('POST', '/access-tokens', { type: 'access-tokens', attributes });
  };
  /** What a login at Glue tells of the company user, beside the access token and in it. */
  const companyUserOf = async (customer: number): Promise<{ told: unknown; claimed: unknown }> => {
    const { data: found } = (await logIn(customer)).body ?? {};
    const { accessToken, idCompanyUser } = found?.attributes ?? {};
    return { told: idCompanyUser, claimed: claimsOf(String(accessToken))['id_company_user'] };
  };
  const shown = async (key: string): Promise<Record<string, unknown>> =>
    JSON.parse((await run('company-user:show', key, '--json')).stdout) as Record<string, unknown>;

  it('puts idCompanyUser into the tokens of those whose company user is the default', async () => {
    await run('data:import', 'customer', join(data, 'customer.csv'));
    expect(await companyUserOf(1)).toEqual({ told: null, claimed: undefined });
    const ran = await run('data:import', 'company-user', join(data, 'company-user.csv'));
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('Importer type: company-user\n');
    expect(ran.stdout).toContain('4 (4 created, 0 updated, 0 unchanged)');
    for (const [customer, key] of [
      [1, 'acme--1'],
      [2, 'acme--2'],
    ] as const) {
      const { idCompanyUser } = await shown(key);
      expect(idCompanyUser).toMatch(/^[0-9a-f-]{36}$/);
      expect(await companyUserOf(customer)).toEqual({ told: idCompanyUser, claimed: idCompanyUser });
    }
    expect(await shown('acme--3')).toMatchObject({ companyKey: 'acme', isDefault: false });
  });

  it('changes nothing when the same file comes again, and one of two defaults with another row', async () => {
    const again = await run('data:import', 'company-user', join(data, 'company-user.csv'));
    expect(again.stdout).toContain('4 (0 created, 0 updated, 4 unchanged)');
    expect((await importRows('globex--1,DE--2,globex,1')).stdout).toContain('(0 created, 1 updated');
    const { idCompanyUser } = await shown('globex--1');
    expect(await companyUserOf(2)).toEqual({ told: idCompanyUser, claimed: idCompanyUser });
  });

  it('names row and column of what is wrong, and imports the others', async () => {
    const ran = await importRows(
      'acme--9,DE--999,acme,1',
      ',DE--1,acme,1',
      'acme--8,DE--1,acme,yes',
      'acme--7,DE--12,acme,1',
    );
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('1 (1 created, 0 updated, 0 unchanged)');
    expect(ran.stderr.trim().split('\n')).toEqual([
      'Row 2, column customer_reference: There is no customer with this reference.',
      'Row 3, column company_user_key: A value is expected.',
      'Row 4, column is_default: 1 or 0 is expected; empty is 0.',
    ]);
    const refused = await run(
      'data:import',
      'company-user',
      join(data, 'company-user.csv'),
      '--overwrite-passwords',
    );
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('no passwords')]);
  });

  it('anonymises the customer whose company user is deleted: no login, no session, no profile', async () => {
    const { accessToken: bearer } = (await logIn(2)).body?.data?.attributes as { accessToken: string };
    expect((await glue().send('GET', '/customers/DE--2', { bearer })).status).toBe(200);
    const deleted = await run('company-user:delete', 'acme--2', '--yes');
    expect([deleted.code, deleted.stdout]).toEqual([0, 'Deleted; the customer is anonymised.\n']);
    expect((await logIn(2)).status).toBe(401);
    expect((await glue().send('GET', '/customers/DE--2', { bearer })).status).toBe(401);
    expect((await run('customer:show', 'DE--2')).code).toBe(4);
    for (const key of ['acme--2', 'globex--1']) {
      const gone = await run('company-user:show', key);
      expect([gone.code, gone.stderr]).toEqual([4, expect.stringContaining('company user')]);
    }
    expect((await importRows('acme--2,DE--2,acme,1')).stderr).toContain('There is no customer');
    expect((await companyUserOf(1)).told).toBe((await shown('acme--1'))['idCompanyUser']);
  });
});
